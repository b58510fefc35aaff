//! The built `consentry` against providers of SAML 2.0 and WS-Federation, with a browser that it starts by a
//! command and that really signs in.

use std::fs;
use std::process::Command;

use consentry_tests::desktop::built;
use consentry_tests::federation::{FederationProvider, ISSUER};
use serde_json::Value;

use crate::oidc::ada;

const ENTITY_ID: &str = "https://app.example.org/saml";
const WTREALM: &str = "https://app.example.org/wsfed";
const EMAIL: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

#[test]
fn a_live_login_with_saml_passes_and_says_who_it_was() {
    let provider = FederationProvider::saml(ENTITY_ID, "http://127.0.0.1/unused");

    let (status, verdict) = saml(&provider, ENTITY_ID, &[]);

    assert_eq!(
        (status, &verdict["verdict"]),
        (0, &"pass".into()),
        "{verdict:#}"
    );
    assert_eq!(verdict["claims"]["NameID"], "ada@example.org");
    assert_eq!(verdict["claims"]["email"], "ada@example.org");
    assert_eq!(verdict["failure"], Value::Null);
    for id in [
        "relay_state",
        "in_response_to",
        "recipient",
        "assertion_signature",
    ] {
        assert_eq!(standing(&verdict, id), "pass", "{id} in {verdict:#}");
    }
}

#[test]
fn a_live_login_with_saml_for_another_service_fails_and_says_nothing_else() {
    let provider =
        FederationProvider::saml("https://other.example.org/", "http://127.0.0.1/unused");

    let (status, verdict) = saml(&provider, ENTITY_ID, &[]);

    assert_eq!(
        (status, &verdict["failure"]["code"]),
        (1, &"saml.audience".into()),
        "{verdict:#}"
    );
    assert_eq!(verdict["claims"], serde_json::json!({}));
}

#[test]
fn a_live_login_with_the_metadata_of_another_provider_fails() {
    let provider = FederationProvider::saml(ENTITY_ID, "http://127.0.0.1/unused");
    let another = FederationProvider::saml(ENTITY_ID, "http://127.0.0.1/unused");
    let folder = tempfile::tempdir().unwrap();
    let mixed = folder.path().join("metadata.xml");
    fs::write(&mixed, with_the_certificate_of(&provider, &another)).unwrap();

    let (status, verdict) = live(&[
        "saml",
        "--metadata",
        mixed.to_str().unwrap(),
        "--entity-id",
        ENTITY_ID,
        "--acs",
        "http://127.0.0.1/saml",
    ]);

    assert_eq!(
        (status, &verdict["failure"]["code"]),
        (1, &"saml.signing_certificate_unknown".into()),
        "{verdict:#}"
    );
    assert_eq!(verdict["claims"], serde_json::json!({}));
}

#[test]
fn a_live_login_with_ws_federation_passes_with_an_assertion_of_saml_1_1() {
    let provider = FederationProvider::ws_fed("ada@example.org");

    let (status, verdict) = live(&[
        "ws-fed",
        "--metadata",
        provider.metadata(),
        "--wtrealm",
        WTREALM,
        "--wreply",
        "http://127.0.0.1/wsfed",
    ]);

    assert_eq!(
        (status, &verdict["verdict"]),
        (0, &"pass".into()),
        "{verdict:#}"
    );
    assert_eq!(verdict["claims"][EMAIL], "ada@example.org");
    assert_eq!(standing(&verdict, "wctx"), "pass");
    assert_eq!(standing(&verdict, "assertion_issuer"), "pass", "{ISSUER}");
}

fn saml(provider: &FederationProvider, entity_id: &str, more: &[&str]) -> (i32, Value) {
    let arguments = [
        "saml",
        "--metadata",
        provider.metadata(),
        "--entity-id",
        entity_id,
        "--acs",
        "http://127.0.0.1/saml",
        "--name-id-format",
        "emailAddress",
    ];
    live(&[&arguments, more].concat())
}

/// Runs `consentry login … --json` with a data folder of its own; answers with its exit code and what it says.
fn live(arguments: &[&str]) -> (i32, Value) {
    let home = tempfile::tempdir().unwrap();
    let browser = format!(
        "{} {} {} {{url}}",
        env!("CARGO_BIN_EXE_consentry-test-browser"),
        ada().name,
        ada().password
    );
    let ended = Command::new(built("consentry"))
        .args(["login", "--json", "--browser", &browser])
        .args(arguments)
        .env("CONSENTRY_HOME", home.path())
        .output()
        .unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    let verdict = serde_json::from_str(&said).unwrap_or_else(|error| {
        let complaint = String::from_utf8_lossy(&ended.stderr);
        panic!("{error}: {said:?}, and besides: {complaint}")
    });
    (ended.status.code().unwrap(), verdict)
}

fn standing<'a>(verdict: &'a Value, id: &str) -> &'a str {
    verdict["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|check| check["id"] == id)
        .and_then(|check| check["status"].as_str())
        .unwrap_or("not there")
}

/// The metadata of one provider, its certificate replaced by that of another.
fn with_the_certificate_of(provider: &FederationProvider, another: &FederationProvider) -> String {
    let (own, foreign) = (document(provider), document(another));
    let certificate = |document: &str| {
        let (_, rest) = document.split_once("<X509Certificate>").unwrap();
        rest.split_once("</X509Certificate>").unwrap().0.to_owned()
    };
    own.replace(&certificate(&own), &certificate(&foreign))
}

fn document(provider: &FederationProvider) -> String {
    use consentry_core::ports::Http as _;
    use consentry_core::ports::system::SystemHttp;

    let request = http::Request::get(provider.metadata())
        .body(Vec::new())
        .unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let response = runtime
        .block_on(SystemHttp::new().unwrap().send(request))
        .unwrap();
    String::from_utf8(response.body().clone()).unwrap()
}
