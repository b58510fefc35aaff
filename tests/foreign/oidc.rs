//! Our relying party against a strict OpenID provider, in one process.

use std::time::Duration;

use consentry_core::entra::registration::RedirectUri;
use consentry_core::language::Language;
use consentry_core::login::claims::ClaimContract;
use consentry_core::login::loopback::Loopback;
use consentry_core::login::oidc::AuthorizationRequest;
use consentry_core::login::{Expect, Judged, LoginParameters};
use consentry_core::ports::system::{SystemClock, SystemEntropy, SystemHttp};
use consentry_core::view::{CheckStatus, Verdict};
use consentry_tests::browser::{End, HttpBrowser, Person};
use consentry_tests::provider::{CLIENT_ID, CLIENT_SECRET, LOOPBACK, Provider};

#[tokio::test]
async fn somebody_signs_in_whatever_form_the_issuer_has() {
    for path in ["", "/", "/op"] {
        let provider = Provider::start(path);
        assert!(provider.issuer().ends_with(path));

        let judged = sign_in(&provider, CLIENT_SECRET, |_| {}).await;

        assert_eq!(judged.verdict, Verdict::Pass, "{:?}", judged.failure);
        assert_eq!(judged.who.as_deref(), Some("Ada Lovelace"));
        assert_eq!(judged.claims["iss"], provider.issuer());
        assert_eq!(judged.claims["aud"], CLIENT_ID);
        assert_eq!(
            judged.uses[0].value.as_deref(),
            Some("ada@example.org"),
            "{:?}",
            judged.uses
        );
    }
}

#[tokio::test]
async fn a_foreign_token_has_no_tid_and_needs_none() {
    let provider = Provider::start("");

    let judged = sign_in(&provider, CLIENT_SECRET, |_| {}).await;

    assert_eq!(judged.verdict, Verdict::Pass);
    assert!(!judged.claims.contains_key("tid"));
    let failed = |status| {
        judged
            .checks
            .iter()
            .filter(move |check| check.status == status)
            .map(|check| check.id.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(failed(CheckStatus::Fail), [""; 0]);
    for id in ["state", "nonce", "issuer", "audience", "signature"] {
        assert!(
            failed(CheckStatus::Pass).contains(&id),
            "{id} is checked: {:?}",
            judged.checks
        );
    }
    assert!(!failed(CheckStatus::Pass).contains(&"tenant"));
}

#[tokio::test]
async fn a_wrong_secret_is_named() {
    let provider = Provider::start("");

    let judged = sign_in(&provider, "another-secret", |_| {}).await;

    assert_eq!(judged.verdict, Verdict::Fail);
    assert!(judged.claims.is_empty());
    assert_eq!(judged.failure.unwrap().code.as_str(), "token.secret_wrong");
}

#[tokio::test]
async fn a_token_of_another_issuer_than_the_one_expected_is_refused() {
    let provider = Provider::start("/op");

    let judged = sign_in(&provider, CLIENT_SECRET, |parameters| {
        parameters.metadata.issuer.push_str("-of-somebody-else");
    })
    .await;

    assert_eq!(judged.verdict, Verdict::Fail);
    assert!(judged.claims.is_empty());
}

#[tokio::test]
async fn a_provider_without_its_keys_verifies_nothing() {
    let provider = Provider::start("");

    let judged = sign_in(&provider, CLIENT_SECRET, |parameters| {
        parameters.metadata.jwks_uri.set_path("/nothing-here");
    })
    .await;

    assert_ne!(judged.verdict, Verdict::Pass);
    assert!(judged.claims.is_empty());
    assert_eq!(judged.who, None);
}

/// A whole login through a browser that fills in the provider's pages, with one thing about it altered.
async fn sign_in(
    provider: &Provider,
    secret: &str,
    alter: impl FnOnce(&mut LoginParameters),
) -> Judged {
    let http = SystemHttp::new().unwrap();
    let registered = RedirectUri::new(LOOPBACK);
    let loopback = Loopback::bind(&registered, &SystemEntropy, Language::english())
        .await
        .unwrap();
    let mut parameters = LoginParameters {
        metadata: provider.metadata(&http).await,
        client_id: CLIENT_ID.to_owned(),
        client_secret: Some(secret.to_owned().into()),
        redirect_uri: loopback.redirect_uri().clone(),
        scopes: ["openid", "profile", "email"].map(str::to_owned).into(),
        login_hint: None,
        prompt_select_account: true,
        expect: Expect::Foreign,
        redeem: true,
        contract: vec![ClaimContract {
            need: "Email address".to_owned(),
            claims: vec!["email".to_owned()],
            required: true,
        }],
    };
    alter(&mut parameters);
    let request = AuthorizationRequest::new(parameters, &SystemEntropy).unwrap();
    let address = request.url().clone();
    let in_flight = request.sent();
    let mut browser = HttpBrowser::of(ada(), http.clone());
    let state = in_flight.state().to_owned();
    let (answer, end) = tokio::join!(
        loopback.receive_within(&state, &SystemClock, Duration::from_mins(10)),
        browser.visit(&address)
    );
    assert!(matches!(end, End::Page { .. }));
    in_flight
        .receive(answer.unwrap(), &http, &SystemClock, &|_| {})
        .await
}

pub(crate) fn ada() -> Person {
    Person {
        name: "ada@example.org".to_owned(),
        password: "any".to_owned(),
    }
}
