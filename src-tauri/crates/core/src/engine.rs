//! Carries the wizard's effects out through the ports, saves the set-up after every accepted input, and
//! publishes views. The window and the terminal drive this one engine.

mod home;
mod open;
mod operation;
mod practice;
mod sequence;
mod sign_in;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use consentry_bundle::{OpenWith, SealFor};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::watch;
use url::Url;

use crate::entra::cloud::{Authority, Cloud, Clouds};
use crate::entra::consent::{self, Landing};
use crate::entra::credential;
use crate::entra::discovery::Asked;
use crate::entra::portal;
use crate::entra::registration::ClientId;
use crate::failure::{Failure, FailureCode, Field, NextAction, PortalPage};
use crate::handoff;
use crate::login::capture::Answer;
use crate::outcome::Outcome;
use crate::ports::Ports;
use crate::service::{ServiceProfile, Services};
use crate::store::{Setup, SetupId, Store, write_whole};
use crate::view::WizardView;
use crate::view::request::{
    ChooseModel, Consent, IdentifyTenant, LookAtCredentials, NamedSetup, OpenBundle,
    ProveCredentials, ReceiveLogin, SaveBundle, Seal, StartLogin, StartSetup, StateTask,
};
use crate::view::shown::{self, Scene};
use crate::wizard::{
    AskedTenant, ChosenModel, Effect, GrantedConsent, Input, Known, Plan, Refusal, SavedBundle,
    Step, Waiting,
};

pub use practice::Practice;

use open::{Open, Running};

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
    state: Mutex<State>,
    /// How many secrets are being forgotten.
    forgetting: AtomicUsize,
    changes: watch::Sender<u64>,
}

#[derive(Default)]
struct State {
    open: Option<Open>,
    practice: Option<Practice>,
    home: Option<crate::view::HomeView>,
}

impl Engine {
    /// An engine with nothing open. Touches neither network nor keyring nor disk.
    #[must_use]
    pub fn new(
        ports: Ports,
        folders: Folders,
        services: Services,
        authority_host: Option<Url>,
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
            state,
            forgetting: AtomicUsize::new(0),
            changes,
        }))
    }

    /// What a screen shows now.
    #[must_use]
    pub fn view(&self) -> WizardView {
        let mut state = self.state();
        let home = state
            .home
            .get_or_insert_with(|| home::read(&self.0))
            .clone();
        WizardView {
            revision: *self.0.changes.borrow(),
            home,
            setup: state
                .open
                .as_ref()
                .map(|open| shown::setup(&self.scene(&state, open))),
            practice: state
                .practice
                .as_ref()
                .map(|practice| practice.view.clone()),
        }
    }

    /// Tells of each new view, by its revision.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    /// The view once nothing runs any more and no secret is left to forget.
    pub async fn settled(&self) -> WizardView {
        let mut changes = self.changes();
        loop {
            changes.mark_unchanged();
            let runs = self
                .state()
                .open
                .as_ref()
                .is_some_and(|open| open.wizard.running().is_some());
            if !runs && self.0.forgetting.load(Ordering::Acquire) == 0 {
                return self.view();
            }
            if changes.changed().await.is_err() {
                return self.view();
            }
        }
    }

    /// Lets the engine meet the practice tenant, or takes it away.
    pub fn set_practice(&self, practice: Option<Practice>) -> WizardView {
        self.state().practice = practice;
        self.publish();
        self.view()
    }

    /// Begins a set-up. It is saved with its first input.
    ///
    /// # Errors
    ///
    /// `service.unknown`, and `practice.not_started` for a rehearsal without a practice tenant.
    pub fn start_setup(&self, request: &StartSetup) -> Result<WizardView, Failure> {
        let profile = self.profile(&request.service)?;
        let mut state = self.state();
        if request.practice && state.practice.is_none() {
            return Err(Failure::new(FailureCode::PracticeNotStarted));
        }
        let id = self.new_id(&profile.id);
        let setup = Setup::new(
            id,
            profile.id.clone(),
            request.practice,
            self.0.ports.clock.now(),
        );
        state.replace_open(Open::new(setup, profile));
        drop(state);
        self.publish();
        Ok(self.view())
    }

    /// Continues a set-up where it was left.
    ///
    /// # Errors
    ///
    /// `setup.unknown`, `setup.unreadable`, or `service.unknown` when its profile is no longer here.
    pub fn open_setup(&self, request: &NamedSetup) -> Result<WizardView, Failure> {
        let setup = self.0.store.load(&parse_id(&request.setup)?)?;
        let profile = self.profile(&setup.service)?;
        self.state().replace_open(Open::new(setup, profile));
        self.publish();
        Ok(self.view())
    }

    /// Goes back to the start screen; what runs is cancelled, what is known is saved.
    pub fn close_setup(&self) -> WizardView {
        let mut state = self.state();
        state.close();
        drop(state);
        self.publish();
        self.view()
    }

    /// Removes a set-up and its secret from this computer.
    ///
    /// # Errors
    ///
    /// `setup.unknown`, `setup.unwritable`, and `keyring.*` when the secret cannot be forgotten.
    pub async fn delete_setup(&self, request: &NamedSetup) -> Result<WizardView, Failure> {
        let id = parse_id(&request.setup)?;
        if let Ok(setup) = self.0.store.load(&id)
            && let Some(credential) = setup.facts.credential
        {
            self.0
                .ports
                .secrets
                .forget(&credential.secret)
                .await
                .map_err(operation::secret_failure)?;
        }
        self.0.store.delete(&id)?;
        let mut state = self.state();
        if state.open.as_ref().is_some_and(|open| open.setup.id == id) {
            state.close();
        }
        state.home = None;
        drop(state);
        self.publish();
        Ok(self.view())
    }

    /// Looks a directory up.
    ///
    /// # Errors
    ///
    /// `tenant.*` for what cannot be a directory; `setup.*` when it is not the time.
    pub fn identify_tenant(&self, request: &IdentifyTenant) -> Result<WizardView, Failure> {
        let asked = Asked::parse(&request.what)?;
        let cloud = {
            let state = self.state();
            let open = state.open()?;
            match (open.setup.practice, request.cloud.as_deref()) {
                (true, _) => Cloud::Practice,
                (false, Some(id)) => {
                    Cloud::of_id(id).ok_or_else(|| Failure::new(FailureCode::TenantMalformed))?
                }
                (false, None) => asked.cloud.unwrap_or_default(),
            }
        };
        self.accept(Input::Identify(AskedTenant {
            what: request.what.trim().to_owned(),
            cloud,
        }))
    }

    /// Chooses the integration model, or changes the values it asks for.
    ///
    /// # Errors
    ///
    /// `model.*` for a model or value that cannot be; `setup.*` when it is not the time.
    pub fn choose_model(&self, request: &ChooseModel) -> Result<WizardView, Failure> {
        let chosen = {
            let state = self.state();
            self.chosen(&state.open()?.profile, request)?
        };
        self.accept(Input::Choose(chosen))
    }

    /// Does something about consent.
    ///
    /// # Errors
    ///
    /// `consent.not_a_landing` for a text that is none, `token.client_id_*` for an ID that is none; `setup.*`
    /// when it is not the time.
    pub fn consent(&self, request: &Consent) -> Result<WizardView, Failure> {
        match request {
            Consent::NameApplication { client_id } => {
                let client = self.look_at_client_id(client_id)?;
                self.accept(Input::Name(client))
            }
            Consent::Open => self.accept(Input::AskConsent),
            Consent::HandOver { to } => self.accept(Input::HandOver(Waiting {
                on: to.trim().to_owned(),
                since: self.0.ports.clock.now(),
            })),
            Consent::Land { text } => {
                let landing = Landing::parse(text)?;
                let outcome = self.judge_landing(&landing)?;
                self.accept(Input::Landed(outcome))
            }
            Consent::Skip => {
                let skipped = self.skipped_consent()?;
                self.accept(Input::Landed(Outcome::Proved(skipped)))
            }
        }
    }

    /// Records a task as done by a person, or takes that back.
    ///
    /// # Errors
    ///
    /// `setup.none_open`.
    pub fn state_task(&self, request: &StateTask) -> Result<WizardView, Failure> {
        let known = request.done.then(|| Known::Stated {
            by: request.by.trim().to_owned(),
            at: self.0.ports.clock.now(),
        });
        self.accept(Input::Task {
            task: request.task.clone(),
            known,
        })
    }

    /// Looks at what is being entered, before anything is sent. Changes nothing.
    ///
    /// # Errors
    ///
    /// `token.*`, one for each slip.
    pub fn look_at_credentials(&self, request: &LookAtCredentials) -> Result<WizardView, Failure> {
        if let Some(client_id) = request.client_id.as_deref().filter(|text| !text.is_empty()) {
            self.look_at_client_id(client_id)?;
        }
        if let Some(secret) = &request.secret {
            credential::look_at_secret(secret.secret().expose_secret())?;
        }
        if let Some(expires_on) = request.expires_on {
            let today = self.0.ports.clock.now().date_naive();
            credential::look_at_expiry(expires_on, today).map_or(Ok(()), Err)?;
        }
        Ok(self.view())
    }

    /// Tries the credentials at the token endpoint.
    ///
    /// # Errors
    ///
    /// `token.*`, one for each slip; `setup.*` when it is not the time.
    pub fn prove_credentials(&self, request: ProveCredentials) -> Result<WizardView, Failure> {
        let client = self.look_at_client_id(&request.client_id)?;
        let secret = match request.secret {
            Some(secret) => Some(credential::look_at_secret(secret.secret().expose_secret())?),
            None => None,
        };
        {
            let mut state = self.state();
            let open = state.open_mut()?;
            if secret.is_none() && open.wizard.facts().credential.is_none() {
                return Err(Failure::new(FailureCode::TokenSecretMissing));
            }
            open.entered = Some(open::Entered {
                secret,
                expires_on: request.expires_on,
            });
        }
        self.accept(Input::Probe(client))
    }

    /// Signs somebody in.
    ///
    /// # Errors
    ///
    /// `setup.*` when it is not the time.
    pub fn start_login(&self, request: &StartLogin) -> Result<WizardView, Failure> {
        self.accept(Input::SignIn {
            way: request.way,
            persona: request.persona,
        })
    }

    /// Reads what was pasted during a test login.
    ///
    /// # Errors
    ///
    /// `login.not_an_answer` for a text that is none; the login goes on. `setup.not_ready` when none runs.
    pub fn receive_login(&self, request: &ReceiveLogin) -> Result<WizardView, Failure> {
        let answer = Answer::parse(&request.text)?;
        let state = self.state();
        let sender = state.open()?.answers.clone();
        drop(state);
        sender
            .and_then(|sender| sender.try_send(answer).ok())
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        Ok(self.view())
    }

    /// Opens the address of the running step in the browser again.
    ///
    /// # Errors
    ///
    /// `browser.not_opened`; `setup.not_ready` when nothing waits for a browser.
    pub fn open_again(&self) -> Result<WizardView, Failure> {
        let url = self.state().open()?.address.clone();
        let url = url.ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        self.open_page(&url)?;
        Ok(self.view())
    }

    /// Stops what runs, or dismisses what failed.
    ///
    /// # Errors
    ///
    /// `setup.none_open`.
    pub fn cancel(&self) -> Result<WizardView, Failure> {
        self.accept(Input::Cancel)
    }

    /// Saves the bundle to `path`, or to the usual folder.
    ///
    /// # Errors
    ///
    /// `setup.not_ready` before a login passed, `bundle.*` and `keyring.*` when sealing or writing fails.
    pub async fn save_bundle(
        &self,
        request: SaveBundle,
        path: Option<PathBuf>,
    ) -> Result<WizardView, Failure> {
        let (bundle, name, secret_name) = {
            let state = self.state();
            let open = state.open()?;
            if !open.wizard.is_done(Step::TestLogin) {
                return Err(Failure::new(FailureCode::SetupNotReady));
            }
            let scene = self.scene(&state, open);
            let secret = open
                .wizard
                .facts()
                .credential
                .as_ref()
                .map(|credential| credential.secret.clone());
            (
                handoff::bundle::compose(&scene),
                handoff::bundle::file_name(&scene),
                secret,
            )
        };
        let bundle = bundle.ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        let seal_for = match request.seal {
            Seal::LeaveOut => None,
            Seal::Passphrase { passphrase } => Some(SealFor::Passphrase(passphrase.into_secret())),
            Seal::Recipient { recipient } => Some(SealFor::Recipient(recipient)),
        };
        let bundle = match seal_for {
            None => bundle,
            Some(seal_for) => {
                let secret = self.stored_secret(secret_name.as_deref()).await?;
                tokio::task::spawn_blocking(move || {
                    handoff::bundle::seal(bundle, &secret, &seal_for)
                })
                .await
                .map_err(|_| Failure::new(FailureCode::InternalDefect))??
            }
        };
        let path = path.unwrap_or_else(|| self.0.folders.exports.join(name));
        let bytes = bundle
            .to_bytes()
            .map_err(|error| handoff::bundle::failure(&error))?;
        write_whole(&path, &bytes).map_err(|error| handoff::bundle::unwritable(&path, &error))?;
        let saved = SavedBundle {
            path: path.display().to_string(),
            at: self.0.ports.clock.now(),
            sealed: bundle.sealed.is_some(),
            digest: bundle
                .digest()
                .map_err(|error| handoff::bundle::failure(&error))?,
        };
        self.accept(Input::Saved(saved))
    }

    /// Opens a bundle as a set-up of its own, saved at once.
    ///
    /// # Errors
    ///
    /// `bundle.*` for what is no sound bundle, `service.unknown`, `keyring.*`.
    pub async fn open_bundle(&self, request: OpenBundle) -> Result<WizardView, Failure> {
        let bundle = handoff::bundle::read(request.text.as_bytes())?;
        let profile = self.profile(&bundle.service.id)?;
        let id = self.new_id(&profile.id);
        let now = self.0.ports.clock.now();
        let mut setup = handoff::bundle::restore(
            &bundle,
            profile,
            Setup::new(id, profile.id.clone(), false, now),
        )?;
        setup.opened_from = Some(request.name);
        if let Some(passphrase) = request.passphrase {
            let secret = handoff::bundle::open_sealed(
                &bundle,
                &OpenWith::Passphrase(passphrase.into_secret()),
            )?;
            self.keep_opened_secret(&mut setup, &secret).await?;
        }
        self.0.store.save(&setup)?;
        self.state().replace_open(Open::new(setup, profile));
        self.publish();
        Ok(self.view())
    }

    /// The client secret of the open set-up, for the host to put where the person asked by name.
    ///
    /// # Errors
    ///
    /// `token.secret_missing` when it is not kept here, `keyring.*`.
    pub async fn client_secret(&self) -> Result<SecretString, Failure> {
        let name = {
            let state = self.state();
            state
                .open()?
                .wizard
                .facts()
                .credential
                .as_ref()
                .map(|credential| credential.secret.clone())
        };
        self.stored_secret(name.as_deref()).await
    }

    /// Opens a page of the Entra admin center, or of the practice tenant's stand-in for it.
    ///
    /// # Errors
    ///
    /// `browser.not_opened`; `setup.not_ready` when the page cannot be addressed yet.
    pub fn open_portal(&self, page: PortalPage) -> Result<WizardView, Failure> {
        let url = {
            let state = self.state();
            let open = state.open()?;
            let facts = open.wizard.facts();
            if open.setup.practice {
                state
                    .practice
                    .as_ref()
                    .map(|practice| practice.portal.clone())
            } else {
                let cloud = facts
                    .tenant
                    .as_ref()
                    .map_or(Cloud::Global, |tenant| tenant.cloud);
                let tenant = facts.tenant.as_ref().map(|tenant| tenant.tenant_id);
                portal::url(&self.clouds(&state), page, cloud, tenant, facts.client())
            }
        };
        self.open_page(&url.ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?)?;
        Ok(self.view())
    }

    /// Hands `input` to the wizard, saves, publishes, and carries out what follows.
    fn accept(&self, input: Input) -> Result<WizardView, Failure> {
        let mut state = self.state();
        let open = state.open_mut()?;
        let mut wizard = open.wizard.clone();
        let effects = wizard.handle(input).map_err(refused)?;
        let mut setup = open.setup.clone();
        setup.facts = wizard.facts().clone();
        setup.failed = wizard.failed().cloned();
        setup.revision = wizard.revision();
        setup.saved_at = self.0.ports.clock.now();
        self.0.store.save(&setup)?;
        open.wizard = wizard;
        open.setup = setup;
        open.saved = true;
        for effect in effects {
            self.carry_out(open, effect);
        }
        state.home = None;
        drop(state);
        self.publish();
        Ok(self.view())
    }

    fn carry_out(&self, open: &mut Open, effect: Effect) {
        match effect {
            Effect::Abandon(_) => open.stop(),
            Effect::Forget(name) => {
                let engine = self.clone();
                self.0.forgetting.fetch_add(1, Ordering::AcqRel);
                tokio::spawn(async move {
                    if let Err(error) = engine.0.ports.secrets.forget(&name).await {
                        tracing::warn!(%error, "a secret that is not needed any more stays in the keyring");
                    }
                    engine.0.forgetting.fetch_sub(1, Ordering::AcqRel);
                    engine.publish();
                });
            }
            Effect::Run(ticket, operation) => self.run(open, ticket, operation),
        }
    }

    fn chosen(
        &self,
        profile: &ServiceProfile,
        request: &ChooseModel,
    ) -> Result<ChosenModel, Failure> {
        let model = profile.model(&request.model)?;
        let inputs = model.inputs.check(&request.inputs)?;
        Ok(ChosenModel {
            model: model.id.clone(),
            inputs: inputs
                .iter()
                .map(|(id, value)| (id.to_owned(), value.to_owned()))
                .collect(),
            plan: Plan::of(model),
            at: self.0.ports.clock.now(),
        })
    }

    fn judge_landing(&self, landing: &Landing) -> Result<Outcome<GrantedConsent>, Failure> {
        let state = self.state();
        let open = state.open()?;
        let facts = open.wizard.facts();
        let ground = facts
            .consent_ground()
            .ok_or_else(|| needs(&[Step::Tenant, Step::Model]))?;
        let outcome = consent::judge(landing, ground.tenant, None);
        let at = self.0.ports.clock.now();
        Ok(outcome.map(|answer| GrantedConsent {
            ground,
            skipped: false,
            landed_in: Some(answer.directory.to_string()),
            scopes: answer.scopes,
            known: Known::Stated {
                by: "the address after consent".to_owned(),
                at,
            },
        }))
    }

    fn skipped_consent(&self) -> Result<GrantedConsent, Failure> {
        let state = self.state();
        let facts = state.open()?.wizard.facts();
        let required = facts
            .model
            .as_ref()
            .is_none_or(|model| model.plan.consent_required);
        let ground = facts
            .consent_ground()
            .filter(|_| !required)
            .ok_or_else(|| needs(&[Step::Consent]))?;
        Ok(GrantedConsent {
            ground,
            skipped: true,
            landed_in: None,
            scopes: vec![],
            known: Known::Stated {
                by: "You".to_owned(),
                at: self.0.ports.clock.now(),
            },
        })
    }

    fn look_at_client_id(&self, text: &str) -> Result<ClientId, Failure> {
        let state = self.state();
        let tenant = state
            .open()?
            .wizard
            .facts()
            .tenant
            .as_ref()
            .map(|tenant| tenant.tenant_id);
        credential::look_at_client_id(text, tenant)
    }

    fn open_page(&self, url: &Url) -> Result<(), Failure> {
        self.0
            .ports
            .browser
            .open(url)
            .map_err(|_| Failure::new(FailureCode::BrowserNotOpened))
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
            exports: &self.0.folders.exports,
            saved: open.saved,
            running: open.running.as_ref().map(Running::view),
            sequence: open
                .sequence
                .as_ref()
                .map(|sequence| sequence.view(open.address.as_ref())),
            authority: self.authority(state, open),
            sign_in_window: self.0.ports.sign_in_window.is_some(),
            now: self.0.ports.clock.now(),
        }
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

    fn replace_open(&mut self, open: Open) {
        self.close();
        self.open = Some(open);
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            open.stop();
        }
        self.home = None;
    }
}

fn parse_id(text: &str) -> Result<SetupId, Failure> {
    SetupId::parse(text).ok_or_else(|| Failure::with(FailureCode::SetupUnknown, &[("setup", text)]))
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
        Refusal::NotInThisModel | Refusal::Stale => Failure::new(FailureCode::SetupNotReady),
    }
}
