//! The authorize endpoint: what is held, what is sent back, and in which shape.

use consentry_practice::Options;

use crate::client::{
    Bench, CONTOSO, KLOUDMATE, REDIRECT, aadsts, field, held, location, parameters,
};

#[tokio::test]
async fn what_cannot_be_trusted_is_held_on_a_page() {
    let bench = Bench::auto("member").await;
    for (extra, code) in [
        (
            ("client_id", "11111111-1111-4111-8111-111111111111"),
            "700016",
        ),
        (("client_id", "not-a-guid"), "700016"),
        (("client_id", ""), "900144"),
        (("redirect_uri", "https://evil.example/cb"), "50011"),
        (("redirect_uri", "http://localhost:1/other"), "50011"),
        (
            ("redirect_uri", "https://api.kloudmate.com/SSO/oidc"),
            "50011",
        ),
        (
            ("redirect_uri", "https://api.kloudmate.com/sso/oidc/"),
            "50011",
        ),
    ] {
        assert_eq!(
            held(bench.authorize_raw(&[extra]).await).await,
            code,
            "{extra:?}"
        );
    }
}

#[tokio::test]
async fn a_single_tenant_application_is_refused_at_common() {
    let bench = Bench::auto("member").await;
    let query = [("client_id", KLOUDMATE), ("redirect_uri", REDIRECT)];
    let response = bench.get("common/oauth2/v2.0/authorize", &query).await;
    assert_eq!(held(response).await, "50194");
}

#[tokio::test]
async fn wrong_parameters_are_sent_back_with_the_state() {
    let bench = Bench::auto("member").await;
    for (extra, error, code) in [
        (("response_type", ""), "invalid_request", "900144"),
        (
            ("response_type", "code id_token"),
            "unsupported_response_type",
            "700054",
        ),
        (("scope", ""), "invalid_request", "900144"),
        (
            ("scope", "https://api.example/read"),
            "invalid_resource",
            "500011",
        ),
        (("scope", "openid%20profile"), "invalid_scope", "70011"),
        (("prompt", "login consent"), "invalid_request", "90023"),
        (("response_mode", "web_message"), "invalid_request", "70007"),
        (("code_challenge", "too-short"), "invalid_request", "501491"),
    ] {
        let back = bench.authorize(&[extra]).await;
        assert_eq!(back["error"], error, "{extra:?}");
        assert_eq!(aadsts(&back["error_description"]), code, "{extra:?}");
        assert_eq!(back["state"], "the-state");
        assert!(!back.contains_key("code"));
    }
}

#[tokio::test]
async fn a_query_answer_ends_with_an_empty_fragment_and_gets_its_slash() {
    let bench = Bench::auto("member").await;
    let back = location(&bench.authorize_raw(&[]).await);
    assert!(
        back.starts_with("http://localhost:51234/?code=1."),
        "{back}"
    );
    assert!(back.ends_with('#'));
    let code = &parameters(&back)["code"];
    assert!(code.len() >= 700, "{} characters", code.len());
    let there = ("redirect_uri", "https://api.kloudmate.com/sso/oidc");
    let back = location(&bench.authorize_raw(&[there]).await);
    assert!(back.starts_with("https://api.kloudmate.com/sso/oidc?code="));
}

#[tokio::test]
async fn errors_are_encoded_with_lower_case_escapes() {
    let bench = Bench::auto("member").await;
    let back = location(&bench.authorize_raw(&[("scope", "")]).await);
    assert!(back.contains("%3a+") && back.contains("%0d%0a"), "{back}");
    assert!(!back.contains("%3A") && !back.contains("%0D"));
}

#[tokio::test]
async fn a_fragment_answer_stands_in_the_fragment() {
    let bench = Bench::auto("member").await;
    let back = location(&bench.authorize_raw(&[("response_mode", "fragment")]).await);
    assert!(back.starts_with("http://localhost:51234/#code="));
    assert!(parameters(&back).contains_key("state"));
}

#[tokio::test]
async fn a_form_post_answer_is_a_page_that_may_only_post_to_the_redirect_uri() {
    let bench = Bench::auto("member").await;
    let extra = [
        ("response_mode", "form_post"),
        ("state", "\"><script>x</script>"),
    ];
    let response = bench.authorize_raw(&extra).await;
    assert_eq!(response.status(), 200);
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("form-action 'self' http://localhost:51234;"),
        "{policy}"
    );
    let page = response.text().await.unwrap();
    assert!(page.contains(r#"<form method="post" action="http://localhost:51234">"#));
    assert!(field(&page, "code").starts_with("1."));
    assert_eq!(field(&page, "state"), "&quot;&gt;x");
}

#[tokio::test]
async fn a_silent_request_without_a_session_is_told_to_log_in() {
    let bench = Bench::start(Options::default()).await;
    let back = bench.authorize(&[("prompt", "none")]).await;
    assert_eq!(back["error"], "login_required");
    assert_eq!(aadsts(&back["error_description"]), "50058");
}

#[tokio::test]
async fn people_who_may_not_sign_in_are_held_and_a_silent_request_hears_of_it() {
    for (who, code) in [
        ("unassigned", "50105"),
        ("blocked", "50057"),
        ("stranger", "50020"),
    ] {
        let bench = Bench::auto(who).await;
        assert_eq!(held(bench.authorize_raw(&[]).await).await, code);
    }
    let bench = Bench::auto("unassigned").await;
    let back = bench.authorize(&[("prompt", "none")]).await;
    assert_eq!(back["error"], "interaction_required");
    let bench = Bench::auto("mfa").await;
    let back = bench.authorize(&[("prompt", "none")]).await;
    assert_eq!(aadsts(&back["error_description"]), "50076");
    assert!(bench.authorize(&[]).await.contains_key("code"));
}

#[tokio::test]
async fn without_a_redirect_uri_a_registered_one_is_used() {
    let bench = Bench::auto("member").await;
    let back = location(&bench.authorize_raw(&[("redirect_uri", "")]).await);
    assert!(back.starts_with("https://api.kloudmate.com/sso/oidc?code="));
}

#[tokio::test]
async fn the_log_shows_what_was_asked_and_no_secret() {
    let bench = Bench::auto("member").await;
    let code = bench.authorize(&[]).await.remove("code").unwrap();
    bench.redeem(&code, &[]).await;
    let log = bench.practice.log();
    assert_eq!(log[0].path, format!("/{CONTOSO}/oauth2/v2.0/authorize"));
    assert_eq!(
        (log[0].status, log[0].decided.as_str()),
        (302, "code_issued")
    );
    assert_eq!(log[0].parameters["redirect_uri"].as_deref(), Some(REDIRECT));
    assert_eq!(log[1].parameters["code"], None);
    let text = serde_json::to_string(&log).unwrap();
    for secret in [
        &code,
        crate::client::SECRET,
        crate::client::VERIFIER,
        "the-state",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
