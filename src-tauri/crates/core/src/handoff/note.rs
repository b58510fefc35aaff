//! The note a person can send with the bundle, in the service profile's words. It never holds the secret.

use crate::scene::Scene;
use crate::service::WrittenLetter;

/// The note, once everything in it is known.
#[must_use]
pub fn write(scene: &Scene<'_>) -> Option<WrittenLetter> {
    scene
        .model()?
        .delivery
        .note
        .as_ref()?
        .write(&scene.values())
        .ok()
}
