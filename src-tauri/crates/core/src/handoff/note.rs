//! The note a person can send with the bundle, in the service profile's words. It never holds the secret.

use crate::view::LetterView;
use crate::view::shown::Scene;

/// The note, once everything in it is known.
#[must_use]
pub fn write(scene: &Scene<'_>) -> Option<LetterView> {
    scene
        .model()?
        .delivery
        .note
        .as_ref()?
        .view(&scene.values())
        .ok()
}
