//! Where in a profile's file something is.

use toml::de::{DeTable, DeValue};

/// Where in a file a mistake is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At an element: the way to it, such as `models[oidc].tasks[register]`.
    Element(String),
    /// Anywhere: the file itself is the mistake.
    File,
    /// At a character.
    Line {
        /// Its line, counted from 1.
        line: usize,
        /// Its column, counted in characters from 1.
        column: usize,
    },
}

impl Place {
    /// The place of the byte `at` of `text`.
    #[must_use]
    pub fn in_text(text: &str, at: usize) -> Self {
        let before = String::from_utf8_lossy(&text.as_bytes()[..at.min(text.len())]);
        Self::Line {
            line: before.matches('\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
        }
    }

    /// The place as values: `path` of an element, `line` and `column` of a character.
    #[must_use]
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Element(path) => vec![("path", path.clone())],
            Self::File => vec![],
            Self::Line { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
        }
    }
}

/// The way to `element` inside of what is at `path`.
pub(super) fn below(path: &str, element: &str) -> String {
    if path.is_empty() {
        element.to_owned()
    } else {
        format!("{path}.{element}")
    }
}

/// What an element of the list `kind` is told from the others by: its `id`, or what else no two of them share.
pub(super) fn key<'a>(kind: &str, element: &'a DeTable<'_>) -> Option<&'a str> {
    let natural = match kind {
        "choices" => "value",
        "claims" => "need",
        "errors" => "match",
        "guides" => "step",
        "items" => "field",
        "permissions" => "name",
        "values" => "label",
        _ => "id",
    };
    ["id", "use", natural]
        .iter()
        .find_map(|field| match element.get(*field)?.get_ref() {
            DeValue::String(key) => Some(key.as_ref()),
            _ => None,
        })
}
