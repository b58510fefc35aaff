//! What people bring in the place of an answer, and the name that it is given.

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::*;

fn token(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.c2ln", part(header), part(claims))
}

fn named(text: &str, wanted: Wanted) -> Failure {
    let pasted = Pasted::from_text(text).expect("short");
    LoginAnswer::read(&pasted, wanted).map_or_else(
        |failure| failure,
        |taken| panic!("{:?}: {text}", taken.value),
    )
}

const AUTHN: &str = r#"<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_q" AssertionConsumerServiceURL="https://app.contoso.com/acs"><saml:Issuer>https://app.contoso.com</saml:Issuer><samlp:NameIDPolicy Format="f"/></samlp:AuthnRequest>"#;
/// How a certificate begins in base64, and how it goes on.
const CERTIFICATE: &str = "MIIC8DCCAdigAwIBAgIQZp1b0Q2kWp5LkXJmH0Rr1TANBgkqhkiG9w0BAQsFADA0\nMTIwMAYDVQQDEylNaWNyb3NvZnQgQXp1cmU=";
const LOGOUT: &str =
    r#"<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_l"/>"#;

#[test]
fn every_wrong_thing_has_a_name() {
    let header = json!({ "alg": "RS256" });
    let metadata = |role: &str| {
        format!(
            r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="e"><{role}/></EntityDescriptor>"#
        )
    };
    let login = "https://login.microsoftonline.com/contoso.com";
    for (text, code) in [
        (token(&header, &json!({ "aud": "00000003-0000-0000-c000-000000000000", "scp": "User.Read" })), "pasted.graph_token"),
        (token(&json!({ "alg": "RS256", "nonce": "n" }), &json!({ "aud": "x" })), "pasted.graph_token"),
        (format!("Authorization: Bearer {}", token(&header, &json!({ "aud": "https://graph.microsoft.com/" }))), "pasted.graph_token"),
        (token(&header, &json!({ "aud": "api://contoso" })), "pasted.access_token"),
        (token(&header, &json!({ "aud": "x", "scp": "access_as_user" })), "pasted.access_token"),
        (token(&header, &json!({ "aud": "x", "idtyp": "app", "roles": ["a"] })), "pasted.access_token"),
        (token(&json!({ "alg": "RS256", "typ": "at+jwt" }), &json!({ "aud": "x" })), "pasted.access_token"),
        (format!("{}.a.b.c.d", BASE64_URL_SAFE_NO_PAD.encode(r#"{"alg":"dir","enc":"A256GCM"}"#)), "pasted.encrypted_token"),
        (AUTHN.to_owned(), "pasted.request"),
        (BASE64_STANDARD.encode(AUTHN), "pasted.request"),
        (format!("{login}/saml2?SAMLRequest={}", BASE64_URL_SAFE_NO_PAD.encode(AUTHN)), "pasted.request"),
        (format!("{login}/oauth2/v2.0/authorize?client_id=x&response_type=code&redirect_uri=https%3A%2F%2Fa&state=s"), "pasted.request"),
        (format!("{login}/wsfed?wa=wsignin1.0&wtrealm=urn%3Aa&wctx=c"), "pasted.request"),
        (LOGOUT.to_owned(), "pasted.logout"),
        (format!("https://app.contoso.com/acs?SAMLResponse={}", BASE64_URL_SAFE_NO_PAD.encode(LOGOUT)), "pasted.logout"),
        (format!("{login}/wsfed?wa=wsignout1.0&wreply=https%3A%2F%2Fa"), "pasted.logout"),
        (metadata("IDPSSODescriptor"), "pasted.provider_metadata"),
        (metadata("SPSSODescriptor"), "pasted.service_metadata"),
        (r#"<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>"#.to_owned(), "pasted.assertion"),
        (json!({ "issuer": login, "jwks_uri": login, "authorization_endpoint": login }).to_string(), "pasted.discovery_document"),
        (json!({ "keys": [{ "kty": "RSA", "n": "x", "e": "AQAB" }] }).to_string(), "pasted.key_set"),
        (format!("{:#}", json!({ "keys": [{ "kty": "RSA", "kid": "a", "x5c": ["MIIC"], "issuer": login }, { "kty": "EC", "crv": "P-256" }] })), "pasted.key_set"),
        (json!({ "keys": [] }).to_string(), "pasted.key_set"),
        (json!({ "kty": "RSA", "use": "sig", "kid": "a", "n": "x", "e": "AQAB" }).to_string(), "pasted.key_set"),
        (CERTIFICATE.to_owned(), "pasted.certificate"),
        (CERTIFICATE.split_whitespace().collect(), "pasted.certificate"),
        (format!("-----BEGIN CERTIFICATE-----\n{CERTIFICATE}\n-----END CERTIFICATE-----\n"), "pasted.certificate"),
        (json!({ "format": "consentry.bundle", "version": 2 }).to_string(), "pasted.bundle"),
        (format!("SAMLResponse:\"{}\u{2026}{}\"", "PHNh".repeat(50), "bGw=".repeat(9)), "pasted.cut_off"),
        (format!("{}...{}", "PHNh".repeat(50), "bGw=".repeat(9)), "pasted.cut_off"),
        (json!({ "log": { "entries": [{ "request": { "url": format!("{login}?client_id=x&redirect_uri=y") }, "response": {} }] } }).to_string(), "pasted.recording"),
    ] {
        for wanted in [Wanted::OidcAnswer, Wanted::SamlAnswer, Wanted::WsFedAnswer] {
            let failure = named(&text, wanted);

            assert_eq!(failure.code.as_str(), code, "{text}");
            assert!(!failure.code.disproves(), "{code} proves nothing");
        }
    }
}

#[test]
fn what_a_request_asks_for_is_told() {
    let failure = named(AUTHN, Wanted::SamlAnswer);

    let fact = |name: &str| failure.facts.get(name).map(String::as_str);
    assert_eq!(fact("asked_by"), Some("https://app.contoso.com"));
    assert_eq!(fact("reply_to"), Some("https://app.contoso.com/acs"));
    assert_eq!(fact("format"), Some("f"));
    assert_eq!(fact("wanted"), Some("saml"));
}
