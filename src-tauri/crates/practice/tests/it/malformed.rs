//! Requests that are wrong in themselves, and scopes that do not exist, with the numbers that Entra refuses them with.

use consentry_practice::Options;
use serde_json::Value;

use crate::client::{Bench, CONTOSO, KLOUDMATE, REDIRECT, SECRET, aadsts, challenge, held, json};

fn authorize(bench: &Bench, extra: &str) -> String {
    let base = bench.url(&format!("{CONTOSO}/oauth2/v2.0/authorize"), &[]);
    format!(
        "{base}?client_id={KLOUDMATE}&response_type=code&redirect_uri={REDIRECT}&scope=openid&{extra}"
    )
}

async fn refused(bench: &Bench, path: &str, body: &str) -> Value {
    let request = bench.http.post(bench.url(path, &[]));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let (status, answer) = json(request.body(body.to_owned()).send().await.unwrap()).await;
    assert_eq!(status, 400, "{answer}");
    answer
}

#[tokio::test]
async fn a_parameter_that_is_sent_twice_is_named_at_every_endpoint() {
    let bench = Bench::auto("member").await;

    for (extra, name) in [
        ("scope=profile", "scope"),
        ("prompt=none&prompt=login", "prompt"),
        (
            "login_hint=a%40contoso.com&login_hint=b%40contoso.com",
            "login_hint",
        ),
        ("redirect_uri=http://localhost", "redirect_uri"),
    ] {
        let url = authorize(&bench, extra);
        let page = bench.http.get(url).send().await.unwrap();
        assert_eq!(page.status(), 400);
        let text = page.text().await.unwrap();
        assert_eq!(aadsts(&text), "9000411");
        assert!(
            text.contains(&format!("&#39;{name}&#39; is duplicated")),
            "{text}"
        );
    }
    let token = format!(
        "grant_type=client_credentials&client_id={KLOUDMATE}&client_secret={SECRET}&scope=a&scope=a"
    );
    let device = format!("client_id={KLOUDMATE}&client_id={KLOUDMATE}&scope=openid");
    for (endpoint, body) in [("token", token), ("devicecode", device)] {
        let answer = refused(&bench, &format!("{CONTOSO}/oauth2/v2.0/{endpoint}"), &body).await;
        assert_eq!(answer["error"], "invalid_request");
        assert_eq!(answer["error_codes"][0], 9_000_411);
    }
    let out = bench.url(&format!("{CONTOSO}/oauth2/v2.0/logout"), &[]);
    let out =
        format!("{out}?post_logout_redirect_uri={REDIRECT}&post_logout_redirect_uri={REDIRECT}");
    assert_eq!(
        held(bench.http.get(out).send().await.unwrap()).await,
        "9000411"
    );
}

#[tokio::test]
async fn an_invented_scope_is_told_to_the_application_whoever_signs_in() {
    for who in ["member", "admin"] {
        let bench = Bench::auto(who).await;

        for invented in ["groups", "no.such.scope"] {
            let scope = format!("openid {invented}");
            let answer = bench.authorize(&[("scope", &scope)]).await;

            assert_eq!(answer["error"], "invalid_client");
            let description = &answer["error_description"];
            assert!(
                description.starts_with(&format!(
                    "AADSTS650053: The application 'KloudMate' asked for scope '{invented}' that doesn't exist on the resource \
                     '00000003-0000-0000-c000-000000000000'."
                )),
                "{description}"
            );
        }
    }
}

#[tokio::test]
async fn a_scope_that_exists_is_asked_of_whoever_may_consent_to_it() {
    let member = Bench::auto("member").await;
    let directory = [("scope", "openid Directory.Read.All")];
    assert_eq!(held(member.authorize_raw(&directory).await).await, "90094");
    let answer = member.authorize(&[("scope", "openid user.read")]).await;
    let (_, tokens) = member.redeem(&answer["code"], &[]).await;
    assert_eq!(
        tokens["scope"], "User.Read openid",
        "in Microsoft's spelling"
    );

    let admin = Bench::auto("admin").await;
    assert!(admin.authorize(&directory).await.contains_key("code"));
}

#[tokio::test]
async fn a_malformed_request_is_refused_with_entras_own_number() {
    let bench = Bench::auto("member").await;
    for (parameter, value, error, number) in [
        (
            "response_type",
            "code token",
            "unsupported_response_type",
            "700051",
        ),
        (
            "response_type",
            "magic",
            "unsupported_response_type",
            "70005",
        ),
        (
            "resource",
            "https://graph.microsoft.com",
            "invalid_request",
            "901002",
        ),
        ("code_challenge_method", "S512", "invalid_request", "50149"),
    ] {
        let answer = bench.authorize(&[(parameter, value)]).await;
        assert_eq!(answer["error"], error, "{parameter}={value}");
        assert_eq!(
            aadsts(&answer["error_description"]),
            number,
            "{parameter}={value}"
        );
    }
    assert_eq!(
        held(bench.authorize_raw(&[("client_id", "")]).await).await,
        "900144"
    );
    let token = format!("{CONTOSO}/oauth2/v2.0/token");
    assert_eq!(held(bench.get(&token, &[]).await).await, "900561");
    for (body, name) in [
        ("client_id=x", "grant_type"),
        ("grant_type=authorization_code&client_secret=x", "client_id"),
    ] {
        let answer = refused(&bench, &token, body).await;
        let description = answer["error_description"].as_str().unwrap();
        let expected = format!(
            "AADSTS900144: The request body must contain the following parameter: '{name}'.\r\n"
        );
        assert!(description.starts_with(&expected), "{description}");
    }
    let (_, answer) = bench.redeem("", &[("grant_type", "implicit")]).await;
    assert_eq!(answer["error"], "unsupported_grant_type");
    assert_eq!(answer["error_codes"][0], 70003);
}

#[tokio::test]
async fn a_code_without_its_redirect_uri_or_verifier_is_not_redeemed() {
    let bench = Bench::start(Options {
        auto: Some("member".to_owned()),
        ..Options::default()
    })
    .await;
    let answer = bench.authorize(&[("code_challenge", &challenge())]).await;

    for (parameter, number) in [("redirect_uri", 900_144), ("code_verifier", 50148)] {
        let (status, refusal) = bench.redeem(&answer["code"], &[(parameter, "")]).await;
        assert_eq!(status, 400);
        assert_eq!(refusal["error_codes"][0], number, "{refusal}");
    }
    let wrong = [(
        "code_verifier",
        "another-verifier-of-more-than-forty-three-characters",
    )];
    let (_, refusal) = bench.redeem(&answer["code"], &wrong).await;
    assert_eq!(refusal["error_codes"][0], 501_481);
    let (status, _) = bench.redeem(&answer["code"], &[]).await;
    assert_eq!(status, 200, "what was refused uses nothing up");
}
