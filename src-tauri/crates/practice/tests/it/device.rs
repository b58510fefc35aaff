//! The device code flow.

use consentry_practice::Options;
use serde_json::Value;

use crate::client::{Bench, DESKTOP, KLOUDMATE, json};
use crate::sign_in::Browser;

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn begin(bench: &Bench) -> (String, String) {
    let form = [("client_id", DESKTOP), ("scope", "openid profile")];
    let path = "contoso.com/oauth2/v2.0/devicecode";
    let (status, body) = json(bench.post(path, &form).await).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(
        (&body["expires_in"], &body["interval"]),
        (&900.into(), &5.into())
    );
    assert!(body.get("verification_uri_complete").is_none());
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    assert_eq!(text("user_code").len(), 9);
    (text("device_code"), text("user_code"))
}

async fn poll(bench: &Bench, code: &str) -> (u16, Value) {
    let form = [
        ("grant_type", GRANT),
        ("client_id", DESKTOP),
        ("device_code", code),
    ];
    bench.token(&form).await
}

#[tokio::test]
async fn a_device_waits_until_the_code_is_entered_elsewhere() {
    let bench = Bench::auto("member").await;
    let (device_code, user_code) = begin(&bench).await;
    assert_eq!(
        poll(&bench, &device_code).await.1["error"],
        "authorization_pending"
    );
    let page = bench
        .get("devicelogin", &[("otc", &user_code.to_lowercase())])
        .await;
    assert_eq!(page.status(), 200);
    let (status, body) = poll(&bench, &device_code).await;
    assert_eq!(status, 200, "{body}");
    assert!(
        bench
            .verified(body["id_token"].as_str().unwrap())
            .await
            .is_some()
    );
    assert_eq!(poll(&bench, &device_code).await.1["error"], "invalid_grant");
}

#[tokio::test]
async fn the_person_is_asked_and_can_decline() {
    let bench = Bench::start(Options::default()).await;
    let (device_code, user_code) = begin(&bench).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open("devicelogin", &[("otc", &user_code)]).await;
    let response = browser.sign_in(&page, "ada@contoso.com").await;
    let page = response.text().await.unwrap();
    assert!(page.contains("Practice desktop app"));
    browser.press(&page, "cancel").await;
    assert_eq!(
        poll(&bench, &device_code).await.1["error"],
        "authorization_declined"
    );
}

#[tokio::test]
async fn codes_expire_and_unknown_ones_are_refused() {
    let bench = Bench::auto("member").await;
    let (device_code, _) = begin(&bench).await;
    bench.later(900);
    assert_eq!(poll(&bench, &device_code).await.1["error"], "expired_token");
    assert_eq!(
        poll(&bench, "nonsense").await.1["error"],
        "bad_verification_code"
    );
}

#[tokio::test]
async fn a_confidential_client_is_told_to_authenticate() {
    let bench = Bench::auto("member").await;
    let form = [
        ("grant_type", GRANT),
        ("client_id", KLOUDMATE),
        ("device_code", "x"),
    ];
    let (status, body) = bench.token(&form).await;
    assert_eq!((status, &body["error_codes"][0]), (401, &7_000_218.into()));
}
