//! Consent that was granted, or gone on without, in a bundle and here.

use consentry_bundle as format;
use consentry_bundle::{Bundle, Unknown};

use super::known;
use crate::store::version_1;
use crate::wizard::{Facts, GrantedConsent, Report};

pub(super) fn write(consent: &GrantedConsent, facts: &Facts) -> format::Consent {
    let model = facts.model.as_ref();
    let of_service = model.is_some_and(|model| model.plan.vendor.is_some());
    format::Consent {
        kind: if of_service {
            "vendor-application"
        } else {
            "own-application"
        }
        .to_owned(),
        tenant_id: consent.landed_in.clone(),
        scopes: consent.scopes.clone(),
        known: known::write(&consent.known),
        landing: None,
        skipped: Some(consent.skipped),
        other: Unknown::default(),
    }
}

/// Consent on the ground of what else the bundle says.
pub(super) fn read(bundle: &Bundle, facts: &Facts, report: &Report) -> Option<GrantedConsent> {
    let consent = bundle.consent.as_ref()?;
    let mut known = known::read(&consent.known, report);
    if bundle.version == 1 {
        version_1::witness(&mut known);
    }
    Some(GrantedConsent {
        ground: facts.consent_ground()?,
        skipped: consent.is_skipped(),
        landed_in: consent.tenant_id.clone(),
        scopes: consent.scopes.clone(),
        known,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::tests::{bundle, report, reported};
    use crate::scene::tests::facts;
    use crate::wizard::{Known, Witness};

    #[test]
    fn consent_comes_back_as_reported_granted_or_not() {
        let facts = facts("kloudmate", "oidc");
        for skipped in [false, true] {
            let consent = GrantedConsent {
                skipped,
                ..facts.consent.clone().unwrap()
            };
            let bundle = Bundle {
                consent: Some(write(&consent, &facts)),
                ..bundle()
            };

            let back = read(&bundle, &facts, &report()).unwrap();

            let known = reported(&consent.known);
            assert_eq!(back, GrantedConsent { known, ..consent });
        }
    }

    #[test]
    fn version_1_gave_a_reason_for_going_on_without_and_a_sentence_for_the_landing() {
        let facts = facts("kloudmate", "oidc");
        let mut written = write(&facts.consent.clone().unwrap(), &facts);
        let reason = "Each person consents at the first sign-in".into();
        written.other.0.insert("notNeededReason".to_owned(), reason);
        written.known = format::Known::stated("the address after consent", bundle().created_at);
        let bundle = Bundle {
            version: 1,
            consent: Some(written),
            ..bundle()
        };

        let back = read(&bundle, &facts, &report()).unwrap();

        assert!(back.skipped);
        let Known::Reported { by, .. } = back.known else {
            panic!("it is reported");
        };
        assert_eq!(by, Some(Witness::Landing));
    }
}
