//! The rail: the six steps, where each stands, and a few words beside it; what runs and what failed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StepView;
use super::failure::FailureView;
use super::known::KnownView;
use super::verdict::WarningView;
use crate::entra::discovery::{TakenFrom, TenantQuery};
use crate::language::Language;
use crate::login::verdict::Warning;
use crate::ports::SecretStorage;
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
pub fn step_name(step: Step, language: &Language) -> String {
    let id = match step {
        Step::Tenant => "step-tenant",
        Step::Model => "step-model",
        Step::Consent => "step-consent",
        Step::Credentials => "step-credentials",
        Step::TestLogin => "step-test-login",
        Step::Export => "step-export",
    };
    language.say(id, &[])
}

/// What a set-up is called: its service, and the directory once it is known.
#[must_use]
pub(crate) fn title(service: &str, facts: &Facts, language: &Language) -> String {
    match &facts.tenant {
        Some(tenant) => {
            let tenant = tenant.segment();
            let facts = [("service", service), ("tenant", &tenant)];
            language.say("setup-title", &facts)
        }
        None => service.to_owned(),
    }
}

/// The one next thing, as a sentence.
#[must_use]
pub(super) fn next_thing(wizard: &Wizard, language: &Language) -> String {
    let id = match (wizard.current(), wizard.standing(wizard.current())) {
        (Step::Consent, Standing::Waiting) => "next-thing-wait",
        (Step::Export, Standing::Done) => "next-thing-none",
        (Step::Tenant, _) => "next-thing-tenant",
        (Step::Model, _) => "next-thing-model",
        (Step::Consent, _) => "next-thing-consent",
        (Step::Credentials, _) => "next-thing-credentials",
        (Step::TestLogin, _) => "next-thing-test-login",
        (Step::Export, _) => "next-thing-export",
    };
    language.say(id, &[])
}

/// The six steps, in order.
pub(super) fn steps(scene: &Scene<'_>) -> Vec<StepView> {
    Step::ALL
        .into_iter()
        .map(|step| {
            let standing = scene.wizard.standing(step);
            StepView {
                step,
                name: step_name(step, scene.language),
                standing,
                note: note(scene, step, standing),
                known: (standing == Standing::Done)
                    .then(|| step_known(scene, step))
                    .flatten(),
                warnings: warnings(scene.facts(), step)
                    .iter()
                    .map(|warning| WarningView::of(warning, scene.model(), scene.language))
                    .collect(),
            }
        })
        .collect()
}

/// What deserves a look in what the step's fact was read from.
fn warnings(facts: &Facts, step: Step) -> &[Warning] {
    let of_model = facts.model.as_ref().map(|model| &model.warnings);
    let of_federation = facts
        .federation
        .as_ref()
        .map(|federation| &federation.warnings);
    let warnings = match step {
        Step::Model => of_model,
        Step::Credentials => of_federation,
        Step::Tenant | Step::Consent | Step::TestLogin | Step::Export => None,
    };
    warnings.map_or(&[], Vec::as_slice)
}

fn note(scene: &Scene<'_>, step: Step, standing: Standing) -> String {
    let facts = scene.facts();
    let vendor = facts
        .model
        .as_ref()
        .is_some_and(|model| model.plan.credentials == CredentialKind::None);
    let id = match (standing, step) {
        (Standing::Waiting, _) => {
            return facts
                .waiting
                .as_ref()
                .map(|waiting| waiting.on.clone())
                .unwrap_or_default();
        }
        (Standing::Done, Step::Tenant) => {
            let asked = facts.tenant.as_ref().map(|tenant| tenant.asked.as_str());
            let taken = asked
                .and_then(|asked| TenantQuery::parse(asked).ok())
                .and_then(|query| query.taken_from);
            return taken.map_or_else(String::new, |from| taken_from(from, scene.language));
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
            "step-note-skipped"
        }
        (Standing::Done, Step::Consent) if facts.consent.is_none() => "step-note-nothing",
        (Standing::Done | Standing::Locked | Standing::Open, Step::Credentials) if vendor => {
            let facts = [("service", scene.service_name())];
            return scene.language.say("step-note-theirs", &facts);
        }
        (Standing::Done, Step::Credentials) => match not_in_the_keyring(scene) {
            Some(id) => id,
            None => return String::new(),
        },
        (Standing::Open, Step::Model) => "step-note-choice",
        (Standing::Open, Step::Export) => "step-note-ready",
        (Standing::Open, _) => "step-note-next",
        (Standing::Running, Step::Consent | Step::TestLogin) => "step-note-turn",
        _ => return String::new(),
    };
    scene.language.say(id, &[])
}

/// What the name of a directory was taken out of, in a few words.
#[must_use]
pub fn taken_from(from: TakenFrom, language: &Language) -> String {
    language.say("step-note-taken", &[("from", from.id())])
}

/// Why the client secret lies in no keyring, where it is one of this computer's.
fn not_in_the_keyring(scene: &Scene<'_>) -> Option<&'static str> {
    let credential = scene.facts().credential.as_ref()?;
    credential.secret.as_ref()?;
    match credential.kept {
        SecretStorage::Keyring => None,
        SecretStorage::Memory => Some("step-note-no-keyring"),
        SecretStorage::MemoryWhileLocked => Some("step-note-keyring-locked"),
    }
}

/// A choice is no evidence, and neither is consent that somebody went on without.
fn step_known(scene: &Scene<'_>, step: Step) -> Option<KnownView> {
    let facts = scene.facts();
    let skipped = facts
        .consent
        .as_ref()
        .is_some_and(|consent| consent.skipped);
    if matches!(step, Step::Model | Step::Export) || step == Step::Consent && skipped {
        return None;
    }
    let known = facts.known(step)?;
    Some(KnownView::new(&known, scene.language))
}

/// What failed last.
pub(super) fn failure(scene: &Scene<'_>) -> Option<StepFailure> {
    let failed = scene.wizard.failed()?;
    Some(StepFailure {
        step: failed.step,
        failure: FailureView::in_setup(&failed.failure, scene),
        inconclusive: failed.inconclusive,
    })
}

/// What runs `since` then, and stops by itself at `until`; whether a browser came for the answer with TLS.
pub(crate) fn running(
    operation: &Operation,
    since: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
    came_by_tls: bool,
    language: &Language,
) -> RunningView {
    let doing = match operation {
        _ if came_by_tls => "running-came-by-tls",
        Operation::Identify(_) => "running-identify",
        Operation::AskConsent { .. } => "running-ask-consent",
        Operation::Probe | Operation::ProbeNext => "running-probe",
        Operation::SignIn { .. } => "running-sign-in",
    };
    RunningView {
        step: operation.step(),
        doing: match operation {
            Operation::Identify(asked) if !came_by_tls => {
                language.say(doing, &[("cloud", asked.cloud.id())])
            }
            _ => language.say(doing, &[]),
        },
        since,
        until,
    }
}
