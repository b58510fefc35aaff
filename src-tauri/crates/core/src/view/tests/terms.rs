//! No screen of any shipped model has more than two technical terms that the glossary does not explain.

use std::collections::BTreeSet;

use serde_json::Value;

use super::acts::every_view;
use crate::language::Language;
use crate::view::TermView;

/// As many a person may be left alone with.
const AT_MOST: usize = 2;

/// Words that a person who administers nothing would not know, beside abbreviations.
const TECHNICAL: [&str; 18] = [
    "assertion",
    "assertions",
    "audience",
    "claim",
    "claims",
    "endpoint",
    "federated",
    "issuer",
    "metadata",
    "nonce",
    "nonces",
    "provisioning",
    "realm",
    "scope",
    "scopes",
    "tenant",
    "tenants",
    "wtrealm",
];

/// Abbreviations that everybody reads, and names.
const PLAIN: [&str; 9] = ["EU", "ID", "IDs", "JSON", "OK", "URL", "URLs", "US", "XML"];

/// What is copied, chosen by or looked up, and so is no text to explain words in.
const NO_PROSE: [&str; 20] = [
    "address",
    "claim",
    "claims",
    "clientId",
    "code",
    "default",
    "digest",
    "example",
    "fileName",
    "folder",
    "id",
    "issuer",
    "metadataUrl",
    "missing",
    "name",
    "picture",
    "portal",
    "question",
    "url",
    "value",
];

/// Whether it is one of those words, or an abbreviation such as `SCIM` or `NameIDs`.
fn is_technical(word: &str) -> bool {
    let capitals = word.chars().take_while(char::is_ascii_uppercase).count();
    let rest = &word[capitals..];
    TECHNICAL.contains(&word) || capitals >= 2 && ["", "s"].contains(&rest)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = |letter: char| !letter.is_alphanumeric() && letter != '-';
    text.split(apart).filter(|word| !word.is_empty())
}

fn technical(member: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (inside, value) in members {
                // Of the models to choose from, what they ask for is shown once one of them is chosen.
                if (member, &**inside) != ("choices", "inputs") {
                    technical(inside, value, found);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|one| technical(member, one, found)),
        Value::String(text) if !NO_PROSE.contains(&member) => {
            let used = words(text).filter(|word| is_technical(word));
            found.extend(used.map(str::to_owned));
        }
        Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn no_screen_leaves_a_person_alone_with_more_than_two_technical_terms() {
    let glossary = TermView::all(Language::english());
    let forms = glossary.iter().flat_map(|term| &term.forms);
    let known: BTreeSet<_> = forms.flat_map(|form| words(form)).collect();
    let mut found = BTreeSet::new();
    for (name, view) in every_view() {
        let view = serde_json::to_value(view).unwrap();
        let steps = [
            "tenant",
            "model",
            "consent",
            "credentials",
            "testLogin",
            "export",
            "after",
        ];
        for step in steps {
            let mut used = BTreeSet::new();
            technical("", &view[step], &mut used);
            used.retain(|word| !known.contains(&**word) && !PLAIN.contains(&&**word));
            if used.len() > AT_MOST {
                found.insert(format!("{name} {step}: {used:?}"));
            }
        }
    }

    assert!(found.is_empty(), "{found:#?}");
}
