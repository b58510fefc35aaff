//! The tasks of the chosen model as they stand, with how each is known to be done, and which of them may be
//! said to be done.

use std::collections::BTreeSet;

use super::Scene;
use crate::failure::{Failure, FailureCode};
use crate::service::{Circumstances, Doing, Done, Model, Side, Stage, Task};
use crate::step::Step;
use crate::wizard::Known;

/// A task as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState<'a> {
    /// Which.
    pub task: &'a Task,
    /// The tasks before it that are not done.
    pub waits_for: Vec<&'a Task>,
    /// How it is known to be done, once it is.
    pub done: Option<Known>,
    /// Whether somebody said that it is done, who may take it back.
    pub retractable: bool,
}

impl TaskState<'_> {
    /// Whether everything before it is done.
    #[must_use]
    pub const fn ready(&self) -> bool {
        self.waits_for.is_empty()
    }

    /// Whether it is not done, and everything before it is.
    #[must_use]
    pub const fn can_be_done(&self) -> bool {
        self.done.is_none() && self.ready()
    }

    /// Whether it is somebody else's turn, or DNS has to change.
    #[must_use]
    pub const fn is_somebody_elses(&self) -> bool {
        matches!(self.task.side, Side::Dns | Side::Person)
    }

    /// What was said with it.
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        self.done.as_ref()?.says()
    }

    /// Whether it keeps nobody waiting.
    #[must_use]
    pub const fn done_or_optional(&self) -> bool {
        self.done.is_some() || self.task.optional
    }
}

/// The tasks of `step`, until the set-up is complete. What has to be true before a model is chosen is among them before
/// that already, and stands with the tasks of consent again, which wait for it.
#[must_use]
pub fn of_step<'a>(scene: &Scene<'a>, step: Step) -> Vec<TaskState<'a>> {
    let mut tasks = match scene.model() {
        None if step == Step::Model => of_every_model(scene),
        _ => of_stage(scene, Stage::SetUp),
    };
    let is_gate = |task: &Task| step == Step::Consent && task.step == Step::Model;
    tasks.retain(|task| task.task.step == step || is_gate(task.task));
    tasks
}

/// The tasks that are there whichever model is chosen.
fn of_every_model<'a>(scene: &Scene<'a>) -> Vec<TaskState<'a>> {
    let Some(any) = scene.profile.models.first() else {
        return vec![];
    };
    let mut tasks = of_model(scene, any);
    tasks.retain(|task| scene.profile.tasks.contains(task.task));
    tasks
}

/// The tasks of a stage, whatever their step.
#[must_use]
pub fn of_stage<'a>(scene: &Scene<'a>, stage: Stage) -> Vec<TaskState<'a>> {
    let mut tasks = all(scene);
    tasks.retain(|task| task.task.stage == stage);
    tasks
}

/// The tasks that are still open, whatever their step; they travel along in the bundle.
#[must_use]
pub fn still_open<'a>(scene: &Scene<'a>) -> Vec<TaskState<'a>> {
    let mut tasks = of_stage(scene, Stage::SetUp);
    tasks.retain(|task| task.done.is_none());
    tasks
}

/// Every task of the chosen model, in an order in which they can be done; none before a model is chosen.
#[must_use]
pub fn all<'a>(scene: &Scene<'a>) -> Vec<TaskState<'a>> {
    scene
        .model()
        .map(|model| of_model(scene, model))
        .unwrap_or_default()
}

fn of_model<'a>(scene: &Scene<'a>, model: &'a Model) -> Vec<TaskState<'a>> {
    let inputs = scene.inputs();
    let stated: BTreeSet<String> = scene.facts().tasks.keys().cloned().collect();
    let proved: BTreeSet<Step> = Step::ALL
        .into_iter()
        .filter(|step| scene.wizard.is_proved(*step))
        .collect();
    let circumstances = Circumstances {
        inputs: &inputs,
        stated: &stated,
        proved: &proved,
    };
    let tasks = scene.profile.graph(model).tasks(&circumstances);
    tasks
        .into_iter()
        .map(|doing| TaskState {
            task: doing.task,
            done: how_done(scene, &doing),
            retractable: doing.done == Some(Done::Stated),
            waits_for: doing.waits_for,
        })
        .collect()
}

impl Scene<'_> {
    /// Whether the task of this id comes after the set-up; with `done` only if it may be said to be done now,
    /// together with what it asks for. A task that there is not may always be stated.
    ///
    /// # Errors
    ///
    /// `setup.task_too_early` while something before it is not done, `setup.task_unsaid` where it asks for
    /// something that nothing says.
    pub fn may_state(&self, id: &str, done: bool, says: Option<&str>) -> Result<bool, Failure> {
        let tasks = all(self);
        let Some(state) = tasks.iter().find(|state| state.task.id == id) else {
            return Ok(false);
        };
        let afterwards = state.task.stage != Stage::SetUp;
        if !done || !afterwards {
            return Ok(afterwards);
        }
        // Whoever locks the other ways in must have seen somebody get in by this one.
        let seen = || {
            self.facts()
                .known(Step::TestLogin)
                .is_some_and(|known| known.is_proved())
        };
        let needs_login =
            state.task.stage == Stage::Enforce && !(self.wizard.is_done(Step::TestLogin) && seen());
        if needs_login || !state.ready() {
            return Err(Failure::new(FailureCode::SetupTaskTooEarly));
        }
        match &state.task.asks {
            Some(question) if says.unwrap_or_default().trim().is_empty() => {
                let facts = [("question", question.as_str())];
                Err(Failure::with(FailureCode::SetupTaskUnsaid, &facts))
            }
            _ => Ok(afterwards),
        }
    }
}

/// What is proved by a step is known as the step's fact is. A step that the model has no use for is done with the
/// choice of the model.
fn how_done(scene: &Scene<'_>, doing: &Doing<'_>) -> Option<Known> {
    let facts = scene.facts();
    match doing.done? {
        Done::Stated => facts.tasks.get(&doing.task.id).cloned(),
        Done::Proved(step) => facts.known(step).or_else(|| facts.known(Step::Model)),
    }
}
