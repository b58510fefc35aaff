//! The service being connected: written down so that a reader knows which profile was followed. A set-up that is
//! restored follows the profile that is here.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use crate::scene::Scene;

pub(super) fn write(scene: &Scene<'_>) -> format::Service {
    format::Service {
        id: scene.profile.id.clone(),
        name: scene.service_name().to_owned(),
        profile_version: scene.profile.profile_version.to_string(),
        as_of: scene.profile.as_of,
        other: Unknown::default(),
    }
}
