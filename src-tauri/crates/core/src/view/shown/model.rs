//! Step 2 as a screen shows it.

use std::collections::BTreeMap;

use super::{Scene, step_name};
use crate::service::Inputs;
use crate::step::Step;
use crate::view::{KnownView, ModelView};
use crate::wizard::{ChosenModel, Plan};

pub(super) fn view(scene: &Scene<'_>) -> ModelView {
    let chosen = scene.facts().model.as_ref();
    let nothing = BTreeMap::new();
    ModelView {
        choices: scene.profile.choices(
            chosen.map(|chosen| chosen.model.as_str()),
            chosen.map_or(&nothing, |chosen| &chosen.inputs),
        ),
        chosen: chosen.map(|chosen| chosen.model.clone()),
        known: chosen.map(|chosen| KnownView::Stated {
            by: "You".to_owned(),
            at: chosen.at,
        }),
        change_undoes: chosen.and_then(|chosen| change_undoes(scene, chosen)),
    }
}

/// What choosing anything else would undo: the same for every other choice, because each changes the ground.
fn change_undoes(scene: &Scene<'_>, chosen: &ChosenModel) -> Option<String> {
    let other = scene
        .profile
        .models
        .iter()
        .find(|model| model.id != chosen.model)?;
    let undone = scene.wizard.undone_by(ChosenModel {
        model: other.id.clone(),
        inputs: BTreeMap::new(),
        plan: Plan::of(other, &Inputs::default()),
        at: scene.now,
    });
    let steps: Vec<_> = undone
        .into_iter()
        .filter(|step| *step != Step::Model)
        .map(step_name)
        .collect();
    let (last, first) = steps.split_last()?;
    Some(if first.is_empty() {
        format!("Another model means doing {last} again.")
    } else {
        format!(
            "Another model means doing {} and {last} again.",
            first.join(", ")
        )
    })
}
