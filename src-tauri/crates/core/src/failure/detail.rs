//! What support wants to see of a failure: ids, the exact flaw, and what others wrote. Never a secret, never a token.

use std::fmt::Display;
use std::io;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Flaw;

/// What support wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// Microsoft's code, such as `AADSTS7000215`, or one of Microsoft Graph's.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub aadsts: Option<String>,
    /// The protocol's `error`, as sent.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub error: Option<String>,
    /// Microsoft's correlation ID.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub correlation_id: Option<String>,
    /// Microsoft's trace ID (request ID).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub trace_id: Option<String>,
    /// Microsoft's clock when it happened.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub at: Option<DateTime<Utc>>,
    /// The status of the answer over HTTP (RFC 9110 §15).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub status: Option<u16>,
    /// What exactly is wrong, where Consentry itself found it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub flaw: Option<Flaw>,
    /// What the other side wrote.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[ts(optional)]
    pub raw: Option<Raw>,
}

/// A text that somebody else wrote, in their own language: Microsoft, a server, the system, a library. Consentry's own
/// words cannot become one: what it knows itself is a [`Flaw`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Raw(String);

impl Raw {
    /// What another program wrote into an answer or an error.
    pub(crate) fn quoted(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<E: ForeignError> From<&E> for Raw {
    fn from(error: &E) -> Self {
        Self(error.to_string())
    }
}

/// An error of the system or of a library, which says in its own words what it is.
pub trait ForeignError: Display {}

impl ForeignError for io::Error {}
impl ForeignError for serde_json::Error {}
