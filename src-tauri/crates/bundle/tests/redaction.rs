//! Canaries planted everywhere a trace can hold one, and none found afterwards.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use consentry_bundle::{Bundle, DecodedIdToken, Reason, Trace, TraceError, redact};
use serde_json::{Value, json};

const COMPLETE: &[u8] = include_bytes!("vectors/complete.consentry");

/// A compact token whose every part is a canary.
const TOKEN: &str = "eyJCANARY.CANARY.CANARY";

fn planted() -> Vec<Value> {
    let names = [
        "code",
        "id_token",
        "access_token",
        "refresh_token",
        "client_secret",
        "client_assertion",
        "code_verifier",
        "state",
        "session_state",
        "SAMLResponse",
        "wresult",
        "wctx",
        "RelayState",
        "device_code",
        "password",
        "Authorization",
        "Cookie",
        "Set-Cookie",
        "idToken",
        "accessToken",
        "clientSecret",
        "CODE",
    ];
    let mut planted: Vec<Value> = names
        .iter()
        .flat_map(|name| {
            [
                json!({ *name: "CANARY" }),
                json!({ *name: { "inside": ["CANARY"] } }),
                json!([[{ "a": { *name: "CANARY" } }]]),
                json!(format!("https://localhost/?a=1&{name}=CANARY&b=2")),
                json!(format!("https://localhost/?{name}=CANARY")),
                json!(format!("https://localhost/#{name}=CANARY&a=1")),
                json!(format!("https://localhost/?a=1#/route?{name}=CANARY")),
                json!(format!("{name}=CANARY&grant_type=authorization_code")),
                json!(format!("a=1&{name}[]=CANARY")),
                json!(format!("a=https%3A%2F%2Fx%2F%3F{name}%3DCANARY&b=2")),
                json!(format!(
                    "a=https%253A%252F%252Fx%252F%253F{name}%253DCANARY&b=2"
                )),
                json!(format!(
                    "the page said: {name} = \"CANARY and more CANARY\" at noon"
                )),
                json!({ "name": *name, "value": "CANARY" }),
                json!([*name, "CANARY"]),
                json!(json!({ "a": [{ *name: "CANARY" }] }).to_string()),
                json!(json!({ "a": json!({ *name: "CANARY" }).to_string() }).to_string()),
                json!(format!("log: {{\"{name}\":\"CANARY\\\"CANARY\"")),
                json!(format!("log: {{\\\"{name}\\\":\\\"CANARY\\\",")),
                json!({ format!("https://x/?{name}=CANARY"): 1 }),
            ]
        })
        .collect();
    planted.extend([
        json!({ "body": TOKEN }),
        json!(format!("got {TOKEN}, then stopped")),
        json!(format!("{{\"a\": \"{TOKEN}\", \"a\": 1}}")),
        json!("curl -H 'X: Bearer 0123456789CANARY0123456789'"),
        json!("Basic\t0123456789CANARY0123456789"),
        json!("https://localhost/?c%6Fde=CANARY"),
        json!("<form><input name=\"code\" value=\"CANARY\"></form>"),
        json!("  <samlp:Response>CANARY</samlp:Response>"),
        json!("https%25253A%2525252F%2525253Fcode%2525253DCANARY"),
    ]);
    planted
}

#[test]
fn no_planted_canary_is_found_afterwards_and_each_is_on_the_receipt() {
    for mut value in planted() {
        let before = value.to_string();
        let receipt = redact(&mut value);
        assert!(!value.to_string().contains("CANARY"), "{before}\n{value}");
        assert!(!receipt.is_empty(), "{before}");
        assert!(
            !serde_json::to_string(&receipt).unwrap().contains("CANARY"),
            "{before}\n{receipt:?}"
        );
    }
}

#[test]
fn redacting_is_deterministic_and_redacting_again_changes_nothing() {
    let (mut first, mut second) = (json!(planted()), json!(planted()));
    assert_eq!(redact(&mut first), redact(&mut second));
    assert_eq!(first, second);
    assert_eq!(redact(&mut first), []);
    assert_eq!(first, second);
}

#[test]
fn what_a_verdict_needs_stays_byte_for_byte() {
    let request = json!({
        "client_id": "0f9d6a52-3b1c-4c77-8e0b-7a1f5d2e9c44",
        "redirect_uri": "https://auth.example/oauth2/idpresponse?x=%2F",
        "scope": "openid profile email offline_access",
        "nonce": "n-0S6_WzA2Mj",
        "stateHash": "2bd806c97f0e00af",
        "response_type": "code id_token",
        "response_modes": ["code", "id_token"],
        "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        "url": "https://login.example/authorize?client_id=0f9d&response_type=code&scope=openid%20email&prompt=select_account",
        "error": "invalid_client",
        "error_description": "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID. Trace ID: 1 Correlation ID: 2",
        "error_codes": [7_000_215],
        "answered": null
    });
    let mut redacted = request.clone();
    assert_eq!(redact(&mut redacted), []);
    assert_eq!(redacted, request);
}

#[test]
fn the_rest_of_an_address_stays_and_the_receipt_says_what_went() {
    let mut answer =
        json!({ "url": "http://localhost:4711/?code=CANARY&error_uri=x&state=CANARY#end" });
    let receipt = redact(&mut answer);
    assert_eq!(
        answer,
        json!({ "url": "http://localhost:4711/?error_uri=x#end" })
    );
    let listed: Vec<_> = receipt
        .iter()
        .map(|r| (r.path.as_str(), r.what.as_str(), r.reason))
        .collect();
    assert_eq!(
        listed,
        [
            ("/url", "code", Reason::Code),
            ("/url", "state", Reason::State)
        ]
    );
}

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

#[test]
fn a_recorded_trace_has_the_claims_but_neither_signature_nor_code() {
    let token = format!(
        "{}.{}.CANARY",
        part(&json!({ "alg": "RS256" })),
        part(&json!({ "tid": "t" }))
    );
    let trace = Trace::record(
        json!({ "client_id": "c", "code_verifier": "CANARY" }),
        json!({ "body": format!("code=CANARY&id_token={token}") }),
        Some(DecodedIdToken::from_compact(&token).unwrap()),
        vec!["k1".to_owned()],
        DateTime::UNIX_EPOCH,
    );
    let text = serde_json::to_string(&trace).unwrap();
    assert!(
        !text.contains("CANARY") && !text.contains(&token[..20]),
        "{text}"
    );
    assert_eq!(trace.id_token.unwrap().claims["tid"], "t");
    let paths: Vec<_> = trace
        .receipt
        .iter()
        .map(|removed| removed.path.as_str())
        .collect();
    assert_eq!(
        paths,
        ["/request/code_verifier", "/answer/body", "/answer/body"]
    );
}

#[test]
fn what_is_no_compact_token_is_refused() {
    for token in ["", "a.b", "a.b.c", "e30.e30.x.y", "e30.W10.x", "e30=.e30.x"] {
        assert_eq!(
            DecodedIdToken::from_compact(token),
            Err(TraceError::NotCompact),
            "{token}"
        );
    }
}

#[test]
fn a_foreign_bundle_loses_its_seal_and_every_canary_but_keeps_its_failure_code() {
    let mut bundle = Bundle::parse(COMPLETE).unwrap();
    bundle
        .other
        .0
        .insert("clientSecret".to_owned(), json!("CANARY"));
    let tenant = bundle.tenant.as_mut().unwrap();
    tenant
        .other
        .0
        .insert("notes".to_owned(), json!("secret=CANARY"));
    bundle.consent.as_mut().unwrap().landing =
        Some("https://x/?admin_consent=True&state=CANARY".to_owned());
    bundle.runs[0].trace.answer = json!({ "url": "http://localhost/?code=CANARY" });
    let failure = json!({ "code": "claims.email_missing", "detail": { "raw": "id_token=CANARY" } });
    bundle.runs[0].failure = serde_json::from_value(failure).unwrap();
    let claims = bundle.runs[0].trace.id_token.clone();

    let removed = bundle.redact().unwrap();

    let written = String::from_utf8(bundle.to_bytes().unwrap()).unwrap();
    assert!(!written.contains("CANARY"), "{written}");
    assert!(bundle.sealed.is_none());
    assert_eq!(
        bundle.runs[0].failure.as_ref().unwrap().code,
        "claims.email_missing"
    );
    assert_eq!(bundle.runs[0].trace.id_token, claims);
    assert_eq!(
        bundle.runs[0].trace.receipt.last().unwrap().path,
        "/answer/url"
    );
    let paths: Vec<_> = removed
        .iter()
        .map(|removed| removed.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "/sealed",
            "/clientSecret",
            "/consent/landing",
            "/runs/0/failure/detail/raw",
            "/runs/0/trace/answer/url",
            "/tenant/notes"
        ]
    );
}
