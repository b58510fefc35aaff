//! Admin consent through both endpoints, by people and without pages.

use consentry_practice::Options;

use crate::{
    client::{Bench, CONTOSO, KIVO, held, location, parameters},
    sign_in::Browser,
};

const KIVO_URL: [(&str, &str); 2] = [("client_id", KIVO), ("redirect_uri", "https://kivo.io")];

#[tokio::test]
async fn without_pages_consent_is_granted_and_the_enterprise_application_appears() {
    let bench = Bench::auto("member").await;
    let portal = format!("practice/portal/{KIVO}");
    assert_eq!(bench.get(&portal, &[]).await.status(), 404);
    let back = location(&bench.get("contoso.com/adminconsent", &KIVO_URL).await);
    assert_eq!(
        back,
        format!("https://kivo.io/?admin_consent=True&tenant={CONTOSO}")
    );
    let page = bench.get(&portal, &[]).await.text().await.unwrap();
    assert!(page.contains("Enterprise application"));
    assert!(page.contains("User.Read"));
}

#[tokio::test]
async fn the_second_generation_takes_scopes_and_repeats_them() {
    let bench = Bench::auto("member").await;
    let graph = "https://graph.microsoft.com/User.Read";
    let query = [KIVO_URL[0], KIVO_URL[1], ("scope", graph), ("state", "a b")];
    let response = bench.get("organizations/v2.0/adminconsent", &query).await;
    let back = parameters(&location(&response));
    assert_eq!(back["scope"], graph);
    assert_eq!(back["tenant"], CONTOSO);
    assert_eq!(back["state"], "a b");
    let response = bench.get("contoso.com/v2.0/adminconsent", &KIVO_URL).await;
    assert_eq!(held(response).await, "900144");
    let response = bench.get("common/v2.0/adminconsent", &query).await;
    assert_eq!(held(response).await, "90023");
}

#[tokio::test]
async fn an_unregistered_redirect_is_held() {
    let bench = Bench::auto("member").await;
    let query = [
        ("client_id", KIVO),
        ("redirect_uri", "https://kivo.io/landing"),
    ];
    let response = bench.get("contoso.com/adminconsent", &query).await;
    assert_eq!(held(response).await, "50011");
}

#[tokio::test]
async fn only_an_administrator_may_grant() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open("contoso.com/adminconsent", &KIVO_URL).await;
    let response = browser.sign_in(&page, "ada@contoso.com").await;
    assert_eq!(held(response).await, "90093");
}

#[tokio::test]
async fn an_administrator_sees_what_is_asked_and_grants_or_refuses() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open("contoso.com/adminconsent", &KIVO_URL).await;
    let response = browser.sign_in(&page, "admin@contoso.com").await;
    let page = response.text().await.unwrap();
    assert!(page.contains("for everyone in Contoso Ltd."), "{page}");
    let response = browser.press(&page, "cancel").await;
    let back = parameters(&location(&response));
    assert_eq!(back["error"], "access_denied");
    assert_eq!(back["admin_consent"], "True");
    assert_eq!(
        bench
            .get(&format!("practice/portal/{KIVO}"), &[])
            .await
            .status(),
        404
    );

    let page = browser.open("contoso.com/adminconsent", &KIVO_URL).await;
    let response = browser.press(&page, "accept").await;
    assert_eq!(parameters(&location(&response))["tenant"], CONTOSO);
    assert_eq!(
        bench
            .get(&format!("practice/portal/{KIVO}"), &[])
            .await
            .status(),
        200
    );
}

#[tokio::test]
async fn cancelling_the_sign_in_is_said_so() {
    let bench = Bench::start(Options::default()).await;
    let mut browser = Browser::new(&bench);
    let page = browser.open("contoso.com/adminconsent", &KIVO_URL).await;
    let back = parameters(&location(&browser.press(&page, "cancel").await));
    assert_eq!(back["error_subcode"], "cancel");
    assert_eq!(back["admin_consent"], "True");
}
