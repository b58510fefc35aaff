//! Every code has its sentences, and no sentence leaks a blank.

use std::collections::HashMap;

use super::{fill, of};
use crate::failure::FailureCode;

/// Every fact that a caller may give.
const FACTS: &[(&str, &str)] = &[
    ("aadsts", "AADSTS50057"),
    ("asked", "contoso.com"),
    ("cause", "The account is disabled."),
    ("client_id", "11111111-2222-3333-4444-555555555555"),
    ("cloud", "Microsoft Entra ID, worldwide"),
    ("date", "3 March 2027"),
    ("domain", "contoso.com"),
    ("expected", "one thing"),
    ("file", "kivo.toml"),
    ("fix", "Enable the account."),
    ("host", "login.microsoftonline.com"),
    ("input", "Workspace address"),
    ("name", "_check.contoso.com"),
    ("page", "https://login.microsoftonline.com/error?code=50057"),
    ("path", "/home/ada/kivo.consentry"),
    ("paths", "groups, profile.groups"),
    ("port", "8400"),
    ("question", "Who still gets in?"),
    ("reason", "the disk is full"),
    ("received", "another thing"),
    ("redirect_uri", "https://kivo.io"),
    ("seconds", "30"),
    ("service", "Kivo"),
    ("setup", "Kivo for contoso.com"),
    ("status", "503"),
    ("tenant", "contoso.com"),
    ("value", "Workspace address"),
];

#[test]
fn every_sentence_is_whole_with_all_its_facts_and_with_none() {
    for code in FailureCode::ALL {
        let text = of(*code);
        for facts in [FACTS, &[]] {
            for sentence in [fill(text.summary, facts), fill(text.advice, facts)] {
                assert!(
                    sentence.ends_with('.'),
                    "{code}: {sentence:?} must end with a full stop"
                );
                assert!(
                    !sentence.contains(['{', '}', '[', ']', '|']),
                    "{code}: {sentence:?} leaks"
                );
                assert!(!sentence.contains("  "), "{code}: {sentence:?} has a hole");
                let first = sentence.chars().next().unwrap();
                assert!(
                    !first.is_lowercase()
                        || facts.iter().any(|(_, fact)| sentence.starts_with(fact)),
                    "{code}: {sentence:?}"
                );
            }
        }
    }
}

#[test]
fn every_named_fact_is_one_that_callers_give_and_has_a_stand_in() {
    for code in FailureCode::ALL {
        let text = of(*code);
        for template in [text.summary, text.advice] {
            let mut optional = false;
            for (at, character) in template.char_indices() {
                match character {
                    '[' => optional = true,
                    ']' => optional = false,
                    '{' => {
                        let slot = template[at + 1..].split('}').next().unwrap();
                        let name = slot.split('|').next().unwrap();
                        assert!(
                            FACTS.iter().any(|(known, _)| *known == name),
                            "{code} names {name}"
                        );
                        assert!(
                            optional || slot.contains('|'),
                            "{code}: {name} has no stand-in"
                        );
                    }
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn no_two_codes_share_a_summary() {
    let mut seen = HashMap::new();
    for code in FailureCode::ALL {
        for facts in [FACTS, &[]] {
            let summary = fill(of(*code).summary, facts);
            if let Some(other) = seen.insert(summary, code) {
                assert_eq!(other, code, "two codes share a summary");
            }
        }
    }
}

#[test]
fn no_sentence_begs_asks_or_shouts_and_no_summary_speaks_protocol() {
    const JARGON: [&str; 12] = [
        "AADSTS",
        "OAuth",
        "JWT",
        "nonce",
        "claim",
        "HTTP",
        "token endpoint",
        "service principal",
        "endpoint",
        "RFC",
        "null",
        "parse",
    ];
    for code in FailureCode::ALL {
        let text = of(*code);
        for word in JARGON {
            assert!(
                !text.summary.contains(word),
                "{code}: {word:?} in {:?}",
                text.summary
            );
        }
        for sentence in [text.summary, text.advice] {
            for word in ["please", "Please", "Oops", "worry", "sorry", "!", "?"] {
                assert!(!sentence.contains(word), "{code}: {word:?} in {sentence:?}");
            }
        }
    }
}
