//! Tasks, with how each is known to be done.

use std::collections::BTreeSet;

use super::{Scene, known};
use crate::service::{Circumstances, Doing, Done};
use crate::view::{KnownView, TaskView};
use crate::wizard::Step;

/// The tasks of `step`.
pub(super) fn of_step(scene: &Scene<'_>, step: Step) -> Vec<TaskView> {
    tasks(scene, |doing| doing.task.step == step)
}

/// The tasks that are still open, whatever their step; they travel along in the bundle.
pub(crate) fn still_open(scene: &Scene<'_>) -> Vec<TaskView> {
    tasks(scene, |doing| doing.done.is_none())
}

/// Every task of the chosen model.
pub(crate) fn all(scene: &Scene<'_>) -> Vec<TaskView> {
    tasks(scene, |_| true)
}

fn tasks(scene: &Scene<'_>, wanted: impl Fn(&Doing<'_>) -> bool) -> Vec<TaskView> {
    let Some(model) = scene.model() else {
        return vec![];
    };
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
    let values = scene.values();
    scene
        .profile
        .graph(model)
        .tasks(&circumstances)
        .iter()
        .filter(|doing| wanted(doing))
        .map(|doing| TaskView {
            done: how_done(scene, doing),
            ..doing.view(&values)
        })
        .collect()
}

fn how_done(scene: &Scene<'_>, doing: &Doing<'_>) -> Option<KnownView> {
    match doing.done? {
        Done::Stated => scene.facts().tasks.get(&doing.task.id).map(known),
        Done::Proved(_) => Some(KnownView::Proved {
            at: scene.setup.saved_at,
        }),
    }
}
