//! Where a bundle comes from: this program, on this kind of computer. Of somebody else's, only whether it was a
//! rehearsal is taken over.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use crate::scene::Scene;

/// The program that writes bundles.
const PROGRAM: &str = "Consentry";

pub(super) fn program() -> format::CreatedBy {
    format::CreatedBy {
        program: PROGRAM.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        other: Unknown::default(),
    }
}

pub(super) fn write(scene: &Scene<'_>) -> format::Provenance {
    format::Provenance {
        program: PROGRAM.to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        platform: std::env::consts::OS.to_owned(),
        practice: scene.setup.practice,
        other: Unknown::default(),
    }
}
