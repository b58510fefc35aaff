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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handoff::bundle::{compose, restore};
    use crate::scene::tests::{facts, with_scene};
    use crate::service::Services;
    use crate::store::{Setup, SetupId};

    #[test]
    fn a_rehearsal_comes_back_as_one_and_nothing_else_does() {
        let facts = facts("kloudmate", "oidc");
        for practice in [false, true] {
            let mut bundle = with_scene("kloudmate", &facts, compose);
            bundle.provenance.practice = practice;
            let setup = Setup::new(
                SetupId::parse("two").unwrap(),
                "kloudmate".to_owned(),
                !practice,
                bundle.created_at,
            );

            let profile = Services::shipped().get("kloudmate").unwrap();
            let back = restore(&bundle, "a.consentry".to_owned(), profile, setup).unwrap();

            assert_eq!(back.practice, practice);
        }
    }

    #[test]
    fn a_bundle_names_the_program_that_wrote_it_twice_alike() {
        let written = with_scene("kloudmate", &facts("kloudmate", "oidc"), write);

        assert_eq!(
            (written.program, written.version),
            (program().program, program().version)
        );
        assert!(!written.practice && !written.platform.is_empty());
    }
}
