//! Bundles of very many customers.

use std::fs;
use std::path::{Path, PathBuf};

use consentry_bundle::Bundle;

/// Writes so many bundles of all kinds into `folder`, each of a set-up of its own, and tells how many bytes they have.
///
/// # Panics
///
/// Panics where there is no room for them.
#[must_use]
pub fn write(folder: &Path, number: u32) -> u32 {
    let fixtures = "../src-tauri/crates/core/fixtures/bundles/v1";
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join(fixtures);
    let kinds = files(&fixtures);
    let kinds = kinds.iter().map(|file| {
        let bytes = fs::read(file).expect("it can be read");
        Bundle::parse(&bytes).expect("it is a bundle")
    });
    let kinds: Vec<Bundle> = kinds.collect();
    fs::create_dir_all(folder).expect("there is room");
    let mut bytes = 0;
    for (number, kind) in (0..number).zip(kinds.iter().cycle()) {
        let mut bundle = kind.clone();
        bundle.setup_id = format!("customer-{number}");
        let text = bundle.to_bytes().expect("it is one");
        bytes += u32::try_from(text.len()).expect("it is no larger");
        let name = format!("{number:05}.consentry");
        fs::write(folder.join(name), text).expect("there is room");
    }
    bytes
}

/// The files in `folder`, by name.
///
/// # Panics
///
/// Panics where it cannot be read.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("it is there");
    let entries = entries.map(|entry| entry.expect("it can be read").path());
    let mut files: Vec<_> = entries.collect();
    files.sort();
    files
}
