//! The six steps and their order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A step of the wizard, in the order in which a set-up passes through them.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// Which directory.
    Tenant,
    /// Who owns the app registration.
    Model,
    /// What the application may do in the directory.
    Consent,
    /// What proves the application.
    Credentials,
    /// Whether a person can sign in.
    TestLogin,
    /// What is handed over.
    Export,
}

impl Step {
    /// All six, in order.
    pub const ALL: [Self; 6] = [
        Self::Tenant,
        Self::Model,
        Self::Consent,
        Self::Credentials,
        Self::TestLogin,
        Self::Export,
    ];

    /// The steps before this one, in order.
    pub fn before(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().take_while(move |step| *step != self)
    }
}
