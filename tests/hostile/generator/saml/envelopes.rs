//! What the response says around its assertion.

use super::bad;
use crate::generator::Vector;
use crate::generator::assertion::Assertion;
use crate::generator::response::{Response, SUCCESS};
use crate::generator::signature::Signing;

#[expect(clippy::too_many_lines, reason = "a list: one entry for each answer")]
pub(super) fn vectors() -> Vec<Vector> {
    let signed = Assertion::of_ada().signed(&Signing::properly());
    let response = || Response::around(signed.clone());
    let status = |inside: &str| Response {
        status: format!("<samlp:Status>{inside}</samlp:Status>"),
        inside: String::new(),
        ..response()
    };
    let requester = concat!(
        r#"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Requester">"#,
        r#"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported"></samlp:StatusCode></samlp:StatusCode>"#,
        "<samlp:StatusMessage>AADSTS50105: The signed in user is not assigned to a role for the application.</samlp:StatusMessage>"
    );
    let responder = r#"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"></samlp:StatusCode>"#;
    let refused_with_assertion = Response {
        status: format!("<samlp:Status>{responder}</samlp:Status>"),
        ..response()
    };
    vec![
        bad("status_responder", "login.refused", status(responder).unsigned()),
        bad("status_with_a_number", "login.user_not_assigned", status(requester).unsigned()),
        bad(
            "status_of_failure_beside_an_assertion",
            "login.refused",
            refused_with_assertion.unsigned(),
        ),
        bad(
            "two_status_elements",
            "saml.malformed",
            Response {
                status: SUCCESS.to_owned() + &format!("<samlp:Status>{responder}</samlp:Status>"),
                ..response()
            }
            .unsigned(),
        ),
        bad(
            "no_status",
            "saml.malformed",
            Response {
                status: String::new(),
                ..response()
            }
            .unsigned(),
        ),
        bad(
            "response_version_1_1",
            "saml.version",
            Response {
                version: "1.1",
                ..response()
            }
            .unsigned(),
        ),
        bad(
            "response_of_another_issuer",
            "saml.issuer",
            Response {
                issuer: "https://idp.evil.example/".to_owned(),
                ..response()
            }
            .unsigned(),
        ),
        bad(
            "destination_elsewhere",
            "saml.destination",
            Response {
                destination: Some("https://app.example.org/saml/acs/"),
                ..response()
            }
            .unsigned(),
        ),
        bad(
            "destination_missing_in_a_signed_response",
            "saml.destination",
            Response {
                destination: None,
                ..response()
            }
            .signed(&Signing::properly()),
        ),
        bad(
            "response_to_another_request",
            "saml.in_response_to",
            Response {
                in_response_to: Some("_another-request"),
                ..response()
            }
            .unsigned(),
        ),
        bad(
            "response_to_no_request",
            "saml.in_response_to",
            Response {
                in_response_to: None,
                ..response()
            }
            .unsigned(),
        ),
        bad("no_assertion", "saml.assertion_count", Response::around("").unsigned()),
        bad(
            "two_assertions",
            "saml.assertion_count",
            Response::around(signed.clone() + &signed.replace("_assertion", "_second")).unsigned(),
        ),
        bad(
            "two_assertions_in_a_signed_response",
            "saml.assertion_count",
            Response::around(Assertion::of_ada().with("") + &Assertion::of_mallory().with(""))
                .signed(&Signing::properly()),
        ),
        bad(
            "assertion_encrypted",
            "saml.encrypted",
            Response::around(concat!(
                r#"<EncryptedAssertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">"#,
                r"<CipherData><CipherValue>AAAA</CipherValue></CipherData></EncryptedData></EncryptedAssertion>"
            ))
            .unsigned(),
        ),
    ]
}
