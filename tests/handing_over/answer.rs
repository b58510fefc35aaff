//! The answers to send: every one reads as a letter to somebody who has no Consentry, says what to do and what to send next, and
//! tells no secret.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use consentry_core::explain;
use consentry_core::language::Language;
use consentry_core::service::Services;
use consentry_core::view::ExplanationView;
use consentry_tests::cli::Cli;

use crate::written::bundles;

/// What only somebody with a set-up before them understands.
const OURS: [&str; 10] = [
    "--",
    "test login",
    "Start the",
    "details below",
    "this computer",
    "Paste",
    "Consentry",
    "this set-up",
    "first step",
    "wizard",
];

fn pasted() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/pasted");
    let files = fs::read_dir(folder).unwrap();
    let files = files.map(|file| file.unwrap().path());
    files
        .filter(|path| !path.ends_with("expected.tsv"))
        .collect()
}

fn explained(bytes: &[u8]) -> ExplanationView {
    let at: DateTime<Utc> = "2026-02-01T12:00:00Z".parse().unwrap();
    let explanation = explain::explain(bytes, Services::shipped(), at).unwrap();
    ExplanationView::new(&explanation, Language::english())
}

#[test]
fn every_answer_can_be_sent_as_it_is() {
    let mut wrong = Vec::new();
    for path in pasted() {
        let view = explained(&fs::read(&path).unwrap());
        let letter = &view.letter;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();

        assert!(letter.body.starts_with("Hello,\n\nthank you"), "{name}");
        assert!(letter.body.ends_with("\n\nKind regards\n"), "{name}");
        assert!(letter.body.contains("no client secret (Value)"), "{name}");
        assert!(!letter.body.contains("canary"), "{name}");
        if let Some(decisive) = view.findings.first() {
            assert!(letter.body.contains(&decisive.answer), "{name}");
        }
        for ask in &view.ask {
            assert!(letter.body.contains(&ask.text), "{name}");
        }
        // Whoever exported a bundle has Consentry.
        let of_bundle = view.kind == "bundle";
        let mut ours = OURS
            .iter()
            .filter(|words| !of_bundle || **words != "Consentry");
        let ours = ours.find(|words| letter.body.contains(**words));
        let twice = [". .", "..", "  ", "\n\n\n"];
        let twice = twice.iter().find(|mark| letter.body.contains(**mark));
        if let Some(found) = ours.or(twice) {
            wrong.push(format!("{name}: {found:?} in\n{}", letter.body));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n----\n"));
}

#[test]
fn the_answer_about_one_finding_mentions_the_others() {
    let har = "corpus/pasted/har_two_failures.har";
    let har = Path::new(env!("CARGO_MANIFEST_DIR")).join(har);

    let view = explained(&fs::read(har).unwrap());

    assert!(view.findings.len() > 1);
    for finding in &view.findings {
        assert!(
            view.letter.body.contains(&finding.summary),
            "{:?}",
            view.letter
        );
    }
}

#[test]
fn a_secret_that_was_shown_is_never_only_mentioned() {
    let path = "corpus/pasted/secret_beside_an_error.txt";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);

    let view = explained(&fs::read(path).unwrap());

    let body = &view.letter.body;
    assert!(body.contains("deletes the old one"), "{body}");
}

#[test]
fn the_command_prints_the_letter_alone_and_signs_it() {
    let cli = Cli::new();
    let printed = cli
        .run([
            "explain",
            "AADSTS50105",
            "--answer",
            "--signed",
            "Marta Keller",
        ])
        .expect_code(1)
        .stdout;

    let subject = "Subject: Your sign-in with Microsoft: AADSTS50105\n\nHello,\n";
    assert!(printed.starts_with(subject), "{printed}");
    assert!(
        printed.ends_with("Kind regards\nMarta Keller\n"),
        "{printed}"
    );
    assert!(!printed.contains("Who must act"), "{printed}");
    let later = cli.run(["explain", "AADSTS50105", "--answer", "--json"]);
    let body = later.expect_code(1).json()["letter"]["body"].clone();
    assert!(
        body.as_str().unwrap().ends_with("\nMarta Keller\n"),
        "{body}"
    );
}

#[test]
fn the_answer_about_a_bundle_says_what_came_of_judging_it_again() {
    let cli = Cli::new();
    let failing = ["setup", "--practice", "--auto", "--service", "kloudmate"];
    let failing = failing.into_iter().chain(["--scenario", "email-missing"]);
    let _ = cli.run(failing).expect_code(1);
    let exported = cli.run(["bundle", "export", "kloudmate", "--json"]);
    let exported = exported.expect_code(0).json();
    let bundle = exported["path"].as_str().unwrap();

    let letter = cli
        .run(["reproduce", bundle, "--answer"])
        .expect_code(0)
        .stdout;

    assert!(letter.contains("came to the same"), "{letter}");
    assert!(letter.contains("received no email address"), "{letter}");
    assert!(letter.contains("please send us:"), "{letter}");

    let complete = bundles()["kloudmate-oidc"].clone();
    let letter = cli.run(["reproduce", complete.to_str().unwrap(), "--answer"]);
    let letter = letter.expect_code(0).stdout;
    assert!(letter.contains("Nothing is wrong with it"), "{letter}");
}
