//! Texts with something inside, which readers understand in different ways.

use super::{ada, bad, holding};
use crate::generator::Vector;
use crate::generator::assertion::Assertion;

/// Something inside a text. Canonicalization drops comments, so that the signature still holds.
pub(super) fn vectors() -> Vec<Vector> {
    let whole = ada(|assertion| {
        "ada@contoso.com.evil.example".clone_into(&mut assertion.name_id);
    });
    let plain = holding(&Assertion::of_ada());
    let with =
        |inside: &str| plain.replace("ada@contoso.com</NameID>", &format!("{inside}</NameID>"));
    let pi = ada(|assertion| {
        "ada@contoso.com<?x y?>.evil.example".clone_into(&mut assertion.name_id);
    });
    vec![
        bad(
            "comment_before_the_name_id",
            "saml.unsafe_xml",
            with("<!-- x -->ada@contoso.com"),
        ),
        bad(
            "comment_after_the_name_id",
            "saml.unsafe_xml",
            with("ada@contoso.com<!-- x -->"),
        ),
        bad(
            "comment_inside_the_name_id",
            "saml.unsafe_xml",
            holding(&whole).replace(".evil.example</NameID>", "<!-- x -->.evil.example</NameID>"),
        ),
        bad(
            "comment_inside_an_attribute",
            "saml.unsafe_xml",
            plain.replace(
                "<AttributeValue>ada@contoso.com",
                "<AttributeValue>ada@<!-- x -->contoso.com",
            ),
        ),
        bad(
            "processing_instruction_in_the_name_id",
            "saml.unsafe_xml",
            holding(&pi),
        ),
        bad(
            "element_in_the_name_id",
            "saml.unsafe_xml",
            holding(&ada(|assertion| {
                "ada@contoso.com<b>.evil.example</b>".clone_into(&mut assertion.name_id);
            })),
        ),
    ]
}
