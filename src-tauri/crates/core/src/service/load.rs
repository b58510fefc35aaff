//! From a file's text to a profile, or the one reason why not.

use std::fmt;

use serde::Deserialize;
use toml::Table;

use super::profile::SCHEMA_VERSION;
use super::{Flaw, ServiceProfile, coverage};
use crate::failure::{Detail, Failure, FailureCode};

/// A file that is no profile: which file, where in it, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {path}: {reason}")]
pub struct Malformed {
    /// The file.
    pub file: String,
    /// Where in it: the way to the element, such as `models[oidc].tasks[register]`, or line and column.
    pub path: String,
    /// Why.
    pub reason: String,
}

impl Malformed {
    pub(super) fn flawed(file: &str, path: &str, reason: impl fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            path: path.to_owned(),
            reason: reason.to_string(),
        }
    }

    pub(super) fn unreadable(file: &str, error: &std::io::Error) -> Self {
        Self::flawed(file, "the file itself", error)
    }

    fn unlike_schema(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        let before = String::from_utf8_lossy(&text.as_bytes()[..at]);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Self::flawed(
            file,
            &format!("line {line}, column {column}"),
            error.message(),
        )
    }
}

impl From<Malformed> for Failure {
    fn from(malformed: Malformed) -> Self {
        let facts = [
            ("file", malformed.file.as_str()),
            ("path", malformed.path.as_str()),
            ("reason", malformed.reason.as_str()),
        ];
        let raw = Some(malformed.to_string());
        Self::with(FailureCode::ServiceMalformed, &facts).detailed(Detail {
            raw,
            ..Detail::default()
        })
    }
}

impl ServiceProfile {
    /// Reads a profile; `file` names it in the error.
    ///
    /// # Errors
    ///
    /// Fails on the first thing that is not TOML, not in the schema, or refers to what is not there. As a
    /// [`Failure`] it is `service.malformed`.
    pub fn parse(file: &str, text: &str) -> Result<Self, Malformed> {
        let unlike_schema = |error| Malformed::unlike_schema(file, text, &error);
        let document: Table = text.parse().map_err(unlike_schema)?;
        check_version(&document).map_err(|flaw| Malformed::flawed(file, "schema_version", flaw))?;
        let mut profile =
            Self::deserialize(toml::Deserializer::parse(text).map_err(unlike_schema)?)
                .map_err(unlike_schema)?;
        profile
            .check()
            .map_err(|(path, flaw)| Malformed::flawed(file, &path, flaw))?;
        profile.homes = coverage::homes(&document);
        profile.document = document;
        Ok(profile)
    }
}

/// The version comes first: a newer file's unknown field is not the person's mistake.
fn check_version(document: &Table) -> Result<(), Flaw> {
    match document
        .get("schema_version")
        .and_then(toml::Value::as_integer)
    {
        Some(version) if version == i64::from(SCHEMA_VERSION) => Ok(()),
        found => Err(Flaw::Version {
            found: found.map_or_else(|| "none".to_owned(), |v| v.to_string()),
        }),
    }
}
