//! The application between service and directory, in a bundle and here.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use super::malformed;
use crate::entra::registration::ClientId;
use crate::failure::Failure;
use crate::scene::Scene;
use crate::service::{Model, Owner};
use crate::wizard::Facts;

pub(super) fn write(scene: &Scene<'_>, model: &Model) -> Option<format::Application> {
    Some(format::Application {
        client_id: scene.facts().client()?.to_string(),
        redirect_uris: redirect_uris(scene, model),
        owner: match model.owner() {
            Owner::Customer => format::Owner::Customer,
            Owner::Vendor => format::Owner::Vendor,
        },
        other: Unknown::default(),
    })
}

/// The customer's own application; the service's is in its profile.
pub(super) fn read(
    written: Option<&format::Application>,
    facts: &Facts,
) -> Result<Option<ClientId>, Failure> {
    let model = facts.model.as_ref();
    let of_service = model.is_some_and(|model| model.plan.vendor.is_some());
    let Some(written) = written.filter(|_| !of_service) else {
        return Ok(None);
    };
    let client = ClientId::parse(&written.client_id);
    client
        .map(Some)
        .ok_or_else(|| malformed("/application/clientId"))
}

/// The addresses for answers that are known, byte for byte.
pub(super) fn redirect_uris(scene: &Scene<'_>, model: &Model) -> Vec<String> {
    let values = scene.values();
    let templates = model.registration.redirect_uris();
    templates
        .iter()
        .filter_map(|template| template.render(&values).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::tests::{facts, with_scene};

    #[test]
    fn the_customers_application_comes_back_and_the_services_is_taken_from_the_profile() {
        for (service, model, own) in [
            ("kloudmate", "oidc", true),
            ("kivo", "vendor-managed", false),
        ] {
            let facts = facts(service, model);

            let written = with_scene(service, &facts, |scene| {
                write(scene, scene.model().unwrap())
            });

            assert!(!written.as_ref().unwrap().redirect_uris.is_empty());
            let back = read(written.as_ref(), &facts).unwrap();
            assert_eq!(back, facts.application.filter(|_| own), "{service}");
        }
    }

    #[test]
    fn a_client_id_that_is_none_is_refused() {
        let written = format::Application {
            client_id: "mine".to_owned(),
            redirect_uris: vec![],
            owner: format::Owner::Customer,
            other: Unknown::default(),
        };

        assert!(read(Some(&written), &facts("kloudmate", "oidc")).is_err());
    }
}
