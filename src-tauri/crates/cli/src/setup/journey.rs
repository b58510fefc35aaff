//! The walk through the six steps: each does its one next thing through the engine, and is told as it goes.

mod consent;
mod observations;
mod progress;

use chrono::NaiveDate;
use consentry_core::engine::Engine;
use consentry_core::entra::credential::question_expiry;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::service::{CredentialKind, Model, ServiceProfile};
use consentry_core::step::Step;
use consentry_core::view::request::{
    ChooseModel, EnterInputs, IdentifyTenant, ProveCredentials, ReceiveLogin, SaveBundle, Seal,
    SecretEntry, StartLogin, StateTask,
};
use consentry_core::view::{AskView, Persona, SetupView, Standing, Verdict, Way, WizardView};
use consentry_practice::Scenario;
use secrecy::ExposeSecret;
use std::collections::BTreeMap;

use progress::Progress;

use super::operator::Question;
use super::{Operator, UnusedAnswers};
use crate::exit::Exit;
use crate::print;
use crate::words::{said, say};

/// One set-up on its way.
pub(crate) struct Journey {
    pub(crate) engine: Engine,
    pub(crate) profile: Box<ServiceProfile>,
    pub(crate) operator: Operator,
    pub(crate) answers: UnusedAnswers,
    /// The scenarios that are to be met.
    pub(crate) scenarios: Vec<Scenario>,
}

/// How a step ended.
enum Ended {
    /// It was done or failed; the view says which.
    Here,
    /// It is somebody else's turn.
    Elsewhere,
}

impl Journey {
    /// Walks from where the open set-up stands to its end.
    ///
    /// # Errors
    ///
    /// Stops at the first step that fails, unless the person tries again, and at the first thing that is
    /// missing and that nobody answers.
    pub(crate) async fn walk(&mut self) -> Result<(), Exit> {
        for step in self.revised(&self.setup()?) {
            self.step(step).await?;
        }
        loop {
            let view = self.setup()?;
            let done = view
                .steps
                .iter()
                .all(|step| step.standing == Standing::Done);
            if done && self.answers.now.out.is_none() {
                return Ok(());
            }
            if let Ended::Elsewhere = self.step(view.current).await? {
                return Ok(());
            }
        }
    }

    /// The steps that are done and for which something else was given now.
    fn revised(&self, view: &SetupView) -> Vec<Step> {
        let answers = &self.answers.now;
        let differs = |given: &Option<String>, present: &Option<String>| {
            present.is_some()
                && given
                    .as_ref()
                    .is_some_and(|given| Some(given.trim()) != present.as_deref())
        };
        let mut steps = Vec::new();
        if view.tenant.fact.is_some() && differs(&answers.tenant, &view.tenant.asked) {
            steps.push(Step::Tenant);
        }
        if differs(&answers.model, &view.model.chosen)
            || (view.model.chosen.is_some() && !answers.inputs.is_empty())
        {
            steps.push(Step::Model);
        }
        if view.credentials.known.is_some() && self.answers.secret.is_some() {
            steps.push(Step::Credentials);
        }
        steps
    }

    /// Does the step, again and again while it fails and the person tries again.
    async fn step(&mut self, step: Step) -> Result<Ended, Exit> {
        loop {
            let view = self.setup()?;
            progress::begins(step);
            self.operator.introduce(&view);
            let ended = match self.take(step, &view).await {
                Ok(Ended::Here) => self.outcome(step),
                ended => ended,
            };
            match ended {
                Err(Exit::Failed(failure)) if self.operator.can_be_asked() => {
                    if !self.operator.tries_again(&failure).await {
                        return Err(Exit::Stopped(failure));
                    }
                }
                ended => return ended,
            }
        }
    }

    async fn take(&mut self, step: Step, view: &SetupView) -> Result<Ended, Exit> {
        match step {
            Step::Tenant => self.tenant(view).await?,
            Step::Model => self.model(view).await?,
            Step::Consent => return self.consent(view).await,
            Step::Credentials => self.credentials(view).await?,
            Step::TestLogin => self.test_login(view).await?,
            Step::Export => self.export(view).await?,
        }
        Ok(Ended::Here)
    }

    fn outcome(&self, step: Step) -> Result<Ended, Exit> {
        let view = self.setup()?;
        if let Some(failed) = view.failure.filter(|failed| failed.step == step) {
            return Err(failed.failure.into());
        }
        let standing = view.steps.iter().find(|shown| shown.step == step);
        match standing {
            Some(shown) if shown.standing == Standing::Done => {
                progress::done(shown);
                Ok(Ended::Here)
            }
            _ => Err(Failure::new(FailureCode::SetupNotReady).into()),
        }
    }

    async fn tenant(&mut self, view: &SetupView) -> Result<(), Exit> {
        let given = self.answers.take(|answers| answers.tenant.take());
        let asked_before = view.failure.as_ref().and(view.tenant.asked.clone());
        let what = match given.or_else(|| self.unless_asked(asked_before)) {
            Some(what) => what,
            None => self.operator.answer(Question::Tenant, view).await?,
        };
        let cloud = self.answers.take(|answers| answers.cloud.take());
        self.engine
            .identify_tenant(&IdentifyTenant { what, cloud })?;
        Progress::default().follow(&self.engine).await;
        Ok(())
    }

    async fn model(&mut self, view: &SetupView) -> Result<(), Exit> {
        let given = self.answers.take(|answers| answers.model.take());
        let model = match (given, &view.model.chosen) {
            (Some(model), _) => model,
            (None, Some(chosen)) => chosen.clone(),
            (None, None) => match view.model.choices.as_slice() {
                [only] => only.id.clone(),
                choices => self.operator.answer(Question::Model(choices), view).await?,
            },
        };
        let form = &self.profile.model(&model)?.inputs.clone();
        let mut inputs = self.answers.inputs(form)?;
        let choice = view.model.choices.iter().find(|choice| choice.id == model);
        for input in choice.iter().flat_map(|choice| &choice.inputs) {
            if let (Some(value), false) = (&input.value, inputs.contains_key(&input.id)) {
                inputs.insert(input.id.clone(), value.clone());
            }
        }
        let service_metadata = self.answers.take(|answers| answers.service_metadata.take());
        while let Some(input) = self.engine.first_missing(&model, &inputs, Step::Model)? {
            if service_metadata.is_some() && input.from_metadata {
                break;
            }
            let value = self.operator.answer(Question::Input(&input), view).await?;
            inputs.insert(input.id, value);
        }
        let chosen = self.engine.choose_model(&ChooseModel {
            model,
            inputs,
            service_metadata,
        })?;
        self.can_be_met(&chosen)
    }

    /// Asks for what nobody could know when the model was chosen.
    async fn later(&mut self, step: Step, view: &SetupView) -> Result<(), Exit> {
        let Some(model) = view.model.chosen.clone() else {
            return Ok(());
        };
        let shown = view.model.choices.iter().find(|choice| choice.id == model);
        let mut inputs: BTreeMap<String, String> = shown
            .iter()
            .flat_map(|choice| &choice.inputs)
            .filter_map(|input| Some((input.id.clone(), input.value.clone()?)))
            .collect();
        let mut asked = BTreeMap::new();
        while let Some(input) = self.engine.first_missing(&model, &inputs, step)? {
            let value = self.operator.answer(Question::Input(&input), view).await?;
            inputs.insert(input.id.clone(), value.clone());
            asked.insert(input.id, value);
        }
        if !asked.is_empty() {
            self.engine.enter_inputs(&EnterInputs { inputs: asked })?;
        }
        Ok(())
    }

    /// A scenario that cannot be met in the model is wrong usage.
    fn can_be_met(&self, view: &WizardView) -> Result<(), Exit> {
        let chosen = view
            .setup
            .as_ref()
            .and_then(|setup| setup.model.chosen.as_deref());
        let model = match chosen {
            Some(chosen) => self.profile.model(chosen)?,
            None => return Ok(()),
        };
        can_meet(&self.scenarios, model)
    }

    async fn credentials(&mut self, view: &SetupView) -> Result<(), Exit> {
        self.later(Step::Credentials, view).await?;
        let mut request = None;
        for ask in &view.credentials.asks {
            match (ask, &mut request) {
                (AskView::Application { .. }, _) => {
                    request = Some(ProveCredentials {
                        client_id: self.client_id(view).await?,
                        secret: None,
                        expires_on: None,
                    });
                }
                (AskView::Secret, Some(request)) => {
                    let secret = match self.answers.secret.take() {
                        Some(secret) => secret,
                        None => self.operator.secret(view).await?,
                    };
                    let secret = SecretEntry::new(secret.expose_secret().to_owned());
                    request.secret = Some(secret);
                }
                (AskView::Expires, Some(request)) => {
                    request.expires_on = self.expiry(view).await?;
                }
                _ => {}
            }
        }
        if let Some(request) = request {
            self.engine.prove_credentials(request)?;
            Progress::default().follow(&self.engine).await;
        }
        Ok(())
    }

    /// The last day of the secret that was given now, or before, or that the person gives.
    async fn expiry(&mut self, view: &SetupView) -> Result<Option<NaiveDate>, Exit> {
        if let Some(day) = self.answers.take(|answers| answers.expires_on.take()) {
            if let Some(question) = question_expiry(day, SystemClock.now().date_naive()) {
                print::warning(&said(&question).summary);
            }
            return Ok(Some(day));
        }
        let present = view.credentials.secret.as_ref();
        match present.and_then(|secret| secret.expires_on) {
            Some(day) => Ok(Some(day)),
            None => self.operator.expiry().await,
        }
    }

    /// The application that was given now, or named before, or that the person names.
    async fn client_id(&mut self, view: &SetupView) -> Result<String, Exit> {
        let named = view.credentials.client_id.clone();
        match self.answers.take(|answers| answers.client_id.take()) {
            Some(given) => Ok(given),
            None => match self.unless_failed(view, named) {
                Some(named) => Ok(named),
                None => self.operator.answer(Question::ClientId, view).await,
            },
        }
    }

    async fn test_login(&mut self, view: &SetupView) -> Result<(), Exit> {
        if view.credentials.secret.is_some() && !self.keeps_secret().await? {
            print::note(&say("setup-secret-again", &[]));
            self.credentials(view).await?;
            self.outcome(Step::Credentials)?;
        }
        let ways = &view.test_login.ways;
        let way = ways
            .iter()
            .find(|way| way.recommended)
            .map_or(Way::Paste, |way| way.way);
        self.engine.start_login(&StartLogin {
            way,
            persona: Persona::Ordinary,
            allow_sha1: false,
        })?;
        self.pasted_or_settled(way == Way::Loopback, |engine, text| {
            let text = text.to_owned();
            engine.receive_login(&ReceiveLogin { text })
        })
        .await?;
        let view = self.setup()?;
        if let Some(run) = view.test_login.runs.first() {
            if run.verdict == Verdict::Pass {
                print::note(&format!("    {}", run.sentence));
            }
            for warning in &run.warnings {
                print::note(&format!("    {}. {}", warning.title, warning.text));
            }
        }
        Ok(())
    }

    async fn keeps_secret(&self) -> Result<bool, Exit> {
        match self.engine.client_secret().await {
            Ok(_) => Ok(true),
            Err(failure) if failure.code == FailureCode::TokenSecretNotKept => Ok(false),
            Err(failure) if failure.code == FailureCode::KeyringLocked => {
                print::note(&said(&failure).summary);
                Ok(false)
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn export(&mut self, view: &SetupView) -> Result<(), Exit> {
        self.observe().await?;
        if self.answers.stated() {
            let by = who();
            let instructed = view.export.open_tasks.iter().filter(|task| !task.optional);
            for task in instructed {
                self.engine.state_task(&StateTask {
                    task: task.id.clone(),
                    by: by.clone(),
                    done: true,
                    says: None,
                })?;
            }
        }
        let request = SaveBundle {
            seal: Seal::LeaveOut,
            ask_where: false,
        };
        let out = self.answers.take(|answers| answers.out.take());
        self.engine.save_bundle(request, out).await?;
        Ok(())
    }

    /// Waits until nothing runs any more, and hands over what is pasted meanwhile.
    async fn pasted_or_settled(
        &mut self,
        caught: bool,
        hand_over: impl Fn(&Engine, &str) -> Result<WizardView, Failure>,
    ) -> Result<(), Exit> {
        let engine = self.engine.clone();
        let mut progress = Progress::default();
        loop {
            let pasted = tokio::select! {
                biased;
                () = progress.follow(&engine) => return Ok(()),
                pasted = self.operator.pasted(caught) => pasted?,
            };
            match hand_over(&engine, &pasted) {
                Ok(_) => {
                    progress.follow(&engine).await;
                    return Ok(());
                }
                Err(failure) if self.operator.may_paste_again() => {
                    let failure = said(&failure);
                    print::note(&format!("{} {}", failure.summary, failure.advice));
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    }

    /// What was entered before serves again where nobody can be asked for something better.
    fn unless_asked(&self, entered: Option<String>) -> Option<String> {
        entered.filter(|_| !self.operator.can_be_asked())
    }

    /// The same, unless a person can be asked and it may be what failed.
    fn unless_failed(&self, view: &SetupView, entered: Option<String>) -> Option<String> {
        let failed = view.failure.is_some() && self.operator.can_be_asked();
        entered.filter(|_| !failed)
    }

    fn setup(&self) -> Result<SetupView, Exit> {
        self.engine
            .view()
            .setup
            .ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen).into())
    }
}

/// Whether each of these scenarios can be met in `model`.
///
/// # Errors
///
/// Wrong usage, naming the first that cannot.
pub(crate) fn can_meet(scenarios: &[Scenario], model: &Model) -> Result<(), Exit> {
    let protocol = model.login.protocol().as_str();
    let has_secret = model.credentials.kind() == CredentialKind::Secret;
    match scenarios
        .iter()
        .find(|scenario| !scenario.shows_in(protocol, has_secret))
    {
        None => Ok(()),
        Some(scenario) if scenario.shows_in(protocol, true) => Err(Exit::usage(
            "usage-scenario-needs-secret",
            &[("scenario", scenario.name())],
        )),
        Some(scenario) => Err(Exit::usage(
            "usage-scenario-not-here",
            &[("scenario", scenario.name()), ("protocol", protocol)],
        )),
    }
}

/// Whoever runs this, by the name that the system has for them.
fn who() -> String {
    ["USER", "USERNAME"]
        .iter()
        .find_map(|variable| std::env::var(variable).ok())
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| say("known-by-you", &[]))
}
