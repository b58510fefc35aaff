//! The notations that texts of a profile are written in: templates, conditions, ids of facts, keys.
//!
//! A reader in Serde passes on words alone. So a mistake in a notation is written as JSON, and what comes back from the
//! reader is read again as data.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ConditionError, FactIdError, RecipientError, TemplateError};

/// What is wrong with a text that is written in a notation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notation {
    /// With a condition.
    Condition(ConditionError),
    /// With the id of a fact.
    FactId(FactIdError),
    /// With a public key.
    Recipient(RecipientError),
    /// With a template.
    Template(TemplateError),
}

impl Notation {
    /// The mistake, where that is what the reader says.
    pub(super) fn read(message: &str) -> Option<Self> {
        serde_json::from_str(message).ok()
    }

    /// The mistake as values: which it is as `flaw`, and what it is about.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let (flaw, facts) = match self {
            Self::Condition(ConditionError::Expected { expected, at }) => (
                "condition",
                vec![
                    ("expected", expected.as_str().to_owned()),
                    ("at", at.to_string()),
                ],
            ),
            Self::Condition(ConditionError::TooDeep) => ("condition-too-deep", vec![]),
            Self::FactId(FactIdError(id)) => ("fact-id", vec![("id", id.clone())]),
            Self::Recipient(RecipientError) => ("recipient", vec![]),
            Self::Template(TemplateError::StrayBrace) => ("template-brace", vec![]),
            Self::Template(TemplateError::UnknownEncoding { encoding }) => {
                ("template-encoding", vec![("encoding", encoding.clone())])
            }
            Self::Template(TemplateError::UnknownName { name }) => {
                ("template-name", vec![("name", name.clone())])
            }
        };
        let flaw = [("flaw", flaw.to_owned())];
        flaw.into_iter().chain(facts).collect()
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        out.write_str(&written)
    }
}

macro_rules! written_as_notation {
    ($($error:ident => $notation:ident),+ $(,)?) => {$(
        impl From<$error> for Notation {
            fn from(error: $error) -> Self {
                Self::$notation(error)
            }
        }

        impl fmt::Display for $error {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                Notation::from(self.clone()).fmt(out)
            }
        }
    )+};
}

written_as_notation! {
    ConditionError => Condition,
    FactIdError => FactId,
    RecipientError => Recipient,
    TemplateError => Template,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_the_reader_as_words_is_the_same_mistake_again() {
        let mistake = TemplateError::UnknownName {
            name: "ten\"nant".to_owned(),
        };

        assert_eq!(
            Notation::read(&mistake.to_string()),
            Some(Notation::Template(mistake))
        );
        assert_eq!(Notation::read("missing field `id`"), None);
    }
}
