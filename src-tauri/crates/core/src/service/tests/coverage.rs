//! Every fact of `docs/services.md` has a home, and nothing claims to be the home of another.

use std::collections::BTreeSet;
use std::path::Path;

use crate::service::{FactId, Services};

/// The facts of KloudMate's SAML model, which is not shipped yet.
const SAML: [&str; 13] = [
    "KLOUD-30", "KLOUD-31", "KLOUD-32", "KLOUD-33", "KLOUD-34", "KLOUD-35", "KLOUD-36", "KLOUD-37",
    "KLOUD-38", "KLOUD-39", "KLOUD-40", "KLOUD-41", "KLOUD-D5",
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
    let documented = documented();
    let expected = |source: &str, stated: u8, derived: u8| {
        let stated = (1..=stated).map(move |number| format!("{source}-{number:02}"));
        let derived = (1..=derived).map(move |number| format!("{source}-D{number}"));
        stated
            .chain(derived)
            .map(|id| fact(&id))
            .collect::<Vec<_>>()
    };

    assert_eq!(
        documented,
        [expected("KIVO", 44, 5), expected("KLOUD", 45, 5)].concat()
    );
}

#[test]
fn every_fact_has_a_home_but_those_of_the_saml_model() {
    let without = Services::shipped().coverage(&documented());

    assert_eq!(without, SAML.map(fact));
}

#[test]
fn a_fact_lives_in_the_profile_of_its_own_service() {
    for (service, source) in [("kivo", "KIVO-"), ("kloudmate", "KLOUD-")] {
        let profile = Services::shipped().get(service).expect("it is shipped");
        for (id, homes) in profile.homes() {
            assert!(
                id.as_str().starts_with(source),
                "{service}: {id} at {homes:?}"
            );
        }
    }
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
