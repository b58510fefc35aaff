//! The notations that texts of a profile are written in: templates, conditions, ids of facts, keys.
//!
//! A reader in Serde passes on words alone. So a mistake in a notation is written as JSON, and what comes back from the
//! reader is read again as data.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ConditionError, Expected, FactIdError, RecipientError, TemplateError};

/// What is wrong with a text that is written in a notation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "flaw", rename_all = "kebab-case")]
pub enum Notation {
    /// Something else belongs there in a condition.
    Condition {
        /// What belongs there.
        expected: Expected,
        /// Where, counted in characters from 1.
        at: usize,
    },
    /// A condition is nested too deep.
    ConditionTooDeep,
    /// It is not the id of a fact.
    FactId {
        /// What stands there.
        id: String,
    },
    /// It is no age recipient.
    Recipient,
    /// A brace in a template opens or closes nothing.
    TemplateBrace,
    /// A template asks for an encoding that nothing has.
    TemplateEncoding {
        /// The encoding as written.
        encoding: String,
    },
    /// A template has a name in it that nothing has.
    TemplateName {
        /// The name as written.
        name: String,
    },
}

impl Notation {
    /// The mistake, where that is what the reader says.
    pub(super) fn read(message: &str) -> Option<Self> {
        serde_json::from_str(message).ok()
    }
}

impl From<ConditionError> for Notation {
    fn from(error: ConditionError) -> Self {
        match error {
            ConditionError::Expected { expected, at } => Self::Condition { expected, at },
            ConditionError::TooDeep => Self::ConditionTooDeep,
        }
    }
}

impl From<FactIdError> for Notation {
    fn from(FactIdError(id): FactIdError) -> Self {
        Self::FactId { id }
    }
}

impl From<RecipientError> for Notation {
    fn from(RecipientError: RecipientError) -> Self {
        Self::Recipient
    }
}

impl From<TemplateError> for Notation {
    fn from(error: TemplateError) -> Self {
        match error {
            TemplateError::StrayBrace => Self::TemplateBrace,
            TemplateError::UnknownEncoding { encoding } => Self::TemplateEncoding { encoding },
            TemplateError::UnknownName { name } => Self::TemplateName { name },
        }
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        out.write_str(&written)
    }
}

macro_rules! written_as_notation {
    ($($error:ident),+) => {$(
        impl fmt::Display for $error {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                Notation::from(self.clone()).fmt(out)
            }
        }
    )+};
}

written_as_notation!(ConditionError, FactIdError, RecipientError, TemplateError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_the_reader_as_words_is_the_same_mistake_again() {
        let mistake = TemplateError::UnknownName {
            name: "ten\"nant".to_owned(),
        };

        assert_eq!(Notation::read(&mistake.to_string()), Some(mistake.into()));
        assert_eq!(Notation::read("missing field `id`"), None);
    }
}
