//! What lies ahead of a set-up, as the first step shows it before anything is asked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::steps::step_name;
use crate::language::{Language, MISSING};
use crate::scene::Scene;
use crate::scene::ahead::{Ahead, RolePart, Takes};
use crate::service::{CredentialKind, Method};
use crate::step::Step;

/// What lies ahead, before the first step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AheadView {
    /// The six steps, in order.
    pub steps: Vec<StepAheadView>,
    /// What to have at hand, a line each.
    pub at_hand: Vec<String>,
    /// Who may have to be asked, a line each; may be empty.
    pub asked: Vec<String>,
}

/// What one of the steps comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepAheadView {
    /// Which step.
    pub step: Step,
    /// Its name.
    pub name: String,
    /// Who does what in it, in a line.
    pub text: String,
}

/// What lies ahead; none once the first step was taken.
pub(super) fn view(scene: &Scene<'_>) -> Option<AheadView> {
    let ahead = scene.ahead()?;
    let (service, language) = (scene.service_name(), scene.language);
    Some(AheadView {
        steps: Step::ALL
            .into_iter()
            .map(|step| StepAheadView {
                step,
                name: step_name(step, language),
                text: step_text(step, &ahead, service, language),
            })
            .collect(),
        at_hand: ahead
            .takes
            .iter()
            .map(|takes| taken(takes, language))
            .collect(),
        asked: asked(&ahead, language),
    })
}

fn step_text(step: Step, ahead: &Ahead<'_>, service: &str, language: &Language) -> String {
    let (id, fact, value) = match step {
        Step::Tenant => return language.say("ahead-tenant", &[]),
        Step::Model => {
            let models = i64::try_from(ahead.models).unwrap_or(i64::MAX);
            return language.count("ahead-model", models, &[("service", service)]);
        }
        Step::Consent => ("ahead-consent", "part", part(ahead.role)),
        Step::Credentials => ("ahead-credentials", "kind", kind(ahead.credentials)),
        Step::TestLogin => return language.say("ahead-test-login", &[]),
        Step::Export => ("ahead-export", "method", method(ahead.delivery)),
    };
    language.say(id, &[("service", service), (fact, value)])
}

const fn part(part: Option<RolePart>) -> &'static str {
    match part {
        Some(RolePart::Grants) => "grants",
        Some(RolePart::Registers) => "registers",
        Some(RolePart::RegistersAndGrants) => "registers-and-grants",
        None => "model",
    }
}

const fn kind(kind: Option<CredentialKind>) -> &'static str {
    match kind {
        Some(CredentialKind::Certificate) => "certificate",
        Some(CredentialKind::None) => "none",
        Some(CredentialKind::Secret) => "secret",
        None => "model",
    }
}

const fn method(method: Option<Method>) -> &'static str {
    match method {
        Some(Method::Paste) => "paste",
        Some(Method::Notify | Method::OneTimeShare) | None => "send",
    }
}

fn taken(takes: &Takes<'_>, language: &Language) -> String {
    let values = takes.values.join(", ");
    let values = if values.is_empty() { MISSING } else { &values };
    let facts = [
        ("needs", takes.needs),
        ("model", takes.model.unwrap_or(MISSING)),
        ("values", values),
    ];
    language.say("ahead-takes", &facts)
}

fn asked(ahead: &Ahead<'_>, language: &Language) -> Vec<String> {
    let roles = (!ahead.roles.is_empty())
        .then(|| language.say("ahead-role-holder", &[("roles", &ahead.roles.join(", "))]));
    let others = ahead.others.iter().map(|who| (*who).to_owned());
    roles.into_iter().chain(others).collect()
}
