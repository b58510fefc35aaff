//! The list of shipped folders is the one list: what else names every service agrees with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::service::Services;
use crate::service::shipped::SHIPPED;

/// The ids of the shipped services, in the order in which they are offered.
pub(super) fn shipped() -> Vec<&'static str> {
    SHIPPED.iter().map(|folder| folder.id).collect()
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.into_string().expect("UTF-8"))
        .collect()
}

#[test]
fn every_folder_of_services_is_shipped_with_all_that_is_in_it() {
    let services = here().join("services");

    let listed: BTreeSet<String> = SHIPPED.iter().map(|folder| folder.id.to_owned()).collect();
    assert_eq!(names(&services), listed);
    for folder in SHIPPED {
        let languages = folder.texts.iter().map(|(language, _)| *language);
        let files = languages
            .chain(["profile"])
            .map(|file| format!("{file}.toml"));
        assert_eq!(
            names(&services.join(folder.id)),
            files.collect(),
            "{}",
            folder.id
        );
    }
}

#[test]
fn a_folder_is_named_for_the_service_in_it() {
    let ids = Services::shipped().profiles();

    assert_eq!(
        ids.map(|profile| profile.id.as_str()).collect::<Vec<_>>(),
        shipped()
    );
}

#[test]
fn the_readme_names_every_service_that_has_a_name() {
    let readme = fs::read_to_string(here().join("../../../README.md")).expect("it is there");
    for profile in Services::shipped().profiles() {
        let row = format!("| {} | ", profile.name);
        assert!(profile.named_by.is_some() || readme.contains(&row), "{row}");
    }
}
