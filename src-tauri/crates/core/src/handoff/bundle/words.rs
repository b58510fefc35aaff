//! The words by which variants go on the wire.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::malformed;
use crate::failure::Failure;

/// The word of a unit variant.
pub(super) fn write(variant: &impl Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// The variant of this word; none where nobody here knows it.
pub(super) fn read<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// The variant of this word at `place`.
pub(super) fn read_at<T: DeserializeOwned>(word: &str, place: &str) -> Result<T, Failure> {
    serde_json::from_value(Value::String(word.to_owned()))
        .map_err(|error| malformed(place).quoting(&error))
}
