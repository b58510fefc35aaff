//! Somebody in between answers for Microsoft: a filter, a proxy, a captive portal. Whatever it says, nothing that
//! was proved falls.

use consentry_core::failure::NextAction;
use consentry_core::ports::{HttpError, HttpResponse};
use consentry_core::step::Step;
use consentry_core::view::request::{ConsentAction, StartLogin};
use consentry_core::view::{Persona, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;
use consentry_tests::network::Between;

use crate::outage::all_stands;
use crate::walk::{Case, KLOUDMATE, KLOUDMATE_SAML, Walk};

const PAGE: &str = "<!DOCTYPE html><html><body><h1>Blocked</h1><p>By the policy of this network.</p></body></html>";

/// What somebody in between answers, and the code that it is told by.
fn answers() -> Vec<(&'static str, Between, &'static str)> {
    let said = |status: u16, headers: &[(&str, &str)], body: &str| -> Between {
        let mut response: HttpResponse = http::Response::new(body.as_bytes().to_vec());
        *response.status_mut() = status.try_into().unwrap();
        for (name, value) in headers {
            let name: http::HeaderName = name.parse().unwrap();
            response.headers_mut().insert(name, value.parse().unwrap());
        }
        Ok(response)
    };
    let silence = Err(HttpError::TimedOut {
        host: "login.microsoftonline.com".to_owned(),
    });
    let json =
        r#"{"error":"access_denied","message":"The policy of this network blocks this page."}"#;
    vec![
        (
            "a filter's page",
            said(403, &[], PAGE),
            "microsoft.unexpected",
        ),
        (
            "a filter's JSON",
            said(403, &[], json),
            "microsoft.unexpected",
        ),
        (
            "a page that is not there",
            said(404, &[], PAGE),
            "microsoft.unexpected",
        ),
        (
            "a proxy's question",
            said(407, &[], PAGE),
            "network.unreachable",
        ),
        (
            "a redirect",
            said(302, &[("location", "https://portal.example/")], ""),
            "microsoft.unexpected",
        ),
        (
            "a captive portal's page",
            said(200, &[], PAGE),
            "microsoft.unexpected",
        ),
        (
            "nothing with good status",
            said(200, &[], ""),
            "microsoft.unexpected",
        ),
        (
            "nothing with bad status",
            said(400, &[], ""),
            "microsoft.unexpected",
        ),
        (
            "a gateway's page",
            said(502, &[], PAGE),
            "microsoft.unavailable",
        ),
        (
            "an outage that says for how long",
            said(503, &[("retry-after", "7")], PAGE),
            "microsoft.unavailable",
        ),
        (
            "throttling",
            said(429, &[("retry-after", "7")], PAGE),
            "microsoft.throttled",
        ),
        ("silence", silence, "network.timed_out"),
    ]
}

/// What a person does again.
#[derive(Debug, Clone, Copy)]
enum Again {
    Identify,
    Consent,
    Prove,
    /// Begins a login that ends before a page is opened.
    Begin,
    SignIn,
}

const DISCOVERY: &str = "/.well-known/openid-configuration";
const KEYS: &str = "/discovery/v2.0/keys";
const METADATA: &str = "/federationmetadata.xml";
const REALM: &str = "/getuserrealm.srf";
const TOKEN: &str = "/oauth2/v2.0/token";

#[tokio::test]
async fn on_any_address_of_a_set_up_with_a_secret_it_retracts_nothing() {
    nothing_falls(
        KLOUDMATE,
        &[
            (DISCOVERY, Again::Identify, Step::Tenant),
            (DISCOVERY, Again::Consent, Step::Consent),
            (DISCOVERY, Again::Prove, Step::Credentials),
            (TOKEN, Again::Prove, Step::Credentials),
            (DISCOVERY, Again::Begin, Step::TestLogin),
            (TOKEN, Again::SignIn, Step::TestLogin),
            (KEYS, Again::SignIn, Step::TestLogin),
        ],
    )
    .await;
}

#[tokio::test]
async fn on_any_address_of_a_set_up_with_certificates_it_retracts_nothing() {
    nothing_falls(
        KLOUDMATE_SAML,
        &[
            (DISCOVERY, Again::Prove, Step::Credentials),
            (METADATA, Again::Prove, Step::Credentials),
            (METADATA, Again::Begin, Step::TestLogin),
        ],
    )
    .await;
}

async fn nothing_falls(case: Case, addresses: &[(&str, Again, Step)]) {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, case, Step::Export).await;
    for (address, again, step) in addresses {
        for (what, answer, code) in answers() {
            let called = format!("{what} at {address} on {again:?}");
            let waits =
                matches!(&answer, Ok(answer) if answer.headers().contains_key("retry-after"));
            let code = match (*address, what) {
                (METADATA, "a captive portal's page" | "nothing with good status") => {
                    "federation.metadata_malformed"
                }
                (METADATA, "a page that is not there") => "federation.metadata_not_found",
                _ => code,
            };
            desk.network.intercept(address, answer);

            let _ = once_more(&walk, *again).await;

            assert!(desk.network.clear() > 0, "{called}: nobody was asked");
            let failed = walk
                .view()
                .failure
                .unwrap_or_else(|| panic!("{called} went well"));
            assert_eq!(
                (failed.step, failed.failure.code.as_str()),
                (*step, code),
                "{called}"
            );
            assert!(failed.inconclusive, "{called}");
            let wait = NextAction::Wait { seconds: Some(7) };
            assert_eq!(failed.failure.next == wait, waits, "{called}");
            all_stands(&walk);
        }
        once_more_in_peace(&walk, *again).await;
    }
}

#[tokio::test]
async fn on_the_address_that_nobody_promises_it_costs_not_even_what_was_told_there() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let known = walk.view().tenant.fact.unwrap();
    assert!(known.display_name.is_some());
    for (what, answer, _) in answers() {
        desk.network.intercept(REALM, answer);

        walk.identify("contoso.com").await.unwrap();

        assert!(desk.network.clear() > 0, "{what}: nobody was asked");
        assert_eq!(walk.view().tenant.fact.as_ref(), Some(&known), "{what}");
        all_stands(&walk);
    }
}

#[tokio::test]
async fn in_place_of_the_address_after_consent_it_retracts_nothing() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    for text in [
        PAGE,
        "Blocked by the policy of this network",
        "https://proxy.example/blocked?url=https%3A%2F%2Flogin.microsoftonline.com%2F&reason=policy",
    ] {
        let stop = walk.land(text).await.unwrap_err();

        assert_eq!(
            stop.told(),
            (Step::Consent, "consent.not_a_landing"),
            "{text}"
        );
        all_stands(&walk);
    }
}

async fn once_more(walk: &Walk<'_>, again: Again) -> Result<(), crate::walk::Stop> {
    match again {
        Again::Identify => walk.identify("contoso.com").await.map(drop),
        Again::Prove => walk.prove().await.map(drop),
        Again::SignIn => walk
            .sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
            .await
            .map(drop),
        Again::Begin => {
            let began = walk.desk.engine.start_login(&StartLogin {
                way: walk.way(),
                persona: Persona::Ordinary,
                allow_sha1: false,
            });
            began.unwrap();
            walk.desk.engine.idle().await;
            Ok(())
        }
        Again::Consent => {
            walk.desk.engine.consent(&ConsentAction::Open).unwrap();
            walk.desk.engine.idle().await;
            Ok(())
        }
    }
}

/// The same without anybody in between goes well.
async fn once_more_in_peace(walk: &Walk<'_>, again: Again) {
    match again {
        Again::Consent => walk.consent().await.map(drop),
        Again::Begin => walk
            .sign_in(walk.way(), Persona::Ordinary, Kind::Member)
            .await
            .map(drop),
        Again::Identify | Again::Prove | Again::SignIn => once_more(walk, again).await,
    }
    .unwrap();
    all_stands(walk);
}
