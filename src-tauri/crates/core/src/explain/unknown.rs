//! What nobody knows, as far as it can be named.

use uuid::Uuid;

use super::{Fault, What};
use crate::failure::{Failure, FailureCode};

/// That `text` is nothing that is known.
pub(super) fn finding(text: &str) -> Fault {
    let trimmed = text.trim();
    let failure = Failure::with(FailureCode::PastedUnknown, &[("what", shape(trimmed))]);
    Fault::of(failure, What::Unknown)
}

/// What it looks like, by its stable name.
fn shape(text: &str) -> &'static str {
    if text.is_empty() {
        "empty"
    } else if Uuid::try_parse(text).is_ok() {
        "id"
    } else if text.starts_with(['{', '[']) {
        "json"
    } else if text.starts_with('<') {
        "xml"
    } else if text.to_ascii_uppercase().contains("AADSTS") {
        "mark"
    } else if text.starts_with("https://") || text.starts_with("http://") {
        "address"
    } else {
        ""
    }
}
