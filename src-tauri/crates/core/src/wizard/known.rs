//! How a fact is known: seen here, said by somebody, or read in another bundle.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How a fact is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "camelCase")]
pub enum Known {
    /// Consentry saw it.
    Proved {
        /// When.
        at: DateTime<Utc>,
    },
    /// Somebody told it.
    Stated {
        /// Who.
        by: Witness,
        /// When.
        at: DateTime<Utc>,
        /// What they said with it, where they were asked for something.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        says: Option<String>,
    },
    /// Another bundle says so. Whoever wrote that bundle may have seen it; nobody did here.
    Reported {
        /// When it was seen or told, as the bundle says.
        at: DateTime<Utc>,
        /// Who told it, where the bundle does not say that its program saw it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<Witness>,
        /// What they said with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        says: Option<String>,
        /// Where it was read.
        report: Report,
    },
}

/// Who told something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Witness {
    /// Whoever sits here.
    Here,
    /// The address on which a browser landed after consent: anyone can type one.
    Landing,
    /// A person, by name.
    Person(String),
}

/// Another bundle, in which something was read. Nothing in it was authenticated.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// Its digest.
    pub digest: String,
    /// The program that wrote it.
    pub program: String,
    /// That program's version.
    pub version: String,
    /// When it was written.
    pub written_at: DateTime<Utc>,
}

impl Known {
    /// Told by `by` at this time, and nothing more.
    #[must_use]
    pub const fn stated(by: Witness, at: DateTime<Utc>) -> Self {
        Self::Stated { by, at, says: None }
    }

    /// Whether Consentry saw it, here.
    #[must_use]
    pub const fn is_proved(&self) -> bool {
        matches!(self, Self::Proved { .. })
    }

    /// When it was seen or told.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Proved { at } | Self::Stated { at, .. } | Self::Reported { at, .. } => *at,
        }
    }

    /// What was said with it.
    #[must_use]
    pub fn says(&self) -> Option<&str> {
        match self {
            Self::Proved { .. } => None,
            Self::Stated { says, .. } | Self::Reported { says, .. } => says.as_deref(),
        }
    }
}
