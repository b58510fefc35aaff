//! What real computers have around Consentry: proxies, certificates that nobody trusts, keyrings that nobody unlocks.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use consentry_practice::{Options, PracticeTenant};
use consentry_tests::cli::{Cli, Ended};
use consentry_tests::socks::SocksProxy;
use serde_json::Value;

use crate::login::tenant;

/// Runs the binary with these variables in its environment.
fn run_in(cli: &Cli, variables: &[(&str, &str)], arguments: &[&str]) -> Ended {
    let mut command = cli.command(arguments);
    command.envs(variables.iter().copied());
    Ended::of(&command.output().unwrap())
}

fn finding<'a>(findings: &'a Value, id: &str) -> &'a Value {
    let mut all = findings.as_array().unwrap().iter();
    all.find(|finding| finding["id"] == id)
        .unwrap_or_else(|| panic!("{id}: {findings}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_goes_through_a_socks_proxy_which_resolves_the_name() {
    let tenant = PracticeTenant::start(Options::default()).await.unwrap();
    let port = tenant.authority().port().unwrap();
    let proxy = SocksProxy::to(([127, 0, 0, 1], port).into()).await;
    let address = format!("socks5h://{}", proxy.address());
    let cli = Cli::new();

    let asked = ["--authority-host", "http://login.test/"];
    let findings = run_in(
        &cli,
        &[("ALL_PROXY", &address)],
        &[&["doctor", "--json"][..], &asked].concat(),
    );
    let findings = findings.json();
    assert_eq!(finding(&findings, "proxy")["status"], "pass", "{findings}");
    assert_eq!(finding(&findings, "network")["status"], "pass");
    assert!(
        finding(&findings, "proxy")["found"]
            .as_str()
            .unwrap()
            .contains("socks5h"),
        "{findings}"
    );
    assert_eq!(proxy.asked(), ["login.test"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_cannot_be_used_is_refused_by_its_variable_and_not_passed_over() {
    let cli = Cli::new();
    let variables = [("all_proxy", "socks://127.0.0.1:9")];

    let refused = run_in(&cli, &variables, &["tenant", "contoso.com"]).expect_code(1);
    let findings = run_in(&cli, &variables, &["doctor", "--json"])
        .expect_code(1)
        .json();

    assert!(
        refused.stderr.contains("network.proxy_unusable") && refused.stderr.contains("all_proxy"),
        "{refused:?}"
    );
    assert_eq!(finding(&findings, "proxy")["status"], "fail");
    assert_eq!(finding(&findings, "network")["status"], "skipped");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_nobody_trusts_is_told_as_that_with_who_signed_it() {
    let options = Options {
        tls: true,
        ..Options::default()
    };
    let tenant = PracticeTenant::start(options).await.unwrap();
    let host = ["--authority-host", tenant.authority().as_str()];
    let cli = Cli::new();

    let refused = cli.run([&["tenant", "contoso.com"], &host[..]].concat());
    let findings = cli.run([&["doctor", "--json"], &host[..]].concat()).json();

    assert!(
        refused.stderr.contains("network.certificate_untrusted"),
        "{refused:?}"
    );
    for named in ["Consentry practice tenant", "SSL_CERT_FILE"] {
        assert!(refused.stderr.contains(named), "{refused:?}");
    }
    assert_eq!(finding(&findings, "network")["status"], "pass");
    assert_eq!(finding(&findings, "trust-store")["status"], "fail");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_computer_without_authorities_still_rehearses_and_says_what_it_lacks() {
    let cli = Cli::new();
    let nothing = cli.home().join("empty.pem");
    std::fs::write(&nothing, "").unwrap();
    let variables = [
        ("SSL_CERT_FILE", nothing.to_str().unwrap()),
        ("SSL_CERT_DIR", ""),
    ];
    let options = Options {
        tls: true,
        ..Options::default()
    };
    let tenant = PracticeTenant::start(options).await.unwrap();

    let refused = run_in(
        &cli,
        &variables,
        &[
            "--authority-host",
            tenant.authority().as_str(),
            "tenant",
            "contoso.com",
        ],
    );
    let rehearsed = run_in(
        &cli,
        &variables,
        &[
            "setup",
            "--practice",
            "--auto",
            "--service",
            "kloudmate",
            "--model",
            "oidc",
            "--out",
            "k.consentry",
        ],
    );

    assert!(
        refused.stderr.contains("no certificate authorities"),
        "{refused:?}"
    );
    assert_eq!(rehearsed.code, Some(0), "{rehearsed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_a_practice_tenant_that_runs_is_asked_where_it_says() {
    let tenant = PracticeTenant::start(Options::default()).await.unwrap();
    let id = tenant.ready().tenants[0].id.to_string();
    let address = format!("{}{id}/v2.0", tenant.authority());
    let cli = Cli::new();

    let found = cli.run(["tenant", &address, "--json"]).expect_code(0);

    assert_eq!(found.json()["tenantId"], id.as_str());
    assert!(found.stderr.contains("taken out of"), "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_says_at_once_where_its_answer_is_awaited_and_that_a_browser_came_with_https() {
    let (tenant, application) = tenant().await;
    let host = tenant.authority().to_string();
    let client_id = application.client_id.to_string();
    let cli = Cli::new();
    let arguments = [
        "login",
        "oidc",
        "--authority-host",
        &host,
        "--tenant",
        "contoso.com",
        "--client-id",
        &client_id,
        "--redirect-uri",
    ];

    let mut child = cli
        .command(arguments.iter().chain(&["http://localhost"]))
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let first = said.next().unwrap().unwrap();
    let port = first
        .split_once("http://localhost:")
        .and_then(|(_, rest)| rest.split(' ').next()?.parse().ok())
        .unwrap_or_else(|| panic!("{first}"));
    let mut browser = TcpStream::connect(("127.0.0.1", port)).unwrap();
    browser.write_all(&[0x16, 3, 1, 0, 0xc8, 1]).unwrap();
    let mut alert = Vec::new();
    browser.read_to_end(&mut alert).unwrap();
    let told = said
        .map_while(Result::ok)
        .find(|line| line.contains("came with https"));
    child.kill().unwrap();
    child.wait().unwrap();

    assert_eq!(alert.first(), Some(&21));
    assert!(told.is_some());

    let elsewhere = cli.run(
        arguments
            .iter()
            .chain(&["https://api.kloudmate.com/sso/oidc"]),
    );
    let (before, _) = elsewhere
        .stderr
        .split_once("Opening in the browser")
        .unwrap();
    assert!(before.contains("cannot arrive here"), "{elsewhere:?}");
}

/// The GNOME keyring on a bus of its own, with nobody to unlock it: a server over SSH.
#[cfg(target_os = "linux")]
#[test]
fn a_locked_keyring_is_like_none_and_the_step_says_so() {
    let cli = Cli::new();
    let journey = cli.command([
        "setup",
        "--practice",
        "--auto",
        "--service",
        "kloudmate",
        "--model",
        "oidc",
        "--out",
        "k.consentry",
    ]);
    let mut command = Command::new("dbus-run-session");
    command
        .arg("--")
        .arg(journey.get_program())
        .args(journey.get_args());
    for (name, value) in journey.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    command
        .env("HOME", cli.home())
        .env("XDG_RUNTIME_DIR", cli.home())
        .current_dir(cli.home());

    let ended = Ended::of(&command.output().unwrap()).expect_code(0);

    assert!(ended.stderr.contains("the keyring is locked"), "{ended:?}");
    assert!(cli.home().join("k.consentry").is_file());
}
