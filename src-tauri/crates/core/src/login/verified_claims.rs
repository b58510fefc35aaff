//! Claims that may be believed. Who makes one vouches for every signature and every check behind it.

use std::collections::BTreeMap;

use serde_json::Value;

/// Claims of a token or an assertion that passed every check of its protocol.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct VerifiedClaims(BTreeMap<String, Value>);

impl VerifiedClaims {
    /// Vouches for `claims`: for the two verifiers alone, once all of their checks have passed.
    pub(super) const fn vouched(claims: BTreeMap<String, Value>) -> Self {
        Self(claims)
    }

    /// The claims by name.
    pub(crate) const fn by_name(&self) -> &BTreeMap<String, Value> {
        &self.0
    }
}
