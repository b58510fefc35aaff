//! Which parts of a bundle a failing check or a failure is about: data, by their stable ids.

use super::BundlePart;
use BundlePart::{
    Application, Certificates, Claims, Consent, Credential, Identifier, Metadata, Model,
    ReplyAddresses, Service, Tasks, Tenant,
};

/// What they are about, the likeliest first. The check decides before the failure's code, which several checks share.
pub(super) fn parts(code: Option<&str>, check: Option<&str>) -> Vec<BundlePart> {
    let of_check = check.and_then(|check| of(CHECKS, check));
    // A refusal is said by its code alone.
    let of_check = of_check.filter(|parts| !parts.is_empty());
    let parts = of_check.or_else(|| of_code(code?)).unwrap_or_default();
    parts.to_vec()
}

fn of_code(code: &str) -> Option<&'static [BundlePart]> {
    let area = code.split('.').next().unwrap_or_default();
    of(CODES, code).or_else(|| of(AREAS, area))
}

type CauseRow = (&'static str, &'static [BundlePart]);

fn of(table: &[CauseRow], id: &str) -> Option<&'static [BundlePart]> {
    let about = table.iter().find(|(known, _)| *known == id);
    about.map(|(_, parts)| *parts)
}

/// By check. One that is about the moment, or about the browser alone, is about no part.
const CHECKS: &[CauseRow] = &[
    ("redirect_uri", &[ReplyAddresses]),
    ("state", &[]),
    ("answer_issuer", &[Tenant, Metadata]),
    ("error", &[]),
    ("code_verifier", &[]),
    ("algorithm", &[Application]),
    ("signing_key", &[Certificates, Application, Tenant]),
    ("key_size", &[Certificates]),
    ("signature", &[Certificates]),
    ("key_issuer", &[Tenant, Certificates]),
    ("tenant", &[Tenant]),
    ("issuer", &[Tenant, Metadata]),
    ("audience", &[Application]),
    ("authorized_party", &[Application]),
    ("nonce", &[]),
    ("expiry", &[]),
    ("not_before", &[]),
    ("at_hash", &[]),
    ("c_hash", &[]),
    ("id_token", &[Application, Tenant]),
    ("relay_state", &[]),
    ("wctx", &[]),
    ("status", &[]),
    ("version", &[Model]),
    ("response_issuer", &[Metadata, Tenant]),
    ("destination", &[ReplyAddresses]),
    ("in_response_to", &[]),
    ("applies_to", &[Identifier]),
    ("lifetime", &[]),
    ("encryption", &[Application, Certificates]),
    ("assertion", &[Application]),
    ("signed", &[Application, Certificates]),
    ("covered", &[Certificates]),
    ("signature_method", &[Application, Certificates]),
    ("sha1", &[Application, Certificates]),
    (
        "signing_certificate",
        &[Certificates, Metadata, Application],
    ),
    ("certificate_key_size", &[Certificates]),
    ("white_space", &[]),
    ("assertion_signature", &[Certificates]),
    ("certificate_valid", &[Certificates]),
    ("metadata_valid", &[Metadata, Certificates]),
    ("assertion_issuer", &[Metadata, Tenant]),
    ("conditions", &[Application]),
    ("audience_restriction", &[Identifier, Application]),
    ("bearer", &[Application]),
    ("recipient", &[ReplyAddresses]),
    ("confirmation_in_response_to", &[]),
    ("confirmation_expiry", &[]),
    ("assertion_not_before", &[]),
    ("assertion_expiry", &[]),
    ("assertion_tenant", &[Tenant]),
];

/// By failure, where it is about more or less than its area.
const CODES: &[CauseRow] = &[
    ("application.not_installed", &[Application, Consent, Tenant]),
    ("application.unknown", &[Application, Tenant]),
    ("id_token.audience", &[Application]),
    ("id_token.expired", &[]),
    ("id_token.hash", &[]),
    ("id_token.issuer", &[Tenant, Metadata]),
    ("id_token.nonce", &[]),
    ("id_token.not_yet_valid", &[]),
    ("id_token.signature", &[Certificates]),
    (
        "id_token.signing_key_unknown",
        &[Certificates, Application, Tenant],
    ),
    ("id_token.tenant", &[Tenant]),
    ("login.account_not_in_tenant", &[Tenant]),
    ("login.outsider_let_in", &[Tasks, Application]),
    ("login.user_not_assigned", &[Tasks, Application]),
    ("saml.audience", &[Identifier, Application]),
    ("saml.destination", &[ReplyAddresses]),
    ("saml.expired", &[]),
    ("saml.issuer", &[Metadata, Tenant]),
    ("saml.issuer_with_application_id", &[Metadata, Application]),
    ("saml.name_id_policy", &[Claims]),
    ("saml.not_yet_valid", &[]),
    ("saml.recipient", &[ReplyAddresses]),
    ("saml.signature", &[Certificates]),
    (
        "saml.signing_certificate_unknown",
        &[Certificates, Metadata, Application],
    ),
    ("saml.tenant", &[Tenant]),
    ("saml.weak_key", &[Certificates]),
    ("token.client_id_is_the_tenant", &[Application, Tenant]),
    ("token.client_id_malformed", &[Application]),
    ("token.public_client", &[Application, Credential]),
    ("token.refused", &[Credential, Application, Tenant]),
    ("ws_fed.applies_to", &[Identifier]),
    ("ws_fed.lifetime", &[]),
];

/// By the first word of a failure's code. Areas that are not here are about this computer, the network or Microsoft.
const AREAS: &[CauseRow] = &[
    ("application", &[Application, Tenant]),
    ("claims", &[Claims, Application]),
    ("consent", &[Consent, Tenant]),
    ("federation", &[Certificates, Metadata, Application]),
    ("id_token", &[Application, Tenant]),
    ("login", &[Tasks, Application, Consent]),
    ("model", &[Model, Service]),
    ("observation", &[Tasks, Model]),
    ("provider", &[Tenant, Metadata]),
    ("redirect_uri", &[ReplyAddresses, Application]),
    ("saml", &[Application, Metadata]),
    ("scope", &[Consent, Application]),
    ("service", &[Service, Model]),
    ("tenant", &[Tenant]),
    ("token", &[Credential, Application]),
    ("ws_fed", &[Application, Metadata]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::FailureCode;
    use crate::login::check::Clause;

    #[test]
    fn every_check_says_what_it_is_about_and_no_other_does() {
        let known: Vec<_> = CHECKS.iter().map(|(id, _)| *id).collect();
        let clauses: Vec<_> = Clause::ALL.iter().map(|clause| clause.id()).collect();

        assert_eq!(known, clauses);
    }

    #[test]
    fn every_failure_that_is_named_is_one_and_every_area_has_failures() {
        for (code, _) in CODES {
            assert!(FailureCode::named(code).is_some(), "{code}");
        }
        for (area, _) in AREAS {
            let is_of = |code: &&FailureCode| code.as_str().starts_with(&format!("{area}."));
            assert!(FailureCode::ALL.iter().any(|code| is_of(&code)), "{area}");
        }
    }

    #[test]
    fn a_check_that_says_nothing_leaves_it_to_the_failure() {
        let refused = parts(Some("login.user_not_assigned"), Some("error"));
        let audience = parts(Some("saml.audience"), Some("audience_restriction"));

        assert_eq!(refused, [Tasks, Application]);
        assert_eq!(audience, [Identifier, Application]);
        assert_eq!(parts(Some("network.timed_out"), None), []);
        assert_eq!(parts(Some("of.tomorrow"), Some("of_tomorrow")), []);
    }
}
