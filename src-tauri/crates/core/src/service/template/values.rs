//! The values that are known so far, by the names that templates have for them.

use std::collections::BTreeMap;

use super::Name;
use crate::entra::cloud::Authority;
use crate::service::Inputs;

/// The values that are known so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Name, String>);

impl Values {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, and `value` under `name`.
    #[must_use]
    pub fn with(mut self, name: Name, value: impl Into<String>) -> Self {
        self.0.insert(name, value.into());
        self
    }

    /// The same, and the sign-in host of `authority`.
    #[must_use]
    pub fn with_authority(self, authority: &Authority) -> Self {
        self.with(
            Name::Authority,
            authority.login.as_str().trim_end_matches('/'),
        )
    }

    /// The same, and what was entered for the model's inputs.
    #[must_use]
    pub fn with_inputs(mut self, inputs: &Inputs) -> Self {
        for (id, value) in inputs.with_decided() {
            self.0.insert(Name::Input(id.to_owned()), value.to_owned());
        }
        self
    }

    pub(super) fn get(&self, name: &Name) -> Option<&str> {
        let value = match name {
            Name::Tenant => self
                .0
                .get(&Name::Domain)
                .or_else(|| self.0.get(&Name::TenantId)),
            other => self.0.get(other),
        };
        value.map(String::as_str)
    }
}
