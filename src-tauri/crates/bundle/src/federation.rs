//! The federation between directory and service, for SAML 2.0 and WS-Federation.
//!
//! Everything here is public: Entra publishes its certificates to whoever asks.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Known, Unknown, Warning};

/// What both sides of a federation were told about each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Federation {
    /// The service's name for itself: Identifier (Entity ID) or `wtrealm`.
    pub identifier: String,
    /// Reply URLs, byte for byte as registered, the production one first.
    pub reply_urls: Vec<String>,
    /// What Entra publishes for the application, once it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// An application's federation metadata, as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// Where it was read: the App Federation Metadata Url.
    pub address: String,
    /// The directory's name for itself: `entityID` (SAML 2.0 Metadata §2.3.2).
    pub entity_id: String,
    /// Where Entra takes requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub login_url: Option<String>,
    /// Where Entra takes logout requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logout_url: Option<String>,
    /// The metadata itself, character by character, where it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Every signing certificate, in the order of the document.
    pub certificates: Vec<Certificate>,
    /// What deserves a look in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// How it is known.
    pub known: Known,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// A signing certificate (RFC 5280).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// SHA-1 over its DER, as the admin center shows it.
    pub thumbprint: String,
    /// SHA-256 over its DER.
    pub sha256: String,
    /// From when it is valid.
    pub not_before: DateTime<Utc>,
    /// Until when it is valid.
    pub not_after: DateTime<Utc>,
    /// Its DER in base64 (RFC 4648 §4).
    pub der: String,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}
