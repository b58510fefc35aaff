//! Responses of SAML 2.0: the good ones, and each rule broken once.

use super::Vector;
use super::assertion::{
    Assertion, Delivery, EMAIL, ENTITY_ID, FROM, LONG_AGO, MUCH_LATER, REQUEST, TENANT_ID, UNTIL,
    bearer, conditions, confirmation, restriction,
};
use super::keys::{ENCRYPTION, FOREIGN, SHORT, SIGNING};
use super::response::{Response, SUCCESS};
use super::signature::{DSIG, Signing, transform, usual_transforms};

/// All of them but the wrapped ones.
pub(crate) fn vectors() -> Vec<Vector> {
    [
        good(),
        signatures(),
        algorithms(),
        texts(),
        envelopes(),
        assertions(),
        documents(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A good answer to the request of this ID.
pub(crate) fn answer_to(request: &str) -> String {
    let assertion = ada(|assertion| {
        assertion.confirmations = assertion.confirmations.replace(REQUEST, request);
    });
    holding(&assertion).replace(REQUEST, request)
}

fn vector(name: &str, xml: String) -> Vector {
    Vector::of("saml", name, xml)
}

fn bad(name: &str, code: &'static str, xml: String) -> Vector {
    vector(name, xml).refused(code)
}

/// A response with this signed assertion.
fn holding(assertion: &Assertion) -> String {
    Response::around(assertion.signed(&Signing::properly())).unsigned()
}

/// The usual assertion with one change.
fn ada(change: impl FnOnce(&mut Assertion)) -> Assertion {
    let mut assertion = Assertion::of_ada();
    change(&mut assertion);
    assertion
}

fn good() -> Vec<Vector> {
    let assertion = Assertion::of_ada();
    let properly = Signing::properly();
    let signed = assertion.signed(&properly);
    let started_at_the_provider = ada(|assertion| {
        assertion.confirmations = bearer(&Delivery {
            in_response_to: None,
            ..Delivery::default()
        });
    });
    let for_no_uri = ada(|assertion| {
        assertion.conditions = conditions(FROM, UNTIL, &restriction(&["spn:app-without-a-uri"]));
    });
    let unsolicited = Response {
        in_response_to: None,
        ..Response::around(started_at_the_provider.signed(&properly))
    };
    let without_key_info = Signing {
        named: None,
        ..Signing::properly()
    };
    vec![
        vector("good_assertion_signed", holding(&assertion)),
        vector(
            "good_response_signed",
            Response::around(assertion.with("")).signed(&properly),
        ),
        vector(
            "good_both_signed",
            Response::around(signed).signed(&properly),
        ),
        Vector {
            service: Some("app-without-a-uri"),
            ..vector("good_audience_with_spn", holding(&for_no_uri))
        },
        Vector {
            in_response_to: None,
            ..vector("good_started_at_the_provider", unsolicited.unsigned())
        },
        vector(
            "good_without_key_info",
            Response::around(assertion.signed(&without_key_info)).unsigned(),
        ),
        vector(
            "good_comment_between_elements",
            holding(&assertion).replace("<samlp:Status>", "<!-- harmless --><samlp:Status>"),
        ),
        Vector {
            allow_sha1: true,
            ..vector(
                "good_sha1_where_it_is_allowed",
                Response::around(assertion.signed(&Signing::with_sha1())).unsigned(),
            )
        },
    ]
}

fn signatures() -> Vec<Vector> {
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
                .replace(r#"<samlp:Status>"#, r#"<samlp:Extensions></samlp:Extensions><samlp:Status>"#),
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

fn algorithms() -> Vec<Vector> {
    let assertion = Assertion::of_ada();
    let with = |signing: &Signing| Response::around(assertion.signed(signing)).unsigned();
    let method = |method| {
        with(&Signing {
            method,
            ..Signing::properly()
        })
    };
    let transformed = |transforms: String| {
        with(&Signing {
            transforms,
            ..Signing::properly()
        })
    };
    let xpath = concat!(
        r#"<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">"#,
        "<XPath>not(ancestor-or-self::Signature)</XPath></Transform>"
    );
    let parameter = holding(&assertion).replace(
        "rsa-sha256\"></SignatureMethod>",
        "rsa-sha256\"><HMACOutputLength>8</HMACOutputLength></SignatureMethod>",
    );
    vec![
        bad("signed_with_sha1", "saml.sha1", with(&Signing::with_sha1())),
        bad(
            "digest_with_sha1",
            "saml.sha1",
            with(&Signing {
                digest: "http://www.w3.org/2000/09/xmldsig#sha1",
                ..Signing::properly()
            }),
        ),
        bad(
            "signed_with_md5",
            "saml.algorithm",
            method("http://www.w3.org/2001/04/xmldsig-more#rsa-md5"),
        ),
        bad(
            "signed_with_hmac",
            "saml.algorithm",
            method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"),
        ),
        bad(
            "signed_with_dsa",
            "saml.algorithm",
            method("http://www.w3.org/2000/09/xmldsig#dsa-sha1"),
        ),
        bad(
            "signature_method_with_a_parameter",
            "saml.algorithm",
            parameter,
        ),
        bad(
            "transform_xpath",
            "saml.algorithm",
            transformed(xpath.to_owned() + &usual_transforms()),
        ),
        bad(
            "transform_xslt",
            "saml.algorithm",
            transformed(
                transform("http://www.w3.org/TR/1999/REC-xslt-19991116") + &usual_transforms(),
            ),
        ),
        bad(
            "transform_base64",
            "saml.algorithm",
            transformed(usual_transforms() + &transform(&format!("{DSIG}base64"))),
        ),
        bad(
            "transforms_none",
            "saml.algorithm",
            transformed(String::new()),
        ),
        bad(
            "transform_canonical_with_comments",
            "saml.algorithm",
            transformed(
                transform(&format!("{DSIG}enveloped-signature"))
                    + &transform("http://www.w3.org/2001/10/xml-exc-c14n#WithComments"),
            ),
        ),
    ]
}

/// Something inside a text. Canonicalization drops comments, so that the signature still holds.
fn texts() -> Vec<Vector> {
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

fn envelopes() -> Vec<Vector> {
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

fn assertions() -> Vec<Vector> {
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

fn documents() -> Vec<Vector> {
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
            "login.not_an_answer",
            Assertion::of_ada().signed(&Signing::properly()),
        ),
        bad(
            "second_root",
            "saml.malformed",
            plain.clone() + &Response::around(forged.with("")).unsigned(),
        ),
    ]
}
