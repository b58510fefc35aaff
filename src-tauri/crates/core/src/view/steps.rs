//! The rail: the six steps, where each stands, and a few words beside it; what runs and what failed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StepView;
use super::failure::FailureView;
use super::known::KnownView;
use crate::scene::Scene;
use crate::service::CredentialKind;
use crate::step::Step;
use crate::wizard::{Facts, Operation, Standing, Wizard};

/// A failure at its step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepFailure {
    /// Where it failed.
    pub step: Step,
    /// What failed.
    pub failure: FailureView,
    /// Whether it only says that no answer came: then nothing was retracted.
    pub inconclusive: bool,
}

/// Work that goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RunningView {
    /// At which step.
    pub step: Step,
    /// What is being done, as a sentence.
    pub doing: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// When it stops by itself.
    pub until: Option<DateTime<Utc>>,
}

/// The step's name on the screen.
#[must_use]
pub const fn step_name(step: Step) -> &'static str {
    match step {
        Step::Tenant => "Tenant",
        Step::Model => "Integration model",
        Step::Consent => "Consent",
        Step::Credentials => "Credentials",
        Step::TestLogin => "Test login",
        Step::Export => "Export",
    }
}

/// What a set-up is called: its service, and the directory once it is known.
#[must_use]
pub(crate) fn title(service: &str, facts: &Facts) -> String {
    match &facts.tenant {
        Some(tenant) => format!("{service} for {}", tenant.segment()),
        None => service.to_owned(),
    }
}

/// The one next thing, as a sentence.
#[must_use]
pub(super) fn next_thing(wizard: &Wizard) -> &'static str {
    match (wizard.current(), wizard.standing(wizard.current())) {
        (Step::Consent, Standing::Waiting) => "Waiting for admin consent",
        (Step::Export, Standing::Done) => "Done: the bundle is saved",
        (Step::Tenant, _) => "Next: identify the directory",
        (Step::Model, _) => "Next: choose an integration model",
        (Step::Consent, _) => "Next: grant admin consent",
        (Step::Credentials, _) => "Next: prove the credentials",
        (Step::TestLogin, _) => "Next: run a test login",
        (Step::Export, _) => "Next: save the connection bundle",
    }
}

/// The six steps, in order.
pub(super) fn steps(scene: &Scene<'_>) -> Vec<StepView> {
    Step::ALL
        .into_iter()
        .map(|step| {
            let standing = scene.wizard.standing(step);
            StepView {
                step,
                name: step_name(step).to_owned(),
                standing,
                note: note(scene, step, standing),
                known: (standing == Standing::Done)
                    .then(|| step_known(scene.facts(), step))
                    .flatten(),
            }
        })
        .collect()
}

fn note(scene: &Scene<'_>, step: Step, standing: Standing) -> String {
    let facts = scene.facts();
    let vendor = facts
        .model
        .as_ref()
        .is_some_and(|model| model.plan.credentials == CredentialKind::None);
    let words = match (standing, step) {
        (Standing::Waiting, _) => {
            return facts
                .waiting
                .as_ref()
                .map(|waiting| waiting.on.clone())
                .unwrap_or_default();
        }
        (Standing::Done, Step::Model) => {
            return scene
                .model()
                .map(|model| model.title.clone())
                .unwrap_or_default();
        }
        (Standing::Done, Step::Consent)
            if facts
                .consent
                .as_ref()
                .is_some_and(|consent| consent.skipped) =>
        {
            "not needed now"
        }
        (Standing::Done, Step::Consent) if facts.consent.is_none() => "nothing to grant",
        (Standing::Done | Standing::Locked | Standing::Open, Step::Credentials) if vendor => {
            return format!("{}'s part", scene.service_name());
        }
        (Standing::Open, Step::Model) => "your choice",
        (Standing::Open, Step::Export) => "ready to save",
        (Standing::Open, _) => "next",
        (Standing::Running, Step::Consent | Step::TestLogin) => "your turn",
        _ => "",
    };
    words.to_owned()
}

fn step_known(facts: &Facts, step: Step) -> Option<KnownView> {
    match step {
        Step::Tenant => facts
            .tenant
            .as_ref()
            .map(|tenant| KnownView::from(&tenant.known)),
        Step::Consent => facts
            .consent
            .as_ref()
            .filter(|consent| !consent.skipped)
            .map(|consent| KnownView::from(&consent.known)),
        Step::Credentials => facts
            .credential
            .as_ref()
            .map(|credential| &credential.known)
            .or_else(|| {
                facts
                    .federation
                    .as_ref()
                    .map(|federation| &federation.known)
            })
            .map(KnownView::from),
        Step::TestLogin => {
            let run = facts
                .runs
                .iter()
                .rev()
                .find(|run| run.failure.is_none() && facts.bears(run))?;
            Some(KnownView::Proved { at: run.at })
        }
        Step::Model | Step::Export => None,
    }
}

/// What failed last.
pub(super) fn failure(scene: &Scene<'_>) -> Option<StepFailure> {
    let failed = scene.wizard.failed()?;
    Some(StepFailure {
        step: failed.step,
        failure: FailureView::of(&failed.failure, scene.language),
        inconclusive: failed.inconclusive,
    })
}

/// What runs `since` then, and stops by itself at `until`.
pub(crate) fn running(
    operation: &Operation,
    since: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
) -> RunningView {
    let doing = match operation {
        Operation::Identify(_) => "Asking Microsoft for the directory",
        Operation::AskConsent { .. } => "Waiting for the answer of the consent page",
        Operation::Probe | Operation::ProbeNext => "Trying the credentials",
        Operation::SignIn { .. } => "Waiting for the sign-in",
    };
    RunningView {
        step: operation.step(),
        doing: doing.to_owned(),
        since,
        until,
    }
}
