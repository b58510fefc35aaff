//! Seeds: what can be added, and what is refused.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use consentry_practice::{Kind, Options, PracticeTenant, Seed, SeedError, StartError};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, SigningKey};
use rsa::{RsaPrivateKey, pkcs8::EncodePrivateKey};
use serde_json::{Value, json};

use crate::{
    client::{Bench, held},
    federation::{
        ACS, PERSISTENT, Posted, attribute, authn_request, certificates, covered, deflated, text,
    },
};

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

#[tokio::test]
async fn a_seeded_application_answers_saml_as_its_settings_say() {
    let settings = json!({
        "identifier_uris": ["https://wiki.northwind.example/saml"],
        "reply_urls": [ACS],
        "signing": "both",
        "name_id": "persistent",
        "certificate_expires": "2026-06-01T00:00:00Z",
    });
    let bench = bench(&settings).await;
    let path = format!("{TENANT}/federationmetadata/2007-06/federationmetadata.xml");
    let metadata = bench.get(&path, &[("appid", CLIENT)]).await;
    let listed = certificates(&metadata.text().await.unwrap());
    let request = deflated(&authn_request(
        "https://wiki.northwind.example/saml",
        &[],
        "",
    ));
    let response = bench
        .get(&format!("{TENANT}/saml2"), &[("SAMLRequest", &request)])
        .await;
    let xml = Posted::of(response).await.saml_response();
    assert_eq!(
        covered(&xml, &listed[0]).unwrap(),
        ["Response", "Assertion"]
    );
    assert_eq!(attribute(&xml, "NameID", "Format").unwrap(), PERSISTENT);
    let ends = b"260601000000Z";
    assert!(listed[0].windows(ends.len()).any(|bytes| bytes == ends));
}

#[tokio::test]
async fn a_name_id_from_an_empty_attribute_is_refused() {
    let settings = json!({
        "identifier_uris": ["https://wiki.northwind.example/saml"],
        "reply_urls": [ACS],
        "name_id": "mail",
    });
    let bench = bench(&settings).await;
    let request = deflated(&authn_request(
        "https://wiki.northwind.example/saml",
        &[],
        "",
    ));
    let response = bench
        .get(&format!("{TENANT}/saml2"), &[("SAMLRequest", &request)])
        .await;
    assert_eq!(held(response).await, "501241", "Lee has no mail attribute");
}

#[tokio::test]
async fn an_application_that_lists_no_permission_is_misconfigured_for_saml() {
    let settings = json!({
        "identifier_uris": ["https://wiki.northwind.example/saml"],
        "reply_urls": [ACS],
        "permissions": [],
    });
    let bench = bench(&settings).await;
    let request = deflated(&authn_request(
        "https://wiki.northwind.example/saml",
        &[],
        "",
    ));
    let response = bench
        .get(&format!("{TENANT}/saml2"), &[("SAMLRequest", &request)])
        .await;
    assert_eq!(held(response).await, "650056");
}

#[tokio::test]
async fn a_multi_tenant_application_answers_saml_at_common_in_the_persons_own_tenant() {
    let settings = json!({
        "identifier_uris": ["https://wiki.northwind.example/saml"],
        "reply_urls": [ACS],
        "multi_tenant": true,
    });
    let bench = bench(&settings).await;
    let request = deflated(&authn_request(
        "https://wiki.northwind.example/saml",
        &[],
        "",
    ));
    let response = bench
        .get("common/saml2", &[("SAMLRequest", &request)])
        .await;
    let xml = Posted::of(response).await.saml_response();
    let issuer = bench.url(&format!("sts/{TENANT}/"), &[]);
    assert_eq!(text(&xml, "Issuer").unwrap(), issuer.as_str());
}

#[tokio::test]
async fn a_seeded_application_goes_before_a_shipped_one_of_the_same_name() {
    let settings = json!({
        "tenant": "contoso.com",
        "identifier_uris": ["https://sso.example.com/saml"],
        "reply_urls": ["https://wiki.northwind.example/acs"],
    });
    let bench = Bench::start(Options {
        seed: Some(seed(&settings)),
        auto: Some("member".to_owned()),
        ..Options::default()
    })
    .await;
    let request = authn_request(
        "https://sso.example.com/saml",
        &[("AssertionConsumerServiceURL", "")],
        "",
    );
    let posted = Posted::of(bench.saml(&request).await).await;
    assert_eq!(posted.action, "https://wiki.northwind.example/acs");
}

#[tokio::test]
async fn a_seeded_application_can_have_saml_1_1_over_ws_federation() {
    let settings = json!({
        "identifier_uris": ["https://wiki.northwind.example/fed"],
        "reply_urls": ["https://wiki.northwind.example/fed"],
        "token_format": "saml11",
    });
    let bench = bench(&settings).await;
    let query = [
        ("wa", "wsignin1.0"),
        ("wtrealm", "https://wiki.northwind.example/fed"),
    ];
    let posted = Posted::of(bench.get(&format!("{TENANT}/wsfed"), &query).await).await;
    let xml = &posted.fields["wresult"];
    let path = format!("{TENANT}/federationmetadata/2007-06/federationmetadata.xml");
    let metadata = bench.get(&path, &[("appid", CLIENT)]).await;
    let listed = certificates(&metadata.text().await.unwrap());
    assert_eq!(covered(xml, &listed[0]).unwrap(), ["Assertion"]);
    assert_eq!(attribute(xml, "Assertion", "MajorVersion").unwrap(), "1");
    assert!(text(xml, "TokenType").unwrap().ends_with("#SAMLV1.1"));
    assert_eq!(
        attribute(xml, "Attribute", "AttributeName").unwrap(),
        "tenantid"
    );
    assert_eq!(
        text(xml, "KeyIdentifier"),
        attribute(xml, "Assertion", "AssertionID")
    );
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

fn alone(users: &Value) -> Seed {
    let seed = json!({
        "alone": true,
        "tenants": [
            { "id": TENANT, "name": "Northwind", "domains": ["northwind.example"] },
            { "id": CLIENT, "name": "Partner", "domains": ["partner.example"] },
        ],
        "users": users,
    });
    serde_json::from_value(seed).unwrap()
}

async fn refused(seed: Seed) -> SeedError {
    let options = Options {
        seed: Some(seed),
        ..Options::default()
    };
    match PracticeTenant::start(options).await {
        Err(StartError::Seed(error)) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_seed_that_is_to_be_alone_leaves_nothing_else() {
    let ada = json!({ "upn": "ada@northwind.example", "password": "p", "name": "Ada" });
    let guest = json!({
        "upn": "jo@partner.example", "password": "p", "name": "Jo", "kind": "guest",
        "invited_to": "northwind.example",
    });
    let practice = PracticeTenant::start(Options {
        seed: Some(alone(&json!([ada, guest]))),
        ..Options::default()
    });

    let ready = practice.await.unwrap().ready();

    let tenants: Vec<_> = ready.tenants.iter().map(|tenant| &*tenant.name).collect();
    let people: Vec<_> = ready
        .users
        .iter()
        .map(|user| (&*user.upn, user.kind))
        .collect();
    assert_eq!(tenants, ["Northwind", "Partner"]);
    assert_eq!(
        people,
        [
            ("ada@northwind.example", Kind::Member),
            ("jo@partner.example", Kind::Guest),
        ]
    );
    assert_eq!(ready.applications, []);
}

#[tokio::test]
async fn a_guest_is_invited_to_another_tenant_and_nobody_else_is() {
    for (kind, invited_to) in [
        ("guest", json!(null)),
        ("guest", json!("partner.example")),
        ("member", json!("northwind.example")),
    ] {
        let user = json!({
            "upn": "jo@partner.example", "password": "p", "name": "Jo", "kind": kind,
            "invited_to": invited_to,
        });
        let error = refused(alone(&json!([user]))).await;
        assert_eq!(error, SeedError::Guest("jo@partner.example".to_owned()));
    }
}

#[tokio::test]
async fn more_than_a_directory_holds_is_refused() {
    let long = "a".repeat(2_049);
    let user = json!({ "upn": "a@northwind.example", "password": "p", "name": long });
    assert_eq!(
        refused(alone(&json!([user]))).await,
        SeedError::TooMuch("users")
    );

    let many = vec!["https://wiki.example/cb"; 101];
    let application = seed(&json!({ "web_redirect_uris": many }));
    assert_eq!(
        refused(application).await,
        SeedError::TooMuch("applications")
    );

    let far = seed(&json!({ "certificate_begins": "9999-12-31T00:00:00Z" }));
    assert_eq!(refused(far).await, SeedError::TooMuch("applications"));
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
