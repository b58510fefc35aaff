//! Responses of WS-Federation: the good ones, and each rule broken once.

use super::Vector;
use super::assertion::{
    Assertion, EMAIL_FORMAT, FROM, ISSUER, LONG_AGO, MUCH_LATER, NOW, TENANT, UNTIL, conditions,
    restriction,
};
use super::keys::FOREIGN;
use super::signature::Signing;

pub(crate) const WTREALM: &str = "https://app.example.org/wsfed";
pub(crate) const WREPLY: &str = "https://app.example.org/wsfed/reply";

/// All of them.
pub(crate) fn vectors() -> Vec<Vector> {
    [good(), envelopes(), assertions(), saml_1_1()]
        .into_iter()
        .flatten()
        .collect()
}

fn vector(name: &str, xml: String) -> Vector {
    Vector::of("ws_fed", name, xml)
}

fn bad(name: &str, code: &'static str, xml: String) -> Vector {
    vector(name, xml).refused(code)
}

/// A `RequestSecurityTokenResponse`.
struct Response {
    from: &'static str,
    until: &'static str,
    applies_to: &'static str,
    token: String,
}

impl Response {
    fn of(token: impl Into<String>) -> Self {
        Self {
            from: FROM,
            until: UNTIL,
            applies_to: WTREALM,
            token: token.into(),
        }
    }

    fn write(&self) -> String {
        format!(
            concat!(
                r#"<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust">"#,
                r#"<t:Lifetime><wsu:Created xmlns:wsu="{utility}">{from}</wsu:Created><wsu:Expires xmlns:wsu="{utility}">{until}</wsu:Expires></t:Lifetime>"#,
                r#"<wsp:AppliesTo xmlns:wsp="http://schemas.xmlsoap.org/ws/2004/09/policy"><EndpointReference xmlns="http://www.w3.org/2005/08/addressing">"#,
                r"<Address>{applies_to}</Address></EndpointReference></wsp:AppliesTo>",
                r"<t:RequestedSecurityToken>{token}</t:RequestedSecurityToken></t:RequestSecurityTokenResponse>",
            ),
            utility = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
            from = self.from,
            until = self.until,
            applies_to = self.applies_to,
            token = self.token,
        )
    }
}

/// As Entra writes it for WS-Federation: bearer without any data.
fn ada() -> Assertion {
    let mut assertion = Assertion::of_ada();
    r#"<SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></SubjectConfirmation>"#
        .clone_into(&mut assertion.confirmations);
    assertion.conditions = conditions(FROM, UNTIL, &restriction(&[WTREALM]));
    assertion
}

fn changed(change: impl FnOnce(&mut Assertion)) -> String {
    let mut assertion = ada();
    change(&mut assertion);
    Response::of(assertion.signed(&Signing::properly())).write()
}

fn good() -> Vec<Vector> {
    let signed = ada().signed(&Signing::properly());
    let collection = Response::of(signed.as_str())
        .write()
        .replace(
            "<t:RequestSecurityTokenResponse xmlns:t=\"http://schemas.xmlsoap.org/ws/2005/02/trust\">",
            "<t:RequestSecurityTokenResponseCollection xmlns:t=\"http://docs.oasis-open.org/ws-sx/ws-trust/200512\"><t:RequestSecurityTokenResponse>",
        )
        .replace(
            "</t:RequestSecurityTokenResponse>",
            "</t:RequestSecurityTokenResponse></t:RequestSecurityTokenResponseCollection>",
        );
    let with_spn = changed(|assertion| {
        assertion.conditions = conditions(
            FROM,
            UNTIL,
            &restriction(&["spn:11111111-2222-4333-8444-555555555555"]),
        );
    })
    .replace(
        &format!("<Address>{WTREALM}"),
        "<Address>spn:11111111-2222-4333-8444-555555555555",
    );
    vec![
        vector("good", Response::of(signed).write()),
        vector("good_in_a_collection", collection),
        Vector {
            service: Some("11111111-2222-4333-8444-555555555555"),
            ..vector("good_audience_with_spn", with_spn)
        },
        vector(
            "good_saml_1_1",
            Response::of(SamlOne::of_ada().signed(&Signing::properly())).write(),
        ),
    ]
}

fn envelopes() -> Vec<Vector> {
    let signed = || ada().signed(&Signing::properly());
    let mut forged = ada();
    "_forged".clone_into(&mut forged.id);
    "mallory@evil.example".clone_into(&mut forged.name_id);
    let beside = Response::of(signed()).write().replace(
        "<t:RequestedSecurityToken>",
        &format!(
            "<t:RequestedAttachedReference>{}</t:RequestedAttachedReference><t:RequestedSecurityToken>",
            forged.with("")
        ),
    );
    let two = Response::of(signed()).write();
    let second = Response::of(forged.with("")).write();
    let collection = format!(
        r#"<t:RequestSecurityTokenResponseCollection xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust">{two}{second}</t:RequestSecurityTokenResponseCollection>"#
    );
    vec![
        bad(
            "applies_to_another_service",
            "ws_fed.applies_to",
            Response {
                applies_to: "https://other.example.org/wsfed",
                ..Response::of(signed())
            }
            .write(),
        ),
        bad(
            "lifetime_over",
            "ws_fed.lifetime",
            Response {
                until: LONG_AGO,
                ..Response::of(signed())
            }
            .write(),
        ),
        bad(
            "lifetime_not_begun",
            "ws_fed.lifetime",
            Response {
                from: MUCH_LATER,
                ..Response::of(signed())
            }
            .write(),
        ),
        bad("no_token", "saml.assertion_count", Response::of("").write()),
        bad(
            "two_tokens",
            "saml.assertion_count",
            Response::of(signed() + &forged.with("")).write(),
        ),
        bad(
            "token_of_another_kind",
            "saml.assertion_count",
            Response::of(r#"<x xmlns="urn:x"></x>"#).write(),
        ),
        bad(
            "token_encrypted",
            "saml.encrypted",
            Response::of(
                r#"<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"></EncryptedData>"#,
            )
            .write(),
        ),
        bad("forged_assertion_beside_the_token", "saml.wrapped", beside),
        bad(
            "two_responses_in_a_collection",
            "ws_fed.malformed",
            collection,
        ),
        bad(
            "document_type",
            "saml.unsafe_xml",
            format!("<!DOCTYPE x>\n{}", Response::of(signed()).write()),
        ),
    ]
}

fn assertions() -> Vec<Vector> {
    let mut forged = ada();
    "_forged".clone_into(&mut forged.id);
    "mallory@evil.example".clone_into(&mut forged.name_id);
    let original = ada();
    let signature = original.signature(&Signing::properly());
    let in_object = signature.replace(
        "</Signature>",
        &format!("<Object>{}</Object></Signature>", original.with("")),
    );
    vec![
        bad(
            "unsigned",
            "saml.unsigned",
            Response::of(forged.with("")).write(),
        ),
        bad(
            "foreign_key_named_in_key_info",
            "saml.signing_certificate_unknown",
            Response::of(forged.signed(&Signing::with_key(&FOREIGN))).write(),
        ),
        bad(
            "name_id_changed_after_signing",
            "saml.signature",
            Response::of(original.with(&signature)).write().replace(
                ">ada@contoso.com</NameID>",
                ">mallory@evil.example</NameID>",
            ),
        ),
        bad(
            "original_in_an_object",
            "saml.wrapped",
            Response::of(forged.with(&in_object)).write(),
        ),
        bad(
            "original_in_the_forged",
            "saml.wrapped",
            Response::of(forged.with(&signature).replace(
                "</Assertion>",
                &format!("{}</Assertion>", original.with("")),
            ))
            .write(),
        ),
        bad(
            "signed_with_sha1",
            "saml.sha1",
            Response::of(original.signed(&Signing::with_sha1())).write(),
        ),
        bad(
            "comment_inside_the_name_id",
            "saml.unsafe_xml",
            changed(|assertion| "ada@contoso.com.evil.example".clone_into(&mut assertion.name_id))
                .replace(".evil.example</NameID>", "<!-- x -->.evil.example</NameID>"),
        ),
        bad(
            "assertion_of_another_issuer",
            "saml.issuer",
            changed(|assertion| "https://idp.evil.example/".clone_into(&mut assertion.issuer)),
        ),
        bad(
            "audience_of_another_service",
            "saml.audience",
            changed(|assertion| {
                assertion.conditions = conditions(
                    FROM,
                    UNTIL,
                    &restriction(&["https://other.example.org/wsfed"]),
                );
            }),
        ),
        bad(
            "no_conditions",
            "saml.audience",
            changed(|assertion| assertion.conditions.clear()),
        ),
        bad(
            "confirmation_by_a_key",
            "saml.bearer",
            changed(|assertion| {
                assertion.confirmations =
                    assertion.confirmations.replace("bearer", "holder-of-key");
            }),
        ),
        bad(
            "expired",
            "saml.expired",
            changed(|assertion| {
                assertion.conditions = conditions(LONG_AGO, LONG_AGO, &restriction(&[WTREALM]));
            }),
        ),
        bad(
            "not_valid_yet",
            "saml.not_yet_valid",
            changed(|assertion| {
                assertion.conditions = conditions(MUCH_LATER, MUCH_LATER, &restriction(&[WTREALM]));
            }),
        ),
    ]
}

fn saml_1_1() -> Vec<Vector> {
    let properly = Signing::properly();
    let of = |assertion: &SamlOne| Response::of(assertion.signed(&properly)).write();
    let mut by_the_other_method = ada();
    by_the_other_method.confirmations = by_the_other_method
        .confirmations
        .replace("SAML:2.0", "SAML:1.0");
    vec![
        bad(
            "confirmation_by_the_method_of_saml_1_1",
            "saml.bearer",
            Response::of(by_the_other_method.signed(&properly)).write(),
        ),
        bad(
            "saml_1_1_unsigned",
            "saml.unsigned",
            Response::of(SamlOne::of_ada().with("")).write(),
        ),
        bad(
            "saml_1_1_changed_after_signing",
            "saml.signature",
            of(&SamlOne::of_ada()).replace("ada@contoso.com<", "mallory@evil.example<"),
        ),
        bad(
            "saml_1_1_audience_of_another_service",
            "saml.audience",
            of(&SamlOne {
                audience: "https://other.example.org/wsfed",
                ..SamlOne::of_ada()
            }),
        ),
        bad(
            "saml_1_1_confirmed_by_the_method_of_saml_2_0",
            "saml.bearer",
            of(&SamlOne {
                method: "urn:oasis:names:tc:SAML:2.0:cm:bearer",
                ..SamlOne::of_ada()
            }),
        ),
        bad(
            "saml_1_1_expired",
            "saml.expired",
            of(&SamlOne {
                until: LONG_AGO,
                ..SamlOne::of_ada()
            }),
        ),
        bad(
            "saml_1_1_two_subjects",
            "saml.malformed",
            of(&SamlOne {
                second_subject: "mallory@evil.example",
                ..SamlOne::of_ada()
            }),
        ),
        bad(
            "saml_1_1_of_another_version",
            "saml.version",
            of(&SamlOne {
                minor: "0",
                ..SamlOne::of_ada()
            }),
        ),
    ]
}

/// An assertion of SAML 1.1.
struct SamlOne {
    minor: &'static str,
    method: &'static str,
    until: &'static str,
    audience: &'static str,
    second_subject: &'static str,
}

impl SamlOne {
    const ID: &str = "_assertion-1.1";

    fn of_ada() -> Self {
        Self {
            minor: "1",
            method: "urn:oasis:names:tc:SAML:1.0:cm:bearer",
            until: UNTIL,
            audience: WTREALM,
            second_subject: "ada@contoso.com",
        }
    }

    /// In canonical form; the signature comes last (SAML 1.1 core §2.3.2).
    fn with(&self, signature: &str) -> String {
        let subject = |name: &str| {
            format!(
                concat!(
                    r#"<Subject><NameIdentifier Format="{}">{}</NameIdentifier><SubjectConfirmation>"#,
                    "<ConfirmationMethod>{}</ConfirmationMethod></SubjectConfirmation></Subject>"
                ),
                EMAIL_FORMAT, name, self.method
            )
        };
        let attribute = |namespace: &str, name: &str, value: &str| {
            format!(
                r#"<Attribute AttributeName="{name}" AttributeNamespace="{namespace}"><AttributeValue>{value}</AttributeValue></Attribute>"#
            )
        };
        format!(
            concat!(
                r#"<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion" AssertionID="{id}" IssueInstant="{now}" Issuer="{issuer}" MajorVersion="1" MinorVersion="{minor}">"#,
                r#"<Conditions NotBefore="{from}" NotOnOrAfter="{until}"><AudienceRestrictionCondition><Audience>{audience}</Audience></AudienceRestrictionCondition></Conditions>"#,
                r"<AttributeStatement>{first}{tenant}{email}</AttributeStatement>",
                r#"<AuthenticationStatement AuthenticationInstant="{now}" AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:password">{second}</AuthenticationStatement>{signature}</Assertion>"#,
            ),
            id = Self::ID,
            now = NOW,
            issuer = ISSUER,
            minor = self.minor,
            from = FROM,
            until = self.until,
            audience = self.audience,
            first = subject("ada@contoso.com"),
            tenant = attribute(
                "http://schemas.microsoft.com/identity/claims",
                "tenantid",
                TENANT
            ),
            email = attribute(
                "http://schemas.xmlsoap.org/ws/2005/05/identity/claims",
                "emailaddress",
                "ada@contoso.com"
            ),
            second = subject(self.second_subject),
            signature = signature,
        )
    }

    fn signed(&self, signing: &Signing) -> String {
        self.with(&signing.sign(&self.with(""), Self::ID))
    }
}
