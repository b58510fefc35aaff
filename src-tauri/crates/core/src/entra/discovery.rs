//! From a domain to a directory: discovery document and realm look-up.

use serde::{Deserialize, Serialize};
use url::Url;

/// The members of an OpenID Connect discovery document that are used (OpenID Connect Discovery 1.0 §3).
/// Hosts are taken from here, never computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderMetadata {
    /// Exactly as written: issuers are compared as text.
    pub issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: Url,
    /// Where codes and credentials are exchanged.
    pub token_endpoint: Url,
    /// Where the signing keys are published.
    pub jwks_uri: Url,
    /// Entra: such as `EU`.
    #[serde(default)]
    pub tenant_region_scope: Option<String>,
    /// Entra: such as `microsoftonline.com`.
    #[serde(default)]
    pub cloud_instance_name: Option<String>,
    /// Entra: such as `graph.microsoft.com`.
    #[serde(default)]
    pub msgraph_host: Option<String>,
}

/// Who checks the users' passwords.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum SignIn {
    /// Entra itself.
    Managed,
    /// Another identity provider.
    Federated {
        /// Its host.
        host: Option<String>,
    },
    /// The realm look-up gave no answer.
    Unknown,
}
