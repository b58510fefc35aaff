//! What deserves a look although all went well, in a bundle and here.

use consentry_bundle as format;
use consentry_bundle::Unknown;

use crate::login::verdict::Warning;

pub(super) fn write(warnings: &[Warning]) -> Vec<format::Warning> {
    let written = warnings.iter().map(|warning| {
        let (id, facts) = warning.parts();
        format::Warning {
            id,
            facts,
            other: Unknown::default(),
        }
    });
    written.collect()
}

/// A warning that a bundle tells of.
pub(super) fn read_one(warning: &format::Warning) -> Warning {
    Warning::from_id(&warning.id, &warning.facts)
}

pub(super) fn read(warnings: &[format::Warning]) -> Vec<Warning> {
    warnings.iter().map(read_one).collect()
}
