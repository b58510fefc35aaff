//! Set-ups that an earlier version wrote, in the form of this one. A file is migrated when it is read, and written in
//! the new form when the set-up is saved next.

use serde_json::{Value, json};

use super::{FORMAT, Setup, version_1};

/// Reads a set-up of this version or an earlier one.
///
/// # Errors
///
/// Fails for a document that is none.
pub(super) fn read(mut document: Value) -> Result<Setup, serde_json::Error> {
    if document["format"] != json!(1) {
        return serde_json::from_value(document);
    }
    version_1::reshape(&mut document);
    let mut setup: Setup = serde_json::from_value(document)?;
    version_1::restate(&mut setup.facts, &mut setup.failed);
    setup.format = FORMAT;
    Ok(setup)
}
