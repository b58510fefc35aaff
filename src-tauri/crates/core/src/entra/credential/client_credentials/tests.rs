//! Every answer of the token endpoint to the probe.

use chrono::NaiveDate;
use secrecy::SecretString;
use url::Url;

use super::{Application, ended, probe};
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode as Code, NextAction};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::ports::HttpError;
use crate::ports::scripted::Scripted;

const SECRET: &str = "abc8Q~0123456789abcdefghijklmnopqrstuvwx";
const TENANT: &str = "55555555-aaaa-4bbb-8ccc-000000000001";
const TOKEN: &str = include_str!("../../../../fixtures/entra/client_credentials.json");
const WRONG: &str = include_str!("../../../../fixtures/entra/client_secret_wrong.json");

fn application() -> Application {
    Application {
        tenant: TenantId::parse(TENANT).unwrap(),
        client_id: ClientId::parse("44444444-aaaa-4bbb-8ccc-000000000001").unwrap(),
        token_endpoint: Url::parse(&format!(
            "https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
        ))
        .unwrap(),
        graph: Url::parse("https://graph.microsoft.com/").unwrap(),
    }
}

async fn probed(http: &Scripted) -> Outcome<()> {
    probe(http, &application(), &SecretString::from(SECRET)).await
}

async fn disproved(status: u16, body: impl AsRef<[u8]>) -> Failure {
    match probed(&Scripted::default().answer("/token", status, body)).await {
        Outcome::Disproved(failure) => failure,
        other => panic!("{other:?}"),
    }
}

async fn inconclusive(http: Scripted) -> Failure {
    match probed(&http).await {
        Outcome::Inconclusive(failure) => failure,
        other => panic!("{other:?}"),
    }
}

fn refusal(error: &str, number: u32) -> String {
    format!(
        "{{\"error\":\"{error}\",\"error_description\":\"AADSTS{number}: x\",\"error_codes\":[{number}]}}"
    )
}

#[tokio::test]
async fn a_token_proves_the_credential_with_the_secret_in_the_body_once() {
    let http = Scripted::default().answer("/token", 200, TOKEN);

    assert_eq!(probed(&http).await, Outcome::Proved(()));

    let sent: Vec<_> = http
        .sent()
        .iter()
        .flat_map(|body| {
            form_urlencoded::parse(body.as_bytes())
                .into_owned()
                .collect::<Vec<_>>()
        })
        .collect();
    for (name, value) in [
        ("grant_type", "client_credentials"),
        ("client_id", "44444444-aaaa-4bbb-8ccc-000000000001"),
        ("client_secret", SECRET),
        ("scope", "https://graph.microsoft.com/.default"),
    ] {
        assert!(
            sent.contains(&(name.to_owned(), value.to_owned())),
            "{name}"
        );
    }
    assert_eq!(
        http.asked(),
        [format!(
            "https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
        )]
    );
}

#[tokio::test]
async fn a_number_that_stands_only_among_the_error_codes_decides_as_well() {
    let body = r#"{"error":"invalid_client","error_description":"Not this time.","error_codes":[7000222],
        "correlation_id":"11111111-aaaa-4bbb-8ccc-000000000002"}"#;

    let failure = disproved(401, body).await;

    assert_eq!(failure.code, Code::TokenSecretExpired);
    let detail = failure.detail.expect("it has one");
    assert_eq!(detail.aadsts.as_deref(), Some("AADSTS7000222"));
    assert!(detail.correlation_id.is_some());
}

#[test]
fn an_expired_secret_is_said_to_have_ended_on_the_stated_day_unless_that_is_still_to_come() {
    let day = |day| NaiveDate::from_ymd_opt(2027, 3, day);
    let today = day(3).unwrap();
    let said = |code, stated| {
        let failure = ended(Failure::new(code), stated, today);
        failure.facts.get("date").cloned()
    };

    let expired = Code::TokenSecretExpired;
    assert_eq!(said(expired, day(2)).as_deref(), Some("2027-03-02"));
    assert_eq!(said(expired, day(3)).as_deref(), Some("2027-03-03"));
    assert_eq!(said(expired, day(4)), None);
    assert_eq!(said(expired, None), None);
    assert_eq!(said(Code::TokenSecretWrong, day(2)), None);
}

#[tokio::test]
async fn each_refusal_names_what_is_wrong() {
    for (status, error, number, expected) in [
        (401, "invalid_client", 7_000_215, Code::TokenSecretWrong),
        (401, "invalid_client", 7_000_222, Code::TokenSecretExpired),
        (401, "invalid_client", 7_000_216, Code::TokenSecretMissing),
        (401, "invalid_client", 7_000_218, Code::TokenSecretMissing),
        (
            400,
            "unauthorized_client",
            700_016,
            Code::ApplicationUnknown,
        ),
        (
            401,
            "invalid_client",
            7_000_229,
            Code::ApplicationNotInstalled,
        ),
        (
            400,
            "unauthorized_client",
            7_000_112,
            Code::ApplicationDisabled,
        ),
        (
            401,
            "unauthorized_client",
            7_000_112,
            Code::ApplicationDisabled,
        ),
        (400, "invalid_tenant", 90_002, Code::TenantUnknown),
        (400, "invalid_request", 90_002, Code::TenantUnknown),
        (400, "invalid_request", 900_023, Code::TenantMalformed),
        (400, "unauthorized_client", 50_194, Code::TenantNotSpecific),
        (400, "invalid_request", 50_059, Code::TenantNotSpecific),
        (400, "invalid_scope", 1_002_012, Code::TokenRefused),
        (400, "invalid_scope", 70_011, Code::TokenRefused),
        (400, "invalid_resource", 500_011, Code::TokenRefused),
        (400, "invalid_grant", 53_003, Code::LoginBlockedByPolicy),
        (401, "invalid_client", 700_025, Code::TokenPublicClient),
        (401, "invalid_client", 700_027, Code::TokenRefused),
        (400, "invalid_request", 9_999_999, Code::TokenRefused),
    ] {
        assert_eq!(
            disproved(status, refusal(error, number)).await.code,
            expected,
            "{number}"
        );
    }
}

#[tokio::test]
async fn a_fresh_secret_or_application_may_still_be_spreading() {
    for number in [7_000_215, 700_016, 7_000_229] {
        let failure = disproved(400, refusal("invalid_grant", number)).await;

        assert!(
            failure
                .advice(Language::english())
                .contains("last few minutes")
                && failure.advice(Language::english()).contains("wait"),
            "{}",
            failure.advice(Language::english())
        );
    }
}

#[tokio::test]
async fn a_refusal_keeps_microsofts_ids_for_support() {
    let detail = disproved(401, WRONG).await.detail.unwrap();

    assert_eq!(detail.aadsts.as_deref(), Some("AADSTS7000215"));
    assert_eq!(
        detail.trace_id.as_deref(),
        Some("77777777-aaaa-4bbb-8ccc-000000000001")
    );
    assert_eq!(
        detail.correlation_id.as_deref(),
        Some("77777777-aaaa-4bbb-8ccc-000000000002")
    );
    assert!(detail.at.is_some());
}

#[tokio::test]
async fn the_secret_is_in_no_failure_whatever_comes_back() {
    let old = "plainolderSecret";
    for (status, body) in [
        (
            401,
            format!(
                "{{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: {old} is wrong\"}}"
            ),
        ),
        (400, old.to_owned()),
        (200, format!("{{\"access_token\":\"{old}\"")),
        (500, old.to_owned()),
    ] {
        let http = Scripted::default().answer("/token", status, body);

        let outcome = probe(&http, &application(), &SecretString::from(old)).await;

        assert!(!format!("{outcome:?}").contains(old), "{outcome:?}");
    }
}

#[tokio::test]
async fn no_answer_disproves_nothing() {
    let host = "login.microsoftonline.com".to_owned();
    let unreachable = HttpError::Unreachable {
        host: host.clone(),
        reason: "no route".to_owned(),
    };
    for (http, expected) in [
        (
            Scripted::default().fail("/token", unreachable),
            Code::NetworkUnreachable,
        ),
        (
            Scripted::default().fail("/token", HttpError::TimedOut { host }),
            Code::NetworkTimedOut,
        ),
        (
            Scripted::default().answer("/token", 503, "busy"),
            Code::MicrosoftUnavailable,
        ),
        (
            Scripted::default().answer("/token", 302, ""),
            Code::MicrosoftUnexpected,
        ),
        (
            Scripted::default().answer("/token", 200, "<html>"),
            Code::MicrosoftUnexpected,
        ),
        (
            Scripted::default().answer("/token", 400, "<html>"),
            Code::MicrosoftUnexpected,
        ),
        (
            Scripted::default().answer("/token", 400, refusal("temporarily_unavailable", 90_033)),
            Code::MicrosoftUnavailable,
        ),
    ] {
        assert_eq!(inconclusive(http).await.code, expected);
    }
}

#[tokio::test]
async fn throttling_says_for_how_long() {
    let mut response = Scripted::json(429, "");
    response
        .headers_mut()
        .insert("retry-after", "9".parse().unwrap());

    let failure = inconclusive(Scripted::default().respond("/token", response)).await;

    assert_eq!(
        (failure.code, failure.next),
        (
            Code::MicrosoftThrottled,
            NextAction::Wait { seconds: Some(9) }
        )
    );
}

#[tokio::test]
async fn the_scope_follows_the_cloud() {
    let http = Scripted::default().answer("/token", 200, TOKEN);
    let government = Application {
        graph: Url::parse("https://graph.microsoft.us/").unwrap(),
        ..application()
    };

    probe(&http, &government, &SecretString::from(SECRET)).await;

    assert!(
        http.sent()[0].contains("scope=https%3A%2F%2Fgraph.microsoft.us%2F.default"),
        "wrong scope"
    );
}
