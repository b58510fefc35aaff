//! How a fact is known, as a screen shows it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wizard::Known;

/// How a fact is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "how", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum KnownView {
    /// Consentry saw it.
    Proved {
        /// When.
        at: DateTime<Utc>,
    },
    /// A person told it.
    Stated {
        /// Who.
        by: String,
        /// When.
        at: DateTime<Utc>,
    },
}

impl From<&Known> for KnownView {
    fn from(known: &Known) -> Self {
        match known {
            Known::Proved { at } => Self::Proved { at: *at },
            Known::Stated { by, at, .. } => Self::Stated {
                by: by.clone(),
                at: *at,
            },
        }
    }
}
