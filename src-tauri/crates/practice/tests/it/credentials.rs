//! The client credentials grant, as a probe of tenant, client ID and secret.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::client::{
    Bench, CONTOSO, FABRIKAM, KIVO, KLOUDMATE, SECRET, SECRET_ID, json, overridden, part,
};

const SCOPE: &str = "https://graph.microsoft.com/.default";

async fn probe(bench: &Bench, tenant: &str, extra: &[(&str, &str)]) -> (u16, serde_json::Value) {
    let usual = [
        ("grant_type", "client_credentials"),
        ("client_id", KLOUDMATE),
        ("client_secret", SECRET),
        ("scope", SCOPE),
    ];
    bench.token_at(tenant, &overridden(&usual, extra)).await
}

#[tokio::test]
async fn the_right_secret_gets_a_token_for_the_application() {
    let bench = Bench::auto("member").await;
    let (status, body) = probe(&bench, CONTOSO, &[]).await;
    assert_eq!(status, 200, "{body}");
    assert!(body.get("refresh_token").is_none() && body.get("id_token").is_none());
    let token = body["access_token"].as_str().unwrap();
    let claims = part(token.split('.').nth(1).unwrap());
    assert_eq!(claims["tid"], CONTOSO);
    assert_eq!(claims["appid"], KLOUDMATE);
    assert_eq!(claims["appidacr"], "1");
    assert_eq!(claims["idtyp"], "app");
    assert!(claims.get("scp").is_none() && claims.get("roles").is_none());
}

#[tokio::test]
async fn each_wrong_part_has_its_own_number() {
    let bench = Bench::auto("member").await;
    let id = ("client_secret", SECRET_ID);
    for (tenant, extra, status, error, number) in [
        (CONTOSO, id, 401, "invalid_client", 7_000_215),
        (
            CONTOSO,
            ("client_secret", ""),
            401,
            "invalid_client",
            7_000_216,
        ),
        (
            "nonsense",
            ("client_secret", ""),
            401,
            "invalid_client",
            7_000_216,
        ),
        ("nonsense", id, 400, "invalid_request", 900_023),
        ("nowhere.example", id, 400, "invalid_tenant", 90002),
        ("common", id, 400, "invalid_request", 50194),
        (FABRIKAM, id, 400, "unauthorized_client", 700_016),
        (
            CONTOSO,
            ("client_id", KIVO),
            401,
            "invalid_client",
            7_000_229,
        ),
        (
            CONTOSO,
            ("scope", "User.Read"),
            400,
            "invalid_scope",
            1_002_012,
        ),
        (
            CONTOSO,
            ("scope", "https%3A%2F%2Fgraph.microsoft.com%2F.default"),
            400,
            "invalid_scope",
            1_002_012,
        ),
        (
            CONTOSO,
            ("scope", "https://api.example/.default"),
            400,
            "invalid_resource",
            500_011,
        ),
    ] {
        let (got, body) = probe(&bench, tenant, &[extra]).await;
        assert_eq!(got, status, "{body}");
        assert_eq!(body["error"], error, "{body}");
        assert_eq!(body["error_codes"][0], number, "{body}");
    }
    let (_, body) = probe(&bench, "common", &[("client_id", KIVO)]).await;
    assert_eq!(body["error_codes"][0], 50059);
}

#[tokio::test]
async fn the_secret_may_come_in_the_authorization_header() {
    let bench = Bench::auto("member").await;
    let encoded: String = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let basic = STANDARD.encode(format!("{KLOUDMATE}:{encoded}"));
    let form = [("grant_type", "client_credentials"), ("scope", SCOPE)];
    let path = format!("{CONTOSO}/oauth2/v2.0/token");
    let headers = [("Authorization", format!("Basic {basic}"))];
    let headers = headers
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let (status, body) = json(bench.post_with(&path, &form, &headers).await).await;
    assert_eq!(status, 200, "{body}");
}

#[tokio::test]
async fn errors_of_the_token_endpoint_are_not_cached() {
    let bench = Bench::auto("member").await;
    let response = bench
        .post(&format!("{CONTOSO}/oauth2/v2.0/token"), &[])
        .await;
    assert_eq!(response.headers()["cache-control"], "no-store, no-cache");
    assert_eq!(response.headers()["expires"], "-1");
}

#[tokio::test]
async fn version_1_writes_numbers_as_strings() {
    let bench = Bench::auto("member").await;
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", KLOUDMATE),
        ("client_secret", SECRET),
        ("resource", "https://graph.microsoft.com"),
    ];
    let (status, body) = json(bench.post(&format!("{CONTOSO}/oauth2/token"), &form).await).await;
    assert_eq!((status, &body["expires_in"]), (200, &"3599".into()));
    assert_eq!(body["resource"], "https://graph.microsoft.com");
}
