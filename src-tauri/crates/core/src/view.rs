//! The wire contract: what the window and `--json` are told ([`WizardView`] and its parts) and what they
//! ask ([`request`]). Each part is a pure function of a [`Scene`]; no secret has a place here.

mod after;
mod ahead;
mod answer;
mod ask;
mod bundle;
mod change;
mod comparison;
mod consent;
mod credentials;
pub(crate) mod desk;
mod dress;
mod explanation;
mod export;
mod failure;
mod glossary;
pub(crate) mod hand_over;
mod headline;
pub(crate) mod home;
mod input;
mod known;
mod lead;
mod letter;
mod malformed;
mod model;
mod note;
mod observations;
mod opened;
mod practice;
mod rehearsal;
mod rehearsed;
mod replay;
pub mod request;
mod rotation;
pub(crate) mod sequence;
mod service;
pub(crate) mod steps;
mod task;
mod tenant;
mod test_login;
pub(crate) mod undo;
mod verdict;
mod watch;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::pasted::Dress;
use crate::scene::Scene;
use crate::service::ObservationState;
use crate::step::Step;
use crate::wizard::{ConfirmedTenant, SavedBundle};

pub use after::{AfterView, StageView};
pub use ahead::{AheadView, StepAheadView};
pub use ask::AskView;
pub use bundle::BundleWords;
pub use comparison::{BearingView, ComparisonView, DifferenceView, FailingView};
pub use consent::{ConsentFact, ConsentView, PermissionView, WaitingView};
pub use credentials::{CertificateStanding, CertificateView, CredentialsView, SecretView};
pub use desk::{
    CaseComparisonView, CaseRehearsalView, CaseRunView, CaseView, DeskView, OpenTaskView, SentView,
    SettingView,
};
pub use dress::read_from;
pub use explanation::{AskForView, ExplanationView, FindingView, PageView, UncheckedView};
pub use export::{EntryView, ExportView, OwnProfileView, SavedView};
pub use failure::FailureView;
pub use glossary::TermView;
pub use hand_over::{HandOffView, HandOverKind, HandOverView};
pub use headline::HeadlineView;
pub use home::{ExpiryView, HomeView, SetupCard};
pub use input::{ConditionView, InputView};
pub use known::KnownView;
pub use lead::LeadView;
pub use malformed::MalformedView;
pub use model::{CaveatView, ModelChoice, ModelView};
pub use note::NoteView;
pub use observations::{ObservationStanding, ObservationView};
pub use opened::OpenedView;
pub use practice::{PracticeUserView, PracticeView, ScenarioView};
pub use rehearsal::RehearsalView;
pub use rehearsed::{EndView, RehearsedView};
pub use replay::{DecisionView, ReplayView, ReplayedCheckView, ReplaysView};
pub use rotation::{MilestoneView, RotationView};
pub use sequence::{Lane, LaneView, MessageStanding, MessageView, SequenceView, TurnView};
pub use service::{GuideView, ServiceCard, ValueView};
pub use steps::{RunningView, StepFailure, step_name, taken_from};
pub use task::TaskView;
pub use tenant::{CloudView, SignInView, TenantFact, TenantView};
pub use test_login::{ClaimNeedView, PersonaView, RunView, TestLoginView, WayView};
pub use undo::UndoView;

pub use verdict::{CheckView, ClaimUseView, WarningView, unproved};
pub use watch::{WatchFindingView, WatchedView};

pub use crate::login::verdict::{CheckStatus, Persona, Verdict, Way};
pub use crate::scene::agenda::{
    Act, ConsentOffer, ConsentSubject, Prerequisite, StageName, TaskStanding,
};
pub use crate::service::{CredentialKind, LetterView, Owner, Picture};
pub use crate::wizard::{RoleHolder, Standing};

/// Everything a screen shows, whole, so that no screen is half right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WizardView {
    /// Rises with every accepted input; an older view is to be ignored.
    #[ts(type = "number")]
    pub revision: u64,
    /// The BCP 47 tag of the language in which all this is said.
    pub language: String,
    /// The start screen, where no set-up is open: it grows with every set-up that was ever made, so a change of one does
    /// not carry it along.
    pub home: Option<HomeView>,
    /// The set-up that is open, if one is.
    pub setup: Option<SetupView>,
    /// The support desk, while somebody is at it and no set-up is open.
    pub desk: Option<Box<DeskView>>,
    /// The practice tenant, while it runs.
    pub practice: Option<PracticeView>,
    /// The last change that can be taken back: of the open set-up, or else a deletion.
    pub undo: Option<UndoView>,
    /// The name with which letters are signed, once somebody said.
    pub signature: Option<String>,
}

/// The open set-up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetupView {
    /// The set-up's id.
    pub id: String,
    /// The service it connects.
    pub service: ServiceCard,
    /// Such as `Kivo for contoso.com`.
    pub title: String,
    /// The directory's domain or ID, once known.
    pub subject: Option<String>,
    /// Whether it is a rehearsal in the practice tenant.
    pub practice: bool,
    /// What can be filled in for the person, in a rehearsal.
    pub rehearsal: Option<RehearsalView>,
    /// The file name of the bundle it was opened from, where it was.
    pub opened_from: Option<String>,
    /// Whether that bundle was exported before somebody was seen to sign in.
    pub opened_unfinished: bool,
    /// What else is known of that bundle.
    pub opened: Option<OpenedView>,
    /// When it was saved last.
    pub saved_at: Option<DateTime<Utc>>,
    /// The step with the one next thing.
    pub current: Step,
    /// The six steps, in order.
    pub steps: Vec<StepView>,
    /// What failed last, until it is tried again or put right.
    pub failure: Option<StepFailure>,
    /// What runs.
    pub running: Option<RunningView>,
    /// What lies ahead, before the first step is taken.
    pub ahead: Option<AheadView>,
    /// Step 1.
    pub tenant: TenantView,
    /// Step 2.
    pub model: ModelView,
    /// Step 3.
    pub consent: ConsentView,
    /// Step 4.
    pub credentials: CredentialsView,
    /// Step 5.
    pub test_login: TestLoginView,
    /// Step 6.
    pub export: ExportView,
    /// What is good to know, each where its consequence is decided.
    pub notes: Vec<NoteView>,
    /// What Consentry observes by itself.
    pub observations: Vec<ObservationView>,
    /// What comes after the first success.
    pub after: AfterView,
}

/// One step in the rail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Which step.
    pub step: Step,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// A few words beside the standing, such as `not needed` or `client secret`; may be empty.
    pub note: String,
    /// How its fact is known, where it has one.
    pub known: Option<KnownView>,
    /// What deserves a look although it is done.
    pub warnings: Vec<WarningView>,
}

/// What a screen shows beside the scene: what lives only while the set-up is open, and where things go.
#[derive(Debug)]
pub(crate) struct Screen<'a> {
    /// The open set-up.
    pub(crate) scene: Scene<'a>,
    /// The folder for bundles.
    pub(crate) exports: &'a Path,
    /// Whether the set-up is on disk yet.
    pub(crate) saved: bool,
    /// What runs.
    pub(crate) running: Option<RunningView>,
    /// The live sequence of the present or last login.
    pub(crate) sequence: Option<SequenceView>,
    /// How the address was dressed that somebody landed on after consent.
    pub(crate) landed: Option<&'a Dress>,
    /// What was observed since the set-up was opened, by the observation's id.
    pub(crate) observed: &'a BTreeMap<String, ObservationState>,
    /// The bundle in which the set-up was exported as it is since it was opened.
    pub(crate) exported: Option<&'a SavedBundle>,
    /// The profile of one's own that was made of the set-up since it was opened.
    pub(crate) own_profile: Option<&'a Path>,
    /// Whether a rehearsal goes on by itself.
    pub(crate) walking: bool,
}

/// The open set-up, as a screen shows it.
#[must_use]
pub(crate) fn setup(screen: Screen<'_>) -> SetupView {
    let export = export::view(&screen);
    let scene = &screen.scene;
    let facts = scene.facts();
    let runs = |step| {
        let running = screen.running.as_ref();
        running.is_some_and(|running| running.step == step)
    };
    SetupView {
        id: scene.setup.id.as_str().to_owned(),
        service: ServiceCard {
            name: scene.service_name().to_owned(),
            ..scene.profile.card()
        },
        title: steps::title(scene.service_name(), facts, scene.language),
        subject: facts.tenant.as_ref().map(ConfirmedTenant::segment),
        practice: scene.setup.practice,
        rehearsal: rehearsal::view(scene, screen.walking),
        opened_from: scene.setup.opened_from.clone(),
        opened_unfinished: scene.setup.opened_unfinished,
        opened: opened::view(scene),
        saved_at: screen.saved.then_some(scene.setup.saved_at),
        current: scene.wizard.current(),
        steps: steps::steps(scene),
        failure: steps::failure(scene),
        running: screen.running.clone(),
        ahead: ahead::view(scene).filter(|_| screen.running.is_none()),
        tenant: tenant::view(scene, runs(Step::Tenant)),
        model: model::view(scene),
        consent: consent::view(scene, runs(Step::Consent), screen.landed),
        credentials: credentials::view(scene, runs(Step::Credentials)),
        test_login: test_login::view(scene, screen.running.as_ref(), screen.sequence),
        export,
        notes: note::views(scene),
        observations: observations::view(scene, screen.observed),
        after: after::view(scene, runs(Step::Credentials)),
    }
}

#[cfg(test)]
mod tests;
