//! What a signed assertion says: each rule of the profile broken once.

use super::{ada, bad, holding};
use crate::generator::Vector;
use crate::generator::assertion::{
    Delivery, ENTITY_ID, FROM, LONG_AGO, MUCH_LATER, TENANT, TENANT_ID, UNTIL, bearer, conditions,
    confirmation, restriction,
};

#[expect(clippy::too_many_lines, reason = "a list: one entry for each answer")]
pub(super) fn vectors() -> Vec<Vector> {
    let restricted = || restriction(&[ENTITY_ID]);
    let delivered = |delivery: Delivery| holding(&ada(|it| it.confirmations = bearer(&delivery)));
    let conditioned = |conditions: String| holding(&ada(|it| it.conditions = conditions));
    vec![
        bad(
            "assertion_version_1_1",
            "saml.version",
            holding(&ada(|assertion| assertion.version = "1.1")),
        ),
        bad(
            "assertion_of_another_issuer",
            "saml.issuer",
            holding(&ada(|assertion| {
                "https://sts.windows.net/99999999-0000-4000-8000-00000000c0de/"
                    .clone_into(&mut assertion.issuer);
            })),
        ),
        bad(
            "assertion_of_another_directory",
            "saml.tenant",
            holding(&ada(|assertion| {
                assertion.set(TENANT_ID, "99999999-0000-4000-8000-00000000c0de");
            })),
        ),
        bad(
            "assertion_of_a_directory_in_braces",
            "saml.tenant",
            holding(&ada(|assertion| {
                assertion.set(TENANT_ID, &format!("{{{TENANT}}}"));
            })),
        ),
        bad(
            "audience_of_another_service",
            "saml.audience",
            conditioned(conditions(
                FROM,
                UNTIL,
                &restriction(&["https://other.example.org/saml"]),
            )),
        ),
        bad(
            "audience_with_a_slash_more",
            "saml.audience",
            conditioned(conditions(
                FROM,
                UNTIL,
                &restriction(&["https://app.example.org/saml/"]),
            )),
        ),
        bad(
            "audience_in_one_restriction_of_two",
            "saml.audience",
            conditioned(conditions(
                FROM,
                UNTIL,
                &(restricted() + &restriction(&["https://other.example.org/saml"])),
            )),
        ),
        bad(
            "no_audience_restriction",
            "saml.audience",
            conditioned(conditions(FROM, UNTIL, "")),
        ),
        bad("no_conditions", "saml.audience", conditioned(String::new())),
        bad(
            "two_conditions",
            "saml.malformed",
            conditioned(conditions(FROM, UNTIL, &restricted()) + &conditions(FROM, UNTIL, "")),
        ),
        bad(
            "condition_not_understood",
            "saml.condition",
            conditioned(conditions(
                FROM,
                UNTIL,
                &(restricted()
                    + r#"<Condition xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="OnlyOnMondays"></Condition>"#),
            )),
        ),
        bad(
            "not_valid_yet",
            "saml.not_yet_valid",
            conditioned(conditions(MUCH_LATER, MUCH_LATER, &restricted())),
        ),
        bad(
            "expired",
            "saml.expired",
            conditioned(conditions(LONG_AGO, LONG_AGO, &restricted())),
        ),
        bad(
            "time_that_is_none",
            "saml.malformed",
            conditioned(conditions(FROM, "tomorrow", &restricted())),
        ),
        bad(
            "confirmation_expired",
            "saml.expired",
            delivered(Delivery {
                until: LONG_AGO,
                ..Delivery::default()
            }),
        ),
        bad(
            "confirmation_without_an_end",
            "saml.expired",
            holding(&ada(|assertion| {
                assertion.confirmations = bearer(&Delivery::default())
                    .replace(&format!(r#" NotOnOrAfter="{UNTIL}""#), "");
            })),
        ),
        bad(
            "confirmation_with_a_beginning",
            "saml.expired",
            holding(&ada(|assertion| {
                assertion.confirmations = bearer(&Delivery::default()).replace(
                    " NotOnOrAfter",
                    &format!(r#" NotBefore="{FROM}" NotOnOrAfter"#),
                );
            })),
        ),
        bad(
            "recipient_elsewhere",
            "saml.recipient",
            delivered(Delivery {
                recipient: "https://other.example.org/saml/acs",
                ..Delivery::default()
            }),
        ),
        bad(
            "confirmation_of_another_request",
            "saml.in_response_to",
            delivered(Delivery {
                in_response_to: Some("_another-request"),
                ..Delivery::default()
            }),
        ),
        bad(
            "confirmation_of_no_request",
            "saml.in_response_to",
            delivered(Delivery {
                in_response_to: None,
                ..Delivery::default()
            }),
        ),
        bad(
            "no_confirmation",
            "saml.bearer",
            holding(&ada(|assertion| assertion.confirmations.clear())),
        ),
        bad(
            "confirmation_by_a_key",
            "saml.bearer",
            holding(&ada(|assertion| {
                assertion.confirmations = confirmation(
                    "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key",
                    &Delivery::default(),
                );
            })),
        ),
        bad(
            "confirmation_by_the_method_of_saml_1_1",
            "saml.bearer",
            holding(&ada(|assertion| {
                assertion.confirmations = confirmation(
                    "urn:oasis:names:tc:SAML:1.0:cm:bearer",
                    &Delivery::default(),
                );
            })),
        ),
        bad(
            "confirmation_without_data",
            "saml.recipient",
            holding(&ada(|assertion| {
                r#"<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></SubjectConfirmation>"#
                    .clone_into(&mut assertion.confirmations);
            })),
        ),
        bad(
            "two_name_ids",
            "saml.malformed",
            holding(&ada(|assertion| {
                assertion
                    .confirmations
                    .insert_str(0, "<NameID>mallory@evil.example</NameID>");
            })),
        ),
    ]
}
