//! The built `consentry` against a strict OpenID provider, with a browser that it starts by a command.

use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, Stdio};

use consentry_core::ports::system::SystemHttp;
use consentry_tests::desktop::built;
use consentry_tests::provider::{CLIENT_ID, CLIENT_SECRET, Provider};
use serde_json::Value;

use crate::oidc::ada;

#[test]
fn a_live_login_passes_and_says_who_it_was() {
    for path in ["", "/", "/op"] {
        let provider = Provider::start(path);

        let (status, verdict) = live(&provider, CLIENT_SECRET);

        assert_eq!(
            (status, &verdict["verdict"]),
            (0, &"pass".into()),
            "{verdict}"
        );
        assert_eq!(verdict["claims"]["email"], "ada@example.org");
        assert_eq!(verdict["claims"]["iss"], provider.issuer());
        assert_eq!(verdict["failure"], Value::Null);
    }
}

#[test]
fn a_live_login_with_a_wrong_secret_fails_and_says_why() {
    let provider = Provider::start("");

    let (status, verdict) = live(&provider, "another-secret");

    assert_eq!(
        (status, &verdict["verdict"]),
        (1, &"fail".into()),
        "{verdict}"
    );
    assert_eq!(verdict["failure"]["code"], "token.secret_wrong");
    assert!(!verdict.to_string().contains("another-secret"));
}

#[tokio::test]
async fn a_saved_answer_is_judged_for_the_application_it_was_meant_for_and_for_no_other() {
    let provider = Provider::start("");
    let http = SystemHttp::new().unwrap();
    let answer = provider.token_response(&http, ada(), "of-this-login").await;

    let (status, verdict) = saved(&provider, &answer, CLIENT_ID, "of-this-login");
    assert_eq!(
        (status, &verdict["verdict"]),
        (0, &"pass".into()),
        "{verdict}"
    );
    assert_eq!(verdict["claims"]["email"], "ada@example.org");

    for (client_id, nonce, code) in [
        ("another-client", "of-this-login", "id_token.audience"),
        (CLIENT_ID, "of-another-login", "id_token.nonce"),
    ] {
        let (status, verdict) = saved(&provider, &answer, client_id, nonce);
        assert_eq!(
            (status, &verdict["verdict"]),
            (1, &"fail".into()),
            "{verdict}"
        );
        assert_eq!(verdict["failure"]["code"], code);
        assert!(
            verdict["claims"]
                .as_object()
                .is_none_or(serde_json::Map::is_empty),
            "what was not verified is not said"
        );
    }
}

#[tokio::test]
async fn a_saved_answer_of_another_provider_is_refused() {
    let (provider, another) = (Provider::start(""), Provider::start(""));
    let http = SystemHttp::new().unwrap();
    let answer = another.token_response(&http, ada(), "n").await;

    let (status, verdict) = saved(&provider, &answer, CLIENT_ID, "n");

    assert_eq!(
        (status, &verdict["verdict"]),
        (1, &"fail".into()),
        "{verdict}"
    );
}

fn live(provider: &Provider, secret: &str) -> (i32, Value) {
    let browser = format!(
        "{} {} {} {{url}}",
        env!("CARGO_BIN_EXE_consentry-test-browser"),
        ada().name,
        ada().password
    );
    let port = free_port();
    consentry(
        &[
            "--issuer",
            provider.issuer(),
            "--client-id",
            CLIENT_ID,
            "--redirect-uri",
            &format!("http://127.0.0.1:{port}/callback"),
            "--secret-stdin",
            "--browser",
            &browser,
        ],
        secret,
    )
}

fn saved(provider: &Provider, answer: &Value, client_id: &str, nonce: &str) -> (i32, Value) {
    consentry(
        &[
            "--issuer",
            provider.issuer(),
            "--client-id",
            client_id,
            "--nonce",
            nonce,
            "--response",
            "-",
        ],
        &answer.to_string(),
    )
}

/// Runs `consentry login oidc … --json` with a data folder of its own; answers with its exit code and what it
/// says.
fn consentry(arguments: &[&str], input: &str) -> (i32, Value) {
    let home = tempfile::tempdir().unwrap();
    let mut program = Command::new(built("consentry"))
        .args(["login", "oidc", "--json"])
        .args(arguments)
        .env("CONSENTRY_HOME", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    writeln!(stdin, "{input}").unwrap();
    drop(stdin);
    let ended = program.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    let verdict = serde_json::from_str(&said).unwrap_or_else(|error| {
        let complaint = String::from_utf8_lossy(&ended.stderr);
        panic!("{error}: {said:?}, and besides: {complaint}")
    });
    (ended.status.code().unwrap(), verdict)
}

/// For a redirect URI with a port of its own.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}
