//! The bundle that a set-up was opened from: who wrote it, and what to see of it first.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scene::Scene;
use crate::step::Step;
use crate::store::Setup;
use crate::wizard::Standing;

/// The bundle that a set-up was opened from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenedView {
    /// The program that wrote it, and that program's version.
    pub program: Option<String>,
    /// When it was written.
    pub at: Option<DateTime<Utc>>,
    /// The step to see first, while the set-up is what the bundle held: where it failed, or what the last test login came
    /// to. None where that is the one next thing anyway.
    pub lands_on: Option<Step>,
}

/// None where the set-up was made here.
pub(super) fn view(scene: &Scene<'_>) -> Option<OpenedView> {
    let setup = scene.setup;
    setup.opened_from.as_ref()?;
    Some(OpenedView {
        program: setup
            .opened_written
            .as_ref()
            .map(|written| format!("{} {}", written.program, written.version)),
        at: written_at(setup),
        lands_on: lands_on(scene),
    })
}

/// When the bundle was written that `setup` was opened from.
pub(super) fn written_at(setup: &Setup) -> Option<DateTime<Utc>> {
    setup.opened_written.as_ref().map(|written| written.at)
}

fn lands_on(scene: &Scene<'_>) -> Option<Step> {
    let wizard = scene.wizard;
    let failed = wizard.failed().map(|failed| failed.step);
    let ran = (!scene.facts().runs.is_empty()).then_some(Step::TestLogin);
    let step = failed.or(ran).filter(|_| scene.setup.is_as_opened())?;
    let can_be_seen = wizard.standing(step) != Standing::Locked;
    (can_be_seen && step != wizard.current()).then_some(step)
}
