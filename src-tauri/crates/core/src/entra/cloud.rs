//! Microsoft's clouds, and which host to ask in each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

/// One of Microsoft's clouds, or the practice tenant in their place.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Cloud {
    /// Worldwide, Microsoft 365 GCC included.
    #[default]
    Global,
    /// US Government (GCC High and DoD).
    UsGovernment,
    /// China, operated by 21Vianet.
    China,
    /// The practice tenant on this computer. Its address changes from run to run and is never kept.
    Practice,
}

/// Where a cloud is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Which cloud.
    pub cloud: Cloud,
    /// Its sign-in host, such as `https://login.microsoftonline.com/`.
    pub login: Url,
    /// Its Microsoft Graph host, such as `https://graph.microsoft.com/`.
    pub graph: Url,
}
