//! How a fact is known, as a screen shows it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::Language;
use crate::wizard::{Known, Witness};

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
    /// Another bundle says so.
    Reported {
        /// Who told it, where that bundle does not say that its program saw it.
        by: Option<String>,
        /// When it was seen or told, as that bundle says.
        at: DateTime<Utc>,
        /// That bundle, by file name.
        file: String,
        /// Its digest.
        digest: String,
        /// The program that wrote it.
        program: String,
        /// That program's version.
        version: String,
        /// When it was written.
        written_at: DateTime<Utc>,
    },
}

impl KnownView {
    /// `known` in the words of `language`.
    pub(super) fn new(known: &Known, language: &Language) -> Self {
        match known {
            Known::Proved { at } => Self::Proved { at: *at },
            Known::Stated { by, at, .. } => Self::Stated {
                by: teller(by, language),
                at: *at,
            },
            Known::Reported { at, by, report, .. } => Self::Reported {
                by: by.as_ref().map(|by| teller(by, language)),
                at: *at,
                file: report.file.clone(),
                digest: report.digest.clone(),
                program: report.program.clone(),
                version: report.version.clone(),
                written_at: report.written_at,
            },
        }
    }
}

fn teller(by: &Witness, language: &Language) -> String {
    match by {
        Witness::Here => language.say("known-by-you", &[]),
        Witness::Landing => language.say("known-by-landing", &[]),
        Witness::Person(name) => name.clone(),
    }
}
