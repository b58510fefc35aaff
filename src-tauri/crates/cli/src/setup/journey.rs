//! The walk through the six steps and what comes after them: each step does its one next thing through the engine, and
//! is told as it goes.

mod after;
mod answering;
mod consent;
mod credentials;
mod export;
mod inputs;
mod model;
mod observations;
mod progress;
mod rotate;
mod tasks;
mod tenant;
mod test_login;

use std::collections::BTreeSet;

use consentry_core::engine::Engine;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::ServiceProfile;
use consentry_core::step::Step;
use consentry_core::store::Target;
use consentry_core::view::{SetupView, Standing, TaskView};
use consentry_practice::Scenario;

use super::drawing;
use super::{Operator, Rehearsal, UnusedAnswers};
use crate::exit::Exit;
use crate::shown;
use crate::words::say;

pub(crate) use model::can_meet;

/// One set-up on its way.
pub(crate) struct Journey {
    engine: Engine,
    profile: Box<ServiceProfile>,
    operator: Operator,
    /// The practice tenant, where a person walks through a rehearsal.
    rehearsal: Option<Rehearsal>,
    answers: UnusedAnswers,
    /// Where the bundle goes, where that was said.
    target: Option<Target>,
    /// The scenarios that are to be met.
    scenarios: Vec<Scenario>,
    /// The steps that this run has been through.
    visited: BTreeSet<Step>,
    /// The tasks that this run has told whole, by their ids.
    told: BTreeSet<String>,
    /// The tasks of the present step or stage by their numbers: what is done keeps its own.
    numbered: Vec<String>,
    /// The tasks that were left open since the present step began, by their ids.
    left: BTreeSet<String>,
    /// The inputs of later steps that this run has asked for, by their ids.
    asked: BTreeSet<String>,
}

/// How a step ended.
enum Ended {
    /// It was done or failed; the view says which.
    Here,
    /// It is somebody else's turn.
    Elsewhere,
}

impl Journey {
    /// A journey from where the open set-up stands.
    pub(crate) fn new(
        engine: Engine,
        profile: ServiceProfile,
        operator: Operator,
        rehearsal: Option<Rehearsal>,
        answers: UnusedAnswers,
        scenarios: Vec<Scenario>,
    ) -> Self {
        Self {
            engine,
            profile: Box::new(profile),
            operator,
            rehearsal,
            answers,
            target: None,
            scenarios,
            visited: BTreeSet::new(),
            told: BTreeSet::new(),
            numbered: Vec::new(),
            left: BTreeSet::new(),
            asked: BTreeSet::new(),
        }
    }

    /// The same, whose bundle goes there where that was said.
    pub(crate) fn saving_to(mut self, target: Option<Target>) -> Self {
        self.target = target;
        self
    }

    /// The engine that it goes through.
    pub(crate) fn engine(&self) -> Engine {
        self.engine.clone()
    }

    /// Walks from where the open set-up stands to its end.
    ///
    /// # Errors
    ///
    /// Stops at the first step that fails, unless the person tries again, and at the first thing that is
    /// missing and that nobody answers.
    pub(crate) async fn walk(&mut self) -> Result<(), Exit> {
        let begun = self.setup()?;
        if !self.operator.can_be_asked() {
            // Nobody is there to do what was left; it goes on where it was.
            let done = begun
                .steps
                .iter()
                .filter(|step| step.standing == Standing::Done);
            self.visited.extend(done.map(|step| step.step));
        }
        if self.operator.can_be_asked() {
            shown::begin();
            if let Some(ahead) = &begun.ahead {
                drawing::ahead(ahead);
            }
            drawing::said(0, "ask-back", &[]);
        }
        for step in self.revised(&begun) {
            Box::pin(self.step(step)).await?;
        }
        while let Some(step) = self.next(&self.setup()?) {
            if let Ended::Elsewhere = Box::pin(self.step(step)).await? {
                return Ok(());
            }
        }
        Box::pin(self.after()).await
    }

    /// The next step: the first that is not done, or that this run has not come by although tasks are left in it, or
    /// there is a reason to tell why nothing is.
    fn next(&self, view: &SetupView) -> Option<Step> {
        let saves = self.answers.now.out.is_some();
        let shown = view.steps.iter().find(|shown| {
            shown.standing != Standing::Done
                || shown.step == Step::Export && saves
                || !self.visited.contains(&shown.step)
                    && (has_left(view, shown.step) || has_reason(view, shown.step))
        });
        shown.map(|shown| shown.step)
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
            || (view.model.chosen.is_some()
                && !(answers.inputs.is_empty() && answers.options.is_empty()))
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
        progress::begins(step);
        if let Some(rehearsal) = &mut self.rehearsal {
            rehearsal.tell_application(&self.engine)?;
        }
        self.visited.insert(step);
        self.left.clear();
        self.numbered.clear();
        drawing::notes(&self.setup()?.notes, step, None);
        let mut first = true;
        loop {
            let view = self.setup()?;
            let ended = match Box::pin(self.take(step, &view, first)).await {
                Ok(Ended::Here) => self.outcome(step),
                ended => ended,
            };
            let ended = ended.map_err(|exit| exit.in_words(|failure| self.engine.said(failure)));
            first = false;
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

    /// Takes what there is to do in the step; what introduces it is told the first time only.
    async fn take(&mut self, step: Step, view: &SetupView, first: bool) -> Result<Ended, Exit> {
        match step {
            Step::Tenant => self.tenant(view, first).await?,
            Step::Model => self.model(view, first).await?,
            Step::Consent => return self.consent(view, first).await,
            Step::Credentials => self.credentials(view, first).await?,
            Step::TestLogin => self.test_login(view, first).await?,
            Step::Export => self.export(view, first).await?,
        }
        Ok(Ended::Here)
    }

    fn outcome(&self, step: Step) -> Result<Ended, Exit> {
        let view = self.setup()?;
        if let Some(failed) = view.failure.as_ref().filter(|failed| failed.step == step) {
            return Err(failed.failure.clone().into());
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

    fn setup(&self) -> Result<SetupView, Exit> {
        self.engine
            .view()
            .setup
            .ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen).into())
    }
}

/// Whether something is left to do in a step.
fn has_left(view: &SetupView, step: Step) -> bool {
    let tasks = match step {
        Step::Consent => &view.consent.tasks,
        Step::Credentials => &view.credentials.tasks,
        Step::Tenant | Step::Model | Step::TestLogin | Step::Export => return false,
    };
    tasks.iter().any(|task: &TaskView| task.left)
}

/// Whether there is a reason why nothing is to be done in a step.
fn has_reason(view: &SetupView, step: Step) -> bool {
    match step {
        Step::Consent => view.consent.why_not.is_some(),
        Step::Credentials => view.credentials.why_not.is_some(),
        Step::Tenant | Step::Model | Step::TestLogin | Step::Export => false,
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
