//! Where a step stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a step stands: computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// An earlier step comes first.
    Locked,
    /// Can be done now.
    Open,
    /// Is being done.
    Running,
    /// Somebody else's turn.
    Waiting,
    /// Was tried, and failed.
    Failed,
    /// Its fact stands.
    Done,
}
