//! A known secret goes in, and is nowhere afterwards.

use consentry_practice::{Options, PracticeTenant, ReadyApplication};
use consentry_tests::cli::{Cli, Ended};

/// KloudMate's application in the practice tenant.
async fn application() -> ReadyApplication {
    let tenant = PracticeTenant::start(Options::default()).await.unwrap();
    tenant.ready().applications[1].clone()
}

fn set_up(cli: &Cli, secret: &str, more: &[&str]) -> Ended {
    let out = cli.bundle();
    let mut arguments = vec![
        "setup",
        "--practice",
        "--auto",
        "--service",
        "kloudmate",
        "--secret-stdin",
        "--out",
        out.to_str().unwrap(),
        "--json",
    ];
    arguments.extend(more);
    cli.run_with(arguments, &format!("{secret}\n"))
}

fn assert_nowhere(canary: &str, cli: &Cli, ended: &Ended) {
    assert!(!ended.stdout.contains(canary), "on standard output");
    assert!(!ended.stderr.contains(canary), "on standard error");
    let files = cli.files();
    assert!(!files.is_empty());
    for (path, content) in files {
        let found = content
            .windows(canary.len())
            .any(|part| part == canary.as_bytes());
        assert!(!found, "in {}", path.display());
    }
}

#[tokio::test]
async fn the_secret_of_a_set_up_that_ended_well_is_nowhere() {
    let cli = Cli::new();
    let secret = application().await.client_secret.unwrap();

    let ended = set_up(&cli, &secret, &[]).expect_code(0);

    assert!(cli.bundle().exists());
    assert_eq!(ended.json()["credentials"]["secret"]["hint"], secret[..3]);
    assert_nowhere(&secret, &cli, &ended);
}

#[test]
fn a_secret_that_is_refused_is_nowhere() {
    for (canary, code) in [
        (
            "abc8Q~canary-canary-canary-canary-canary",
            "token.secret_wrong",
        ),
        ("canary canary canary", "token.secret_has_spaces"),
        (
            "11111111-2222-4333-8444-ca0a4eca0a4e",
            "token.secret_is_an_id",
        ),
        ("abc************canary", "token.secret_is_hidden"),
        ("short-canary", "token.secret_wrong"),
        (
            "client_secret=abc8Q~canary-canary-canary-canary-canary",
            "token.secret_dressed",
        ),
    ] {
        let cli = Cli::new();

        let ended = set_up(&cli, canary, &[]).expect_code(1);

        assert_eq!(ended.json()["failure"]["failure"]["code"], code, "{canary}");
        assert_nowhere(canary, &cli, &ended);
    }
}

#[tokio::test]
async fn the_secret_of_a_login_that_failed_is_nowhere() {
    let cli = Cli::new();
    let secret = application().await.client_secret.unwrap();

    let ended = set_up(&cli, &secret, &["--scenario", "key-rollover"]).expect_code(1);

    assert_nowhere(&secret, &cli, &ended);
}
