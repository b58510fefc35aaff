//! What people paste when a browser did not come back by itself.

use consentry_core::step::Step;
use consentry_core::view::request::ConsentAction;
use consentry_core::view::{KnownView, Persona, Verdict, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::engine::Desk;

use crate::walk::{IMPROVADO, KIVO_VENDOR, KLOUDMATE, Walk, last_run};

#[tokio::test]
async fn the_text_of_an_error_page_is_told_in_the_words_of_its_cause() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    desk.rehearse(&[Scenario::RedirectNotRegistered]);
    let address = walk
        .start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();
    let page = walk.browse(Kind::Member, &address).await.unwrap();
    assert!(page.contains("AADSTS50011"), "{page}");

    let stop = walk.receive(&page).await.unwrap_err();

    assert_eq!(
        stop.told(),
        (Step::TestLogin, "redirect_uri.not_registered")
    );
    let detail = stop.failure.detail.unwrap();
    assert_eq!(detail.aadsts.as_deref(), Some("AADSTS50011"));
    assert!(detail.correlation_id.is_some());
    assert!(detail.trace_id.is_some());
    assert!(detail.at.is_some());
}

#[tokio::test]
async fn the_final_address_of_the_production_redirect_is_as_good_as_the_loopback() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();
    let landed = walk.browse(Kind::Member, &address).await.unwrap();
    assert!(landed.starts_with("https://api.kloudmate.com/sso/oidc?code="));

    let view = walk.receive(&landed).await.unwrap();

    assert_eq!(last_run(&view).verdict, Verdict::Pass);
    assert_eq!(last_run(&view).who.as_deref(), Some("Ada Lovelace"));
    assert_eq!(view.current, Step::Export);
}

#[tokio::test]
async fn an_address_of_another_login_is_refused_by_its_state() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let first = walk
        .start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();
    let earlier = walk.browse(Kind::Member, &first).await.unwrap();
    desk.engine.cancel().unwrap();
    walk.start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();

    let stop = walk.receive(&earlier).await.unwrap_err();

    assert_eq!(stop.told(), (Step::TestLogin, "login.state_mismatch"));
    assert_eq!(last_run(&walk.view()).claims.len(), 0);
}

#[tokio::test]
async fn the_address_of_another_redirect_uri_is_refused() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();
    let landed = walk.browse(Kind::Member, &address).await.unwrap();
    let elsewhere = landed.replace("api.kloudmate.com", "api.kloudmate.example");

    walk.receive(&elsewhere).await.unwrap_err();

    assert_eq!(last_run(&walk.view()).verdict, Verdict::Fail);
}

#[tokio::test]
async fn an_id_token_that_answers_another_request_is_verified_and_refused_by_its_nonce() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let token = an_id_token(&walk).await;
    walk.start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();

    let stop = walk.receive(&token).await.unwrap_err();

    assert_eq!(stop.told(), (Step::TestLogin, "id_token.nonce"));
    assert_eq!(last_run(&walk.view()).who, None);
}

#[tokio::test]
async fn what_is_no_answer_at_all_is_said_at_once_and_the_login_goes_on() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_VENDOR, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();

    let refused = desk
        .engine
        .receive_login(&consentry_core::view::request::ReceiveLogin {
            text: "it does not work".to_owned(),
        });
    assert_eq!(refused.unwrap_err().code.as_str(), "login.not_an_answer");
    assert!(walk.view().running.is_some());

    let landed = walk.browse(Kind::Member, &address).await.unwrap();
    walk.receive(&landed).await.unwrap();
}

#[tokio::test]
async fn an_address_that_is_no_landing_is_said_at_once_and_consent_stays_open() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_VENDOR, Step::Consent).await;

    for text in ["https://kivo.io", "kivo.io", "", "It said Accept"] {
        let stop = walk.land(text).await.unwrap_err();
        assert_eq!(stop.told(), (Step::Consent, "consent.not_a_landing"));
    }

    assert_eq!(walk.view().current, Step::Consent);
    assert_eq!(walk.view().consent.fact, None);
}

/// An ID token for this application, as it is seen by somebody who redeems a code by hand.
async fn an_id_token(walk: &Walk<'_>) -> String {
    use consentry_core::ports::Http as _;
    let mut address = walk.desk.practice.authority().clone();
    address.set_path("/contoso.com/oauth2/v2.0/authorize");
    address.query_pairs_mut().extend_pairs([
        ("client_id", walk.case.client_id),
        ("response_type", "code"),
        ("redirect_uri", "https://api.kloudmate.com/sso/oidc"),
        ("scope", "openid profile email"),
        ("nonce", "of-somebody-else"),
    ]);
    let landed: url::Url = walk
        .browse(Kind::Member, &address)
        .await
        .unwrap()
        .parse()
        .unwrap();
    let code = landed.query_pairs().find(|(name, _)| name == "code");
    let mut form = url::Url::parse("form:").unwrap();
    form.query_pairs_mut().extend_pairs([
        ("grant_type", "authorization_code"),
        ("client_id", walk.case.client_id),
        ("client_secret", &walk.application().client_secret.unwrap()),
        ("redirect_uri", "https://api.kloudmate.com/sso/oidc"),
        ("code", &code.unwrap().1),
    ]);
    address.set_query(None);
    address.set_path("/contoso.com/oauth2/v2.0/token");
    let request = http::Request::post(address.as_str())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.query().unwrap().as_bytes().to_vec())
        .unwrap();
    let response = walk.desk.http().send(request).await.unwrap();
    let tokens: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
    tokens["id_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn consent_that_was_granted_by_the_portals_own_button_counts_as_stated() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, IMPROVADO, Step::Consent).await;
    walk.name_application().unwrap();

    desk.engine.consent(&ConsentAction::State).unwrap();

    let view = walk.view();
    let fact = view.consent.fact.clone().unwrap();
    assert!(!fact.skipped);
    assert!(matches!(fact.known, KnownView::Stated { .. }));
    assert_eq!(view.current, Step::Credentials);

    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Consent).await;
    walk.name_application().unwrap();
    let refused = desk.engine.consent(&ConsentAction::State).unwrap_err();
    assert_eq!(refused.code.as_str(), "setup.not_ready");
}
