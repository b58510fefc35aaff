//! The built command: the same answer as the core's, from a file, from standard input and as its argument.

use std::collections::BTreeSet;

use consentry_tests::cli::{Cli, Ended};

use crate::{Pasted, all, assert_nothing_secret, folder};

/// What is over by the clock of this computer and was not when the corpus was made.
const OVER: [&str; 3] = ["id_token.expired", "saml.expired", "ws_fed.lifetime"];

fn of_file(cli: &Cli, pasted: &Pasted, more: &[&str]) -> Ended {
    let file = folder().join(&pasted.file).display().to_string();
    let mut arguments = vec!["explain", file.as_str()];
    arguments.extend(more);
    cli.run(&arguments)
}

/// One of each kind that does not turn on what time it is.
fn one_of_each() -> Vec<Pasted> {
    let mut kinds = BTreeSet::new();
    let mut rows = all();
    rows.retain(|row| {
        let timeless = row.first.as_deref().is_some_and(|first| {
            !OVER.contains(&first)
                && !first.ends_with("not_valid_yet")
                && !first.ends_with("not_yet_valid")
        });
        timeless && kinds.insert(row.kind.clone())
    });
    rows
}

#[test]
fn one_of_each_kind_is_explained_by_the_command_as_text_and_as_json() {
    let cli = Cli::new();
    let rows = one_of_each();
    assert!(rows.len() > 18, "{}", rows.len());
    for pasted in &rows {
        let told = of_file(&cli, pasted, &["--json"]).expect_code(1);
        let answer = told.json();
        assert_eq!(answer["kind"], pasted.kind, "{}", pasted.file);
        let first = &answer["findings"][0];
        assert_eq!(
            first["code"].as_str(),
            pasted.first.as_deref(),
            "{}",
            pasted.file
        );
        assert_eq!(
            first["actor"].as_str(),
            pasted.actor.as_deref(),
            "{}",
            pasted.file
        );
        for member in ["aadsts", "summary", "next", "answer"] {
            assert!(first.get(member).is_some(), "{member}: {first}");
        }
        let text = of_file(&cli, pasted, &[]).expect_code(1);
        let summary = first["summary"].as_str().unwrap();
        assert!(text.stdout.contains(summary), "{}", text.stdout);
        for said in [&told.stdout, &told.stderr, &text.stdout, &text.stderr] {
            assert_nothing_secret(said, &pasted.file);
        }
    }
    // What somebody pasted is nobody's to keep.
    assert!(cli.files().is_empty(), "{:?}", cli.files());
}

#[test]
fn standard_input_and_the_words_themselves_are_taken_as_well() {
    let cli = Cli::new();
    for arguments in [&["explain", "--json"][..], &["explain", "-", "--json"]] {
        let ended = cli.run_with(arguments, "AADSTS50105\n").expect_code(1);
        assert_eq!(
            ended.json()["findings"][0]["code"],
            "login.user_not_assigned"
        );
    }
    for arguments in [
        &["explain", "AADSTS50105: Your administrator", "--json"][..],
        &["explain", "AADSTS50105:", "Your", "administrator", "--json"],
    ] {
        let ended = cli.run(arguments).expect_code(1);
        assert_eq!(ended.json()["findings"][0]["aadsts"], "AADSTS50105");
    }
}

#[test]
fn what_has_nothing_wrong_ends_with_0_and_a_file_that_is_not_there_with_2() {
    let cli = Cli::new();
    let good = all()
        .into_iter()
        .find(|row| row.kind == "consent-landing" && row.first.is_none());
    let ended = of_file(&cli, &good.unwrap(), &["--json"]).expect_code(0);
    assert_eq!(ended.json()["findings"].as_array().unwrap().len(), 0);

    let ended = cli.run(["explain", "nothing-of-that-name.har", "--json"]);
    assert_eq!(ended.code, Some(2), "{ended:?}");
}
