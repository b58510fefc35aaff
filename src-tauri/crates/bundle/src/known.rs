//! How a fact is known: seen by the program that wrote the bundle, said by a person, or read in another bundle.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Unknown;

/// How a fact is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "how", rename_all = "camelCase")]
pub enum Known {
    /// The program saw it itself.
    Proved {
        /// When.
        at: DateTime<Utc>,
        /// Members this version does not know.
        #[serde(flatten)]
        other: Unknown,
    },
    /// The program read it in another bundle, and did not see it itself.
    Reported {
        /// When it was seen or said, as that bundle tells.
        at: DateTime<Utc>,
        /// Who said it, where that bundle has it from a person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// What said it, where that bundle has it neither from its program nor from a person with a name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        witness: Option<Witness>,
        /// Where it was read.
        report: Report,
        /// Members this version does not know.
        #[serde(flatten)]
        other: Unknown,
    },
    /// A person said so, or something that a person could have made up.
    Stated {
        /// Who, where it was a person with a name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        /// What else said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        witness: Option<Witness>,
        /// When.
        at: DateTime<Utc>,
        /// Members this version does not know.
        #[serde(flatten)]
        other: Unknown,
    },
}

impl Known {
    /// Seen by the program at this time.
    #[must_use]
    pub fn proved(at: DateTime<Utc>) -> Self {
        Self::Proved {
            at,
            other: Unknown::default(),
        }
    }

    /// Said by this person at this time.
    #[must_use]
    pub fn stated(by: impl Into<String>, at: DateTime<Utc>) -> Self {
        Self::Stated {
            by: Some(by.into()),
            witness: None,
            at,
            other: Unknown::default(),
        }
    }
}

/// What said something, where it was no person with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Witness {
    /// Whoever sat at the program.
    Here,
    /// The address on which a browser landed after consent.
    Landing,
}

/// Another bundle, in which something was read. Nothing in it was authenticated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
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
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}
