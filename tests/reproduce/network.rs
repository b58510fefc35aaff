//! Whatever comes in the place of an answer: the failure that it was then, it is again.

use consentry_core::ports::{CertificateFlaw, HttpError, HttpResponse};
use consentry_core::step::Step;
use consentry_core::view::request::StartLogin;
use consentry_core::view::{Persona, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;
use consentry_tests::network::Between;
use serde_json::{Value, json};

use crate::case::{exported, judged, redacted, runs};
use crate::walk::{KLOUDMATE, KLOUDMATE_SAML, Walk};

fn response(status: u16, kind: &str, body: &str) -> Between {
    let response = http::Response::builder()
        .status(status)
        .header("content-type", kind)
        .header("retry-after", "7");
    let response: HttpResponse = response.body(body.as_bytes().to_vec()).unwrap();
    Ok(response)
}

fn refusal(error: &str, description: &str) -> Between {
    let body = json!({ "error": error, "error_description": description });
    response(400, "application/json", &body.to_string())
}

/// What anybody on the way may answer, and what nobody answers.
fn anything() -> Vec<Between> {
    let host = || "login.test".to_owned();
    vec![
        response(200, "text/html", "<html>Sign in to the Wi-Fi</html>"),
        response(200, "application/json", "not JSON"),
        response(302, "text/html", ""),
        response(403, "text/html", "<html>denied</html>"),
        response(407, "text/html", ""),
        response(429, "application/json", "{}"),
        response(503, "text/plain", "out"),
        response(400, "application/json", r#"{"error": 7}"#),
        refusal("invalid_tenant", "AADSTS90002: Tenant not found."),
        refusal("odd", "nobody knows"),
        Err(HttpError::TimedOut { host: host() }),
        Err(HttpError::TooLarge { host: host() }),
        Err(HttpError::Untrusted {
            host: host(),
            issuer: None,
            flaw: CertificateFlaw::UnknownIssuer,
        }),
    ]
}

/// What was exported after `met` comes to the same, from the bundle as it is and as it is passed on.
async fn comes_to_the_same(desk: &Desk, met: &Between) {
    let bundle = exported(desk).await;
    for bundle in [bundle.clone(), redacted(bundle)] {
        let answer = judged(&bundle).await;
        let last = runs(&answer).last().unwrap_or_else(|| panic!("{met:?}"));
        assert_eq!(last["same"], true, "{met:?}: {last}");
        assert_ne!(last["judged"]["code"], Value::Null, "{met:?}: {last}");
    }
}

#[tokio::test]
async fn in_the_place_of_a_discovery_document() {
    for met in anything() {
        let desk = Desk::start().await;
        let walk = Walk::begin(&desk, KLOUDMATE);
        desk.network.intercept("openid-configuration", met.clone());
        walk.identify("contoso.com").await.unwrap_err();

        comes_to_the_same(&desk, &met).await;
    }
}

#[tokio::test]
async fn in_the_place_of_a_token() {
    let more = [
        refusal("invalid_client", "AADSTS7000215: Invalid client secret."),
        refusal("invalid_client", "nothing more"),
        refusal("unauthorized_client", "AADSTS700016: not found"),
    ];
    for met in anything().into_iter().chain(more) {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::Credentials).await;
        desk.network.intercept("/oauth2/v2.0/token", met.clone());
        walk.prove().await.unwrap_err();

        comes_to_the_same(&desk, &met).await;
    }
}

#[tokio::test]
async fn in_the_place_of_federation_metadata() {
    let more = [
        response(200, "application/xml", "<EntityDescriptor"),
        response(200, "application/xml", "<x/>"),
        response(404, "text/html", "<p>AADSTS700016: no such application</p>"),
        response(404, "text/html", "nothing here"),
    ];
    for met in anything().into_iter().chain(more) {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE_SAML, Step::Credentials).await;
        desk.network.intercept("federationmetadata", met.clone());
        walk.prove().await.unwrap_err();

        comes_to_the_same(&desk, &met).await;
    }
}

#[tokio::test]
async fn in_the_place_of_what_a_login_asks() {
    let more = [
        refusal("invalid_grant", "AADSTS54005: redeemed already"),
        refusal("invalid_grant", "AADSTS50148: verifier"),
    ];
    for place in ["/oauth2/v2.0/token", "/discovery/v2.0/keys"] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
        for met in anything().into_iter().chain(more.clone()) {
            let address = walk
                .start_login(Way::Loopback, Persona::Ordinary)
                .await
                .unwrap();
            desk.network.intercept(place, met.clone());
            let _ = walk.browse(Kind::Member, &address).await;
            desk.engine.idle().await;
            assert!(desk.network.clear() > 0, "{place} is asked");

            comes_to_the_same(&desk, &met).await;
        }
    }
}

#[tokio::test]
async fn in_the_place_of_what_is_asked_before_a_login() {
    for met in [
        response(503, "text/plain", "out"),
        response(200, "application/xml", "<EntityDescriptor"),
    ] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE_SAML, Step::TestLogin).await;
        desk.network.intercept("federationmetadata", met.clone());
        let began = desk.engine.start_login(&StartLogin {
            way: Way::Loopback,
            persona: Persona::Ordinary,
            allow_sha1: false,
        });
        began.unwrap();
        desk.engine.idle().await;
        assert!(walk.view().failure.is_some());

        comes_to_the_same(&desk, &met).await;
    }
}
