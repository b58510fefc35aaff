//! A whole login against a scripted network.

use std::sync::Mutex;

use serde_json::{Value, json};

use super::*;
use crate::login::Expect;
use crate::login::fixture::{
    ACCESS_TOKEN, CLIENT_ID, CODE, Counting, Key, SECRET, Scripted, Still, ada, issuer, jwks, now,
    parameters,
};
use crate::login::verdict::{Check, CheckStatus, Verdict, Warning};
use crate::ports::HttpError;

const STATE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const NONCE: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8";
const VERIFIER: &str = "QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8";

fn request(params: LoginParameters) -> AuthorizationRequest {
    AuthorizationRequest::new(params, &Counting::default()).expect("a request")
}

fn landed(answer: &str) -> LoginAnswer {
    LoginAnswer::parse(&format!("http://localhost:7071/?{answer}")).expect("an answer")
}

fn code() -> LoginAnswer {
    landed(&format!("code={CODE}&state={STATE}"))
}

fn tokens(claims: &Value) -> Value {
    json!({
        "token_type": "Bearer", "expires_in": 3599, "scope": "openid profile email",
        "access_token": ACCESS_TOKEN, "id_token": Key::Signing.token(claims),
    })
}

async fn received(params: LoginParameters, answer: LoginAnswer, http: &Scripted) -> Judged {
    request(params)
        .sent()
        .receive(answer, http, &Still, &|_| ())
        .await
}

fn check<'a>(judged: &'a Judged, id: &str) -> &'a Check {
    judged
        .checks
        .iter()
        .find(|check| check.id == id)
        .expect("the check was made")
}

fn failure(judged: &Judged) -> Option<FailureCode> {
    judged.failure.as_ref().map(|failure| failure.code)
}

#[test]
fn the_address_is_exactly_this() {
    assert_eq!(
        request(parameters()).url().as_str(),
        "https://login.example/4f1c2b7e-0000-4000-8000-00000000c0de/oauth2/v2.0/authorize\
         ?response_type=code&client_id=11111111-2222-4333-8444-555555555555\
         &state=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8\
         &code_challenge=9F3IKnUj0Ul0zqBQ4wKOi_BqjuhVqdYwNOu0-57MIwU&code_challenge_method=S256\
         &redirect_uri=http%3A%2F%2Flocalhost%3A7071&scope=openid+profile+email\
         &nonce=ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8&response_mode=query&prompt=select_account"
    );
}

#[test]
fn a_login_hint_takes_the_place_of_the_account_picker() {
    let params = LoginParameters {
        login_hint: Some("ada@contoso.com".into()),
        ..parameters()
    };

    let url = request(params).url().to_string();

    assert!(url.ends_with("&login_hint=ada%40contoso.com"), "{url}");
}

#[test]
fn a_redirect_uri_that_is_no_address_is_refused() {
    let params = LoginParameters {
        redirect_uri: crate::entra::registration::RedirectUri::new("no address"),
        ..parameters()
    };

    let failure = AuthorizationRequest::new(params, &Counting::default()).expect_err("no request");

    assert_eq!(failure.code, FailureCode::RedirectUriMalformed);
}

#[tokio::test]
async fn ada_can_sign_in() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Signing]));
    let events = Mutex::new(Vec::new());
    let report = |event| events.lock().expect("not poisoned").push(event);

    let judged = request(parameters())
        .sent()
        .receive(code(), &http, &Still, &report)
        .await;

    assert_eq!((judged.verdict, &judged.failure), (Verdict::Pass, &None));
    assert_eq!(judged.who.as_deref(), Some("Ada Lovelace"));
    assert_eq!(judged.upn.as_deref(), Some("ada@contoso.com"));
    for id in [
        "redirect_uri",
        "state",
        "error",
        "code_verifier",
        "signature",
        "tenant",
        "nonce",
    ] {
        assert_eq!(check(&judged, id).status, CheckStatus::Pass, "{id}");
    }
    assert_eq!(
        events.into_inner().expect("not poisoned"),
        [
            LoginEvent::AnswerArrived,
            LoginEvent::CodeExchanged,
            LoginEvent::KeysRead,
            LoginEvent::IdTokenVerified
        ]
    );
}

#[tokio::test]
async fn the_code_is_redeemed_with_verifier_secret_and_the_very_same_redirect_uri() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Signing]));

    received(parameters(), code(), &http).await;

    assert_eq!(
        http.body(0),
        format!(
            "grant_type=authorization_code&code={CODE}&code_verifier={VERIFIER}\
             &client_id=11111111-2222-4333-8444-555555555555\
             &client_secret=abc8Q%7Ethe-client-secret-of-the-tests&redirect_uri=http%3A%2F%2Flocalhost%3A7071"
        )
    );
}

#[tokio::test]
async fn a_public_client_sends_no_secret() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Signing]));
    let params = LoginParameters {
        client_secret: None,
        ..parameters()
    };

    let judged = received(params, code(), &http).await;

    assert_eq!(judged.verdict, Verdict::Pass);
    assert!(!http.body(0).contains("client_secret"));
}

#[tokio::test]
async fn another_provider_gets_the_secret_in_the_header() {
    let http = Scripted::default().then(400, &json!({ "error": "invalid_grant" }));
    let params = LoginParameters {
        expect: Expect::Foreign,
        ..parameters()
    };

    received(params, code(), &http).await;

    assert!(!http.body(0).contains("client_secret"));
    let asked = http.asked.lock().expect("not poisoned");
    assert!(
        asked[0].headers()["authorization"]
            .to_str()
            .expect("text")
            .starts_with("Basic ")
    );
}

#[tokio::test]
async fn an_answer_with_another_state_is_refused_before_anything_is_sent() {
    let http = Scripted::default();
    for answer in [
        landed(&format!("code={CODE}&state=another")),
        landed(&format!("code={CODE}")),
        landed("error=access_denied&state=another"),
        LoginAnswer::parse(&format!("code={CODE}")).expect("an answer"),
    ] {
        let judged = received(parameters(), answer, &http).await;

        assert_eq!(
            (judged.verdict, failure(&judged)),
            (Verdict::Fail, Some(FailureCode::LoginStateMismatch))
        );
    }
    assert_eq!(http.paths(), [""; 0]);
}

#[tokio::test]
async fn an_answer_at_another_address_is_refused() {
    let text = format!("https://elsewhere.example/?code={CODE}&state={STATE}");

    let judged = received(
        parameters(),
        LoginAnswer::parse(&text).expect("an answer"),
        &Scripted::default(),
    )
    .await;

    assert_eq!(failure(&judged), Some(FailureCode::LoginNotAnAnswer));
    assert_eq!(
        check(&judged, "redirect_uri").received.as_deref(),
        Some("https://elsewhere.example/")
    );
}

#[tokio::test]
async fn an_answer_that_names_another_issuer_is_refused() {
    let answer = landed(&format!(
        "code={CODE}&state={STATE}&iss=https%3A%2F%2Fevil.example"
    ));

    let judged = received(parameters(), answer, &Scripted::default()).await;

    assert_eq!(failure(&judged), Some(FailureCode::IdTokenIssuer));
    assert_eq!(check(&judged, "answer_issuer").status, CheckStatus::Fail);
}

#[tokio::test]
async fn a_rolled_key_is_asked_for_once_more() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Other]))
        .then(200, &jwks(&[Key::Other, Key::Signing]));

    let judged = received(parameters(), code(), &http).await;

    assert_eq!(judged.verdict, Verdict::Pass);
    assert_eq!(http.paths().len(), 3);
}

#[tokio::test]
async fn a_key_that_stays_unknown_is_asked_for_no_third_time() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Other]))
        .then(200, &jwks(&[Key::Other]));

    let judged = received(parameters(), code(), &http).await;

    assert_eq!(failure(&judged), Some(FailureCode::IdTokenKeyUnknown));
}

/// A login whose keys are read as the application sees them.
fn with_keys_of_the_application() -> LoginParameters {
    let mut params = parameters();
    params
        .metadata
        .jwks_uri
        .query_pairs_mut()
        .append_pair("appid", &params.client_id);
    params
}

#[tokio::test]
async fn a_key_of_the_applications_own_verifies_and_is_said() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Signing]))
        .then(200, &jwks(&[Key::Other]));

    let judged = received(with_keys_of_the_application(), code(), &http).await;

    assert_eq!(judged.verdict, Verdict::Pass);
    let address = format!(
        "{}/.well-known/openid-configuration?appid={CLIENT_ID}",
        issuer()
    );
    let said = Warning::OwnSigningKey { address };
    assert!(judged.warnings.contains(&said), "{:?}", judged.warnings);
}

#[tokio::test]
async fn a_key_that_everybody_is_given_is_not_called_the_applications() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Other]))
        .then(200, &jwks(&[Key::Signing]));

    let judged = received(with_keys_of_the_application(), code(), &http).await;

    assert_eq!(judged.verdict, Verdict::Pass);
    let said = |warning: &Warning| matches!(warning, Warning::OwnSigningKey { .. });
    assert!(!judged.warnings.iter().any(said), "{:?}", judged.warnings);
}

#[tokio::test]
async fn a_refused_verifier_fails_its_check() {
    let refusal =
        json!({ "error": "invalid_grant", "error_description": "AADSTS501481: does not match" });

    let judged = received(
        parameters(),
        code(),
        &Scripted::default().then(400, &refusal),
    )
    .await;

    assert_eq!(failure(&judged), Some(FailureCode::LoginVerifier));
    assert_eq!(check(&judged, "code_verifier").status, CheckStatus::Fail);
}

#[tokio::test]
async fn a_refused_secret_says_nothing_about_the_verifier() {
    let refusal =
        json!({ "error": "invalid_client", "error_description": "AADSTS7000215: invalid" });

    let judged = received(
        parameters(),
        code(),
        &Scripted::default().then(401, &refusal),
    )
    .await;

    assert_eq!(
        (judged.verdict, failure(&judged)),
        (Verdict::Fail, Some(FailureCode::TokenSecretWrong))
    );
    assert_eq!(check(&judged, "code_verifier").status, CheckStatus::Skipped);
}

#[tokio::test]
async fn no_answer_of_the_token_endpoint_is_no_disproof() {
    let unreachable = HttpError::Unreachable {
        host: "login.example".into(),
        reason: "no route".into(),
    };
    let network = Scripted::default().with(Err(unreachable));
    let outage = Scripted::default().then(503, &json!("down"));

    let offline = received(parameters(), code(), &network).await;
    let down = received(parameters(), code(), &outage).await;

    assert_eq!(
        (offline.verdict, failure(&offline)),
        (Verdict::Inconclusive, Some(FailureCode::NetworkUnreachable))
    );
    assert_eq!(
        (down.verdict, failure(&down)),
        (
            Verdict::Inconclusive,
            Some(FailureCode::MicrosoftUnavailable)
        )
    );
}

#[tokio::test]
async fn throttling_says_how_long_to_wait() {
    let response = http::Response::builder()
        .status(429)
        .header("Retry-After", "17")
        .body(Vec::new());
    let http = Scripted::default().with(Ok(response.expect("a response")));

    let judged = received(parameters(), code(), &http).await;

    assert_eq!(failure(&judged), Some(FailureCode::MicrosoftThrottled));
    assert_eq!(
        judged.failure.map(|failure| failure.next),
        Some(crate::failure::NextAction::Wait { seconds: Some(17) })
    );
}

#[tokio::test]
async fn a_token_endpoint_that_sends_no_id_token_fails() {
    let bare = json!({ "token_type": "Bearer", "access_token": ACCESS_TOKEN });
    let http = Scripted::default()
        .then(200, &bare)
        .then(200, &jwks(&[Key::Signing]));

    let judged = received(parameters(), code(), &http).await;

    assert_eq!(failure(&judged), Some(FailureCode::IdTokenAbsent));
}

#[tokio::test]
async fn cancelling_on_the_sign_in_page_disproves_nothing() {
    let answer = landed(&format!(
        "error=access_denied&error_subcode=cancel&state={STATE}"
    ));

    let judged = received(parameters(), answer, &Scripted::default()).await;

    assert_eq!(
        (judged.verdict, failure(&judged)),
        (Verdict::Inconclusive, Some(FailureCode::LoginDeclined))
    );
}

#[tokio::test]
async fn a_pasted_token_of_this_login_passes_and_of_another_fails() {
    for (nonce, expected) in [(NONCE, None), ("another", Some(FailureCode::IdTokenNonce))] {
        let http = Scripted::default().then(200, &jwks(&[Key::Signing]));
        let answer = LoginAnswer::parse(&Key::Signing.token(&ada(nonce))).expect("a token");

        let judged = received(parameters(), answer, &http).await;

        assert_eq!(failure(&judged), expected);
        assert_eq!(check(&judged, "state").status, CheckStatus::Skipped);
        assert_eq!(check(&judged, "code_verifier").status, CheckStatus::Skipped);
    }
}

#[tokio::test]
async fn a_code_that_nobody_can_redeem_proves_that_it_came_and_no_more() {
    let http = Scripted::default();
    let params = LoginParameters {
        redeem: false,
        client_secret: None,
        ..parameters()
    };

    let judged = received(params, code(), &http).await;

    assert_eq!(judged.verdict, Verdict::Pass);
    for id in ["redirect_uri", "state", "error"] {
        assert_eq!(check(&judged, id).status, CheckStatus::Pass, "{id}");
    }
    assert!(judged.claims.is_empty() && judged.who.is_none());
    assert_eq!(judged.leaves.len(), 3);
    assert_eq!(http.paths(), [""; 0]);
}

#[tokio::test]
async fn no_secret_leaves_a_login_even_where_the_other_side_repeats_them_all() {
    let signed = Key::Signing.token(&ada(NONCE));
    let echo = format!("AADSTS7000215: {SECRET} {CODE} {VERIFIER}");
    let refusal = json!({ "error": "invalid_client", "error_description": echo });
    let passing = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Signing]));
    let refusing = Scripted::default().then(401, &refusal);

    for http in [passing, refusing] {
        let login = request(parameters());
        let shown = format!("{login:?} {:?}", parameters());
        let judged = login.sent().receive(code(), &http, &Still, &|_| ()).await;
        let left = format!("{shown} {judged:?}");

        let signature = signed.rsplit('.').next().expect("a signature");
        for secret in [SECRET, CODE, VERIFIER, ACCESS_TOKEN, signature] {
            assert!(!left.contains(secret), "{secret} stands in {left}");
        }
    }
}

#[tokio::test]
async fn the_trace_holds_what_support_needs_to_judge_again() {
    let http = Scripted::default()
        .then(200, &tokens(&ada(NONCE)))
        .then(200, &jwks(&[Key::Signing]));

    let trace = received(parameters(), code(), &http).await.trace;

    assert_eq!(trace["request"]["nonce"], NONCE);
    assert_eq!(trace["answer"]["landing"]["state"], STATE);
    assert_eq!(trace["exchange"]["accepted"], true);
    assert_eq!(
        trace["id_token"]["claims"]["tid"],
        crate::login::fixture::TENANT
    );
    assert_eq!(
        trace["judged_at"],
        now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    );
    assert_eq!(
        trace["removed"],
        json!([
            "access_token",
            "client_secret",
            "code",
            "code_verifier",
            "id_token.signature"
        ])
    );
}

#[test]
fn a_login_can_be_awaited_on_any_thread() {
    fn awaited_anywhere(_: &(impl Future + Send)) {}
    let http = Scripted::default();
    let login = request(parameters()).sent();

    awaited_anywhere(&login.receive(code(), &http, &Still, &|_| ()));
}
