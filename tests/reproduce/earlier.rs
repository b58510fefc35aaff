//! Bundles of earlier versions hold no recording: nothing is judged, nothing differs, and it is said.

use std::path::Path;

use consentry_bundle::Bundle;

use crate::case::{reproduced, runs};

#[test]
fn every_earlier_bundle_reports_its_verdicts() {
    let fixtures =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/core/fixtures/bundles");
    let mut seen = 0;
    for version in std::fs::read_dir(fixtures).unwrap() {
        for file in std::fs::read_dir(version.unwrap().path()).unwrap() {
            let bundle = Bundle::parse(&std::fs::read(file.unwrap().path()).unwrap()).unwrap();

            let answer = reproduced(&bundle).expect_code(0).json();

            assert_eq!(runs(&answer).len(), bundle.runs.len());
            for run in runs(&answer) {
                assert_eq!(run["unjudged"], "not-recorded", "{run}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "{seen}");
}
