//! Every fact of `docs/services.md` has a home, and nothing claims to be the home of another.

use std::collections::BTreeSet;
use std::path::Path;

use crate::service::{FactId, Services};

/// The services in the document's order, each with the beginning of its facts' ids, and how many there are:
/// those that its article states, and those that only follow.
const SOURCES: [(&str, &str, u8, u8); 5] = [
    ("kivo", "KIVO", 44, 5),
    ("kandji", "KANDJI", 53, 5),
    ("improvado", "IMPROVADO", 37, 6),
    ("kloudmate", "KLOUD", 45, 5),
    ("kinde", "KINDE", 70, 7),
];

/// The facts that the document lists, in order: the first cell of each row that is an id.
fn documented() -> Vec<FactId> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/services.md");
    let text = std::fs::read_to_string(path).expect("the document is there");
    let first_cell = |line: &str| FactId::parse(line.strip_prefix("| ")?.split(" |").next()?).ok();
    text.lines().filter_map(first_cell).collect()
}

fn fact(id: &str) -> FactId {
    FactId::parse(id).expect("an id")
}

#[test]
fn the_document_lists_every_fact_once() {
    let expected: Vec<FactId> = SOURCES
        .into_iter()
        .flat_map(|(_, source, stated, derived)| {
            let stated = (1..=stated).map(move |number| format!("{source}-{number:02}"));
            let derived = (1..=derived).map(move |number| format!("{source}-D{number}"));
            stated.chain(derived)
        })
        .map(|id| fact(&id))
        .collect();

    assert_eq!(documented(), expected);
}

#[test]
fn every_fact_has_a_home() {
    assert_eq!(Services::shipped().coverage(&documented()), []);
}

#[test]
fn a_fact_lives_in_the_profile_of_its_own_service() {
    for (service, source, ..) in SOURCES {
        let profile = Services::shipped().get(service).expect("it is shipped");
        for (id, homes) in profile.homes() {
            assert!(
                id.as_str().starts_with(&format!("{source}-")),
                "{service}: {id} at {homes:?}"
            );
        }
    }
}

#[test]
fn a_service_that_nobody_wrote_an_article_about_has_no_facts() {
    let profile = Services::shipped().get("custom").expect("it is shipped");

    assert!(profile.homes().is_empty());
}

#[test]
fn every_fact_that_a_profile_covers_is_documented() {
    let documented: BTreeSet<FactId> = documented().into_iter().collect();
    for profile in Services::shipped().profiles() {
        for (id, homes) in profile.homes() {
            assert!(documented.contains(id), "{id} at {homes:?}");
        }
    }
}

#[test]
fn a_fact_without_a_home_is_named() {
    let asked = [fact("KIVO-33"), fact("NOBODY-1")];

    assert_eq!(Services::shipped().coverage(&asked), [fact("NOBODY-1")]);
}
