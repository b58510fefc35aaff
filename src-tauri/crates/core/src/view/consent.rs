//! Step 3 as a screen shows it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ask::{self, AskView};
use super::dress::read_from;
use super::headline::HeadlineView;
use super::input::InputView;
use super::known::KnownView;
use super::letter;
use super::service::GuideView;
use super::task::{self, TaskView};
use crate::pasted::Dress;
use crate::scene::Scene;
use crate::scene::agenda::{Agenda, ConsentOffer, ConsentSubject, TaskStanding};
use crate::service::{ConsentNeed, LetterView, Permission};
use crate::step::Step;
use crate::wizard::{RoleHolder, Standing};

/// Step 3: consent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers another question of the screen"
)]
pub struct ConsentView {
    /// What the step is about just now, in words.
    pub headline: HeadlineView,
    /// Whether the model works only with it.
    pub required: bool,
    /// What is granted and to whom, in sentences.
    pub explanation: String,
    /// Why there is nothing to grant, in one sentence; then there is nothing to do in this step.
    pub why_not: Option<String>,
    /// What the step is about just now, while nothing runs.
    pub subject: ConsentSubject,
    /// What can be done about it, in the order in which it is offered; nothing while something runs.
    pub offers: Vec<ConsentOffer>,
    /// Whether it matters now who holds the role that this takes.
    pub asks_role_holder: bool,
    /// Who holds it, once somebody said.
    pub role_holder: Option<RoleHolder>,
    /// The one of them that leads on.
    pub leads: Option<ConsentOffer>,
    /// What is asked for in this step, in the order of asking.
    pub asks: Vec<AskView>,
    /// The values among it that the model asks for.
    pub inputs: Vec<InputView>,
    /// Application (client) ID it is granted to.
    pub client_id: Option<String>,
    /// Whether that ID is the customer's to enter.
    pub client_id_is_yours: bool,
    /// The exact address.
    pub url: Option<String>,
    /// What the button in the Entra admin center is called that grants it as well; then that can be stated.
    pub button: Option<String>,
    /// Whether the answer is caught on this computer by itself; otherwise the landing address is pasted.
    pub caught_here: bool,
    /// Whether the address can be opened in the sign-in window, where the landing is caught.
    pub can_catch: bool,
    /// Who may grant it.
    pub roles: Vec<String>,
    /// What is granted.
    pub permissions: Vec<PermissionView>,
    /// Words for the person with the role.
    pub letter: Option<LetterView>,
    /// Whose turn it is, while somebody else's.
    pub waiting: Option<WaitingView>,
    /// From what the answer was read that somebody pasted, and which of several was taken.
    pub read_from: Option<String>,
    /// The consent, once granted.
    pub fact: Option<ConsentFact>,
    /// What else there is to do in this step.
    pub tasks: Vec<TaskView>,
    /// Where to click.
    pub guide: GuideView,
}

/// Something that is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PermissionView {
    /// Microsoft's name for it.
    pub name: String,
    /// In words.
    pub text: String,
}

/// Somebody else's turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitingView {
    /// For whom or what.
    pub on: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Consent that was granted, or is not needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConsentFact {
    /// Whether the person chose to go on without it.
    pub skipped: bool,
    /// The directory that the answer names: a hint.
    pub tenant_id: Option<String>,
    /// How it is known.
    pub known: KnownView,
}

/// The step, while something `running` is its own or not, and how its answer was dressed that somebody pasted.
pub(super) fn view(scene: &Scene<'_>, running: bool, landed: Option<&Dress>) -> ConsentView {
    let facts = scene.facts();
    let agenda = scene.agenda(Step::Consent);
    let consent = scene.model().map(|model| &model.consent);
    let own_app = scene.asks_own_consent();
    ConsentView {
        headline: if running {
            HeadlineView {
                title: scene.language.say("consent-title-running", &[]),
                text: scene.language.say("consent-running-text", &[]),
                standing: Some(Standing::Running),
            }
        } else {
            headline(scene, &agenda)
        },
        required: consent.is_none_or(ConsentNeed::required),
        explanation: consent
            .map(|consent| consent.explanation.clone())
            .unwrap_or_default(),
        why_not: consent.and_then(ConsentNeed::why_not).map(str::to_owned),
        subject: scene.consent_subject(),
        offers: if running {
            vec![]
        } else {
            scene.consent_offers()
        },
        asks_role_holder: scene.asks_role_holder() && !running,
        role_holder: facts.role_holder,
        leads: scene.leading_consent_offer().filter(|_| !running),
        asks: ask::views(&agenda.asks, scene.language),
        inputs: ask::inputs(scene, &agenda),
        client_id: facts.client().map(|client| client.to_string()),
        client_id_is_yours: own_app,
        url: scene.consent_url(),
        button: consent.and_then(|consent| consent.button().map(str::to_owned)),
        caught_here: own_app,
        can_catch: scene.catches_landing(),
        roles: consent
            .map(|consent| consent.roles.clone())
            .unwrap_or_default(),
        permissions: consent
            .map(ConsentNeed::permission_views)
            .unwrap_or_default(),
        letter: letter::to_role_holder(scene),
        waiting: facts
            .waiting
            .as_ref()
            .filter(|_| facts.consent.is_none())
            .map(|waiting| WaitingView {
                on: waiting.on.clone(),
                since: waiting.since,
            }),
        read_from: landed.and_then(|dress| read_from(dress, scene.language)),
        fact: facts.consent.as_ref().map(|consent| ConsentFact {
            skipped: consent.skipped,
            tenant_id: consent.landed_in.clone(),
            known: KnownView::new(&consent.known, scene.language),
        }),
        tasks: task::views(&agenda.tasks, &agenda.values, scene.language),
        guide: GuideView::new(&agenda),
    }
}

fn headline(scene: &Scene<'_>, agenda: &Agenda<'_>) -> HeadlineView {
    let say = |id, facts: &[(&str, &str)]| scene.language.say(id, facts);
    let task = |standing| {
        let mut tasks = agenda.tasks.iter();
        tasks.find(|task| task.standing == standing)
    };
    let titled = |standing| task(standing).map_or_else(String::new, |task| task.task.title.clone());
    let explanation = || {
        let consent = scene.model().map(|model| &model.consent);
        consent.map_or_else(String::new, |consent| consent.explanation.clone())
    };
    let (title, text) = match scene.consent_subject() {
        ConsentSubject::Application | ConsentSubject::Ask | ConsentSubject::Optional
            if scene.somebody_else_holds_role() =>
        {
            (say("consent-title-elsewhere", &[]), explanation())
        }
        ConsentSubject::Waiting if scene.consent_url().is_none() => {
            let on = scene.facts().waiting.as_ref().map(|waiting| &*waiting.on);
            (
                say(
                    "consent-waiting-to-register",
                    &[("who", on.unwrap_or_default())],
                ),
                say("consent-waiting-text", &[]),
            )
        }
        ConsentSubject::Waiting => {
            let on = scene.facts().waiting.as_ref().map(|waiting| &*waiting.on);
            (
                say("consent-waiting-for", &[("who", on.unwrap_or_default())]),
                say("consent-waiting-text", &[]),
            )
        }
        ConsentSubject::Outside => {
            let who = task(TaskStanding::Awaited).map(|task| &*task.task.who);
            (
                titled(TaskStanding::Awaited),
                say("tasks-waiting", &[("who", who.unwrap_or_default())]),
            )
        }
        ConsentSubject::NotNeeded => {
            let consent = scene.model().map(|model| &model.consent);
            let why_not = consent.and_then(ConsentNeed::why_not);
            (
                say("consent-title-not-needed", &[]),
                why_not.map_or_else(explanation, str::to_owned),
            )
        }
        ConsentSubject::Task => (titled(TaskStanding::Next), explanation()),
        ConsentSubject::Ask => (
            say("consent-ask", &[("service", scene.service_name())]),
            explanation(),
        ),
        ConsentSubject::Application => (say("consent-title-application", &[]), explanation()),
        ConsentSubject::TasksLeft => (say("consent-title-tasks-left", &[]), explanation()),
        ConsentSubject::Skipped => (say("consent-title-skipped", &[]), explanation()),
        ConsentSubject::Granted => (say("consent-title-granted", &[]), explanation()),
        ConsentSubject::Optional => (say("consent-title-optional", &[]), explanation()),
    };
    HeadlineView {
        title,
        text,
        standing: scene.consent_standing(),
    }
}

impl ConsentNeed {
    /// What is granted.
    #[must_use]
    pub fn permission_views(&self) -> Vec<PermissionView> {
        let view = |permission: &Permission| PermissionView {
            name: permission.name.clone(),
            text: permission.text.clone(),
        };
        self.permissions.iter().map(view).collect()
    }
}
