//! Who answers in place of Microsoft, on every address of Microsoft's that is asked here.

use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::document;
use crate::entra::cloud::{Authority, Cloud, Clouds};
use crate::entra::credential::{self, Application};
use crate::entra::discovery::{TenantQuery, discover};
use crate::entra::federation;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode as Code, NextAction};
use crate::outcome::Outcome;
use crate::ports::scripted::Scripted;
use crate::ports::{HttpError, HttpResponse};

const PAGE: &str = "<html><body>Blocked by the policy of this network</body></html>";
const ID: &str = "55555555-aaaa-4bbb-8ccc-000000000001";

/// An address of Microsoft's, by what is asked there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Address {
    Discovery,
    Keys,
    Metadata,
    Token,
}

const ADDRESSES: [Address; 4] = [
    Address::Discovery,
    Address::Keys,
    Address::Metadata,
    Address::Token,
];

fn authority() -> Authority {
    Clouds::default().authority(Cloud::Global).unwrap()
}

fn url(path: &str) -> Url {
    authority().login.join(path).unwrap()
}

async fn asked(address: Address, http: &Scripted) -> Outcome<()> {
    let of =
        |answered: Result<(), Failure>| answered.map_or_else(Outcome::of, |()| Outcome::Proved(()));
    match address {
        Address::Discovery => discover(http, &authority(), &TenantQuery::parse(ID).unwrap(), None)
            .await
            .map(drop),
        Address::Keys => of(document::<Value>(http, &url("keys")).await.map(drop)),
        Address::Metadata => of(federation::fetch(http, &url("metadata")).await.map(drop)),
        Address::Token => {
            let application = Application {
                tenant: TenantId::parse(ID).unwrap(),
                client_id: ClientId::parse("44444444-aaaa-4bbb-8ccc-000000000001").unwrap(),
                token_endpoint: url("token"),
                graph: authority().graph,
            };
            credential::probe(http, &application, &SecretString::from("abc8Q~x")).await
        }
    }
}

async fn inconclusive(address: Address, http: Scripted) -> Failure {
    match asked(address, &http).await {
        Outcome::Inconclusive(failure) => failure,
        other => panic!("{address:?}: {other:?}"),
    }
}

fn everything(response: &HttpResponse) -> Scripted {
    Scripted::default().respond("https://", response.clone())
}

#[tokio::test]
async fn nobody_in_between_disproves_anything_on_any_address() {
    for (status, body, expected) in [
        (200, PAGE, Code::MicrosoftUnexpected),
        (200, "", Code::MicrosoftUnexpected),
        (204, "", Code::MicrosoftUnexpected),
        (302, "", Code::MicrosoftUnexpected),
        (400, PAGE, Code::MicrosoftUnexpected),
        (400, "", Code::MicrosoftUnexpected),
        (401, r#"{"error":"blocked"}"#, Code::MicrosoftUnexpected),
        (403, PAGE, Code::MicrosoftUnexpected),
        (
            403,
            r#"{"error":"access_denied"}"#,
            Code::MicrosoftUnexpected,
        ),
        (403, r#"{"error":{"code":403}}"#, Code::MicrosoftUnexpected),
        (404, PAGE, Code::MicrosoftUnexpected),
        (407, PAGE, Code::NetworkUnreachable),
        (429, PAGE, Code::MicrosoftThrottled),
        (502, PAGE, Code::MicrosoftUnavailable),
        (504, "", Code::MicrosoftUnavailable),
    ] {
        for address in ADDRESSES {
            let expected = match (address, status) {
                (Address::Metadata, 200) => Code::FederationMetadataMalformed,
                (Address::Metadata, 404) => Code::FederationMetadataNotFound,
                _ => expected,
            };

            let failure = inconclusive(address, everything(&Scripted::json(status, body))).await;

            assert_eq!(failure.code, expected, "{address:?} {status} {body}");
        }
    }
}

#[tokio::test]
async fn silence_disproves_nothing_on_any_address() {
    let host = "login.microsoftonline.com".to_owned();
    let unreachable = HttpError::Unreachable {
        host: host.clone(),
        reason: "no route".to_owned(),
    };
    for (error, expected) in [
        (unreachable, Code::NetworkUnreachable),
        (
            HttpError::TimedOut { host: host.clone() },
            Code::NetworkTimedOut,
        ),
        (HttpError::TooLarge { host }, Code::MicrosoftUnexpected),
    ] {
        for address in ADDRESSES {
            let http = Scripted::default()
                .fail("https://", error.clone())
                .fail("https://", error.clone());

            let failure = inconclusive(address, http).await;

            assert_eq!(failure.code, expected, "{address:?}");
        }
    }
}

#[tokio::test]
async fn whoever_asks_for_a_pause_is_given_it_on_any_address() {
    for (status, code) in [
        (429, Code::MicrosoftThrottled),
        (503, Code::MicrosoftUnavailable),
    ] {
        for (stated, expected) in [("17", 17), (" 17 ", 17), ("86400", 3_600)] {
            for address in ADDRESSES {
                let mut response = Scripted::json(status, PAGE);
                let headers = response.headers_mut();
                headers.insert("retry-after", stated.parse().unwrap());

                let failure = inconclusive(address, everything(&response)).await;

                let wait = NextAction::Wait {
                    seconds: Some(expected),
                };
                assert_eq!((failure.code, failure.next), (code, wait), "{address:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_protocols_own_refusal_disproves_what_was_asked() {
    let refusal = |error: &str, number: u32| {
        format!(r#"{{"error":"{error}","error_description":"AADSTS{number}: x"}}"#)
    };
    for (address, status, body) in [
        (Address::Discovery, 400, refusal("invalid_tenant", 90_002)),
        (Address::Token, 401, refusal("invalid_client", 7_000_215)),
        (Address::Token, 400, refusal("something_new", 7_000_222)),
        (
            Address::Token,
            400,
            r#"{"error":"invalid_client"}"#.to_owned(),
        ),
        (
            Address::Metadata,
            400,
            "<html>AADSTS700016: no such application</html>".to_owned(),
        ),
    ] {
        let http = everything(&Scripted::json(status, &body));

        let outcome = asked(address, &http).await;

        assert!(
            matches!(outcome, Outcome::Disproved(_)),
            "{body}: {outcome:?}"
        );
    }
}
