//! What another model, or other values, would undo and set aside: said before it is done.

use std::collections::BTreeMap;

use super::steps::step_name;
use crate::scene::Scene;
use crate::service::{Inputs, Model};
use crate::step::Step;
use crate::wizard::{ChosenModel, Known, Plan, Witness};

/// What choosing another model would undo, and what is kept for coming back: the same for every other one, because each
/// changes the ground. Nothing where nothing is undone.
pub(super) fn to_another_model(scene: &Scene<'_>, chosen: &ChosenModel) -> Option<String> {
    let other = scene
        .profile
        .models
        .iter()
        .find(|model| model.id != chosen.model)?;
    let undone = scene.wizard.undone_by(ChosenModel {
        model: other.id.clone(),
        inputs: BTreeMap::new(),
        plan: Plan::new(other, &Inputs::default()),
        warnings: Vec::new(),
        known: Known::stated(Witness::Here, scene.now),
    });
    let undone = again(scene, "change-undoes", undone)?;
    let sentences = std::iter::once(undone).chain(kept(scene, chosen));
    Some(sentences.collect::<Vec<_>>().join(" "))
}

/// What other values for the chosen model can undo.
pub(super) fn to_other_values(scene: &Scene<'_>, chosen: &ChosenModel) -> Option<String> {
    let mut other = chosen.clone();
    for value in other.inputs.values_mut() {
        value.push('?');
    }
    again(scene, "values-undo", scene.wizard.undone_by(other))
}

/// The steps of `undone`, but the model's, in the sentence of this `id`.
fn again(scene: &Scene<'_>, id: &str, undone: Vec<Step>) -> Option<String> {
    let steps: Vec<_> = undone
        .into_iter()
        .filter(|step| *step != Step::Model)
        .map(|step| step_name(step, scene.language))
        .collect();
    let (last, before) = steps.split_last()?;
    let before = before.join(", ");
    let facts = [("before", before.as_str()), ("last", last)];
    let known = if before.is_empty() { 1.. } else { 0.. };
    Some(scene.language.say(id, &facts[known]))
}

/// What was entered for the chosen model and stands there again once it is chosen again.
fn kept(scene: &Scene<'_>, chosen: &ChosenModel) -> Option<String> {
    let model = scene.model()?;
    let mut kept = entered(scene, model, chosen);
    if scene.facts().application.is_some() {
        kept.push(scene.language.say("client-id", &[]));
    }
    let every = scene.profile.tasks_of_every_model();
    let tasks = scene.facts().tasks.keys();
    let tasks = tasks.filter(|task| !every.contains(task)).count();
    if let Ok(count @ 1..) = i64::try_from(tasks) {
        kept.push(scene.language.count("change-keeps-tasks", count, &[]));
    }
    let facts = [("model", model.title.as_str()), ("what", &kept.join(", "))];
    (!kept.is_empty()).then(|| scene.language.say("change-keeps", &facts))
}

/// The labels of what was entered and does not stand there by itself.
fn entered(scene: &Scene<'_>, model: &Model, chosen: &ChosenModel) -> Vec<String> {
    let known = scene.facts().tenant_values();
    let inputs = model.inputs.iter();
    inputs
        .filter(|input| {
            let value = chosen.inputs.get(&input.id);
            value.is_some() && value != input.standing(&known).as_ref()
        })
        .map(|input| input.label.clone())
        .collect()
}
