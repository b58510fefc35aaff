//! The practice tenant as a screen shows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The practice tenant, while it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeView {
    /// Domains that can be entered.
    pub domains: Vec<String>,
    /// Who can sign in.
    pub users: Vec<PracticeUserView>,
    /// The scenarios that can be switched on.
    pub scenarios: Vec<ScenarioView>,
}

/// A user of the practice tenant. Its password is public: it opens nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeUserView {
    /// User name.
    pub upn: String,
    /// Password, valid in the practice tenant only.
    pub password: String,
    /// Such as `guest`.
    pub kind: String,
}

/// Something that can be made to go wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScenarioView {
    /// Its name.
    pub name: String,
    /// What goes wrong, in a sentence.
    pub summary: String,
    /// Whether it is switched on.
    pub active: bool,
}
