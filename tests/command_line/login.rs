//! Test logins from parameters: live against the practice tenant, and from what was saved.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use consentry_core::ports::Http;
use consentry_core::ports::system::SystemHttp;
use consentry_practice::{Options, PracticeTenant, ReadyApplication};
use consentry_tests::cli::{Cli, Ended};
use consentry_tests::http_browser::browse;
use serde_json::Value;
use url::Url;

const PRODUCTION: &str = "https://api.kloudmate.com/sso/oidc";

/// A practice tenant in which Ada signs in without a page, and the application that she signs in to.
pub(crate) async fn tenant() -> (PracticeTenant, ReadyApplication) {
    let options = Options {
        auto: Some("ada@contoso.com".to_owned()),
        ..Options::default()
    };
    let tenant = PracticeTenant::start(options).await.unwrap();
    let application = tenant
        .ready()
        .applications
        .into_iter()
        .find(|application| {
            application
                .redirect_uris
                .iter()
                .any(|uri| uri == PRODUCTION)
        })
        .unwrap();
    (tenant, application)
}

/// Runs a live login: what the browser would be sent to is opened here, and where it ends is piped in.
pub(crate) async fn live(cli: &Cli, arguments: &[&str], secret: &str) -> Ended {
    let mut child = cli
        .command(arguments)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{secret}").unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    while stderr.read_line(&mut said).unwrap() > 0 {
        let last = said.lines().last().unwrap();
        if let Some(url) = last.strip_prefix("Opening in the browser: ") {
            let (end, page) = browse(url.parse().unwrap()).await;
            // An assertion comes by a form that the page posts, an authorization code by the address.
            let shown = if page.contains("SAMLResponse") {
                page.replace(['\r', '\n'], " ")
            } else {
                end.to_string()
            };
            writeln!(stdin, "{shown}").unwrap();
            break;
        }
    }
    stderr.read_to_string(&mut said).unwrap();
    let mut stdout = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut stdout)
        .unwrap();
    let code = child.wait().unwrap().code();
    Ended {
        code,
        stdout,
        stderr: said,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_comes_back_to_this_computer_passes_every_check() {
    let (tenant, application) = tenant().await;
    let client_id = application.client_id.to_string();
    let secret = application.client_secret.unwrap();

    let ended = live(
        &Cli::new(),
        &[
            "login",
            "oidc",
            "--authority-host",
            tenant.authority().as_str(),
            "--tenant",
            "contoso.com",
            "--client-id",
            &client_id,
            "--redirect-uri",
            "http://localhost",
            "--secret-stdin",
            "--json",
        ],
        &secret,
    )
    .await
    .expect_code(0);

    let verdict = ended.json();
    assert_eq!(verdict["verdict"], "pass");
    assert_eq!(verdict["failure"], Value::Null);
    assert_eq!(verdict["claims"]["name"], "Ada Lovelace");
    let checks = verdict["checks"].as_array().unwrap();
    for id in [
        "state",
        "signature",
        "issuer",
        "audience",
        "nonce",
        "expiry",
    ] {
        let check = checks.iter().find(|check| check["id"] == id).unwrap();
        assert_eq!(check["status"], "pass", "{check}");
    }
    assert!(!format!("{}{}", ended.stdout, ended.stderr).contains(&secret));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_at_the_production_address_is_pasted_and_any_provider_is_found_by_its_issuer() {
    let (tenant, application) = tenant().await;
    let client_id = application.client_id.to_string();
    let issuer = format!(
        "{}{}/v2.0",
        tenant.authority(),
        tenant.ready().tenants[0].id
    );

    let ended = live(
        &Cli::new(),
        &[
            "login",
            "oidc",
            "--issuer",
            &issuer,
            "--client-id",
            &client_id,
            "--redirect-uri",
            PRODUCTION,
            "--scope",
            "openid",
            "--secret-stdin",
            "--json",
        ],
        &application.client_secret.unwrap(),
    )
    .await
    .expect_code(0);

    assert_eq!(ended.json()["verdict"], "pass");
    assert!(ended.json()["claims"]["sub"].is_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_is_a_finding_and_its_claims_stay_unsaid() {
    let (tenant, application) = tenant().await;
    let client_id = application.client_id.to_string();

    let ended = live(
        &Cli::new(),
        &[
            "login",
            "oidc",
            "--authority-host",
            tenant.authority().as_str(),
            "--tenant",
            "contoso.com",
            "--client-id",
            &client_id,
            "--redirect-uri",
            "http://localhost",
            "--secret-stdin",
            "--json",
        ],
        "abc8Q~wrong-wrong-wrong-wrong-wrong-wron",
    )
    .await
    .expect_code(1);

    assert_eq!(ended.json()["verdict"], "fail");
    assert_eq!(ended.json()["failure"]["code"], "token.secret_wrong");
    assert_eq!(ended.json()["claims"], serde_json::json!({}));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_calls_itself_otherwise_is_not_asked_any_further() {
    let (tenant, application) = tenant().await;
    let issuer = format!("{}contoso.com/v2.0", tenant.authority());
    let client_id = application.client_id.to_string();

    let ended = Cli::new()
        .run([
            "login",
            "oidc",
            "--issuer",
            &issuer,
            "--client-id",
            &client_id,
            "--redirect-uri",
            PRODUCTION,
            "--json",
        ])
        .expect_code(1);

    assert_eq!(ended.json()["verdict"], "inconclusive");
    assert_eq!(ended.json()["failure"]["code"], "id_token.issuer");
    assert_eq!(
        tenant.log().len(),
        1,
        "only the discovery document is asked for"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_id_in_capitals_and_braces_is_the_same_application_of_entra() {
    let (tenant, application) = tenant().await;
    let cli = Cli::new();
    let file = cli.home().join("response.json");
    std::fs::write(&file, token_response(&tenant, &application).await).unwrap();
    let copied = format!("{{{}}}", application.client_id.to_string().to_uppercase());

    let ended = cli.run([
        "login",
        "oidc",
        "--authority-host",
        tenant.authority().as_str(),
        "--tenant",
        "contoso.com",
        "--client-id",
        &copied,
        "--response",
        file.to_str().unwrap(),
        "--json",
    ]);

    assert_eq!(ended.expect_code(0).json()["verdict"], "pass");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_a_discovery_document_is_taken_for_its_issuer() {
    let (tenant, application) = tenant().await;
    let cli = Cli::new();
    let file = cli.home().join("response.json");
    std::fs::write(&file, token_response(&tenant, &application).await).unwrap();
    let directory = format!("{}{}", tenant.authority(), tenant.ready().tenants[0].id);
    let client_id = application.client_id.to_string();
    let judge = |issuer: &str| {
        cli.run([
            "login",
            "oidc",
            "--issuer",
            issuer,
            "--client-id",
            &client_id,
            "--response",
            file.to_str().unwrap(),
            "--json",
        ])
    };

    let document = format!("{directory}/v2.0/.well-known/openid-configuration");
    let found = judge(&document).expect_code(0);
    assert_eq!(found.json()["verdict"], "pass");
    assert!(
        found.stderr.contains(&format!("{directory}/v2.0:")),
        "it is said: {}",
        found.stderr
    );

    let common = format!("{}common/v2.0", tenant.authority());
    let every = judge(&common).expect_code(1);
    assert_eq!(every.json()["failure"]["code"], "provider.not_specific");
    let nothing = judge(&format!("{}nowhere/at/all", tenant.authority())).expect_code(1);
    assert_eq!(nothing.json()["failure"]["code"], "provider.not_found");
    let version_1 = judge(&directory).expect_code(1);
    assert_eq!(version_1.json()["failure"]["code"], "id_token.issuer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_token_response_is_judged_at_its_time_and_by_its_nonce() {
    let (tenant, application) = tenant().await;
    let cli = Cli::new();
    let file = cli.home().join("response.json");
    std::fs::write(&file, token_response(&tenant, &application).await).unwrap();
    let client_id = application.client_id.to_string();
    let judge = |more: &[&str]| {
        let mut arguments = vec![
            "login",
            "oidc",
            "--client-id",
            &client_id,
            "--response",
            file.to_str().unwrap(),
            "--json",
        ];
        arguments.extend(more);
        cli.run(arguments)
    };
    let provider = [
        "--authority-host",
        tenant.authority().as_str(),
        "--tenant",
        "contoso.com",
    ];

    let pass = judge(&[&provider[..], &["--nonce", "a-nonce"]].concat()).expect_code(0);
    assert_eq!(pass.json()["verdict"], "pass");
    assert_eq!(pass.json()["claims"]["name"], "Ada Lovelace");

    let other_nonce = judge(&[&provider[..], &["--nonce", "other"]].concat()).expect_code(1);
    assert_eq!(other_nonce.json()["failure"]["code"], "id_token.nonce");
    assert_eq!(other_nonce.json()["claims"], serde_json::json!({}));

    let as_it_ran_live = [
        "--redirect-uri",
        PRODUCTION,
        "--scope",
        "openid",
        "--login-hint",
        "ada@contoso.com",
        "--secret-stdin",
    ];
    let added = judge(&[&provider[..], &as_it_ran_live[..]].concat()).expect_code(0);
    assert_eq!(added.json()["verdict"], "pass");
    assert_eq!(added.json()["claims"], pass.json()["claims"]);
    let late = judge(&[&provider[..], &["--at", "2999-01-01T00:00:00Z"]].concat()).expect_code(1);
    assert_eq!(late.json()["failure"]["code"], "id_token.expired");

    let asked = tenant.log().len();
    let offline = judge(&[]).expect_code(1);
    assert_eq!(offline.json()["verdict"], "inconclusive");
    assert_eq!(offline.json()["claims"], serde_json::json!({}));
    assert_eq!(
        tenant.log().len(),
        asked,
        "without a provider nobody is asked"
    );
}

#[test]
fn a_saved_error_is_explained_and_nonsense_is_no_answer() {
    let cli = Cli::new();
    let judge = |text: &str| {
        cli.run_with(
            [
                "login",
                "oidc",
                "--client-id",
                "x",
                "--response",
                "-",
                "--json",
            ],
            text,
        )
        .expect_code(1)
        .json()
    };

    let refused = judge(
        r#"{"error": "invalid_client", "error_description": "AADSTS7000222: The provided client secret keys for app are expired."}"#,
    );
    assert_eq!(refused["verdict"], "fail");
    assert_eq!(refused["failure"]["code"], "token.secret_expired");

    let nonsense = judge("good morning");
    assert_eq!(nonsense["verdict"], "inconclusive");
    assert_eq!(nonsense["failure"]["code"], "login.not_an_answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_credential_is_checked_by_itself() {
    let (tenant, application) = tenant().await;
    let client_id = application.client_id.to_string();
    let check = |secret: &str| {
        Cli::new().run_with(
            [
                "credential",
                "check",
                "--authority-host",
                tenant.authority().as_str(),
                "--tenant",
                "contoso.com",
                "--client-id",
                &client_id,
                "--json",
            ],
            secret,
        )
    };

    let right = check(&application.client_secret.clone().unwrap()).expect_code(0);
    let id = check(&application.secret_id.unwrap().to_string()).expect_code(1);
    let none = check("").expect_code(2);

    assert_eq!(right.json()["verdict"], "pass");
    assert_eq!(id.json()["failure"]["code"], "token.secret_is_an_id");
    assert_eq!(none.json()["failure"]["code"], "usage.nothing_on_stdin");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_is_identified() {
    let (tenant, _) = tenant().await;

    let fact = Cli::new()
        .run([
            "tenant",
            "someone@contoso.com",
            "--authority-host",
            tenant.authority().as_str(),
            "--json",
        ])
        .expect_code(0)
        .json();

    assert_eq!(fact["tenantId"], tenant.ready().tenants[0].id.to_string());
    assert_eq!(fact["domain"], "contoso.com");
    assert_eq!(fact["signIn"]["kind"], "managed");
}

/// Signs Ada in and redeems the code, as any relying party would.
async fn token_response(tenant: &PracticeTenant, application: &ReadyApplication) -> Vec<u8> {
    let client_id = application.client_id.to_string();
    let mut authorize = tenant
        .authority()
        .join("contoso.com/oauth2/v2.0/authorize")
        .unwrap();
    authorize
        .query_pairs_mut()
        .append_pair("client_id", &client_id)
        .append_pair("response_type", "code")
        .append_pair("redirect_uri", PRODUCTION)
        .append_pair("scope", "openid profile email")
        .append_pair("nonce", "a-nonce");
    let (landed, page) = browse(authorize).await;
    let (_, code) = landed
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap_or_else(|| panic!("{landed}: {page}"));
    let mut form = Url::parse("http://form/").unwrap();
    form.query_pairs_mut()
        .append_pair("grant_type", "authorization_code")
        .append_pair("client_id", &client_id)
        .append_pair(
            "client_secret",
            application.client_secret.as_deref().unwrap(),
        )
        .append_pair("redirect_uri", PRODUCTION)
        .append_pair("code", &code);
    let endpoint = tenant
        .authority()
        .join("contoso.com/oauth2/v2.0/token")
        .unwrap();
    let request = http::Request::post(endpoint.as_str())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.query().unwrap().as_bytes().to_vec())
        .unwrap();
    let http = SystemHttp::trusting(None).unwrap();
    http.send(request).await.unwrap().into_body()
}
