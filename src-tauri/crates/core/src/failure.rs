//! Failures as data, from the protocol to the last screen: a stable code, the facts, the next action. The words are
//! in the catalogues and are chosen last; Microsoft's numbers are in [`aadsts`].

pub mod aadsts;
mod code;
mod detail;
mod flaw;
mod folded;
mod next;
mod port;
mod said;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::protocol::Protocol;

pub use code::FailureCode;
pub use detail::{Detail, ForeignError, Raw};
pub use flaw::Flaw;
pub(crate) use folded::folded;
pub use next::{Actor, Field, NextAction, PortalPage, Role};

/// What went wrong. Says nothing by itself: see [`Failure::summary`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Stable name of the failure, such as `token.secret_is_an_id`.
    pub code: FailureCode,
    /// What its sentences are about, by the names of their variables. They come from outside as they are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub facts: BTreeMap<String, String>,
    /// What to do next.
    pub next: NextAction,
    /// What support wants to see, folded away.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub detail: Option<Detail>,
}

impl Failure {
    /// The failure of this code, with the next action that is usual for it.
    #[must_use]
    pub fn new(code: FailureCode) -> Self {
        Self {
            code,
            facts: BTreeMap::new(),
            next: code.next(),
            detail: None,
        }
    }

    /// The failure of this code, with what its sentences are about. An empty fact is none, and of two with one name the
    /// first stands.
    #[must_use]
    pub fn with(code: FailureCode, facts: &[(&str, &str)]) -> Self {
        let mut failure = Self::new(code);
        for (name, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let fact = failure.facts.entry((*name).to_owned());
            fact.or_insert_with(|| (*value).to_owned());
        }
        failure
    }

    /// The same failure, with what support wants to see.
    #[must_use]
    pub fn detailed(mut self, detail: Detail) -> Self {
        self.detail = Some(detail);
        self
    }

    /// The same failure, with what another wrote about it: the system, a library, the other side.
    #[must_use]
    pub fn quoting(mut self, raw: impl Into<Raw>) -> Self {
        self.detail.get_or_insert_default().raw = Some(raw.into());
        self
    }

    /// The same failure, with what exactly is wrong.
    #[must_use]
    pub fn because(mut self, flaw: impl Into<Flaw>) -> Self {
        self.detail.get_or_insert_default().flaw = Some(flaw.into());
        self
    }

    /// What exactly is wrong, where Consentry itself found it.
    #[must_use]
    pub fn flaw(&self) -> Option<&Flaw> {
        self.detail.as_ref()?.flaw.as_ref()
    }

    /// The same failure, with one more fact where it has none of that name.
    #[must_use]
    pub fn about(mut self, name: &str, value: &str) -> Self {
        let fact = self.facts.entry(name.to_owned());
        fact.or_insert_with(|| value.to_owned());
        self
    }

    /// The same failure of an application that signs people in by `signs_in_by` and is set up in Entra as for `set_up_as`:
    /// its sentences and its next action are those of these protocols.
    #[must_use]
    pub fn of(self, signs_in_by: Protocol, set_up_as: Protocol) -> Self {
        let next = self.next.of(set_up_as);
        self.about("signs_in_by", signs_in_by.as_str())
            .about("set_up_as", set_up_as.as_str())
            .then(next)
    }

    /// The same failure, with another next action.
    #[must_use]
    pub fn then(mut self, next: NextAction) -> Self {
        self.next = next;
        self
    }
}
