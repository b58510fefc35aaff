//! A failure as screens and `--json` show it: its words are made here, last.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::verdict::need;
use crate::failure::{Actor, Detail, Failure, FailureCode, NextAction};
use crate::language::Language;
use crate::service::Model;

/// What went wrong, for a person, a program and support alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Failure")]
pub struct FailureView {
    /// Stable name of the failure, such as `token.secret_is_an_id`.
    pub code: FailureCode,
    /// One plain sentence: what happened.
    pub summary: String,
    /// One or two plain sentences: why, and what to do.
    pub advice: String,
    /// Who must act.
    pub actor: Actor,
    /// What to do next, as data: the window draws a button, the terminal a line.
    pub next: NextAction,
    /// One plain sentence for support: what exactly is wrong, where Consentry itself found it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub flaw: Option<String>,
    /// What else support wants to see, folded away.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub detail: Option<Detail>,
}

impl FailureView {
    /// `failure` of a set-up of `model`, which has the names of what the service needs.
    pub(super) fn about(failure: &Failure, model: Option<&Model>, language: &Language) -> Self {
        let mut failure = failure.clone();
        if let Some(id) = failure.facts.get_mut("need") {
            *id = need(id, model).to_owned();
        }
        Self::new(&failure, language)
    }

    /// `failure` in the words of `language`.
    #[must_use]
    pub fn new(failure: &Failure, language: &Language) -> Self {
        Self {
            code: failure.code,
            summary: failure.summary(language),
            advice: failure.advice(language),
            actor: failure.actor(),
            next: failure.next,
            flaw: failure.flaw().and_then(|flaw| flaw.sentence(language)),
            detail: failure.detail.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
