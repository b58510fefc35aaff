//! A mistake in a service profile, in words.

use serde::Serialize;

use crate::language::Language;
use crate::service::Malformed;

/// A file that is no profile: which file, where in it, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MalformedView {
    /// The file.
    pub file: String,
    /// Where in it: the way to the element, such as `models[oidc].tasks[register]`, or line and column.
    pub path: String,
    /// Why, as the end of a sentence.
    pub reason: String,
}

impl Malformed {
    /// The mistake in words.
    #[must_use]
    pub fn view(&self, language: &Language) -> MalformedView {
        let facts = self.facts();
        let facts: Vec<(&str, &str)> = facts
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        MalformedView {
            file: self.file.clone(),
            path: language.say("profile-place", &facts),
            reason: language.say("profile-flaw", &facts),
        }
    }
}
