//! What a rehearsal can fill in for the person, as a screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scene::Scene;
use crate::step::Step;

/// What can be filled in for the person, in a rehearsal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RehearsalView {
    /// Whether the present step takes values that the practice tenant holds.
    pub fills: bool,
    /// Whether there is something left to do by itself, up to the sign-in and with it.
    pub walks: bool,
    /// Whether it goes on by itself just now, until it is a person's turn.
    pub walking: bool,
}

pub(super) fn view(scene: &Scene<'_>, walking: bool) -> Option<RehearsalView> {
    let current = scene.wizard.current();
    let walks = current != Step::Export;
    scene.setup.practice.then(|| RehearsalView {
        fills: scene.takes_practice_values(current),
        walks,
        walking: walking && walks,
    })
}
