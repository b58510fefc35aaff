//! Redeeming codes and refresh tokens: the token error table.

use crate::client::{
    Bench, CONTOSO, DESKTOP, KIVO, KLOUDMATE, REDIRECT, SECRET, SPA, VERIFIER, json,
};

async fn code(bench: &Bench) -> String {
    bench.authorize(&[]).await.remove("code").unwrap()
}

fn refused(answer: &(u16, serde_json::Value), status: u16, error: &str, code: u32) {
    assert_eq!(answer.0, status, "{}", answer.1);
    assert_eq!(answer.1["error"], error, "{}", answer.1);
    assert_eq!(answer.1["error_codes"][0], code, "{}", answer.1);
}

#[tokio::test]
async fn a_code_becomes_tokens_once() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let (status, body) = bench.redeem(&code, &[]).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 3599);
    assert!(body["refresh_token"].is_string() && body["id_token"].is_string());
    refused(&bench.redeem(&code, &[]).await, 400, "invalid_grant", 54005);
}

#[tokio::test]
async fn a_wrong_verifier_does_not_use_the_code_up() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let wrong = "another-verifier-of-more-than-forty-three-chars";
    for (verifier, number) in [(wrong, 501_481), ("", 50148)] {
        let answer = bench.redeem(&code, &[("code_verifier", verifier)]).await;
        refused(&answer, 400, "invalid_grant", number);
    }
    assert_eq!(bench.redeem(&code, &[]).await.0, 200);
}

#[tokio::test]
async fn a_plain_challenge_is_compared_as_it_is() {
    let bench = Bench::auto("member").await;
    let plain = [
        ("code_challenge", VERIFIER),
        ("code_challenge_method", "plain"),
    ];
    let code = bench.authorize(&plain).await.remove("code").unwrap();
    let answer = bench.redeem(&code, &[("code_verifier", "x")]).await;
    refused(&answer, 400, "invalid_grant", 501_481);
    assert_eq!(bench.redeem(&code, &[]).await.0, 200);
}

#[tokio::test]
async fn a_code_lives_ten_minutes() {
    let bench = Bench::auto("member").await;
    let (first, second) = (code(&bench).await, code(&bench).await);
    bench.later(599);
    assert_eq!(bench.redeem(&first, &[]).await.0, 200);
    bench.later(1);
    refused(
        &bench.redeem(&second, &[]).await,
        400,
        "invalid_grant",
        70008,
    );
}

#[tokio::test]
async fn every_mistake_at_the_token_endpoint_has_its_number() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let id = crate::client::SECRET_ID;
    for (extra, status, error, number) in [
        (("client_secret", ""), 401, "invalid_client", 7_000_218),
        (("client_secret", id), 401, "invalid_client", 7_000_215),
        (("client_secret", " x"), 401, "invalid_client", 7_000_215),
        (
            ("client_id", "not-there"),
            400,
            "unauthorized_client",
            700_016,
        ),
        (("client_id", ""), 400, "invalid_request", 900_144),
        (("code", "nonsense"), 400, "invalid_grant", 9_002_313),
        (("code", ""), 400, "invalid_request", 900_144),
        (
            ("redirect_uri", "http://localhost:1"),
            400,
            "invalid_grant",
            500_112,
        ),
        (
            ("grant_type", "password"),
            400,
            "unsupported_grant_type",
            70003,
        ),
        (("grant_type", ""), 400, "invalid_request", 900_144),
    ] {
        let answer = bench.redeem(&code, &[extra]).await;
        refused(&answer, status, error, number);
    }
    assert_eq!(
        bench.redeem(&code, &[]).await.0,
        200,
        "nothing of it used the code up"
    );
}

#[tokio::test]
async fn a_code_is_for_the_client_that_asked_for_it() {
    let bench = Bench::auto("member").await;
    let extra = [("client_id", KIVO), ("redirect_uri", "https://kivo.io")];
    let code = bench.authorize(&extra).await.remove("code").unwrap();
    let answer = bench.redeem(&code, &[]).await;
    refused(&answer, 400, "invalid_grant", 70000);
}

#[tokio::test]
async fn a_single_tenant_application_is_unknown_to_other_tenants() {
    let bench = Bench::auto("member").await;
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", DESKTOP),
        ("redirect_uri", REDIRECT),
        ("code", "x"),
    ];
    let answer = bench.token_at("fabrikam.com", &form).await;
    refused(&answer, 400, "unauthorized_client", 700_016);
}

#[tokio::test]
async fn the_name_and_the_id_of_a_tenant_are_the_same_tenant() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", KLOUDMATE),
        ("client_secret", SECRET),
        ("redirect_uri", REDIRECT),
        ("code", &*code),
        ("code_verifier", VERIFIER),
    ];
    assert_eq!(bench.token_at("contoso.com", &form).await.0, 200);
}

#[tokio::test]
async fn a_public_client_sends_no_secret() {
    let bench = Bench::auto("member").await;
    let native = [("client_id", DESKTOP)];
    let code = bench.authorize(&native).await.remove("code").unwrap();
    let answer = bench.redeem(&code, &native).await;
    refused(&answer, 401, "invalid_client", 700_025);
    let answer = bench
        .redeem(&code, &[("client_id", DESKTOP), ("client_secret", "")])
        .await;
    assert_eq!(answer.0, 200, "{}", answer.1);
}

#[tokio::test]
async fn a_single_page_application_redeems_across_origins_alone() {
    let bench = Bench::auto("member").await;
    let spa = [
        ("client_id", SPA),
        ("redirect_uri", "http://localhost:3000/spa"),
    ];
    let code = bench.authorize(&spa).await.remove("code").unwrap();
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", SPA),
        ("redirect_uri", "http://localhost:3000/spa"),
        ("code", &*code),
        ("code_verifier", VERIFIER),
    ];
    refused(&bench.token(&form).await, 400, "invalid_request", 9_002_327);
    let path = format!("{CONTOSO}/oauth2/v2.0/token");
    let origin = [("Origin", "http://localhost:3000")];
    let (status, body) = json(bench.post_with(&path, &form, &origin).await).await;
    assert_eq!(status, 200, "{body}");
    // A day later its refresh token is over, used or not.
    let refresh = body["refresh_token"].as_str().unwrap();
    bench.later(24 * 3600);
    let form = [
        ("grant_type", "refresh_token"),
        ("client_id", SPA),
        ("refresh_token", refresh),
    ];
    let (status, body) = json(bench.post_with(&path, &form, &origin).await).await;
    assert_eq!((status, &body["error_codes"][0]), (400, &70008.into()));
}

#[tokio::test]
async fn a_web_client_does_not_redeem_from_a_page() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", KLOUDMATE),
        ("client_secret", SECRET),
        ("redirect_uri", REDIRECT),
        ("code", &*code),
        ("code_verifier", VERIFIER),
    ];
    let path = format!("{CONTOSO}/oauth2/v2.0/token");
    let origin = [("Origin", "https://app.example")];
    let answer = json(bench.post_with(&path, &form, &origin).await).await;
    refused(&answer, 400, "invalid_request", 9_002_326);
}

#[tokio::test]
async fn a_refresh_token_works_again_and_again_until_nobody_uses_it_for_ninety_days() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let (_, body) = bench.redeem(&code, &[]).await;
    let refresh = body["refresh_token"].as_str().unwrap();
    let form = [
        ("grant_type", "refresh_token"),
        ("client_id", KLOUDMATE),
        ("client_secret", SECRET),
        ("refresh_token", refresh),
    ];
    for _ in 0..2 {
        bench.later(89 * 24 * 3600);
        let (status, body) = bench.token(&form).await;
        assert_eq!(status, 200, "{body}");
        let claims = bench
            .verified(body["id_token"].as_str().unwrap())
            .await
            .unwrap();
        assert!(claims.get("nonce").is_none());
    }
    bench.later(90 * 24 * 3600);
    refused(&bench.token(&form).await, 400, "invalid_grant", 700_082);
}

#[tokio::test]
async fn userinfo_says_who_the_access_token_is_for_until_it_expires() {
    let bench = Bench::auto("member").await;
    let code = code(&bench).await;
    let (_, body) = bench.redeem(&code, &[]).await;
    let claims = bench
        .verified(body["id_token"].as_str().unwrap())
        .await
        .unwrap();
    let bearer = format!("Bearer {}", body["access_token"].as_str().unwrap());
    let ask = async || {
        let headers = [("Authorization", bearer.as_str())];
        json(bench.post_with("oidc/userinfo", &[], &headers).await).await
    };
    let (status, info) = ask().await;
    assert_eq!((status, &info["email"]), (200, &"ada@contoso.com".into()));
    assert_eq!(info["sub"], claims["sub"]);
    bench.later(3600);
    assert_eq!(ask().await.0, 401);
}
