//! Bundles: whole or not, sealed and opened.

use std::path::PathBuf;

use consentry_bundle::Bundle;
use consentry_practice::{Options, PracticeTenant};
use consentry_tests::cli::Cli;

const PASSPHRASE: &str = "correct horse battery staple";

/// A bundle of KloudMate's journey.
fn bundle(cli: &Cli) -> PathBuf {
    let path = cli.bundle();
    let _ = cli
        .run([
            "setup",
            "--practice",
            "--auto",
            "--service",
            "kloudmate",
            "--out",
            path.to_str().unwrap(),
        ])
        .expect_code(0);
    path
}

#[test]
fn a_bundle_that_was_edited_is_found_out_and_still_shown() {
    let cli = Cli::new();
    let path = bundle(&cli);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("contoso.com", "fabrikam.com")).unwrap();
    let path = path.to_str().unwrap();

    let verified = cli.run(["bundle", "verify", path, "--json"]).expect_code(1);
    assert_eq!(verified.json()["valid"], false);
    assert_eq!(verified.json()["failure"]["code"], "bundle.digest");

    let shown = cli.run(["bundle", "show", path]).expect_code(0);
    assert!(shown.stdout.contains("fabrikam.com"), "{}", shown.stdout);
    assert!(shown.stderr.contains("warning: "), "{}", shown.stderr);

    let opened = cli.run(["bundle", "open", path]).expect_code(1);
    assert!(
        opened.stderr.contains("error[bundle.digest]"),
        "{}",
        opened.stderr
    );
}

#[test]
fn a_bundle_of_a_model_that_is_unknown_here_is_shown_as_far_as_it_can_be_read_and_says_so() {
    let cli = Cli::new();
    let path = bundle(&cli);
    let mut later = Bundle::parse(&std::fs::read(&path).unwrap()).unwrap();
    later.model.as_mut().unwrap().id = "of-tomorrow".to_owned();
    std::fs::write(&path, later.to_bytes().unwrap()).unwrap();
    let path = path.to_str().unwrap();

    let shown = cli.run(["bundle", "show", path]).expect_code(0);

    let unknown = "made with a newer Consentry, or with a profile that is not here";
    assert!(shown.stderr.contains(unknown), "{}", shown.stderr);
    for read in [
        "KloudMate",
        "of-tomorrow",
        "contoso.com",
        "can sign in to KloudMate",
        "sha256:",
    ] {
        assert!(shown.stdout.contains(read), "{read}: {}", shown.stdout);
    }
    let _ = cli.run(["bundle", "verify", path]).expect_code(0);
    let opened = cli.run(["bundle", "open", path]).expect_code(1);
    let refused = "error[bundle.profile_unknown]";
    assert!(opened.stderr.contains(refused), "{}", opened.stderr);
    assert!(opened.stderr.contains("of-tomorrow"), "{}", opened.stderr);
}

#[test]
fn what_is_no_bundle_or_from_the_future_is_a_finding() {
    let cli = Cli::new();
    let path = bundle(&cli);
    let text = std::fs::read_to_string(&path).unwrap();

    for (text, code) in [
        ("{}".to_owned(), "bundle.malformed"),
        ("x".to_owned(), "bundle.malformed"),
        (
            text.replacen("\"version\": 3", "\"version\": 99", 1),
            "bundle.version",
        ),
        ("[".repeat(5 * 1024 * 1024), "bundle.too_large"),
    ] {
        std::fs::write(&path, text).unwrap();
        let verified = cli
            .run(["bundle", "verify", path.to_str().unwrap(), "--json"])
            .expect_code(1);
        assert_eq!(verified.json()["failure"]["code"], code);
    }
}

#[tokio::test]
async fn a_sealed_secret_comes_out_again_with_the_passphrase_and_only_when_asked_for() {
    let cli = Cli::new();
    let path = bundle(&cli);
    let path = path.to_str().unwrap();
    let ready = PracticeTenant::start(Options::default())
        .await
        .unwrap()
        .ready();
    let secret = ready.applications[1].client_secret.clone().unwrap();

    let sealed = cli
        .run_with(
            [
                "bundle",
                "seal",
                path,
                "--secret-stdin",
                "--passphrase-stdin",
                "--out",
                path,
                "--force",
            ],
            &format!("{secret}\n{PASSPHRASE}\n"),
        )
        .expect_code(0);
    assert!(!sealed.stdout.contains(&secret));
    let _ = cli.run(["bundle", "verify", path]).expect_code(0);
    assert!(!std::fs::read_to_string(path).unwrap().contains(&secret));

    let quiet = cli
        .run_with(["bundle", "open", path, "--passphrase-stdin"], PASSPHRASE)
        .expect_code(0);
    assert!(!quiet.stdout.contains(&secret) && !quiet.stderr.contains(&secret));
    let told = cli
        .run_with(
            [
                "bundle",
                "open",
                path,
                "--passphrase-stdin",
                "--print-secret",
                "--json",
            ],
            PASSPHRASE,
        )
        .expect_code(0)
        .json();
    assert_eq!(told["clientSecret"], secret.as_str());
    let wrong = cli
        .run_with(["bundle", "open", path, "--passphrase-stdin"], "wrong")
        .expect_code(1);
    assert!(
        wrong.stderr.contains("error[bundle.wrong_key]"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn an_opened_bundle_is_a_set_up_that_goes_on() {
    let from = Cli::new();
    let path = bundle(&from);
    let to = Cli::new();

    let id = to
        .run(["bundle", "open", path.to_str().unwrap()])
        .expect_code(0);
    for told in [
        "Opened from out.consentry, saved ",
        "with Consentry ",
        "can sign in",
    ] {
        assert!(id.stderr.contains(told), "{told}: {}", id.stderr);
    }
    let id = id.stdout;
    let setup = to
        .run(["setup", "--continue", id.trim(), "--auto", "--json"])
        .expect_code(0)
        .json();

    assert_eq!(setup["openedFrom"], "out.consentry");
    assert_eq!(setup["steps"][5]["standing"], "done");
}

#[test]
fn a_recipient_that_is_none_is_wrong_usage() {
    let cli = Cli::new();
    let path = bundle(&cli);

    let ended = cli
        .run_with(
            [
                "bundle",
                "seal",
                path.to_str().unwrap(),
                "--recipient",
                "age1nobody",
                "--secret-stdin",
            ],
            "abc8Q~kM4dTzL7pWvN2xRqYhJ9sBfGcUe6aZo3Hi\n",
        )
        .expect_code(2);

    assert!(
        ended.stderr.contains("bundle.recipient_malformed"),
        "{}",
        ended.stderr
    );
}
