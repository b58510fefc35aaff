//! Each scenario, at the place where a client meets it.

use std::collections::BTreeSet;

use consentry_practice::Scenario;

use crate::client::{
    Bench, CONTOSO, FABRIKAM, KIVO, KLOUDMATE, SECRET, SECRET_ID, aadsts, held, json, location,
    parameters,
};

async fn admin_consent(bench: &Bench) -> reqwest::Response {
    let query = [
        ("client_id", KIVO),
        ("redirect_uri", "https://kivo.io"),
        ("state", "s"),
    ];
    bench.get("contoso.com/adminconsent", &query).await
}

async fn probe(bench: &Bench, secret: &str) -> (u16, serde_json::Value) {
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", KLOUDMATE),
        ("client_secret", secret),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    bench.token(&form).await
}

#[tokio::test]
async fn secret_expired() {
    let bench = Bench::with(Scenario::SecretExpired).await;
    let (status, body) = probe(&bench, SECRET).await;
    assert_eq!((status, &body["error_codes"][0]), (401, &7_000_222.into()));
    let (_, body) = probe(&bench, "wrong").await;
    assert_eq!(body["error_codes"][0], 7_000_215);
    bench.practice.set_scenarios(&[]);
    assert_eq!(probe(&bench, SECRET).await.0, 200);
}

#[tokio::test]
async fn secret_id_pasted() {
    let bench = Bench::with(Scenario::SecretIdPasted).await;
    let app = bench.application(KLOUDMATE);
    assert_eq!(app.client_secret.as_deref(), Some(SECRET_ID));
    let (_, body) = probe(&bench, &app.client_secret.unwrap()).await;
    assert_eq!(body["error_codes"][0], 7_000_215);
    let page = bench
        .get(&format!("practice/portal/{KLOUDMATE}"), &[])
        .await;
    assert!(!page.text().await.unwrap().contains(SECRET));
    bench.practice.set_scenarios(&[]);
    assert_eq!(
        bench.application(KLOUDMATE).client_secret.as_deref(),
        Some(SECRET)
    );
}

#[tokio::test]
async fn unknown_client_id() {
    let bench = Bench::with(Scenario::UnknownClientId).await;
    assert_eq!(held(bench.authorize_raw(&[]).await).await, "700016");
    assert_eq!(held(admin_consent(&bench).await).await, "700016");
    let (status, body) = probe(&bench, SECRET).await;
    assert_eq!((status, &body["error_codes"][0]), (400, &700_016.into()));
}

#[tokio::test]
async fn redirect_not_registered() {
    let bench = Bench::with(Scenario::RedirectNotRegistered).await;
    assert_eq!(held(bench.authorize_raw(&[]).await).await, "50011");
    assert_eq!(
        admin_consent(&bench).await.status(),
        302,
        "only at authorize"
    );
}

#[tokio::test]
async fn consent_missing() {
    let bench = Bench::with(Scenario::ConsentMissing).await;
    let back = bench.authorize(&[]).await;
    assert_eq!(back["error"], "consent_required");
    assert_eq!(aadsts(&back["error_description"]), "65001");
}

#[tokio::test]
async fn consent_refused() {
    let bench = Bench::with(Scenario::ConsentRefused).await;
    let back = parameters(&location(&admin_consent(&bench).await));
    assert_eq!(back["error"], "access_denied");
    assert_eq!(aadsts(&back["error_description"]), "65004");
    assert_eq!(
        (back["admin_consent"].as_str(), back["state"].as_str()),
        ("True", "s")
    );
    assert!(!back.contains_key("tenant"));
    let back = bench.authorize(&[]).await;
    assert_eq!(aadsts(&back["error_description"]), "65004");
}

#[tokio::test]
async fn admin_approval_needed() {
    let bench = Bench::with(Scenario::AdminApprovalNeeded).await;
    assert_eq!(held(admin_consent(&bench).await).await, "90094");
    assert_eq!(held(bench.authorize_raw(&[]).await).await, "90094");
}

#[tokio::test]
async fn email_missing() {
    let bench = Bench::with(Scenario::EmailMissing).await;
    let claims = bench.login(&[]).await;
    assert!(!claims.to_string().contains('@'), "{claims}");
    assert!(
        claims["preferred_username"]
            .as_str()
            .unwrap()
            .starts_with('+')
    );
}

#[tokio::test]
async fn user_not_assigned() {
    let bench = Bench::with(Scenario::UserNotAssigned).await;
    assert_eq!(held(bench.authorize_raw(&[]).await).await, "50105");
}

#[tokio::test]
async fn wrong_tenant_consented() {
    let bench = Bench::with(Scenario::WrongTenantConsented).await;
    let back = parameters(&location(&admin_consent(&bench).await));
    assert_eq!(
        (back["admin_consent"].as_str(), back["tenant"].as_str()),
        ("True", FABRIKAM)
    );
    let page = bench.get(&format!("practice/portal/{KIVO}"), &[]).await;
    assert_eq!(page.status(), 404, "Contoso has nothing of it");
}

#[tokio::test]
async fn key_rollover() {
    let bench = Bench::with(Scenario::KeyRollover).await;
    let code = bench.authorize(&[]).await.remove("code").unwrap();
    let (_, body) = bench.redeem(&code, &[]).await;
    assert!(
        bench
            .verified(body["id_token"].as_str().unwrap())
            .await
            .is_none()
    );
    bench.practice.set_scenarios(&[]);
    bench.login(&[]).await;
}

#[tokio::test]
async fn throttled_and_down_leave_only_the_portal() {
    let bench = Bench::with(Scenario::Throttled).await;
    let discovery = format!("{CONTOSO}/v2.0/.well-known/openid-configuration");
    let response = bench.get(&discovery, &[]).await;
    assert_eq!(response.headers()["retry-after"], "30");
    assert_eq!(json(response).await.0, 429);
    assert_eq!(probe(&bench, SECRET).await.0, 429);
    assert_eq!(bench.get("practice/portal", &[]).await.status(), 200);
    bench.practice.set_scenarios(&[Scenario::Down]);
    assert_eq!(bench.get(&discovery, &[]).await.status(), 503);
    assert_eq!(bench.authorize_raw(&[]).await.status(), 503);
    assert_eq!(bench.get("practice/portal", &[]).await.status(), 200);
}

#[tokio::test]
async fn what_is_to_happen_twice_is_over_after_two_answers() {
    let bench = Bench::auto("member").await;
    let discovery = format!("{CONTOSO}/v2.0/.well-known/openid-configuration");
    bench.practice.switch(&["throttled:2".parse().unwrap()]);
    for status in [429, 429, 200, 200] {
        assert_eq!(bench.get(&discovery, &[]).await.status(), status);
    }

    bench
        .practice
        .switch(&["token-throttled:1".parse().unwrap()]);
    assert_eq!(bench.get(&discovery, &[]).await.status(), 200);
    assert_eq!(probe(&bench, SECRET).await.0, 429, "it was not this answer");
    assert_eq!(probe(&bench, SECRET).await.0, 200);
    assert_eq!(bench.practice.scenarios(), []);
}

#[tokio::test]
async fn of_several_that_would_spoil_an_answer_the_first_in_the_list_does() {
    let bench = Bench::auto("member").await;
    let both = [Scenario::UserNotAssigned, Scenario::MfaRequired];
    bench.practice.set_scenarios(&both);
    let page = bench.authorize_raw(&[]).await.text().await.unwrap();
    assert!(page.contains("AADSTS50076"), "{page}");

    bench
        .practice
        .switch(&["mfa-required:1".parse().unwrap(), both[0].into()]);
    for number in ["AADSTS50076", "AADSTS50105"] {
        let page = bench.authorize_raw(&[]).await.text().await.unwrap();
        assert!(page.contains(number), "{page}");
    }
}

#[test]
fn scenarios_that_need_a_secret_are_met_by_clients_with_one() {
    let needing: BTreeSet<_> = Scenario::ALL
        .into_iter()
        .filter(|scenario| scenario.needs_secret())
        .map(Scenario::name)
        .collect();
    for name in [
        "email-missing",
        "groups-overage",
        "key-rollover",
        "secret-expired",
        "secret-id-pasted",
    ] {
        assert!(needing.contains(name), "{name}");
    }
    for name in ["throttled", "user-not-assigned", "wrong-audience"] {
        assert!(!needing.contains(name), "{name}");
    }
}
