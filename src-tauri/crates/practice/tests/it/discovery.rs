//! Discovery documents, key sets, instance and realm discovery.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use consentry_practice::Options;
use sha1::{Digest, Sha1};

use crate::client::{Bench, CONTOSO, json};

#[tokio::test]
async fn discovery_by_domain_answers_with_the_tenant_id() {
    let bench = Bench::start(Options::default()).await;
    for tenant in [CONTOSO, "contoso.com", "CONTOSO.onmicrosoft.com"] {
        let path = format!("{tenant}/v2.0/.well-known/openid-configuration");
        let response = bench.get(&path, &[]).await;
        assert_eq!(
            response.headers()["cache-control"],
            "max-age=86400, private"
        );
        assert_eq!(response.headers()["access-control-allow-origin"], "*");
        let (status, body) = json(response).await;
        assert_eq!(status, 200);
        let base = bench.practice.authority().as_str();
        assert_eq!(body["issuer"], format!("{base}{CONTOSO}/v2.0"));
        assert_eq!(
            body["token_endpoint"],
            format!("{base}{CONTOSO}/oauth2/v2.0/token")
        );
        assert_eq!(
            body["jwks_uri"],
            format!("{base}{CONTOSO}/discovery/v2.0/keys")
        );
        assert_eq!(body["tenant_region_scope"], "EU");
        assert!(body.get("code_challenge_methods_supported").is_none());
    }
}

#[tokio::test]
async fn aliases_leave_the_tenant_in_the_issuer_to_be_filled_in() {
    let bench = Bench::start(Options::default()).await;
    let base = bench.practice.authority().as_str();
    for (alias, v2, v1) in [
        ("common", "{tenantid}/v2.0", "sts/{tenantid}/"),
        ("organizations", "{tenantid}/v2.0", "sts/{tenantid}/"),
        (
            "consumers",
            "9188040d-6c67-4c5b-b112-36a304b66dad/v2.0",
            "sts/9188040d-6c67-4c5b-b112-36a304b66dad/",
        ),
    ] {
        for (path, issuer) in [("/v2.0", v2), ("", v1)] {
            let path = format!("{alias}{path}/.well-known/openid-configuration");
            let (_, body) = json(bench.get(&path, &[]).await).await;
            assert_eq!(body["issuer"], format!("{base}{issuer}"), "{path}");
            assert!(body["tenant_region_scope"].is_null());
        }
    }
}

#[tokio::test]
async fn the_app_id_is_passed_on_to_the_keys() {
    let bench = Bench::start(Options::default()).await;
    let path = "common/v2.0/.well-known/openid-configuration";
    let (_, body) = json(bench.get(path, &[("appid", "x y")]).await).await;
    assert!(
        body["jwks_uri"]
            .as_str()
            .unwrap()
            .ends_with("/keys?appid=x+y")
    );
}

#[tokio::test]
async fn a_tenant_that_is_not_there_is_refused_by_number() {
    let bench = Bench::start(Options::default()).await;
    for (tenant, error, code) in [
        ("nowhere.example", "invalid_tenant", 90002),
        (
            "0f6c2d18-93ab-4e57-a1c4-000000000000",
            "invalid_tenant",
            90002,
        ),
        ("nonsense", "invalid_request", 900_023),
        (
            "00000000-0000-0000-0000-000000000000",
            "invalid_request",
            900_021,
        ),
        ("gov.contoso.us", "invalid_request", 900_439),
    ] {
        let path = format!("{tenant}/v2.0/.well-known/openid-configuration");
        let response = bench.get(&path, &[]).await;
        let trace = response.headers()["x-ms-request-id"]
            .to_str()
            .unwrap()
            .to_owned();
        let (status, body) = json(response).await;
        assert_eq!(status, 400);
        assert_eq!(body["error"], error);
        assert_eq!(body["error_codes"], serde_json::json!([code]));
        assert_eq!(body["trace_id"], trace);
        assert_eq!(body["timestamp"], "2027-01-15 08:00:00Z");
        let description = body["error_description"].as_str().unwrap();
        assert!(description.starts_with(&format!("AADSTS{code}: ")));
        let correlation = body["correlation_id"].as_str().unwrap();
        let tail = format!(
            "\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: 2027-01-15 08:00:00Z"
        );
        assert!(description.ends_with(&tail), "{description}");
    }
}

#[tokio::test]
async fn at_least_two_keys_are_published_and_named_by_their_thumbprint() {
    let bench = Bench::start(Options::default()).await;
    let base = bench.practice.authority().as_str();
    let (_, v2) = json(bench.get("common/discovery/v2.0/keys", &[]).await).await;
    let keys = v2["keys"].as_array().unwrap();
    assert!(keys.len() >= 2);
    assert_ne!(keys[0]["kid"], keys[1]["kid"]);
    for key in keys {
        assert_eq!(key["kid"], key["x5t"]);
        assert_eq!(key["issuer"], format!("{base}{{tenantid}}/v2.0"));
        let der = STANDARD.decode(key["x5c"][0].as_str().unwrap()).unwrap();
        assert_eq!(key["x5t"], URL_SAFE_NO_PAD.encode(Sha1::digest(der)));
        assert!(key.get("alg").is_none());
    }
    let (_, v1) = json(bench.get("common/discovery/keys", &[]).await).await;
    assert_eq!(v1["keys"][0]["kid"], keys[0]["kid"]);
    assert!(v1["keys"][0].get("issuer").is_none());
}

#[tokio::test]
async fn instance_discovery_knows_this_host_alone() {
    let bench = Bench::start(Options::default()).await;
    let here = bench
        .practice
        .authority()
        .join("x.example/oauth2/v2.0/authorize")
        .unwrap();
    let path = "common/discovery/instance";
    let query = [
        ("api-version", "1.1"),
        ("authorization_endpoint", here.as_str()),
    ];
    let (status, body) = json(bench.get(path, &query).await).await;
    assert_eq!(status, 200);
    let found = body["tenant_discovery_endpoint"].as_str().unwrap();
    assert!(found.ends_with("/x.example/v2.0/.well-known/openid-configuration"));
    let query = [(
        "authorization_endpoint",
        "https://login.example/common/oauth2/v2.0/authorize",
    )];
    let (status, body) = json(bench.get(path, &query).await).await;
    assert_eq!((status, &body["error"]), (400, &"invalid_instance".into()));
}

#[tokio::test]
async fn the_realm_says_managed_federated_or_unknown_whoever_asks() {
    let bench = Bench::start(Options::default()).await;
    for (login, kind, brand) in [
        ("nobody@contoso.com", "Managed", "Contoso Ltd."),
        ("x@adatum.com", "Federated", "Adatum Corporation"),
        ("x@nowhere.example", "Unknown", ""),
    ] {
        let query = [("login", login), ("json", "1")];
        let (_, legacy) = json(bench.get("getuserrealm.srf", &query).await).await;
        assert_eq!(legacy["NameSpaceType"], kind);
        assert_eq!(legacy["FederationBrandName"].as_str().unwrap_or(""), brand);
        let path = format!("common/userrealm/{login}");
        let (_, v1) = json(bench.get(&path, &[("api-version", "1.0")]).await).await;
        assert_eq!(v1["account_type"], kind);
        let query = [("user", login), ("api-version", "2.1")];
        let (_, v2) = json(bench.get("common/userrealm/", &query).await).await;
        assert_eq!(v2["NameSpaceType"], kind);
        assert_eq!(v2.get("AuthURL").is_some(), kind == "Federated");
    }
}

#[tokio::test]
async fn the_realm_comes_as_xml_too_and_escapes_what_was_asked() {
    let bench = Bench::start(Options::default()).await;
    let query = [("login", "<b>@contoso.com"), ("xml", "1")];
    let response = bench.get("getuserrealm.srf", &query).await;
    let text = response.text().await.unwrap();
    assert!(text.starts_with(r#"<RealmInfo Success="true">"#));
    assert!(text.contains("<IsFederatedNS>false</IsFederatedNS>"));
    assert!(text.contains("<Login>&lt;b&gt;@contoso.com</Login>"));
}
