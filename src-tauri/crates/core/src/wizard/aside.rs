//! What was entered for a model that is not chosen any more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Known;
use crate::entra::registration::{ClientId, TenantId};

/// What was entered for a model that is not chosen any more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// In which directory.
    pub(crate) tenant: Option<TenantId>,
    pub(crate) inputs: BTreeMap<String, String>,
    pub(crate) application: Option<ClientId>,
    pub(crate) tasks: BTreeMap<String, Known>,
}
