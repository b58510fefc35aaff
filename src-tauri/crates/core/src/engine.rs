//! Carries the wizard's effects out through the ports, saves the set-up after every accepted event, and
//! publishes views. The window and the terminal drive this one engine.

mod ask_consent;
mod bundles;
pub mod composition;
mod credentials;
mod desk;
mod handing_over;
mod headless_browser;
mod inspection;
mod observe;
mod open;
mod operation;
mod practice;
mod recording;
mod rehearse;
mod rehearsing;
mod replace;
mod saving;
mod service_metadata;
mod sign_in;
mod steps;
mod undo;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::watch;
use url::Url;

use crate::entra::cloud::{Authority, Cloud, Clouds};
use crate::entra::consent::{self, Landing};
use crate::failure::{Failure, FailureCode, Field, NextAction};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::ports::Ports;
use crate::scene::{Scene, WantedRegistration};
use crate::service::{ServiceProfile, Services};
use crate::step::Step;
use crate::store::{Setup, SetupId, Store};
use crate::view::request::{ArchiveSetup, NamedSetup, StartSetup};
use crate::view::{self, FailureView, HomeView, Screen, WizardView};
use crate::wizard::{ConsentGround, GrantedConsent, Known, Refusal, Witness};

pub use headless_browser::{HeadlessBrowser, Visit};
pub use practice::Practice;
pub use rehearsing::{PracticeStage, ScenarioSwitch, rehearse_bundle};

use desk::Desk;
use open::Open;
use saving::off_the_runtime;

/// Where Consentry keeps what it keeps.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Set-ups and a user's own service profiles.
    pub home: PathBuf,
    /// Bundles, unless somebody says otherwise.
    pub exports: PathBuf,
}

/// The engine. Clones drive the same one.
#[derive(Clone)]
pub struct Engine(Arc<Shared>);

struct Shared {
    ports: Ports,
    folders: Folders,
    store: Store,
    services: Services,
    authority_host: Option<Url>,
    language: &'static Language,
    state: Mutex<State>,
    /// Held by whoever changes which set-up is open, or what is in it.
    turn: Mutex<()>,
    /// How many secrets are being forgotten.
    forgetting: AtomicUsize,
    changes: watch::Sender<u64>,
}

#[derive(Default)]
struct State {
    open: Option<Open>,
    /// The support desk, while somebody is at it; no set-up is open then.
    desk: Option<Desk>,
    practice: Option<Practice>,
    home: Option<HomeView>,
    /// What the set-up was called that was deleted last, while that is the last change.
    deleted: Option<String>,
    /// The name with which letters are signed, once somebody said.
    signature: Option<String>,
    /// Whether that was read from disk yet.
    signature_read: bool,
}

impl Engine {
    /// An engine with nothing open. Touches neither network nor keyring nor disk.
    #[must_use]
    pub fn new(
        ports: Ports,
        folders: Folders,
        services: Services,
        authority_host: Option<Url>,
        language: &'static Language,
    ) -> Self {
        let store = Store::in_home(&folders.home);
        let state = Mutex::default();
        let changes = watch::Sender::new(0);
        Self(Arc::new(Shared {
            ports,
            folders,
            store,
            services,
            authority_host,
            language,
            state,
            turn: Mutex::default(),
            forgetting: AtomicUsize::new(0),
            changes,
        }))
    }

    /// What a screen shows now.
    #[must_use]
    pub fn view(&self) -> WizardView {
        loop {
            // Read without the state, which nobody may hold while the disk is waited for.
            let at_start = self.state().at_start();
            let home = at_start.then(|| self.home());
            let state = self.state();
            if state.at_start() == home.is_some() {
                return self.drawn(&state, home);
            }
        }
    }

    fn drawn(&self, state: &State, home: Option<HomeView>) -> WizardView {
        WizardView {
            language: self.0.language.tag().to_owned(),
            revision: *self.0.changes.borrow(),
            home,
            setup: state
                .open
                .as_ref()
                .map(|open| view::setup(self.screen(state, open))),
            desk: state
                .desk
                .as_ref()
                .map(|desk| Box::new(self.desk_view(state, desk))),
            practice: state
                .practice
                .as_ref()
                .map(|practice| practice.view(self.0.language)),
            undo: match (&state.open, &state.deleted) {
                (Some(open), _) => view::undo::of_change(&self.scene(state, open)),
                (None, Some(title)) if state.at_start() => {
                    Some(view::undo::of_deletion(title, self.0.language))
                }
                (None, _) => None,
            },
            signature: state.signature.clone(),
        }
    }

    /// `failure` as a screen shows it, in this engine's language.
    #[must_use]
    pub fn said(&self, failure: &Failure) -> FailureView {
        let state = self.state();
        match &state.open {
            Some(open) => FailureView::in_setup(failure, &self.scene(&state, open)),
            None => FailureView::new(failure, self.0.language),
        }
    }

    /// Tells of each new view, by its revision.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    /// The view once nothing runs any more and no secret is left to forget.
    pub async fn idle(&self) -> WizardView {
        let mut changes = self.changes();
        loop {
            changes.mark_unchanged();
            let runs = self
                .state()
                .open
                .as_ref()
                .is_some_and(|open| open.wizard.running().is_some() || open.walk.is_some());
            if !runs && self.0.forgetting.load(Ordering::Acquire) == 0 {
                return self.view();
            }
            if changes.changed().await.is_err() {
                return self.view();
            }
        }
    }

    /// Lets the engine meet the practice tenant, or takes it away.
    #[expect(
        clippy::must_use_candidate,
        reason = "the change is the point, the view a courtesy"
    )]
    pub fn set_practice(&self, practice: Option<Practice>) -> WizardView {
        self.state().practice = practice;
        self.publish();
        self.view()
    }

    /// The app registration that the open set-up leads to, as far as it is known; none where the service has its own.
    #[must_use]
    pub fn wanted_registration(&self) -> Option<WantedRegistration> {
        let state = self.state();
        let open = state.open.as_ref()?;
        self.scene(&state, open).wanted_registration()
    }

    /// Begins a set-up. It is saved with its first event.
    ///
    /// # Errors
    ///
    /// `service.unknown`, and `practice.not_started` for a rehearsal without a practice tenant.
    pub fn start_setup(&self, request: &StartSetup) -> Result<WizardView, Failure> {
        let profile = self.profile(&request.service)?;
        if request.practice && self.state().practice.is_none() {
            return Err(Failure::new(FailureCode::PracticeNotStarted));
        }
        let id = self.new_id(&profile.id);
        let setup = Setup::new(
            id,
            profile.id.clone(),
            request.practice,
            self.0.ports.clock.now(),
        );
        Ok(self.open_instead(Open::new(setup, profile)))
    }

    /// Continues a set-up where it was left.
    ///
    /// # Errors
    ///
    /// `setup.unknown`, `setup.unreadable`, or `service.unknown` when its profile is no longer here.
    pub fn open_setup(&self, request: &NamedSetup) -> Result<WizardView, Failure> {
        let id = parse_id(&request.setup)?;
        let setup = off_the_runtime(|| self.0.store.load(&id))?;
        let profile = setup.profile_in(&self.0.services)?;
        Ok(self.open_instead(Open::new(setup, &profile)))
    }

    /// Goes back to the start screen; what runs is cancelled, what is known is saved.
    pub fn close_setup(&self) -> WizardView {
        let turn = self.turn();
        self.change(&turn, State::close);
        drop(turn);
        self.view()
    }

    /// Puts a set-up that is not open away, or takes it out again. Nothing else of it changes.
    ///
    /// # Errors
    ///
    /// `setup.unknown`, `setup.unreadable`, `setup.busy` for the one that is open, `setup.unwritable`.
    pub fn archive_setup(&self, request: &ArchiveSetup) -> Result<WizardView, Failure> {
        let id = parse_id(&request.setup)?;
        let turn = self.turn();
        if self.state().this(&id).is_some() {
            return Err(Failure::new(FailureCode::SetupBusy));
        }
        off_the_runtime(|| {
            let mut setup = self.0.store.load(&id)?;
            setup.archived = request.archived;
            setup.renew();
            self.0.store.save(&setup)
        })?;
        self.change(&turn, |state| state.deleted = None);
        drop(turn);
        Ok(self.view())
    }

    /// Opens another set-up in place of what is open.
    fn open_instead(&self, open: Open) -> WizardView {
        let _ = self.signature();
        let turn = self.turn();
        self.change(&turn, |state| {
            state.close();
            state.open = Some(open);
            state.desk = None;
            state.deleted = None;
        });
        drop(turn);
        self.view()
    }

    fn open_page(&self, url: &Url) -> Result<(), Failure> {
        self.0.ports.browser.open(url).map_err(Failure::from)
    }

    fn new_id(&self, service: &str) -> SetupId {
        let mut bytes = [0; 6];
        self.0.ports.entropy.fill(&mut bytes);
        SetupId::fresh(service, bytes)
    }

    fn profile(&self, id: &str) -> Result<&ServiceProfile, Failure> {
        self.0.services.get(id)
    }

    fn scene<'a>(&'a self, state: &State, open: &'a Open) -> Scene<'a> {
        Scene {
            setup: &open.setup,
            wizard: &open.wizard,
            profile: &open.profile,
            authority: self.authority(state, open),
            sign_in_window: self.0.ports.sign_in_window.is_some(),
            language: self.0.language,
            now: self.0.ports.clock.now(),
        }
    }

    fn screen<'a>(&'a self, state: &State, open: &'a Open) -> Screen<'a> {
        Screen {
            scene: self.scene(state, open),
            exports: &self.0.folders.exports,
            saved: open.saved,
            running: open.running.as_ref().map(|running| {
                let (operation, since) = (&running.operation, running.since);
                let tls = running.came_by_tls;
                view::steps::running(operation, since, running.until, tls, self.0.language)
            }),
            sequence: open
                .sequence
                .as_ref()
                .map(|sequence| sequence.view(open.address.as_ref(), self.0.language)),
            landed: open.landed.as_ref(),
            observed: &open.observed,
            exported: open.exported.as_ref(),
            own_profile: open.own_profile.as_deref(),
            walking: open.walk.is_some(),
        }
    }

    /// The start screen, read from disk. Neither network nor keyring is asked.
    fn read_home(&self) -> HomeView {
        let now = self.0.ports.clock.now();
        view::home::view(&self.0.services, self.0.store.list(), now, self.0.language)
    }

    fn clouds(&self, state: &State) -> Clouds {
        Clouds {
            authority_host: self.0.authority_host.clone(),
            practice: state
                .practice
                .as_ref()
                .map(|practice| (practice.login.clone(), practice.graph.clone())),
        }
    }

    fn authority(&self, state: &State, open: &Open) -> Option<Authority> {
        let cloud = match &open.wizard.facts().tenant {
            Some(tenant) => tenant.cloud,
            None if open.setup.practice => Cloud::Practice,
            None => Cloud::Global,
        };
        self.clouds(state).authority(cloud)
    }

    fn publish(&self) {
        self.0.changes.send_modify(|revision| *revision += 1);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere must not take the set-up with it: every change is made on a copy and put in whole.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn open(&self) -> Result<&Open, Failure> {
        self.open
            .as_ref()
            .ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))
    }

    fn open_mut(&mut self) -> Result<&mut Open, Failure> {
        self.open
            .as_mut()
            .ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))
    }

    /// Whether the start screen is shown.
    const fn at_start(&self) -> bool {
        self.open.is_none() && self.desk.is_none()
    }

    /// The set-up that is open, if it is still the one of this id.
    fn this(&mut self, id: &SetupId) -> Option<&mut Open> {
        self.open.as_mut().filter(|open| open.setup.id == *id)
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            open.stop();
        }
    }
}

fn parse_id(text: &str) -> Result<SetupId, Failure> {
    SetupId::parse(text).ok_or_else(|| Failure::with(FailureCode::SetupUnknown, &[("setup", text)]))
}

/// What a landing says about consent on `ground`. An address can be typed by anyone, so it counts as stated; a
/// test login proves it.
fn consent_outcome(
    landing: &Landing,
    ground: ConsentGround,
    state: Option<&str>,
    at: DateTime<Utc>,
) -> Outcome<GrantedConsent> {
    consent::judge(landing, ground.tenant, state).map(|answer| GrantedConsent {
        ground,
        skipped: false,
        landed_in: Some(answer.directory.to_string()),
        scopes: answer.scopes,
        known: Known::stated(Witness::Landing, at),
    })
}

fn needs(steps: &[Step]) -> Failure {
    let failure = Failure::new(FailureCode::SetupNotReady);
    match steps.first() {
        Some(step) => failure.then(NextAction::GoTo {
            step: *step,
            field: None::<Field>,
        }),
        None => failure,
    }
}

fn refused(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::Busy(step) => {
            Failure::new(FailureCode::SetupBusy).then(NextAction::GoTo { step, field: None })
        }
        Refusal::Needs(steps) => needs(&steps),
        Refusal::NotTried => Failure::new(FailureCode::SetupNextNotTried),
        Refusal::NotInThisModel | Refusal::Stale => Failure::new(FailureCode::SetupNotReady),
    }
}
