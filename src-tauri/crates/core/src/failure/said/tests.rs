//! Every code has its sentences, and no sentence leaks a blank.

mod variables;

use std::collections::{BTreeSet, HashMap};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::{Language, one_line};
use crate::failure::{Failure, FailureCode};

/// Every fact that a caller may give.
const FACTS: &[(&str, &str)] = &[
    ("failure_code", "token.of_tomorrow"),
    ("aadsts", "AADSTS50057"),
    (
        "address",
        "https://idp.example/.well-known/openid-configuration",
    ),
    ("application", "11111111-2222-3333-4444-555555555555"),
    ("application_name", "Contoso"),
    ("asked", "contoso.com"),
    ("claims", "department"),
    ("client_id", "11111111-2222-3333-4444-555555555555"),
    ("cloud", "global"),
    ("count", "3"),
    ("date", "2027-03-03"),
    ("difference", "slash"),
    ("domain", "contoso.com"),
    ("entities", "https://a.example, https://b.example"),
    ("cloud_id", "us-government"),
    ("dress", "base64"),
    ("expected", "one thing"),
    ("file", "kivo.toml"),
    ("flaw", "cycle"),
    ("host", "login.microsoftonline.com"),
    ("input", "Workspace address"),
    ("issuer", "Contoso Proxy CA"),
    ("kind", "page"),
    ("line", "3"),
    ("message", "Cannot provide requested name identifier."),
    ("name", "_check.contoso.com"),
    ("need", "Department"),
    ("number", "2"),
    ("own_cloud", "us-government"),
    ("part", "KeyDescriptor"),
    ("path", "/home/ada/kivo.consentry"),
    ("paths", "groups, profile.groups"),
    ("port", "8400"),
    ("question", "Who still gets in?"),
    ("reason", "the disk is full"),
    ("received", "another thing"),
    ("redirect_uri", "https://kivo.io"),
    ("resource", "Microsoft Graph"),
    ("scope", "groups"),
    ("seconds", "30"),
    ("service", "Kivo"),
    ("set_up_as", "saml"),
    ("signs_in_by", "saml"),
    ("setup", "Kivo for contoso.com"),
    ("source", "discovery"),
    ("model", "saml"),
    ("program", "Consentry 2.0.0"),
    ("runs", "2"),
    ("saved", "2026-11-29T10:00:00Z"),
    ("service_id", "hooli"),
    ("verdict", "pass"),
    ("shown", "OidcCallbackFailed"),
    ("status", "503"),
    ("subject", "CN=Contoso"),
    ("suggestion", "contoso.onmicrosoft.com"),
    ("taken", "US, EU"),
    ("tenant", "contoso.com"),
    ("unfit", "space"),
    ("user", "ada@contoso.com"),
    ("value", "Workspace address"),
    ("variable", "ALL_PROXY"),
    ("asked_by", "https://app.contoso.com/saml"),
    ("audience", "api://contoso"),
    ("contexts", "Password"),
    ("count", "37"),
    ("entity", "https://app.contoso.com/saml"),
    ("format", "emailAddress"),
    (
        "issuer",
        "https://login.microsoftonline.com/contoso.com/v2.0",
    ),
    ("protocol", "saml"),
    ("reply_to", "https://app.contoso.com/acs"),
    ("wanted", "saml"),
    ("unit", "bit"),
    ("taken", "us, eu"),
];

/// What Microsoft's code brings along.
const EXPLAINED: &[&str] = &["cause", "fix", "page"];

const TEXT: &str = include_str!("../../../messages/en/failure.ftl");

fn sentences(failure: &Failure) -> [String; 2] {
    let english = Language::english();
    [failure.summary(english), failure.advice(english)]
}

#[test]
fn every_code_has_both_its_sentences() {
    for code in FailureCode::ALL {
        let id = code.message_id();
        assert!(Language::english().find(&id, &[]).is_some(), "{code}");
        let advice = Language::english().find_attribute(&id, "advice", &[]);
        assert!(advice.is_some(), "{code}");
    }
}

#[test]
fn every_sentence_is_whole_with_all_its_facts_and_with_none() {
    for code in FailureCode::ALL {
        for facts in [FACTS, &[]] {
            for sentence in sentences(&Failure::with(*code, facts)) {
                assert!(
                    sentence.ends_with('.'),
                    "{code}: {sentence:?} must end with a full stop"
                );
                assert!(
                    !sentence.contains(['{', '}', '[', ']', '|', '$']),
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
    let resource = fluent_syntax::parser::parse(TEXT).unwrap();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        for pattern in message.value.iter().chain(attributes) {
            for (name, guarded) in named(pattern, &BTreeSet::new()) {
                let id = message.id.name;
                let known = FACTS.iter().any(|(known, _)| *known == name);
                assert!(known || EXPLAINED.contains(&name), "{id} names {name}");
                assert!(guarded, "{id}: {name} has no stand-in");
            }
        }
    }
}

/// The variables of a pattern, each with whether a select on it stands around it.
fn named<'a>(pattern: &Pattern<&'a str>, around: &BTreeSet<&'a str>) -> Vec<(&'a str, bool)> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    found.push((id.name, around.contains(id.name)));
                }
                Expression::Inline(_) => {}
                Expression::Select { selector, variants } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        panic!("a select on something else than a variable");
                    };
                    let mut around = around.clone();
                    around.insert(id.name);
                    for variant in variants {
                        found.extend(named(&variant.value, &around));
                    }
                }
            },
        }
    }
    found
}

#[test]
fn no_two_codes_share_a_summary() {
    let mut seen = HashMap::new();
    for code in FailureCode::ALL {
        for facts in [FACTS, &[]] {
            let [summary, _] = sentences(&Failure::with(*code, facts));
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
        let [summary, advice] = sentences(&Failure::new(*code));
        for word in JARGON {
            assert!(!summary.contains(word), "{code}: {word:?} in {summary:?}");
        }
        for sentence in [summary, advice] {
            for word in ["please", "Please", "Oops", "worry", "sorry", "!", "?"] {
                assert!(!sentence.contains(word), "{code}: {word:?} in {sentence:?}");
            }
        }
    }
}

#[test]
fn an_empty_fact_is_one_that_was_not_given() {
    let silent = Failure::with(FailureCode::ObservationHostSilent, &[("host", " ")]);

    assert_eq!(
        silent.summary(Language::english()),
        "The host does not answer."
    );
}

#[test]
fn a_phrase_needs_all_of_its_facts() {
    let newer = Failure::with(FailureCode::BundleVersion, &[("received", "9")]);

    assert_eq!(
        newer.advice(Language::english()),
        "Update Consentry, then open the bundle again."
    );
}

#[test]
fn what_the_system_says_is_put_by_its_name_or_as_it_comes() {
    let said = |facts: &[(&str, &str)]| {
        let advice = Failure::with(FailureCode::NetworkUnreachable, facts);
        let advice = advice.advice(Language::english());
        let said = advice.split_once("Check the connection").unwrap().0;
        said.to_owned()
    };

    for (facts, expected) in [
        (
            &[("host", "a.example"), ("reason", "proxy-password")][..],
            "The system says: the proxy asks for a password. ",
        ),
        (
            &[("host", "a.example"), ("reason", "no route")],
            "The system says: no route. ",
        ),
        (
            &[("path", "/ca.pem"), ("reason", "no-certificate")],
            "The system says: the certificates in /ca.pem cannot be used: it holds no certificate. ",
        ),
        (
            &[("reason", "no roots")],
            "The system says: no secure connection can be made from this computer: no roots. ",
        ),
        (&[("host", "a.example")], ""),
    ] {
        assert_eq!(said(facts), expected);
    }
}

#[test]
fn a_fact_is_never_a_message() {
    let facts = [("host", "{ $reason }[y]"), ("reason", "leaked")];
    let silent = Failure::with(FailureCode::ObservationHostSilent, &facts);

    assert_eq!(
        silent.summary(Language::english()),
        "{ $reason }[y] does not answer."
    );
}

#[test]
fn a_fact_stays_on_one_line_and_short() {
    let long = format!("a\r\nb{}", "c".repeat(500));

    let filled = one_line(&long);

    assert!(filled.starts_with("a  bccc"));
    assert_eq!(filled.chars().count(), 301);
}

#[test]
fn a_failure_that_was_kept_as_sentences_is_explained_by_the_number_in_its_detail() {
    let kept = r#"{
        "code": "login.refused", "summary": "Old.", "advice": "Old too.", "actor": "microsoft",
        "next": { "kind": "pasteError" }, "detail": { "aadsts": "AADSTS50057" }
    }"#;

    let failure: Failure = serde_json::from_str(kept).unwrap();

    let summary = failure.summary(Language::english());
    assert!(summary.contains("AADSTS50057"), "{summary}");
    let anew = crate::failure::aadsts::failure(None, Some("AADSTS50057: x"), &[]);
    assert_eq!(
        failure.advice(Language::english()),
        anew.advice(Language::english())
    );
    assert_eq!(failure.actor(), anew.actor());
}
