//! Seeds: what can be added, and what is refused.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use consentry_practice::{Options, PracticeTenant, Seed, SeedError, StartError};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, SigningKey};
use rsa::{RsaPrivateKey, pkcs8::EncodePrivateKey};
use serde_json::{Value, json};

use crate::client::Bench;

const TENANT: &str = "11111111-2222-4333-8444-555555555555";
const CLIENT: &str = "66666666-7777-4888-8999-aaaaaaaaaaaa";

fn seed(extra: &Value) -> Seed {
    let mut application = json!({
        "client_id": CLIENT,
        "name": "<b>Wiki</b>",
        "tenant": "northwind.example",
        "web_redirect_uris": ["https://wiki.northwind.example/cb"],
        "reply_urls": ["https://wiki.northwind.example/acs"],
        "secrets": [{ "value": "a-secret", "id": TENANT, "expires": "2027-01-16T00:00:00Z" }],
        "admin_consented": true,
    });
    for (name, value) in extra.as_object().unwrap() {
        application[name] = value.clone();
    }
    let seed = json!({
        "tenants": [{ "id": TENANT, "name": "Northwind", "domains": ["northwind.example"] }],
        "users": [{ "upn": "lee@northwind.example", "password": "p", "name": "Lee Park" }],
        "applications": [application],
    });
    serde_json::from_value(seed).unwrap()
}

async fn bench(extra: &Value) -> Bench {
    Bench::start(Options {
        seed: Some(seed(extra)),
        auto: Some("lee@northwind.example".to_owned()),
        ..Options::default()
    })
    .await
}

fn probe<'a>(secret: (&'a str, &'a str)) -> [(&'a str, &'a str); 4] {
    [
        ("grant_type", "client_credentials"),
        ("client_id", CLIENT),
        ("scope", "https://graph.microsoft.com/.default"),
        secret,
    ]
}

#[tokio::test]
async fn what_is_seeded_is_there() {
    let bench = bench(&json!({})).await;
    let app = bench.application(CLIENT);
    assert_eq!(app.reply_urls, ["https://wiki.northwind.example/acs"]);
    let form = probe(("client_secret", "a-secret"));
    assert_eq!(bench.token_at("northwind.example", &form).await.0, 200);
    bench.later(24 * 3600);
    let (_, body) = bench.token_at(TENANT, &form).await;
    assert_eq!(
        body["error_codes"][0], 7_000_222,
        "secrets expire by the clock"
    );
    let query = [
        ("client_id", CLIENT),
        ("response_type", "code"),
        ("scope", "openid"),
    ];
    let response = bench
        .get(&format!("{TENANT}/oauth2/v2.0/authorize"), &query)
        .await;
    assert!(crate::client::location(&response).contains("code="));
    let page = bench
        .get("practice/portal", &[])
        .await
        .text()
        .await
        .unwrap();
    assert!(page.contains("&lt;b&gt;Wiki&lt;/b&gt;") && !page.contains("<b>Wiki"));
}

#[tokio::test]
async fn a_seeded_certificate_proves_the_client_and_another_key_does_not() {
    let (ours, theirs) = (key(), key());
    let certificate = CertificateParams::default().self_signed(&ours).unwrap();
    let bench = bench(&json!({ "certificates": [certificate.pem()] })).await;
    let audience = bench.url(&format!("{TENANT}/oauth2/v2.0/token"), &[]);
    for (key, subject, number) in [
        (&ours, CLIENT, None),
        (&theirs, CLIENT, Some(700_027)),
        (&ours, TENANT, Some(700_021)),
    ] {
        let assertion = assertion(key, subject, audience.as_str(), bench.now());
        let form = probe(("client_assertion", &assertion));
        let (status, body) = bench.token_at(TENANT, &form).await;
        match number {
            None => assert_eq!(status, 200, "{body}"),
            Some(number) => assert_eq!((status, &body["error_codes"][0]), (401, &number.into())),
        }
    }
}

#[tokio::test]
async fn a_code_asked_of_common_is_redeemed_at_common() {
    let bench = bench(&json!({ "multi_tenant": true })).await;
    let redirect = ("redirect_uri", "https://wiki.northwind.example/cb");
    let query = [
        ("client_id", CLIENT),
        ("response_type", "code"),
        ("scope", "openid"),
        redirect,
    ];
    let response = bench.get("common/oauth2/v2.0/authorize", &query).await;
    let back = crate::client::parameters(&crate::client::location(&response));
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", CLIENT),
        ("client_secret", "a-secret"),
        redirect,
        ("code", &*back["code"]),
    ];
    let (status, body) = bench.token_at(TENANT, &form).await;
    assert_eq!((status, &body["error_codes"][0]), (400, &700_005.into()));
    assert_eq!(bench.token_at("common", &form).await.0, 200);
}

fn key() -> KeyPair {
    let private = RsaPrivateKey::new(&mut rand::rngs::OsRng, 2048).unwrap();
    let pkcs8 = private.to_pkcs8_der().unwrap();
    let pkcs8 = rustls::pki_types::PrivatePkcs8KeyDer::from(pkcs8.as_bytes());
    KeyPair::from_pkcs8_der_and_sign_algo(&pkcs8, &PKCS_RSA_SHA256).unwrap()
}

fn assertion(key: &KeyPair, client: &str, audience: &str, now: i64) -> String {
    let header = json!({ "alg": "RS256", "typ": "JWT" });
    let claims = json!({ "iss": client, "sub": client, "aud": audience, "exp": now + 60 });
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let signed = format!("{}.{}", encode(&header), encode(&claims));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()).unwrap());
    format!("{signed}.{signature}")
}

#[tokio::test]
async fn a_seed_that_contradicts_itself_is_refused() {
    for (extra, expected) in [
        (
            json!({ "tenant": "nowhere.example" }),
            SeedError::UnknownTenant("nowhere.example".to_owned()),
        ),
        (
            json!({ "web_redirect_uris": ["http://wiki.example/cb"] }),
            SeedError::RedirectUri("http://wiki.example/cb".to_owned()),
        ),
        (
            json!({ "certificates": ["nonsense"] }),
            SeedError::Certificate("<b>Wiki</b>".to_owned()),
        ),
    ] {
        let options = Options {
            seed: Some(seed(&extra)),
            ..Options::default()
        };
        match PracticeTenant::start(options).await {
            Err(StartError::Seed(error)) => assert_eq!(error, expected),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_unknown_member_is_an_error_and_secrets_stay_out_of_debug_output() {
    let unknown = serde_json::from_str::<Seed>(r#"{ "tenant": [] }"#);
    assert!(unknown.is_err());
    assert!(!format!("{:?}", seed(&json!({}))).contains("a-secret"));
}
