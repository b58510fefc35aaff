//! Every fact of `docs/services.md` has a home, and nothing claims to be the home of another.

use std::collections::BTreeSet;
use std::path::Path;

use crate::service::{FactId, ServiceProfile, Services};

/// One service's part of the document.
struct Part {
    service: String,
    /// How many facts it says that the article states, and how many that only follow.
    stated: u8,
    derived: u8,
}

/// The document.
fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/services.md");
    std::fs::read_to_string(path).expect("the document is there")
}

/// The document's parts about a service, in order.
fn parts() -> Vec<Part> {
    let text = document();
    let parts = text.split("\n## ").skip(1).filter_map(|part| {
        let count = |line: &str| {
            let (stated, derived) = line.strip_prefix("Facts: ")?.split_once(" stated, ")?;
            let derived = derived.strip_suffix(" that only follow.")?;
            Some((stated.parse().ok()?, derived.parse().ok()?))
        };
        let (stated, derived) = part.lines().find_map(count)?;
        let (service, _) = part.split_once('\n')?;
        Some(Part {
            service: service.to_owned(),
            stated,
            derived,
        })
    });
    parts.collect()
}

/// The facts that the document lists, in order: the first cell of each row that is an id.
fn documented() -> Vec<FactId> {
    let first_cell = |line: &str| FactId::parse(line.strip_prefix("| ")?.split(" |").next()?).ok();
    document().lines().filter_map(first_cell).collect()
}

/// The beginning of the ids of a service's facts, where its profile covers any.
fn source(profile: &ServiceProfile) -> Option<&str> {
    let (source, _) = profile.homes().keys().next()?.as_str().split_once('-')?;
    Some(source)
}

fn fact(id: &str) -> FactId {
    FactId::parse(id).expect("an id")
}

#[test]
fn the_document_lists_every_fact_once() {
    let services = Services::shipped().profiles();
    let sources = services.filter_map(|profile| Some((profile, source(profile)?)));
    let parts = parts();
    let expected: Vec<FactId> = sources
        .clone()
        .zip(&parts)
        .flat_map(|((_, source), part)| {
            let stated = (1..=part.stated).map(move |number| format!("{source}-{number:02}"));
            let derived = (1..=part.derived).map(move |number| format!("{source}-D{number}"));
            stated.chain(derived)
        })
        .map(|id| fact(&id))
        .collect();

    let named: Vec<&str> = parts.iter().map(|part| part.service.as_str()).collect();
    let shipped: Vec<&str> = sources.map(|(profile, _)| profile.name.as_str()).collect();
    assert_eq!(named, shipped);
    assert_eq!(documented(), expected);
}

#[test]
fn every_fact_has_a_home() {
    assert_eq!(Services::shipped().coverage(&documented()), []);
}

#[test]
fn a_fact_lives_in_the_profile_of_its_own_service() {
    let mut sources = BTreeSet::new();
    for profile in Services::shipped().profiles() {
        let Some(source) = source(profile) else {
            continue;
        };
        assert!(sources.insert(source), "{source} is another service's");
        for (id, homes) in profile.homes() {
            assert!(
                id.as_str().starts_with(&format!("{source}-")),
                "{}: {id} at {homes:?}",
                profile.id
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
