//! What exactly is wrong, where Consentry itself found it: finer than a failure's code, and data like it. The message
//! `flaw-ID` of the catalogues says it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::said;
use crate::language::Language;
use crate::ports::HttpError;
use crate::xml::{ShapeError, XmlError};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Flaw {
    /// Its stable id.
    pub id: String,
    /// What it is about, by the names of the message's variables. They come from outside as they are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    #[ts(as = "Option<BTreeMap<String, String>>", optional)]
    pub facts: BTreeMap<String, String>,
}

impl Flaw {
    /// The flaw of this id. An empty fact is none.
    pub(crate) fn new(id: &str, facts: &[(&str, &str)]) -> Self {
        let facts = facts.iter().filter(|(_, value)| !value.is_empty());
        Self {
            id: id.to_owned(),
            facts: facts
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        }
    }

    /// One plain sentence; none for a flaw that only a later version knows.
    pub(crate) fn sentence(&self, language: &Language) -> Option<String> {
        let facts = said::in_words(&self.facts, language);
        language.find(&self.message_id(), &said::borrowed(&facts))
    }

    /// The id of the message that says it.
    pub(crate) fn message_id(&self) -> String {
        format!("flaw-{}", self.id)
    }
}

impl From<&XmlError> for Flaw {
    fn from(error: &XmlError) -> Self {
        let element = match error {
            XmlError::SplitText { element } => element,
            _ => "",
        };
        Self::new("xml", &[("kind", error.id()), ("part", element)])
    }
}

impl From<ShapeError> for Flaw {
    fn from(error: ShapeError) -> Self {
        let (kind, part) = error.parts();
        Self::new("xml", &[("kind", kind), ("part", part)])
    }
}

impl From<&HttpError> for Flaw {
    fn from(error: &HttpError) -> Self {
        let (kind, host, more) = match error {
            HttpError::ProxyUnusable { host, variable } => {
                ("proxy-unusable", host, ("variable", variable.as_str()))
            }
            HttpError::TimedOut { host } => ("timed-out", host, ("", "")),
            HttpError::TooLarge { host } => ("too-large", host, ("", "")),
            HttpError::Unreachable { host, reason } => {
                ("unreachable", host, ("reason", reason.as_str()))
            }
            HttpError::Untrusted { host, flaw, .. } => ("untrusted", host, ("reason", flaw.id())),
        };
        Self::new("no-answer", &[("kind", kind), ("host", host), more])
    }
}
