//! What the tests of the parts share: the report that everything in a bundle comes back with.

use consentry_bundle::Bundle;

use super::compose;
use crate::scene::tests::{at, facts, run, with_scene};
use crate::wizard::{Known, Report};

/// The report that everything in a bundle comes back with.
pub(super) fn report() -> Report {
    Report {
        file: "from-ada.consentry".to_owned(),
        digest: "sha256:00".to_owned(),
        program: "Consentry".to_owned(),
        version: "0.1.0".to_owned(),
        written_at: at(),
    }
}

/// What `known` is worth where it was read in that report.
pub(super) fn reported(known: &Known) -> Known {
    let by = match known {
        Known::Stated { by, .. } => Some(by.clone()),
        Known::Proved { .. } | Known::Reported { .. } => None,
    };
    Known::Reported {
        at: known.at(),
        by,
        says: None,
        report: report(),
    }
}

/// A whole bundle.
pub(super) fn bundle() -> Bundle {
    with_scene("kloudmate", &facts("kloudmate", "oidc"), compose)
}

#[test]
fn a_bundle_says_nothing_in_sentences() {
    let mut facts = facts("kloudmate", "oidc");
    facts.runs.push(run());
    let bundle = with_scene("kloudmate", &facts, compose);

    let text = String::from_utf8(bundle.to_bytes().unwrap()).unwrap();

    for member in [
        "title",
        "sentence",
        "label",
        "summary",
        "advice",
        "text",
        "who\": \"You",
    ] {
        assert!(!text.contains(&format!("\"{member}\"")), "{member}: {text}");
    }
}
