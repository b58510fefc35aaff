//! What is connected with what: the service, the tenant, the integration model and the application between them.
//!
//! Identifiers and URLs are plain strings: they are shown and compared, never acted on here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Known, Unknown, Warning};

/// The service being connected, and the profile its set-up followed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// The profile's id, such as `kinde`.
    pub id: String,
    /// The service's own name.
    pub name: String,
    /// The version of the profile.
    pub profile_version: String,
    /// The day on which the profile's facts were last checked.
    pub as_of: NaiveDate,
    /// The profile itself, in TOML, where it is not one that comes with every program. It is somebody else's: whoever reads
    /// it checks it first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// The Microsoft Entra directory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tenant {
    /// Directory (tenant) ID.
    pub tenant_id: String,
    /// The domain that was looked up, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What the person entered to name the tenant.
    pub asked: String,
    /// The name the directory shows to its users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// The id of the Microsoft cloud, such as `global`.
    pub cloud: String,
    /// The login host the tenant was found at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// `tenant_region_scope` of the discovery document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// `issuer` of the discovery document (`OpenID` Connect Discovery §3).
    pub issuer: String,
    /// Where the domain's users type their password, where that was found out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<SignIn>,
    /// How it is known that this is the right tenant.
    pub known: Known,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// Who authenticates a domain's users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum SignIn {
    /// Another identity provider, to which Entra forwards.
    Federated,
    /// Entra itself.
    Managed,
}

/// The integration model: who is in charge of the application, and the protocol it speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Model {
    /// The model's id in the service profile.
    pub id: String,
    /// The kind of model, as the profile schema names it.
    pub kind: String,
    /// The protocol, as the profile schema names it.
    pub protocol: String,
    /// What the profile asked for and what was answered.
    pub inputs: BTreeMap<String, String>,
    /// The service's own options and what they were set to.
    pub options: BTreeMap<String, Value>,
    /// What deserves a look in the service's own metadata, where values were read from that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// How the choice is known, where that is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Known>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// The application registered with Entra for this connection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Application {
    /// Application (client) ID.
    pub client_id: String,
    /// Redirect URIs, byte for byte as registered.
    pub redirect_uris: Vec<String>,
    /// In whose directory the registration lives.
    pub owner: Owner,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// Who owns the app registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Owner {
    /// The customer's directory.
    Customer,
    /// The service's directory.
    Vendor,
}
