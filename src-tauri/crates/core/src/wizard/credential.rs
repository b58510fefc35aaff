//! What proves the application: a client secret, or Entra's signing certificates for it; and what is to take
//! its place.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Known;
use crate::entra::registration::{ClientId, TenantId};
use crate::login::verdict::Warning;
use crate::ports::SecretStorage;

/// A client ID and secret that the token endpoint accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvenCredential {
    pub(crate) tenant: TenantId,
    pub(crate) client: ClientId,
    /// The secret's name in the secret store, new for each new secret; none where it is not kept here.
    pub(crate) secret: Option<String>,
    pub(crate) hint: String,
    pub(crate) kept: SecretStorage,
    pub(crate) expires_on: Option<NaiveDate>,
    pub(crate) known: Known,
}

/// The federation metadata of an application, as Entra publishes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvenFederation {
    pub(crate) tenant: TenantId,
    pub(crate) client: ClientId,
    /// Where it was read: the App Federation Metadata Url.
    pub(crate) address: String,
    /// Entra's name for the directory: `entityID` and issuer.
    pub(crate) entity_id: String,
    pub(crate) login_url: Option<String>,
    pub(crate) logout_url: Option<String>,
    /// The metadata itself, character by character; none where it was read before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) document: Option<String>,
    /// All signing certificates, in the order of the document; at least one.
    pub(crate) certificates: Vec<PublishedCertificate>,
    /// What deserves a look in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) warnings: Vec<Warning>,
    pub(crate) known: Known,
}

/// A signing certificate in the metadata (RFC 5280).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedCertificate {
    /// SHA-1 over its DER, as the admin center shows it.
    pub(crate) thumbprint: String,
    /// SHA-256 over its DER.
    pub(crate) sha256: String,
    pub(crate) not_before: DateTime<Utc>,
    pub(crate) not_after: DateTime<Utc>,
    /// Its DER in base64.
    pub(crate) der: String,
}

impl ProvenFederation {
    /// The certificates' SHA-256 thumbprints, sorted: what signatures are held against.
    #[must_use]
    pub fn signers(&self) -> Vec<String> {
        let mut signers: Vec<String> = self
            .certificates
            .iter()
            .map(|certificate| certificate.sha256.clone())
            .collect();
        signers.sort();
        signers
    }
}

impl ProvenFederation {
    /// The certificate that ends last: the one that Entra signs with, or will.
    #[must_use]
    pub fn newest(&self) -> Option<&PublishedCertificate> {
        self.certificates
            .iter()
            .max_by_key(|certificate| certificate.not_after)
    }
}

impl PublishedCertificate {
    /// Its DER in base64, in lines of 64 characters (RFC 7468 §2).
    #[must_use]
    pub fn body(&self) -> String {
        let characters: Vec<char> = self.der.chars().collect();
        let lines = characters.chunks(64).map(String::from_iter);
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// What is to take the place of the credentials in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Replacement {
    /// A new client secret; the old one stays valid until it is removed.
    Secret(ProvenCredential),
    /// Other signing certificates.
    Certificates(ProvenFederation),
}

impl Replacement {
    /// Whether it is for this application in this directory.
    #[must_use]
    pub fn is_for(&self, tenant: Option<TenantId>, client: Option<ClientId>) -> bool {
        let (own_tenant, own_client) = match self {
            Self::Secret(credential) => (credential.tenant, credential.client),
            Self::Certificates(federation) => (federation.tenant, federation.client),
        };
        Some(own_tenant) == tenant && Some(own_client) == client
    }
}
