//! By whom, and of what: signatures that hold for something else, or do not hold.

use super::{bad, holding};
use crate::generator::Vector;
use crate::generator::assertion::Assertion;
use crate::generator::keys::{ENCRYPTION, FOREIGN, SHORT, SIGNING};
use crate::generator::response::Response;
use crate::generator::signature::{DSIG, Signing, usual_transforms};

#[expect(clippy::too_many_lines, reason = "a list: one entry for each answer")]
pub(super) fn vectors() -> Vec<Vector> {
    let assertion = Assertion::of_ada();
    let forged = Assertion::of_mallory();
    let properly = Signing::properly();
    let with = |signing: &Signing| Response::around(assertion.signed(signing)).unsigned();
    let forged_key = Signing::with_key(&FOREIGN);
    let pretending = Signing {
        named: Some(&SIGNING),
        ..Signing::with_key(&FOREIGN)
    };
    let elsewhere = Signing {
        reference: Some("_response".to_owned()),
        ..Signing::properly()
    };
    let whole_document = with(&Signing {
        reference: Some(String::new()),
        ..Signing::properly()
    })
    .replace(r##"URI="#""##, r#"URI="""#);
    let retrieval = holding(&assertion).replace(
        "<KeyInfo>",
        &format!(
            r##"<KeyInfo><RetrievalMethod xmlns="{DSIG}" URI="#_response"></RetrievalMethod>"##
        ),
    );
    vec![
        bad("unsigned", "saml.unsigned", Response::around(forged.with("")).unsigned()),
        bad(
            "signature_emptied",
            "saml.wrapped",
            Response::around(forged.with(&format!(r#"<Signature xmlns="{DSIG}"></Signature>"#)))
                .unsigned(),
        ),
        bad(
            "attribute_changed_after_signing",
            "saml.signature",
            holding(&assertion).replace(
                "<AttributeValue>ada@contoso.com",
                "<AttributeValue>mallory@evil.example",
            ),
        ),
        bad(
            "indented_after_signing",
            "saml.white_space",
            holding(&assertion).replace("><", ">\n    <"),
        ),
        bad(
            "name_id_changed_after_signing",
            "saml.signature",
            holding(&assertion).replace(">ada@contoso.com</NameID>", ">mallory@evil.example</NameID>"),
        ),
        bad(
            "response_changed_after_signing",
            "saml.signature",
            Response::around(assertion.with(""))
                .signed(&properly)
                .replace("ada@contoso.com", "mallory@evil.example"),
        ),
        bad(
            "response_signature_broken_beside_a_good_one",
            "saml.signature",
            Response::around(assertion.signed(&properly))
                .signed(&properly)
                .replace("<samlp:Status>", "<samlp:Extensions></samlp:Extensions><samlp:Status>"),
        ),
        bad(
            "foreign_key_named_in_key_info",
            "saml.signing_certificate_unknown",
            Response::around(forged.signed(&forged_key)).unsigned(),
        ),
        bad(
            "foreign_key_under_a_trusted_name",
            "saml.signature",
            Response::around(forged.signed(&pretending)).unsigned(),
        ),
        bad(
            "foreign_key_without_key_info",
            "saml.signature",
            Response::around(forged.signed(&Signing {
                named: None,
                ..Signing::with_key(&FOREIGN)
            }))
            .unsigned(),
        ),
        bad("key_info_points_elsewhere", "saml.wrapped", retrieval),
        bad(
            "key_for_encryption_alone",
            "saml.signing_certificate_unknown",
            Response::around(forged.signed(&Signing::with_key(&ENCRYPTION))).unsigned(),
        ),
        Vector {
            metadata: "short_key",
            ..bad(
                "key_of_1024_bits",
                "saml.weak_key",
                with(&Signing::with_key(&SHORT)),
            )
        },
        Vector {
            metadata: "expired",
            ..bad(
                "certificate_expired",
                "federation.certificate_expired",
                holding(&assertion),
            )
        },
        Vector {
            metadata: "over",
            ..bad(
                "metadata_over",
                "federation.metadata_expired",
                holding(&assertion),
            )
        },
        bad("signature_of_another_element", "saml.wrapped", with(&elsewhere)),
        bad("signature_of_the_whole_document", "saml.wrapped", whole_document),
        bad(
            "two_signatures_of_one_assertion",
            "saml.wrapped",
            Response::around(
                assertion.with(&(assertion.signature(&properly) + &assertion.signature(&forged_key))),
            )
            .unsigned(),
        ),
        bad(
            "object_in_the_signature",
            "saml.wrapped",
            with(&Signing {
                object: "<Object><x></x></Object>".to_owned(),
                ..Signing::properly()
            }),
        ),
        bad(
            "reference_with_an_attribute_of_another_namespace",
            "saml.wrapped",
            holding(&assertion).replace(
                "<Reference URI=",
                r##"<Reference xmlns:x="urn:x" x:URI="#_response" URI="##,
            ),
        ),
        bad(
            "two_references",
            "saml.wrapped",
            holding(&assertion).replace(
                "</Reference>",
                &format!(
                    r##"</Reference><Reference URI="#_response"><Transforms>{}</Transforms><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod><DigestValue>AAAA</DigestValue></Reference>"##,
                    usual_transforms()
                ),
            ),
        ),
        bad(
            "signature_in_a_place_of_its_own",
            "saml.wrapped",
            Response {
                extensions: format!(
                    "<samlp:Extensions>{}</samlp:Extensions>",
                    assertion.signature(&properly)
                ),
                ..Response::around(assertion.signed(&properly))
            }
            .unsigned(),
        ),
    ]
}
