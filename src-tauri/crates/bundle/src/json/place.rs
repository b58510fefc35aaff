//! Where in a document something is: a chain of steps, turned into a JSON Pointer (RFC 6901) only when needed.

use std::fmt::Write as _;

use serde_json::Value;

use crate::limits::MAX_NAME;

/// One step from the root of a document, with the steps before it.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl Place<'_> {
    /// The JSON Pointer, `/` for the root.
    pub(crate) fn pointer(&self) -> String {
        let mut text = String::new();
        self.append_to(&mut text);
        if text.is_empty() {
            text.push('/');
        }
        text
    }

    fn append_to(&self, text: &mut String) {
        match self {
            Self::Root => {}
            Self::Member(parent, name) => {
                parent.append_to(text);
                text.push('/');
                append_name(name, text);
            }
            Self::Item(parent, index) => {
                parent.append_to(text);
                // Writing to a String cannot fail.
                let _ = write!(text, "/{index}");
            }
        }
    }
}

fn append_name(name: &str, text: &mut String) {
    for (index, character) in name.chars().enumerate() {
        if index == MAX_NAME {
            text.push('…');
            return;
        }
        match character {
            '~' => text.push_str("~0"),
            '/' => text.push_str("~1"),
            control if control.is_control() => text.push('\u{fffd}'),
            other => text.push(other),
        }
    }
}

/// The first place at which two documents differ, or nothing when they are the same.
pub(crate) fn first_difference(left: &Value, right: &Value, place: &Place<'_>) -> Option<String> {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => {
            let mut names = left
                .keys()
                .chain(right.keys().filter(|name| !left.contains_key(*name)));
            names.find_map(|name| {
                let place = Place::Member(place, name);
                match (left.get(name), right.get(name)) {
                    (Some(left), Some(right)) => first_difference(left, right, &place),
                    _ => Some(place.pointer()),
                }
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => left
            .iter()
            .zip(right)
            .enumerate()
            .find_map(|(index, (left, right))| {
                first_difference(left, right, &Place::Item(place, index))
            }),
        _ => (left != right).then(|| place.pointer()),
    }
}
