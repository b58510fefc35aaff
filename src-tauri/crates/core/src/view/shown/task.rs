//! Tasks, with how each is known to be done.

use std::collections::BTreeSet;

use super::{Scene, known};
use crate::service::{Circumstances, Doing, Done, Stage};
use crate::step::Step;
use crate::view::{KnownView, TaskView};
use crate::wizard::Known;

/// The tasks of `step`.
pub(super) fn of_step(scene: &Scene<'_>, step: Step) -> Vec<TaskView> {
    tasks(scene, |doing| {
        doing.task.step == step && doing.task.stage == Stage::SetUp
    })
}

/// The tasks of a stage after the set-up.
pub(super) fn of_stage(scene: &Scene<'_>, stage: Stage) -> Vec<TaskView> {
    tasks(scene, |doing| doing.task.stage == stage)
}

/// What decides whether a task may be said to be done.
pub(crate) struct Stated {
    /// At which stage it is.
    pub(crate) stage: Stage,
    /// Whether what it depends on is done.
    pub(crate) ready: bool,
    /// What has to be said with it.
    pub(crate) asks: Option<String>,
}

/// The task with this id; none where there is no such task now.
pub(crate) fn doing(scene: &Scene<'_>, id: &str) -> Option<Stated> {
    with_tasks(scene, |doing| {
        let doing = doing.into_iter().find(|doing| doing.task.id == id)?;
        Some(Stated {
            stage: doing.task.stage,
            ready: doing.ready(),
            asks: doing.task.asks.clone(),
        })
    })?
}

/// The tasks that are still open, whatever their step; they travel along in the bundle.
pub(crate) fn still_open(scene: &Scene<'_>) -> Vec<TaskView> {
    tasks(scene, |doing| {
        doing.done.is_none() && doing.task.stage == Stage::SetUp
    })
}

/// Every task of the chosen model.
pub(crate) fn all(scene: &Scene<'_>) -> Vec<TaskView> {
    tasks(scene, |_| true)
}

fn tasks(scene: &Scene<'_>, wanted: impl Fn(&Doing<'_>) -> bool) -> Vec<TaskView> {
    let values = scene.values();
    with_tasks(scene, |tasks| {
        tasks
            .iter()
            .filter(|doing| wanted(doing))
            .map(|doing| TaskView {
                done: how_done(scene, doing),
                said: said(scene, doing),
                ..doing.view(&values)
            })
            .collect()
    })
    .unwrap_or_default()
}

/// Looks at the tasks as they stand; none before a model is chosen.
fn with_tasks<T>(scene: &Scene<'_>, look: impl FnOnce(Vec<Doing<'_>>) -> T) -> Option<T> {
    let model = scene.model()?;
    let inputs = scene.inputs();
    let stated: BTreeSet<String> = scene.facts().tasks.keys().cloned().collect();
    let proved: BTreeSet<Step> = Step::ALL
        .into_iter()
        .filter(|step| scene.wizard.is_done(*step))
        .collect();
    let circumstances = Circumstances {
        inputs: &inputs,
        stated: &stated,
        proved: &proved,
    };
    Some(look(scene.profile.graph(model).tasks(&circumstances)))
}

fn said(scene: &Scene<'_>, doing: &Doing<'_>) -> Option<String> {
    match scene.facts().tasks.get(&doing.task.id)? {
        Known::Proved { .. } => None,
        Known::Stated { says, .. } => says.clone(),
    }
}

fn how_done(scene: &Scene<'_>, doing: &Doing<'_>) -> Option<KnownView> {
    match doing.done? {
        Done::Stated => scene.facts().tasks.get(&doing.task.id).map(known),
        Done::Proved(_) => Some(KnownView::Proved {
            at: scene.setup.saved_at,
        }),
    }
}
