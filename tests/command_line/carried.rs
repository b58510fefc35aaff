//! A bundle that was made with a profile of somebody's own carries it, and opens where nobody has it.

use std::path::{Path, PathBuf};

use consentry_bundle::Bundle;
use consentry_tests::cli::Cli;

/// The bundle of a service of one's own, and the computer that it was made on.
fn made() -> (Cli, PathBuf) {
    let cli = Cli::new();
    let rehearse = |words: &str| {
        let words = format!("setup --practice --auto {words}");
        let _ = cli.run(words.split_whitespace()).expect_code(0);
    };
    rehearse("--service custom --model saml --save-profile Wiki");
    rehearse("--service wiki --model saml --out out.consentry");
    let bundle = cli.bundle();
    (cli, bundle)
}

fn changed(bundle: &Path, change: impl FnOnce(&mut Bundle)) -> PathBuf {
    let mut read = Bundle::parse(&std::fs::read(bundle).unwrap()).unwrap();
    change(&mut read);
    let path = bundle.with_file_name("changed.consentry");
    std::fs::write(&path, read.to_bytes().unwrap()).unwrap();
    path
}

#[test]
fn it_is_shown_opened_judged_and_compared_on_an_empty_computer() {
    let (_there, bundle) = made();
    let bundle = bundle.to_str().unwrap();
    let here = Cli::new();

    let shown = here.run(["bundle", "show", bundle]).expect_code(0);
    assert!(
        shown.stderr.contains("came with the bundle"),
        "{}",
        shown.stderr
    );
    let _ = here.run(["reproduce", bundle]).expect_code(0);
    let _ = here.run(["bundle", "diff", bundle, bundle]).expect_code(0);
    assert!(here.files().is_empty(), "{:?}", here.files());

    let opened = here.run(["bundle", "open", bundle]).expect_code(0);
    assert!(
        opened.stderr.contains("came with the bundle"),
        "{}",
        opened.stderr
    );
    let id = opened.stdout.trim();
    let listed = here.run(["setups", "list"]).expect_code(0);
    assert!(listed.stdout.contains("Wiki"), "{}", listed.stdout);
    let setup = here
        .run(["setup", "--continue", id, "--auto", "--json"])
        .expect_code(0)
        .json();
    assert_eq!(setup["steps"][5]["standing"], "done");
    // Nothing of it is among the profiles here.
    assert!(!here.home().join("services").exists());
    let _ = here.run(["services", "show", "wiki"]).expect_code(2);

    let again = here.home().join("again.consentry");
    let _ = here
        .run(["bundle", "export", "--out", again.to_str().unwrap()])
        .expect_code(0);
    let compared = here
        .run(["bundle", "diff", bundle, again.to_str().unwrap(), "--json"])
        .json();
    let differences = compared["differences"].as_array().unwrap();
    assert!(
        differences.iter().all(|one| one["bearing"] == "rest"),
        "{compared}"
    );
}

#[test]
fn it_takes_the_place_of_no_profile_that_is_here() {
    let (there, bundle) = made();
    let other = changed(&bundle, |bundle| {
        let profile = bundle.service.profile.as_mut().unwrap();
        *profile = profile.replace("profile_version = 1", "profile_version = 7");
    });
    let other = other.to_str().unwrap();

    let shown = there.run(["bundle", "show", other]).expect_code(0);
    assert!(
        shown.stderr.contains("another profile of Wiki than yours"),
        "{}",
        shown.stderr
    );
    let same = there.run(["bundle", "show", bundle.to_str().unwrap()]);
    assert!(!same.expect_code(0).stderr.contains("profile of"));

    let forged = changed(&bundle, |bundle| {
        bundle.service.id = "kivo".to_owned();
        let profile = bundle.service.profile.as_mut().unwrap();
        *profile = profile.replace("id = \"wiki\"", "id = \"kivo\"");
    });
    let opened = Cli::new().run(["bundle", "open", forged.to_str().unwrap()]);
    let opened = opened.expect_code(1);
    assert!(
        opened.stderr.contains("error[bundle.profile_unknown]"),
        "{}",
        opened.stderr
    );
}

#[test]
fn what_is_no_profile_is_refused_with_its_place_and_nothing_is_made_of_it() {
    let (_there, bundle) = made();
    for profile in ["", "schema_version = 1\nid = \"wiki\"\nname = 7", "[["] {
        let path = changed(&bundle, |bundle| {
            bundle.service.profile = Some(profile.to_owned());
        });
        let here = Cli::new();

        let opened = here.run(["bundle", "open", path.to_str().unwrap()]);

        let opened = opened.expect_code(1);
        assert!(
            opened.stderr.contains("error[service.malformed]"),
            "{}",
            opened.stderr
        );
        let shown = here.run(["bundle", "show", path.to_str().unwrap()]);
        assert!(shown.expect_code(0).stderr.contains("warning: "));
        assert!(here.files().is_empty(), "{:?}", here.files());
    }
}
