//! A failure as screens and `--json` show it: its words are made here, last.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::verdict::{CheckView, need};
use crate::failure::{Actor, Detail, Failure, FailureCode, Flaw, NextAction};
use crate::language::Language;
use crate::login::verdict::Check;
use crate::scene::Scene;
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
    /// `failure` in the set-up of `scene`.
    pub(crate) fn in_setup(failure: &Failure, scene: &Scene<'_>) -> Self {
        let (service, model) = (scene.service_name(), scene.model());
        Self::of_model(failure, service, model, scene.language)
    }

    /// `failure` of a set-up of `service` when its model was this one, which has a protocol and the names of what the
    /// service needs.
    pub(super) fn of_model(
        failure: &Failure,
        service: &str,
        model: Option<&Model>,
        language: &Language,
    ) -> Self {
        let mut failure = failure.clone().about("service", service);
        if let Some(id) = failure.facts.get_mut("need") {
            *id = need(id, model).to_owned();
        }
        if let Some(model) = model {
            failure = failure.of(model.login.protocol(), model.set_up_as());
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
            flaw: failure.flaw().and_then(|flaw| in_words(flaw, language)),
            detail: failure.detail.clone(),
        }
    }
}

/// What exactly is wrong, in one sentence; a check is called as its verdict calls it.
fn in_words(flaw: &Flaw, language: &Language) -> Option<String> {
    let Some(check) = Check::of_flaw(flaw) else {
        return flaw.sentence(language);
    };
    let check = CheckView::new(&check, language);
    let facts = [
        ("check", Some(check.label.as_str())),
        ("expected", check.expected.as_deref()),
        ("received", check.received.as_deref()),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter_map(|(name, fact)| Some((name, fact?)))
        .collect();
    language.find(&flaw.message_id(), &facts)
}

#[cfg(test)]
mod tests;
