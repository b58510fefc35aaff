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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::tests::{facts, with_scene};
    use crate::service::Services;

    #[test]
    fn the_id_that_is_written_finds_the_profile_that_was_followed() {
        for (service, model) in [("kloudmate", "oidc"), ("custom", "saml")] {
            let written = with_scene(service, &facts(service, model), write);

            let profile = Services::shipped().get(&written.id).unwrap();
            assert_eq!(written.profile_version, profile.profile_version.to_string());
            assert_eq!(written.as_of, profile.as_of);
        }
    }

    #[test]
    fn a_service_of_ones_own_is_written_by_the_name_that_was_entered() {
        let facts = facts("custom", "oidc");
        let entered = facts.model.as_ref().unwrap().inputs["service_name"].clone();

        assert_eq!(with_scene("custom", &facts, write).name, entered);
    }
}
