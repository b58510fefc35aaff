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

fn response(status: u16, kind: &str, body: &str) -> HttpResponse {
    let response = http::Response::builder()
        .status(status)
        .header("content-type", kind)
        .header("retry-after", "7");
    response.body(body.as_bytes().to_vec()).unwrap()
}

fn refusal(error: &str, description: &str) -> HttpResponse {
    let body = json!({ "error": error, "error_description": description });
    response(400, "application/json", &body.to_string())
}

/// What anybody on the way may answer, and what nobody answers.
fn anything() -> Vec<Between> {
    let host = || "login.test".to_owned();
    vec![
        Ok(response(
            200,
            "text/html",
            "<html>Sign in to the Wi-Fi</html>",
        )),
        Ok(response(200, "application/json", "not JSON")),
        Ok(response(302, "text/html", "")),
        Ok(response(403, "text/html", "<html>denied</html>")),
        Ok(response(407, "text/html", "")),
        Ok(response(429, "application/json", "{}")),
        Ok(response(503, "text/plain", "out")),
        Ok(response(400, "application/json", r#"{"error": 7}"#)),
        Ok(refusal("invalid_tenant", "AADSTS90002: Tenant not found.")),
        Ok(refusal("odd", "nobody knows")),
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

        Box::pin(comes_to_the_same(&desk, &met)).await;
    }
}

#[tokio::test]
async fn in_the_place_of_a_token() {
    let more = [
        Ok(refusal(
            "invalid_client",
            "AADSTS7000215: Invalid client secret.",
        )),
        Ok(refusal("invalid_client", "nothing more")),
        Ok(refusal("unauthorized_client", "AADSTS700016: not found")),
    ];
    for met in anything().into_iter().chain(more) {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::Credentials).await;
        desk.network.intercept("/oauth2/v2.0/token", met.clone());
        walk.prove().await.unwrap_err();

        Box::pin(comes_to_the_same(&desk, &met)).await;
    }
}

#[tokio::test]
async fn in_the_place_of_federation_metadata() {
    let more = [
        Ok(response(200, "application/xml", "<EntityDescriptor")),
        Ok(response(200, "application/xml", "<x/>")),
        Ok(response(
            404,
            "text/html",
            "<p>AADSTS700016: no such application</p>",
        )),
        Ok(response(404, "text/html", "nothing here")),
    ];
    for met in anything().into_iter().chain(more) {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE_SAML, Step::Credentials).await;
        desk.network.intercept("federationmetadata", met.clone());
        walk.prove().await.unwrap_err();

        Box::pin(comes_to_the_same(&desk, &met)).await;
    }
}

#[tokio::test]
async fn in_the_place_of_what_a_login_asks() {
    let more = [
        Ok(refusal("invalid_grant", "AADSTS54005: redeemed already")),
        Ok(refusal("invalid_grant", "AADSTS50148: verifier")),
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

            Box::pin(comes_to_the_same(&desk, &met)).await;
        }
    }
}

#[tokio::test]
async fn in_the_place_of_what_is_asked_before_a_login() {
    for met in [
        Ok(response(503, "text/plain", "out")),
        Ok(response(200, "application/xml", "<EntityDescriptor")),
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

        Box::pin(comes_to_the_same(&desk, &met)).await;
    }
}
