//! Signature wrapping: a signed part is kept so that its signature holds, and a forged one stands where it
//! would be read. The numbers are those of Somorovsky and others, “On Breaking SAML: Be Whoever You Want to
//! Be”; each also with the original hidden in every place that the schema leaves open.

use super::Vector;
use super::assertion::Assertion;
use super::response::Response;
use super::signature::{DSIG, Signing};

/// All of them.
pub(crate) fn vectors() -> Vec<Vector> {
    [of_the_response(), of_the_assertion(), hiding_places()]
        .into_iter()
        .flatten()
        .collect()
}

fn bad(name: impl Into<String>, code: &'static str, xml: String) -> Vector {
    Vector::of("saml", name, xml).refused(code)
}

/// A response around the forged assertion.
fn forged_response() -> Response {
    Response {
        id: "_forged-response",
        ..Response::around(Assertion::of_mallory().with(""))
    }
}

fn of_the_response() -> Vec<Vector> {
    let original = Response::around(Assertion::of_ada().with(""));
    let signature = Signing::properly().sign(&original.with(""), original.id);
    let inside = |part: &str| signature.replace("</Signature>", &format!("{part}</Signature>"));
    vec![
        bad(
            "xsw_1_original_response_in_the_signature",
            "saml.wrapped",
            forged_response().with(&inside(&original.with(""))),
        ),
        bad(
            "xsw_1_original_response_in_an_object",
            "saml.wrapped",
            forged_response().with(&inside(&format!("<Object>{}</Object>", original.with("")))),
        ),
        bad(
            "xsw_2_original_response_beside_the_signature",
            "saml.wrapped",
            forged_response().with(&(original.with("") + &signature)),
        ),
    ]
}

fn of_the_assertion() -> Vec<Vector> {
    let original = Assertion::of_ada();
    let forged = Assertion::of_mallory();
    let signature = original.signature(&Signing::properly());
    let signed = original.with(&signature);
    let respond = |inside: String| Response::around(inside).unsigned();
    let containing = |part: &str| {
        forged
            .with(&signature)
            .replace("</Assertion>", &format!("{part}</Assertion>"))
    };
    let inside = |part: &str| signature.replace("</Signature>", &format!("{part}</Signature>"));
    let extended = |inside: String, extension: &str| {
        Response {
            extensions: format!("<samlp:Extensions>{extension}</samlp:Extensions>"),
            ..Response::around(inside)
        }
        .unsigned()
    };
    vec![
        bad(
            "xsw_3_forged_before_the_original",
            "saml.assertion_count",
            respond(forged.with("") + &signed),
        ),
        bad(
            "xsw_3_forged_after_the_original",
            "saml.assertion_count",
            respond(signed.clone() + &forged.with("")),
        ),
        bad(
            "xsw_4_original_in_the_forged",
            "saml.unsigned",
            respond(
                forged
                    .with("")
                    .replace("</Assertion>", &format!("{signed}</Assertion>")),
            ),
        ),
        bad(
            "xsw_4_original_in_the_forged_with_its_signature",
            "saml.wrapped",
            respond(containing(&original.with(""))),
        ),
        bad(
            "xsw_5_signature_moved_to_the_forged",
            "saml.assertion_count",
            respond(forged.with(&signature) + &original.with("")),
        ),
        bad(
            "xsw_6_original_in_the_signature_of_the_forged",
            "saml.wrapped",
            respond(forged.with(&inside(&original.with("")))),
        ),
        bad(
            "xsw_7_forged_in_the_extensions",
            "saml.wrapped",
            extended(signed.clone(), &forged.with("")),
        ),
        bad(
            "xsw_7_original_in_the_extensions",
            "saml.wrapped",
            extended(forged.with(&signature), &original.with("")),
        ),
        bad(
            "xsw_7_same_identifier_twice",
            "saml.unsafe_xml",
            extended(
                signed.clone(),
                &original.with("").replace("ada@", "mallory@"),
            ),
        ),
        bad(
            "xsw_8_original_in_an_object",
            "saml.wrapped",
            respond(forged.with(&inside(&format!("<Object>{}</Object>", original.with(""))))),
        ),
        bad(
            "xsw_8_forged_in_an_object",
            "saml.wrapped",
            respond(original.with(&inside(&format!("<Object>{}</Object>", forged.with(""))))),
        ),
        bad(
            "xsw_assertion_only_in_the_extensions",
            "saml.assertion_count",
            extended(String::new(), &signed),
        ),
        bad(
            "xsw_assertion_only_in_the_status",
            "saml.assertion_count",
            Response {
                status: super::response::SUCCESS.replace(
                    "</samlp:Status>",
                    &format!("<samlp:StatusDetail>{signed}</samlp:StatusDetail></samlp:Status>"),
                ),
                ..Response::around("")
            }
            .unsigned(),
        ),
    ]
}

/// The forged assertion carries the signature; the original, without it, is hidden where nobody looks.
fn hiding_places() -> Vec<Vector> {
    let original = Assertion::of_ada();
    let signature = original.signature(&Signing::properly());
    let hidden = original.with("");
    let forged = |change: &dyn Fn(&mut Assertion)| {
        let mut forged = Assertion::of_mallory();
        change(&mut forged);
        Response::around(forged.with(&signature)).unsigned()
    };
    let in_key_info = signature.replace(
        "<KeyInfo>",
        &format!(r#"<KeyInfo><x xmlns="{DSIG}">{hidden}</x>"#),
    );
    let status = Response {
        status: super::response::SUCCESS.replace(
            "</samlp:Status>",
            &format!("<samlp:StatusDetail>{hidden}</samlp:StatusDetail></samlp:Status>"),
        ),
        ..Response::around(Assertion::of_mallory().with(&signature))
    };
    vec![
        bad(
            "xsw_original_in_the_advice",
            "saml.wrapped",
            forged(&|forged| forged.advice = format!("<Advice>{hidden}</Advice>")),
        ),
        bad(
            "xsw_original_in_the_confirmation",
            "saml.wrapped",
            forged(&|forged| {
                forged.confirmations = forged.confirmations.replace(
                    "</SubjectConfirmationData>",
                    &format!("{hidden}</SubjectConfirmationData>"),
                );
            }),
        ),
        bad(
            "xsw_original_in_an_attribute",
            "saml.wrapped",
            forged(&|forged| forged.attributes.push(("original", hidden.clone()))),
        ),
        bad(
            "xsw_original_in_the_status",
            "saml.wrapped",
            status.unsigned(),
        ),
        bad(
            "xsw_original_in_the_key_info",
            "saml.wrapped",
            Response::around(Assertion::of_mallory().with(&in_key_info)).unsigned(),
        ),
    ]
}
