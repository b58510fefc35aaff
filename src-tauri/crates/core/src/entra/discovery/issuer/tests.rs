//! Issuers as people give them, and what answers there.

use url::Url;

use super::{Issuer, discover, document, of_application, of_everybody};
use crate::entra::discovery::ProviderMetadata;
use crate::failure::{Failure, FailureCode};
use crate::language::Language;
use crate::ports::scripted::Scripted;

const TENANT: &str = "11111111-2222-3333-4444-555555555555";
const CLIENT: &str = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const WELL_KNOWN: &str = "/.well-known/openid-configuration";

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn describing(issuer: &str) -> String {
    serde_json::json!({
        "issuer": issuer,
        "authorization_endpoint": "https://idp.example/authorize",
        "token_endpoint": "https://idp.example/token",
        "jwks_uri": "https://idp.example/keys",
    })
    .to_string()
}

async fn asked(given: &str, http: &Scripted) -> Result<ProviderMetadata, Failure> {
    discover(http, &Issuer::from_url(&url(given)), CLIENT).await
}

async fn refused(given: &str, status: u16, body: &str) -> Failure {
    let http = Scripted::default().answer(WELL_KNOWN, status, body);
    asked(given, &http).await.unwrap_err()
}

#[test]
fn the_document_stands_behind_the_issuer_whether_or_not_it_ends_in_a_slash() {
    for (issuer, expected) in [
        (
            "https://idp.example",
            "https://idp.example/.well-known/openid-configuration",
        ),
        (
            "https://idp.example/",
            "https://idp.example/.well-known/openid-configuration",
        ),
        (
            "https://idp.example/a/",
            "https://idp.example/a/.well-known/openid-configuration",
        ),
        (
            "https://idp.example/a?x=1",
            "https://idp.example/a/.well-known/openid-configuration?x=1",
        ),
    ] {
        assert_eq!(document(&url(issuer)).unwrap().as_str(), expected);
    }
}

#[test]
fn the_application_is_one_parameter_more_and_can_be_taken_off() {
    let shared = url("https://idp.example/keys?x=1");
    let own = of_application(&shared, CLIENT);

    assert_eq!(
        own.as_str(),
        format!("https://idp.example/keys?x=1&appid={CLIENT}")
    );
    assert_eq!(of_everybody(&own), Some(shared.clone()));
    assert_eq!(of_everybody(&shared), None);
}

#[tokio::test]
async fn the_address_of_the_document_is_taken_for_its_issuer() {
    let issuer = format!("https://idp.example/{TENANT}/v2.0");
    for given in [
        issuer.clone(),
        format!("{issuer}/"),
        format!("{issuer}{WELL_KNOWN}"),
        format!("{issuer}{WELL_KNOWN}?appid={CLIENT}"),
    ] {
        let http = Scripted::default().answer(WELL_KNOWN, 200, describing(&issuer));

        let found = asked(&given, &http).await.unwrap();

        assert_eq!(found.issuer, issuer, "{given}");
        assert_eq!(http.asked(), [format!("{issuer}{WELL_KNOWN}")], "{given}");
    }
}

#[tokio::test]
async fn microsofts_hosts_are_asked_as_the_application_sees_them() {
    let issuer = format!("https://login.microsoftonline.com/{TENANT}/v2.0");
    let http = Scripted::default().answer(WELL_KNOWN, 200, describing(&issuer));

    asked(&issuer, &http).await.unwrap();

    assert_eq!(
        http.asked(),
        [format!("{issuer}{WELL_KNOWN}?appid={CLIENT}")]
    );
}

#[tokio::test]
async fn an_honest_404_names_what_was_asked_and_blames_no_proxy() {
    let failure = refused(&format!("https://idp.example/{TENANT}"), 404, "Not Found").await;

    assert_eq!(failure.code, FailureCode::ProviderNotFound);
    let english = Language::english();
    let said = format!("{} {}", failure.summary(english), failure.advice(english));
    assert!(
        said.contains(&format!("https://idp.example/{TENANT}{WELL_KNOWN}")),
        "{said}"
    );
    assert!(said.contains("/v2.0") && !said.contains("proxy"), "{said}");
}

#[tokio::test]
async fn what_came_in_place_of_a_document_is_named() {
    for (status, body, kind) in [
        (200, " <!doctype html><title>x</title>", "page"),
        (200, "{\"keys\":[]}", "json"),
        (200, "", "nothing"),
        (200, "hello", "text"),
        (403, "<html></html>", "status"),
    ] {
        let failure = refused("https://idp.example", status, body).await;

        assert_eq!(failure.code, FailureCode::ProviderNoDocument);
        assert_eq!(failure.facts["kind"], kind);
    }
}

#[tokio::test]
async fn a_document_for_every_directory_or_of_version_1_is_called_that() {
    let common = "https://login.microsoftonline.com/common/v2.0";
    let version_1 = format!("https://login.microsoftonline.com/{TENANT}");
    for (given, named, code, difference) in [
        (
            common,
            "https://login.microsoftonline.com/{tenantid}/v2.0".to_owned(),
            FailureCode::ProviderNotSpecific,
            "template",
        ),
        (
            &version_1,
            format!("https://sts.windows.net/{TENANT}/"),
            FailureCode::IdTokenIssuer,
            "version-1",
        ),
        (
            "https://idp.example/a",
            "https://idp.example/A".to_owned(),
            FailureCode::IdTokenIssuer,
            "case",
        ),
    ] {
        let failure = refused(given, 200, &describing(&named)).await;

        assert_eq!(failure.code, code, "{given}");
        assert_eq!(failure.facts["difference"], difference, "{given}");
    }
}
