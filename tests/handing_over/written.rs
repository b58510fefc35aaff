//! Bundles, and what they are handed over as by the built command.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use consentry_bundle::Bundle;
use consentry_tests::cli::Cli;
use serde_json::Value;

/// The folder of the bundles that this version opens for ever.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/core/fixtures/bundles/v1")
}

/// Every kept bundle, by its name.
pub(crate) fn bundles() -> BTreeMap<String, PathBuf> {
    let files = fs::read_dir(kept()).unwrap();
    let named = files.map(|file| {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, path)
    });
    named.collect()
}

/// A kept bundle, changed and made sound again, in the home of `cli`.
pub(crate) fn changed(cli: &Cli, name: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
    let mut value: Value = serde_json::from_slice(&fs::read(&bundles()[name]).unwrap()).unwrap();
    change(&mut value);
    let bundle: Bundle = serde_json::from_value(value).unwrap();
    let path = cli.bundle();
    fs::write(&path, bundle.to_bytes().unwrap()).unwrap();
    path
}

/// The bundle in every form that fits, by the name of the file, and the codes of those that do not.
pub(crate) fn every_form(cli: &Cli, bundle: &Path) -> (BTreeMap<String, String>, Vec<String>) {
    let folder = cli.home().join("forms");
    let bundle = bundle.to_str().unwrap();
    let out = folder.to_str().unwrap();
    let told = cli
        .run([
            "handoff", bundle, "--form", "all", "--out", out, "--force", "--json",
        ])
        .expect_code(0)
        .json();
    let files = told["paths"].as_array().unwrap().iter().map(|path| {
        let path = Path::new(path.as_str().unwrap());
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    let left_out = told["leftOut"].as_array().unwrap().iter();
    let codes = left_out.map(|failure| failure["code"].as_str().unwrap().to_owned());
    (files.collect(), codes.collect())
}

/// The one file whose name ends so.
pub(crate) fn file<'a>(files: &'a BTreeMap<String, String>, end: &str) -> &'a str {
    let found = files_of(files, end).next();
    found.unwrap_or_else(|| panic!("{end}: {:?}", files.keys()))
}

/// Every file whose name ends so.
pub(crate) fn files_of<'a>(
    files: &'a BTreeMap<String, String>,
    end: &str,
) -> impl Iterator<Item = &'a str> {
    let named = files.iter().filter(move |(name, _)| name.ends_with(end));
    named.map(|(_, text)| text.as_str())
}
