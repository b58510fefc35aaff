//! What a person can ask in the six steps: each request is looked at, becomes one event, and is answered with
//! the whole view.

use std::collections::BTreeMap;

use super::open::Open;
use super::service_metadata;
use super::{Engine, consent_outcome, needs};
use crate::entra::cloud::Cloud;
use crate::entra::consent::Landing;
use crate::entra::discovery::TenantQuery;
use crate::entra::federation::ServiceMetadata;
use crate::entra::portal;
use crate::entra::recording::{KeptLanding, StepQuestion};
use crate::failure::{Failure, FailureCode, PortalPage};
use crate::login::capture::LoginAnswer;
use crate::outcome::Outcome;
use crate::pasted::{Pasted, Taken, Wanted};
use crate::scene::agenda;
use crate::service::{Login, Model};
use crate::step::Step;
use crate::view::request::{
    ChooseModel, ConsentAction, EnterInputs, IdentifyTenant, ProveCredentials, ReceiveLogin,
    StartLogin, StateTask,
};
use crate::view::{InputView, WizardView};
use crate::wizard::{
    AskedTenant, ChosenModel, ConsentPlan, Event, GrantedConsent, Known, Waiting, Witness,
};

impl Engine {
    /// Looks a directory up.
    ///
    /// # Errors
    ///
    /// `tenant.*` for what cannot be a directory; `setup.*` when it is not the time.
    pub fn identify_tenant(&self, request: &IdentifyTenant) -> Result<WizardView, Failure> {
        let asked = TenantQuery::parse(&request.what)?;
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
        self.accept(Event::Identify(AskedTenant {
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
        let (chosen, every) = {
            let state = self.state();
            let open = state.open()?;
            (
                self.chosen(open, request)?,
                open.profile.tasks_of_every_model(),
            )
        };
        self.accept(Event::Choose(chosen, every))
    }

    /// Takes what is asked for in a later step than the model; an empty text takes a value back.
    ///
    /// # Errors
    ///
    /// `model.*` for a value that cannot be; `setup.*` when it is not the time.
    pub fn enter_inputs(&self, request: &EnterInputs) -> Result<WizardView, Failure> {
        let chosen = {
            let state = self.state();
            let open = state.open()?;
            let present = open.wizard.facts().model.as_ref();
            let present = present.ok_or_else(|| needs(&[Step::Model]))?;
            let mut inputs = present.inputs.clone();
            inputs.extend(request.inputs.clone());
            let request = ChooseModel {
                model: present.model.clone(),
                inputs,
                service_metadata: None,
            };
            self.chosen(open, &request)?
        };
        self.accept(Event::Choose(chosen, vec![]))
    }

    /// The values that `model` asks for with what was `entered` so far, in the order of asking; what one answers decides
    /// what is asked after it.
    ///
    /// # Errors
    ///
    /// `setup.none_open`; `model.unknown` for a model that the service does not have.
    pub fn asked(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
    ) -> Result<Vec<InputView>, Failure> {
        let state = self.state();
        let open = state.open()?;
        let model = open.profile.model(model)?;
        let tenant = open.wizard.facts().tenant_values();
        let asked = agenda::asked(model, entered, &tenant).into_iter();
        Ok(asked
            .map(|(input, value)| input.view(value.as_ref(), &tenant))
            .collect())
    }

    /// Does something about consent.
    ///
    /// # Errors
    ///
    /// `consent.not_a_landing` for a text that is none, `token.client_id_*` for an ID that is none; `setup.*`
    /// when it is not the time.
    pub fn consent(&self, request: &ConsentAction) -> Result<WizardView, Failure> {
        match request {
            ConsentAction::NameApplication { client_id } => {
                let client = self.inspect_client_id(client_id)?;
                self.accept(Event::Name(client))
            }
            ConsentAction::HoldsRole { holder } => self.accept(Event::HoldsRole(*holder)),
            ConsentAction::Open => self.accept(Event::AskConsent { here: false }),
            ConsentAction::Catch => self.accept(Event::AskConsent { here: true }),
            ConsentAction::HandOver { to } => self.accept(Event::HandOver(Waiting {
                on: to.trim().to_owned(),
                since: self.0.ports.clock.now(),
            })),
            ConsentAction::Land { text } => {
                let landing = Landing::read(&Pasted::from_text(text)?);
                let landing = landing.map_err(|failure| self.meant(failure, text))?;
                let outcome = self.judge_landing(&landing.value)?;
                self.remember_landing(&landing.value)?;
                self.state().open_mut()?.landed = Some(landing.dress);
                self.accept(Event::ConsentAnswered(outcome))
            }
            ConsentAction::State => {
                let stated = self.stated_consent()?;
                self.accept(Event::ConsentAnswered(Outcome::Proved(stated)))
            }
            ConsentAction::Skip => {
                let skipped = self.skipped_consent()?;
                self.accept(Event::ConsentAnswered(Outcome::Proved(skipped)))
            }
        }
    }

    /// Records a task as done by a person, or takes that back.
    ///
    /// # Errors
    ///
    /// `setup.none_open`; for what comes after the set-up `setup.task_too_early` while something before it is
    /// not done, and `setup.task_unsaid` where it asks for something.
    pub fn state_task(&self, request: &StateTask) -> Result<WizardView, Failure> {
        let afterwards = {
            let state = self.state();
            let scene = self.scene(&state, state.open()?);
            scene.may_state(&request.task, request.done, request.says.as_deref())?
        };
        let says = request.says.as_deref().map(str::trim);
        let known = request.done.then(|| Known::Stated {
            by: Witness::Person(request.by.trim().to_owned()),
            at: self.0.ports.clock.now(),
            says: says.filter(|says| !says.is_empty()).map(str::to_owned),
        });
        self.accept(Event::Task {
            task: request.task.clone(),
            known,
            afterwards,
        })
    }

    /// Tries the credentials at the token endpoint.
    ///
    /// # Errors
    ///
    /// `token.*`, one for each slip; `setup.*` when it is not the time.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a secret is handed over, not lent"
    )]
    pub fn prove_credentials(&self, request: ProveCredentials) -> Result<WizardView, Failure> {
        match self.inspect_whole(&request) {
            Ok((client, entered)) => self.accept(Event::Probe(client, entered)),
            Err(slip) => {
                self.accept(Event::Slip(Step::Credentials, slip.clone()))?;
                Err(slip)
            }
        }
    }

    /// Signs somebody in.
    ///
    /// # Errors
    ///
    /// `setup.*` when it is not the time.
    pub fn start_login(&self, request: &StartLogin) -> Result<WizardView, Failure> {
        self.accept(Event::SignIn {
            way: request.way,
            persona: request.persona,
            allow_sha1: request.allow_sha1,
        })
    }

    /// Reads what was pasted during a test login.
    ///
    /// # Errors
    ///
    /// `login.not_an_answer` for a text that is none, `service.known_error` for an error that the service shows; the
    /// login goes on. `setup.not_ready` when none runs.
    pub fn receive_login(&self, request: &ReceiveLogin) -> Result<WizardView, Failure> {
        let wanted = {
            let state = self.state();
            let open = state.open()?;
            let model = self.scene(&state, open).model();
            model.map_or(Wanted::Answer, |model| wanted_by(&model.login))
        };
        let pasted = Pasted::from_text(&request.text)?;
        let answer = LoginAnswer::read(&pasted, wanted);
        let Taken {
            value: answer,
            dress,
        } = answer.map_err(|failure| self.meant(failure, &request.text))?;
        if matches!(answer, LoginAnswer::Error { .. }) {
            self.shown_error(&request.text).map_or(Ok(()), Err)?;
        }
        let mut state = self.state();
        let open = state.open_mut()?;
        if let Some(sequence) = &mut open.sequence {
            sequence.pasted(dress);
        }
        let sender = open.answers.clone();
        drop(state);
        sender
            .and_then(|sender| sender.try_send(answer).ok())
            .ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        Ok(self.view())
    }

    /// What `text` means that is no answer: an error that the service shows, or else what it fails with.
    fn meant(&self, failure: Failure, text: &str) -> Failure {
        self.shown_error(text).unwrap_or(failure)
    }

    /// What `text` means, where it is an error that the service of the open set-up shows.
    fn shown_error(&self, text: &str) -> Option<Failure> {
        self.state().open().ok()?.profile.shown_error(text)
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
        if self.cancel_rehearsal() {
            return Ok(self.view());
        }
        self.state().open_mut()?.walk = None;
        self.accept(Event::Cancel)
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

    fn chosen(&self, open: &Open, request: &ChooseModel) -> Result<ChosenModel, Failure> {
        let model = open.profile.model(&request.model)?;
        let tenant = open.wizard.facts().tenant_values();
        let mut entered = request.inputs.clone();
        let now = self.0.ports.clock.now();
        let mut warnings = Vec::new();
        if let Some(metadata) = &request.service_metadata {
            let metadata = ServiceMetadata::read(&Pasted::from_text(metadata)?)?;
            entered.extend(service_metadata::values(model, &metadata));
            warnings = service_metadata::warnings(&metadata, now);
        }
        let known = Known::stated(Witness::Here, now);
        Ok(ChosenModel {
            warnings,
            ..ChosenModel::new(model, &entered, &tenant, known)?
        })
    }

    /// Keeps where somebody landed, for the failure that may come of it.
    fn remember_landing(&self, landing: &Landing) -> Result<(), Failure> {
        let recording = {
            let state = self.state();
            let open = state.open()?;
            let tenant = open.wizard.facts().tenant.as_ref();
            let authority = self.authority(&state, open);
            authority.zip(tenant).map(|(authority, tenant)| {
                let question = StepQuestion::Consent {
                    directory: tenant.tenant_id(),
                    landing: Some(KeptLanding::of(landing, None)),
                };
                self.recording(&authority, question, Vec::new())
            })
        };
        self.state().open_mut()?.wizard.remember(recording);
        Ok(())
    }

    fn judge_landing(&self, landing: &Landing) -> Result<Outcome<GrantedConsent>, Failure> {
        let state = self.state();
        let open = state.open()?;
        let facts = open.wizard.facts();
        let ground = facts
            .consent_ground()
            .ok_or_else(|| needs(&[Step::Tenant, Step::Model]))?;
        Ok(consent_outcome(
            landing,
            ground,
            None,
            self.0.ports.clock.now(),
        ))
    }

    /// Consent that somebody says was granted by the button of the Entra admin center.
    fn stated_consent(&self) -> Result<GrantedConsent, Failure> {
        let state = self.state();
        let scene = self.scene(&state, state.open()?);
        let ground = scene.facts().consent_ground();
        let has_button = |model: &Model| model.consent.button().is_some();
        let ground = ground.filter(|_| scene.model().is_some_and(has_button));
        let ground = ground.ok_or_else(|| needs(&[Step::Consent]))?;
        Ok(GrantedConsent {
            ground,
            skipped: false,
            landed_in: None,
            scopes: vec![],
            known: Known::stated(Witness::Here, self.0.ports.clock.now()),
        })
    }

    fn skipped_consent(&self) -> Result<GrantedConsent, Failure> {
        let state = self.state();
        let facts = state.open()?.wizard.facts();
        let required = facts
            .model
            .as_ref()
            .is_none_or(|model| model.plan.consent != ConsentPlan::Skippable);
        let ground = facts
            .consent_ground()
            .filter(|_| !required)
            .ok_or_else(|| needs(&[Step::Consent]))?;
        Ok(GrantedConsent {
            ground,
            skipped: true,
            landed_in: None,
            scopes: vec![],
            known: Known::stated(Witness::Here, self.0.ports.clock.now()),
        })
    }
}

const fn wanted_by(login: &Login) -> Wanted {
    match login {
        Login::Oidc { .. } => Wanted::OidcAnswer,
        Login::Saml { .. } => Wanted::SamlAnswer,
        Login::WsFed { .. } => Wanted::WsFedAnswer,
    }
}
