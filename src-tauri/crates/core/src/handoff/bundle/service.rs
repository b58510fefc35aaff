//! The service being connected: written down so that a reader knows which profile was followed, with a profile of one's own
//! itself. A set-up that is restored follows the profile that is here, or the one that came with it.

use consentry_bundle as format;
use consentry_bundle::{Bundle, Unknown};

use crate::failure::{Failure, FailureCode};
use crate::scene::Scene;
use crate::service::{Followed, Services};

pub(super) fn write(scene: &Scene<'_>) -> format::Service {
    format::Service {
        id: scene.profile.id.clone(),
        name: scene.service_name().to_owned(),
        profile_version: scene.profile.profile_version.to_string(),
        as_of: scene.profile.as_of,
        profile: scene.profile.to_carry(),
        other: Unknown::default(),
    }
}

/// The profile that `bundle` follows, where its service and its model are known here, or it carries the profile.
///
/// # Errors
///
/// `bundle.profile_unknown`, with what can be read of the bundle all the same; `service.malformed` for a profile that is
/// carried and is none.
pub fn profile<'a>(bundle: &Bundle, services: &'a Services) -> Result<Followed<'a>, Failure> {
    let service = &bundle.service;
    let model = bundle.model.as_ref().map(|model| model.id.as_str());
    let followed = services.followed(&service.id, model, service.profile.as_deref())?;
    followed.ok_or_else(|| unknown(bundle))
}

fn unknown(bundle: &Bundle) -> Failure {
    let tenant = bundle.tenant.as_ref().map(|tenant| match &tenant.domain {
        Some(domain) => format!("{domain} ({})", tenant.tenant_id),
        None => tenant.tenant_id.clone(),
    });
    let model = bundle.model.as_ref();
    let by = &bundle.created_by;
    let verdict = bundle.runs.last().map(|run| match run.verdict {
        format::Verdict::Fail => "fail",
        format::Verdict::Inconclusive => "inconclusive",
        format::Verdict::Pass => "pass",
    });
    let runs = Some(bundle.runs.len()).filter(|runs| *runs > 0);
    let (service, id) = (bundle.service.name.clone(), bundle.service.id.clone());
    let (model, protocol) = model
        .map(|model| (model.id.clone(), model.protocol.clone()))
        .unwrap_or_default();
    let program = format!("{} {}", by.program, by.version);
    let saved = bundle.created_at.to_rfc3339();
    let runs = runs.map(|runs| runs.to_string()).unwrap_or_default();
    let facts = [
        ("service", service),
        ("service_id", id),
        ("model", model),
        ("protocol", protocol),
        ("tenant", tenant.unwrap_or_default()),
        ("program", program),
        ("saved", saved),
        ("runs", runs),
        ("verdict", verdict.unwrap_or_default().to_owned()),
    ];
    let facts = facts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    Failure::with(FailureCode::BundleProfileUnknown, &facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::tests::{facts, with_scene};

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
