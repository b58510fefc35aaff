//! What is good to know before something is decided, as a screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scene::Scene;
use crate::scene::agenda::StageName;
use crate::service::Stage;
use crate::step::Step;

/// Something that is good to know where its consequence is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// In which step.
    pub step: Step,
    /// At which stage of the last step.
    pub stage: Option<StageName>,
    /// In sentences.
    pub text: String,
}

/// All that is good to know, in the order in which it is come by.
pub(super) fn views(scene: &Scene<'_>) -> Vec<NoteView> {
    let steps = Step::ALL.map(|step| {
        let stage = (step == Step::Export).then_some(StageName::Bundle);
        (step, Stage::SetUp, stage)
    });
    let stages = [
        (Step::Export, Stage::Enable, Some(StageName::Enable)),
        (Step::Export, Stage::Enforce, Some(StageName::Enforce)),
        (Step::Export, Stage::Rotate, Some(StageName::Rotate)),
    ];
    let has: Vec<_> = scene
        .stages()
        .iter()
        .map(|stage| Some(stage.stage))
        .collect();
    // What comes at a stage that the model has not is read with the bundle.
    let stages = stages.map(|(step, at, stage)| {
        let stage = stage.filter(|_| has.contains(&stage));
        (step, at, stage.or(Some(StageName::Bundle)))
    });
    let moments = steps.into_iter().chain(stages);
    moments
        .flat_map(|(step, at, stage)| {
            scene.profile.notes_in(step, at).map(move |note| NoteView {
                step,
                stage,
                text: note.text.clone(),
            })
        })
        .collect()
}
