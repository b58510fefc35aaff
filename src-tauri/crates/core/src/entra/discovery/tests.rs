//! Every answer of discovery, and what it proves.

use url::Url;

use super::{DiscoveredTenant, SignIn, TenantQuery, discover};
use crate::entra::cloud::{Authority, Cloud, Clouds};
use crate::failure::{Failure, FailureCode as Code, NextAction};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::ports::HttpError;
use crate::ports::scripted::Scripted;

const DOCUMENT: &str = include_str!("../../../fixtures/entra/openid_configuration.json");
const COMMON: &str = include_str!("../../../fixtures/entra/openid_configuration_common.json");
const GOVERNMENT: &str =
    include_str!("../../../fixtures/entra/openid_configuration_us_government.json");
const UNKNOWN: &str = include_str!("../../../fixtures/entra/tenant_not_found.json");
const MANAGED: &str = include_str!("../../../fixtures/entra/realm_managed.json");
const FEDERATED: &str = include_str!("../../../fixtures/entra/realm_federated.json");

const DISCOVERY: &str = "openid-configuration";
const REALM: &str = "getuserrealm.srf";
const ID: &str = "55555555-aaaa-4bbb-8ccc-000000000001";

fn authority(cloud: Cloud) -> Authority {
    Clouds::default().authority(cloud).unwrap()
}

async fn ask(http: &Scripted, name: &str) -> Outcome<DiscoveredTenant> {
    discover(
        http,
        &authority(Cloud::Global),
        &TenantQuery::parse(name).unwrap(),
        None,
    )
    .await
}

async fn found(http: Scripted, name: &str) -> DiscoveredTenant {
    match ask(&http, name).await {
        Outcome::Proved(tenant) => tenant,
        other => panic!("{other:?}"),
    }
}

async fn disproved(http: Scripted) -> Failure {
    match ask(&http, "contoso.com").await {
        Outcome::Disproved(failure) => failure,
        other => panic!("{other:?}"),
    }
}

async fn inconclusive(http: Scripted) -> Failure {
    match ask(&http, "contoso.com").await {
        Outcome::Inconclusive(failure) => failure,
        other => panic!("{other:?}"),
    }
}

fn unreachable() -> HttpError {
    HttpError::Unreachable {
        host: "login.microsoftonline.com".to_owned(),
        reason: "no route".to_owned(),
    }
}

fn refusal(number: u32, error: &str) -> String {
    format!(
        "{{\"error\":\"{error}\",\"error_description\":\"AADSTS{number}: x\\r\\nTrace ID: {ID}\"}}"
    )
}

#[tokio::test]
async fn a_domain_gives_the_id_the_region_the_brand_and_who_checks_passwords() {
    let http = Scripted::default()
        .answer(DISCOVERY, 200, DOCUMENT)
        .answer(REALM, 200, MANAGED);

    let tenant = ask(&http, "ada@contoso.com").await;

    let Outcome::Proved(tenant) = tenant else {
        panic!("{tenant:?}")
    };
    assert_eq!(tenant.tenant_id.to_string(), ID);
    assert_eq!(tenant.domain.as_deref(), Some("contoso.com"));
    assert_eq!(
        tenant.issuer,
        format!("https://login.microsoftonline.com/{ID}/v2.0")
    );
    assert_eq!(tenant.region.as_deref(), Some("EU"));
    assert_eq!(tenant.display_name.as_deref(), Some("Contoso"));
    assert_eq!(tenant.sign_in, SignIn::Managed);
    assert_eq!(tenant.cloud, Cloud::Global);
    assert_eq!(
        http.asked(),
        [
            "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration",
            "https://login.microsoftonline.com/getuserrealm.srf?login=contoso.com&json=1",
        ]
    );
}

#[tokio::test]
async fn the_endpoints_are_taken_from_the_document() {
    let document = DOCUMENT.replace("login.microsoftonline.com/5555", "login.windows.net/5555");
    let http = Scripted::default().answer(DISCOVERY, 200, document);

    let tenant = found(http, "contoso.com").await;

    assert_eq!(
        tenant.metadata.token_endpoint.host_str(),
        Some("login.windows.net")
    );
}

#[tokio::test]
async fn a_federated_domain_names_the_host_that_checks_passwords() {
    let http = Scripted::default()
        .answer(DISCOVERY, 200, DOCUMENT)
        .answer(REALM, 200, FEDERATED);

    let sign_in = found(http, "contoso.com").await.sign_in;

    assert_eq!(
        sign_in,
        SignIn::Federated {
            host: Some("sts.contoso.com".to_owned())
        }
    );
}

#[tokio::test]
async fn a_realm_look_up_without_answer_costs_only_its_own_facts() {
    for realm in [
        Scripted::default().answer(REALM, 500, ""),
        Scripted::default().answer(REALM, 200, "<html>"),
        Scripted::default().answer(REALM, 200, r#"{"NameSpaceType":"Unknown"}"#),
        Scripted::default(),
    ] {
        let tenant = found(realm.answer(DISCOVERY, 200, DOCUMENT), "contoso.com").await;

        assert_eq!(
            (tenant.sign_in, tenant.display_name),
            (SignIn::Unknown, None)
        );
    }
}

#[tokio::test]
async fn an_id_is_looked_up_without_a_realm() {
    let http = Scripted::default().answer(DISCOVERY, 200, DOCUMENT);

    let Outcome::Proved(tenant) = ask(&http, ID).await else {
        panic!("not found")
    };

    assert_eq!(tenant.domain, None);
    assert_eq!(http.asked().len(), 1);
}

#[tokio::test]
async fn an_unknown_region_stays_as_it_is() {
    let document = DOCUMENT.replace("\"EU\"", "\"XX\"");

    let tenant = found(
        Scripted::default().answer(DISCOVERY, 200, document),
        "contoso.com",
    )
    .await;

    assert_eq!(tenant.region.as_deref(), Some("XX"));
}

#[tokio::test]
async fn an_unknown_directory_is_disproved_and_the_other_clouds_are_named() {
    let failure = disproved(Scripted::default().answer(DISCOVERY, 400, UNKNOWN)).await;

    assert_eq!(failure.code, Code::TenantUnknown);
    assert!(
        failure.summary(Language::english()).contains("contoso.com"),
        "{}",
        failure.summary(Language::english())
    );
    assert!(
        failure
            .advice(Language::english())
            .contains("US Government")
            && failure.advice(Language::english()).contains("China"),
        "{}",
        failure.advice(Language::english())
    );
    assert_eq!(
        failure.detail.unwrap().aadsts.as_deref(),
        Some("AADSTS90002")
    );
}

#[tokio::test]
async fn refusals_about_the_name_disprove_the_directory() {
    for (number, error, expected) in [
        (90_002, "invalid_tenant", Code::TenantUnknown),
        (90_002, "invalid_request", Code::TenantUnknown),
        (900_023, "invalid_request", Code::TenantMalformed),
        (90_038, "invalid_request", Code::TenantWrongCloud),
        (900_439, "invalid_request", Code::TenantWrongCloud),
    ] {
        let http = Scripted::default().answer(DISCOVERY, 400, refusal(number, error));

        assert_eq!(disproved(http).await.code, expected, "{number}");
    }
}

#[tokio::test]
async fn a_refusal_about_something_else_disproves_nothing() {
    let http = Scripted::default().answer(DISCOVERY, 400, refusal(5_000_225, "invalid_request"));

    let failure = inconclusive(http).await;

    assert_eq!(failure.code, Code::LoginRefused);
    assert!(
        failure.advice(Language::english()).contains("inactive"),
        "{}",
        failure.advice(Language::english())
    );
}

#[tokio::test]
async fn a_directory_of_another_cloud_is_told_by_its_document() {
    for document in [
        GOVERNMENT.to_owned(),
        DOCUMENT.replace("\"microsoftonline.com\"", "\"microsoftonline.us\""),
    ] {
        let failure = disproved(Scripted::default().answer(DISCOVERY, 200, document)).await;

        assert_eq!(failure.code, Code::TenantWrongCloud);
        assert!(
            failure
                .summary(Language::english())
                .contains("US Government"),
            "{}",
            failure.summary(Language::english())
        );
    }
}

#[tokio::test]
async fn the_same_document_is_right_in_its_own_cloud() {
    let http = Scripted::default().answer(DISCOVERY, 200, GOVERNMENT);

    let outcome = discover(
        &http,
        &authority(Cloud::UsGovernment),
        &TenantQuery::parse("contoso.us").unwrap(),
        None,
    )
    .await;

    assert!(matches!(outcome, Outcome::Proved(_)), "{outcome:?}");
}

#[tokio::test]
async fn a_document_for_every_directory_is_not_specific() {
    let failure = disproved(Scripted::default().answer(DISCOVERY, 200, COMMON)).await;

    assert_eq!(failure.code, Code::TenantNotSpecific);
}

#[tokio::test]
async fn a_document_that_is_not_what_the_protocol_promises_disproves_nothing() {
    for document in [
        "<html>Sign in to the guest network</html>".to_owned(),
        "{}".to_owned(),
        DOCUMENT.replace(
            "\"https://login.microsoftonline.com/5555",
            "\"https://evil.example/5555",
        ),
        DOCUMENT.replace(&format!("{ID}/v2.0"), "contoso/v2.0"),
        DOCUMENT.replace(&format!("{ID}/oauth2"), "x").replace(
            "https://login.microsoftonline.com/x",
            "http://evil.example/x",
        ),
    ] {
        let failure = inconclusive(Scripted::default().answer(DISCOVERY, 200, &document)).await;

        assert_eq!(failure.code, Code::MicrosoftUnexpected, "{document}");
    }
}

#[tokio::test]
async fn a_document_of_another_directory_than_the_id_asked_for_is_not_believed() {
    let http = Scripted::default().answer(DISCOVERY, 200, DOCUMENT);

    let outcome = ask(&http, "66666666-aaaa-4bbb-8ccc-000000000001").await;

    assert!(
        matches!(outcome, Outcome::Inconclusive(failure) if failure.code == Code::MicrosoftUnexpected)
    );
}

#[tokio::test]
async fn throttling_says_for_how_long() {
    let mut response = Scripted::json(429, "");
    response
        .headers_mut()
        .insert("retry-after", "17".parse().unwrap());

    let failure = inconclusive(Scripted::default().respond(DISCOVERY, response)).await;

    assert_eq!(failure.code, Code::MicrosoftThrottled);
    assert_eq!(failure.next, NextAction::Wait { seconds: Some(17) });
    assert!(
        failure.summary(Language::english()).contains("17 seconds"),
        "{}",
        failure.summary(Language::english())
    );
}

#[tokio::test]
async fn an_outage_a_redirect_and_a_proxy_disprove_nothing() {
    for (status, expected) in [
        (503, Code::MicrosoftUnavailable),
        (302, Code::MicrosoftUnexpected),
        (407, Code::NetworkUnreachable),
        (404, Code::MicrosoftUnexpected),
    ] {
        let failure = inconclusive(Scripted::default().answer(DISCOVERY, status, "")).await;

        assert_eq!(failure.code, expected, "{status}");
    }
}

#[tokio::test]
async fn a_failed_connection_is_tried_once_more_and_not_twice() {
    let second = Scripted::default()
        .fail(DISCOVERY, unreachable())
        .answer(DISCOVERY, 200, DOCUMENT);
    found(second, ID).await;

    let never = Scripted::default()
        .fail(DISCOVERY, unreachable())
        .fail(DISCOVERY, unreachable());
    let outcome = ask(&never, "contoso.com").await;
    assert!(
        matches!(outcome, Outcome::Inconclusive(failure) if failure.code == Code::NetworkUnreachable)
    );
    assert_eq!(never.asked().len(), 2);
}

#[tokio::test]
async fn silence_and_excess_are_not_asked_again() {
    let host = "login.microsoftonline.com".to_owned();
    for (error, expected) in [
        (
            HttpError::TimedOut { host: host.clone() },
            Code::NetworkTimedOut,
        ),
        (HttpError::TooLarge { host }, Code::MicrosoftUnexpected),
    ] {
        let http = Scripted::default().fail(DISCOVERY, error);
        let outcome = ask(&http, "contoso.com").await;

        assert!(matches!(outcome, Outcome::Inconclusive(failure) if failure.code == expected));
        assert_eq!(http.asked().len(), 1);
    }
}

#[tokio::test]
async fn another_sign_in_host_is_believed_as_issuer_where_it_was_chosen() {
    let clouds = Clouds {
        authority_host: Url::parse("https://login.example:8443/").ok(),
        practice: None,
    };
    let document = DOCUMENT.replace("login.microsoftonline.com", "login.example:8443");
    let http = Scripted::default().answer(DISCOVERY, 200, document);

    let outcome = discover(
        &http,
        &clouds.authority(Cloud::Global).unwrap(),
        &TenantQuery::parse("contoso.com").unwrap(),
        None,
    )
    .await;

    assert!(matches!(outcome, Outcome::Proved(_)), "{outcome:?}");
    assert!(http.asked()[0].starts_with("https://login.example:8443/contoso.com/"));
}
