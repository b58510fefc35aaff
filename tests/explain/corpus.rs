//! Each file is known for what it is; the decisive finding comes first, and says who must act and what to answer.

use std::collections::BTreeSet;

use consentry_core::explain::What;

use consentry_core::service::Services;

use crate::{all, assert_nothing_secret, explained, folder};

#[test]
fn every_file_of_the_corpus_is_what_it_is_said_to_be() {
    let mut wrong = Vec::new();
    for pasted in all() {
        let view = explained(&pasted.bytes());
        let first = view.findings.first();
        let code = first.map(|finding| finding.code.as_str().to_owned());
        let actor = first.map(|finding| {
            let actor = serde_json::to_value(finding.actor).unwrap();
            actor.as_str().unwrap().to_owned()
        });
        let seen = (view.kind, code, actor);
        let expected = (pasted.kind, pasted.first, pasted.actor);
        if seen != expected {
            wrong.push(format!("{}: {expected:?}, not {seen:?}", pasted.file));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_corpus_holds_some_of_everything_and_every_file_of_it_has_a_row() {
    let rows = all();
    assert!(rows.len() >= 160, "{}", rows.len());
    let kinds: BTreeSet<_> = rows.iter().map(|row| row.kind.as_str()).collect();
    let missing: Vec<_> = What::ALL
        .iter()
        .map(|what| what.id())
        .filter(|id| !kinds.contains(id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");

    let named: BTreeSet<_> = rows.iter().map(|row| row.file.clone()).collect();
    let files = std::fs::read_dir(folder()).unwrap();
    let there: BTreeSet<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|file| file != "expected.tsv")
        .collect();
    assert_eq!(named, there);
}

#[test]
fn no_secret_of_the_corpus_is_told() {
    for pasted in all() {
        let view = explained(&pasted.bytes());
        assert_nothing_secret(&serde_json::to_string(&view).unwrap(), &pasted.file);
    }
}

#[test]
fn every_finding_says_what_to_do_and_what_to_send_back() {
    for pasted in all() {
        let view = explained(&pasted.bytes());
        for finding in &view.findings {
            assert!(!finding.summary.is_empty(), "{}", pasted.file);
            assert!(!finding.advice.is_empty(), "{}", pasted.file);
            assert!(
                finding.answer.contains(&finding.summary),
                "{}: {}",
                pasted.file,
                finding.answer
            );
            assert!(!finding.answer.contains(".."), "{}", finding.answer);
        }
        assert_eq!(
            view.ask.is_empty(),
            view.findings.is_empty(),
            "{}",
            pasted.file
        );
    }
}

/// The codes of what is wrong with one file, in their order.
fn codes(file: &str) -> Vec<String> {
    let bytes = std::fs::read(folder().join(file)).unwrap();
    let findings = explained(&bytes).findings;
    findings
        .iter()
        .map(|finding| finding.code.as_str().to_owned())
        .collect()
}

#[test]
fn a_secret_that_came_along_is_named_behind_what_decides() {
    for (file, first) in [
        ("har_with_a_secret.har", "token.secret_wrong"),
        ("har_with_a_password.har", "login.blocked_by_policy"),
        ("secret_beside_an_error.txt", "token.secret_wrong"),
    ] {
        assert_eq!(codes(file), [first, "pasted.secret"], "{file}");
    }
}

#[test]
fn the_last_failure_decides_and_one_that_was_got_over_comes_behind() {
    assert_eq!(
        codes("har_two_failures.har"),
        ["consent.admin_required", "consent.missing"]
    );
    // The later one was got over.
    assert_eq!(
        codes("log_got_over.json"),
        ["application.unknown", "login.refused"]
    );
    assert_eq!(
        codes("log_graph_page.json"),
        [
            "login.blocked_by_policy",
            "login.user_not_assigned",
            "login.refused"
        ]
    );
}

#[test]
fn every_error_of_every_service_is_explained() {
    for profile in Services::shipped().profiles() {
        for error in &profile.errors {
            let view = explained(format!("Something went wrong. Error {}.", error.code).as_bytes());
            assert_eq!(view.kind, "service-error", "{}", error.code);
            assert!(view.findings[0].summary.contains(&profile.name));
        }
    }
}
