//! Documents that are more, or less, than a response.

use super::{bad, holding};
use crate::generator::Vector;
use crate::generator::assertion::{Assertion, EMAIL};
use crate::generator::response::Response;
use crate::generator::signature::Signing;

pub(super) fn vectors() -> Vec<Vector> {
    let plain = holding(&Assertion::of_ada());
    let declared = format!("<!DOCTYPE samlp:Response>\n{plain}");
    let with_entity = format!(
        "<!DOCTYPE samlp:Response [<!ENTITY who \"mallory@evil.example\">]>\n{}",
        plain.replace(">ada@contoso.com</NameID>", ">&who;</NameID>")
    );
    let with_file = format!(
        "<!DOCTYPE samlp:Response [<!ENTITY who SYSTEM \"file:///etc/hostname\">]>\n{}",
        plain.replace(">ada@contoso.com</NameID>", ">&who;</NameID>")
    );
    let bomb = (1..10).fold("<!ENTITY a0 \"mallory\">".to_owned(), |text, step| {
        let inside = format!("&a{};", step - 1).repeat(10);
        format!("{text}<!ENTITY a{step} \"{inside}\">")
    });
    let with_bomb = format!(
        "<!DOCTYPE samlp:Response [{bomb}]>\n{}",
        plain.replace(">ada@contoso.com</NameID>", ">&a9;</NameID>")
    );
    let deep = Response {
        extensions: format!(
            "<samlp:Extensions>{}{}</samlp:Extensions>",
            "<x>".repeat(200),
            "</x>".repeat(200)
        ),
        ..Response::around(Assertion::of_ada().signed(&Signing::properly()))
    };
    let same_id = Response {
        id: "_assertion",
        ..Response::around(Assertion::of_ada().signed(&Signing::properly()))
    };
    let same_id_elsewhere = Response {
        extensions: r#"<samlp:Extensions><x xmlns="urn:x" id="_assertion"></x></samlp:Extensions>"#
            .to_owned(),
        ..Response::around(Assertion::of_ada().signed(&Signing::properly()))
    };
    let mut forged = Assertion::of_ada();
    forged.set(EMAIL, "mallory@evil.example");
    vec![
        bad("document_type", "saml.unsafe_xml", declared),
        bad(
            "document_type_with_an_entity",
            "saml.unsafe_xml",
            with_entity,
        ),
        bad("document_type_with_a_file", "saml.unsafe_xml", with_file),
        bad("document_type_with_a_bomb", "saml.unsafe_xml", with_bomb),
        bad("nested_too_deeply", "saml.malformed", deep.unsigned()),
        bad(
            "two_elements_with_one_id",
            "saml.unsafe_xml",
            same_id.unsigned(),
        ),
        bad(
            "id_of_the_assertion_elsewhere",
            "saml.unsafe_xml",
            same_id_elsewhere.unsigned(),
        ),
        bad(
            "cut_off",
            "saml.malformed",
            plain[..plain.len() - 40].to_owned(),
        ),
        bad(
            "assertion_alone",
            "pasted.assertion",
            Assertion::of_ada().signed(&Signing::properly()),
        ),
        bad(
            "second_root",
            "saml.malformed",
            plain.clone() + &Response::around(forged.with("")).unsigned(),
        ),
    ]
}
