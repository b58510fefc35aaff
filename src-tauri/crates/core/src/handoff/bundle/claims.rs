//! What the service needs to learn about a person: written down for whoever reads the bundle without the profile. A
//! set-up that is restored takes it from the profile that is here.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use crate::service::{ClaimNeed, Model};

pub(super) fn write(model: Option<&Model>) -> format::Claims {
    let need = |need: &ClaimNeed| format::ClaimNeed {
        need: need.id().to_owned(),
        claims: need.claims.clone(),
        required: need.required,
        other: Unknown::default(),
    };
    format::Claims {
        contract: model
            .into_iter()
            .flat_map(|model| &model.claims)
            .map(need)
            .collect(),
        other: Unknown::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Services;

    #[test]
    fn what_is_written_names_every_need_as_the_profile_here_has_it() {
        for (service, id) in [
            ("kloudmate", "oidc"),
            ("kandji", "saml"),
            ("kinde", "ws-fed"),
        ] {
            let model = Services::shipped().get(service).unwrap().model(id).unwrap();

            let written = write(Some(model)).contract;

            let back: Vec<_> = written
                .iter()
                .map(|need| (need.need.as_str(), &need.claims, need.required))
                .collect();
            let here: Vec<_> = model
                .claims
                .iter()
                .map(|need| (need.id(), &need.claims, need.required))
                .collect();
            assert!(!here.is_empty(), "{service}");
            assert_eq!(back, here, "{service}");
        }
    }

    #[test]
    fn before_a_model_is_chosen_nothing_is_needed() {
        assert!(write(None).contract.is_empty());
    }
}
