//! What is known about the connection: consent, credential, claims, tasks and where the bundle was made.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Known, Unknown};

/// Evidence of consent, or that somebody went on without it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// The kind of consent, as the profile schema names it.
    pub kind: String,
    /// The tenant in which it was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant_id: Option<String>,
    /// The scopes consented to.
    pub scopes: Vec<String>,
    /// How it is known.
    pub known: Known,
    /// The URL on which the consent ended, redacted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landing: Option<String>,
    /// Whether somebody chose to go on without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped: Option<bool>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

impl Consent {
    /// Whether somebody chose to go on without it. Version 1 gave a reason in its place.
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        self.skipped == Some(true) || self.other.0.contains_key("notNeededReason")
    }
}

/// Facts about the credential. The credential itself is not among them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Credential {
    /// What it is.
    pub kind: CredentialKind,
    /// The first three characters, as Entra shows them in its list.
    pub hint: String,
    /// The last day on which it is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_on: Option<NaiveDate>,
    /// Whether Entra was seen to accept it.
    pub checked: bool,
    /// How it is known.
    pub known: Known,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// The kind of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum CredentialKind {
    /// A client secret (RFC 6749 §2.3.1).
    Secret,
}

/// What the service needs to learn about a user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Claims {
    /// Every need, with the claims that can meet it.
    pub contract: Vec<ClaimNeed>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// One thing the service needs to learn, and from which claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClaimNeed {
    /// What for: the need's id in the service profile.
    pub need: String,
    /// The claims that meet it, the preferred first.
    pub claims: Vec<String>,
    /// Whether a sign-in fails without it.
    pub required: bool,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// One thing somebody has to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// The task's id in the service profile.
    pub id: String,
    /// How it is known to be done; absent while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Known>,
    /// What was said with it, where the task asks for something, such as the way back in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Whether the connection works without it.
    pub optional: bool,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// Where the set-up was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// The program's name.
    pub program: String,
    /// Its version.
    pub version: String,
    /// The operating system and architecture it ran on.
    pub platform: String,
    /// Whether the tenant was the practice tenant: then nothing here is about a real directory.
    pub practice: bool,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}
