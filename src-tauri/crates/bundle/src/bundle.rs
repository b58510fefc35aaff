//! The document itself: its members, and its way from and to bytes.

mod digest;
mod parse;
mod redact;
mod write;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use digest::Verified;

use crate::{
    Application, Claims, Consent, Credential, Federation, Model, Provenance, Redaction, Sealed,
    Service, Task, Tenant, TestRun, Unfinished, Unknown,
};

/// What `format` says in every bundle.
pub const FORMAT: &str = "consentry.bundle";

/// The version of the format that this crate writes. It reads the earlier ones as well: what they said in sentences is
/// among the [`Unknown`] members then, and goes back out as it came.
pub const VERSION: u32 = 3;

/// A connection bundle: all there is to know about one connection, without its secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    /// Always [`FORMAT`].
    pub format: String,
    /// [`VERSION`], or an earlier one where the bundle came in that.
    pub version: u32,
    /// When the bundle was written.
    pub created_at: DateTime<Utc>,
    /// By which program.
    pub created_by: CreatedBy,
    /// The set-up it was made from.
    pub setup_id: String,
    /// The service being connected.
    pub service: Service,
    /// How far an unfinished set-up had come; absent once somebody was seen to sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfinished: Option<Unfinished>,
    /// The Entra directory; only an unfinished bundle can lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<Tenant>,
    /// The integration model; only an unfinished bundle can lack it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<Model>,
    /// The application, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<Application>,
    /// Federation settings, for SAML 2.0 and WS-Federation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub federation: Option<Federation>,
    /// Evidence of consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// Facts about the credential.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<Credential>,
    /// What the service needs to learn about a user.
    pub claims: Claims,
    /// The test logins, the oldest first.
    pub runs: Vec<TestRun>,
    /// What has been done and what is left to do.
    pub tasks: Vec<Task>,
    /// Where the set-up was done.
    pub provenance: Provenance,
    /// The client secret, encrypted, where the user chose to include it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealed>,
    /// What was done to the values that identify people, where anything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redacted: Option<Redaction>,
    /// `sha256:` and 64 hexadecimal digits over the rest. [`Bundle::to_bytes`] sets it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// The program that wrote a bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedBy {
    /// Its name.
    pub program: String,
    /// Its version.
    pub version: String,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}
