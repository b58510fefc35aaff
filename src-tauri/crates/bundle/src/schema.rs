//! The JSON Schema (2020-12) of the format, made from the types so that it cannot lag behind them.

use serde_json::Value;

use crate::Bundle;

/// The JSON Schema of a bundle, for editors and for people who write bundles.
///
/// It says less than [`Bundle::parse`] enforces: limits, duplicate members and the normal form are not in it.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(Bundle).to_value()
}
