//! What the service needs to learn about a person: written down for whoever reads the bundle without the profile. A
//! set-up that is restored takes it from the profile that is here.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use crate::service::{ClaimNeed, Model};

pub(super) fn write(model: &Model) -> format::Claims {
    let need = |need: &ClaimNeed| format::ClaimNeed {
        need: need.id().to_owned(),
        claims: need.claims.clone(),
        required: need.required,
        other: Unknown::default(),
    };
    format::Claims {
        contract: model.claims.iter().map(need).collect(),
        other: Unknown::default(),
    }
}
