//! The rail: the six steps, where each stands, and a few words beside it.

use super::{Scene, known};
use crate::service::CredentialKind;
use crate::step::Step;
use crate::view::{KnownView, StepView};
use crate::wizard::Standing;
use crate::wizard::{Facts, Wizard};

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
pub fn title(service: &str, facts: &Facts) -> String {
    match &facts.tenant {
        Some(tenant) => format!("{service} for {}", tenant.segment()),
        None => service.to_owned(),
    }
}

/// The one next thing, as a sentence.
#[must_use]
pub fn next_thing(wizard: &Wizard) -> &'static str {
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
        Step::Tenant => facts.tenant.as_ref().map(|tenant| known(&tenant.known)),
        Step::Consent => facts
            .consent
            .as_ref()
            .filter(|consent| !consent.skipped)
            .map(|consent| known(&consent.known)),
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
            .map(known),
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
