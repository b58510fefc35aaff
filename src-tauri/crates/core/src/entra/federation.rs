//! What two sides of a federation publish about themselves: an identity provider's federation metadata
//! (SAML metadata 2.0 §2, WS-Federation §3.1) and a service's own.
//!
//! The metadata's own signature proves nothing that its address does not: it is signed with a key that only
//! the metadata itself names. It is trusted because of where it was read from.

pub mod address;
pub mod certificate;
mod document;
mod fetch;
mod flaw;
mod identifiers;
mod oddity;
mod provider;
mod published;
mod service;
pub mod validity;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

pub use fetch::{fetch, fetch_document};
pub use flaw::{Described, MetadataError, MetadataFlaw};
pub use identifiers::{AcsUrl, EntityId, Wreply, Wtrealm};
pub use oddity::{Oddity, OddityKind};
pub use published::published;
pub use service::ServiceMetadata;

use self::certificate::SigningCertificate;
use super::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::pasted::{Pasted, Wanted};

/// What an identity provider says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FederationMetadata {
    /// Its entity ID, exactly as written: issuers are compared as text.
    pub entity_id: String,
    /// Where people sign in with SAML 2.0.
    pub single_sign_on: Vec<Endpoint>,
    /// Where people sign out with SAML 2.0.
    pub single_logout: Vec<Endpoint>,
    /// Where people sign in with WS-Federation (`PassiveRequestorEndpoint`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passive_requestor: Option<Url>,
    /// Every certificate that it publishes for signing, each once, in the order of the document.
    pub certificates: Vec<SigningCertificate>,
    /// Until when the document may be used, where it says so (SAML metadata §2.3.2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<DateTime<Utc>>,
    /// What is odd about it.
    pub oddities: Vec<Oddity>,
}

/// An address with the way in which messages get there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// The way.
    pub binding: Binding,
    /// The address.
    pub location: Url,
}

/// A way in which a SAML 2.0 message travels (SAML bindings §3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    /// HTTP-Redirect (§3.4).
    Redirect,
    /// HTTP-POST (§3.5).
    Post,
    /// Another one, by its URI.
    Other(String),
}

impl Binding {
    /// The binding of this URI.
    pub(crate) fn from_uri(uri: &str) -> Self {
        match uri {
            "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" => Self::Redirect,
            "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" => Self::Post,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl FederationMetadata {
    /// Reads the metadata of any provider, which may describe it for SAML 2.0, for WS-Federation or for both.
    ///
    /// # Errors
    ///
    /// Fails when it does not hold exactly one entity that signs people in, or none of its certificates can be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, MetadataError> {
        provider::parse(bytes).map_err(|flaw| MetadataError {
            of: Described::Provider,
            flaw,
        })
    }

    /// Reads the metadata that somebody saved or pasted, however it is dressed.
    ///
    /// # Errors
    ///
    /// Names with `pasted.*` what stands in its place, and fails with
    /// [`FailureCode::FederationMetadataMalformed`] as [`FederationMetadata::parse`] does.
    pub fn read(pasted: &Pasted) -> Result<Self, Failure> {
        let otherwise = FailureCode::FederationMetadataMalformed;
        let several = FailureCode::FederationMetadataSeveral;
        let document = match pasted.document(Wanted::ProviderMetadata, several, otherwise) {
            // Reading it all the same says what stands there, such as a certificate alone.
            Err(failure) if failure.code == otherwise => pasted.text(),
            found => found?,
        };
        Ok(Self::parse(document.as_bytes())?)
    }

    /// Where a SAML 2.0 request goes by the HTTP-Redirect binding.
    #[must_use]
    pub fn redirect_sign_on(&self) -> Option<&Url> {
        self.single_sign_on
            .iter()
            .find(|endpoint| endpoint.binding == Binding::Redirect)
            .map(|endpoint| &endpoint.location)
    }

    /// The directory, where the entity is one of Entra's: `https://sts.windows.net/{tid}/` and its kin in other
    /// clouds.
    #[must_use]
    pub fn tenant(&self) -> Option<TenantId> {
        let entity = Url::parse(&self.entity_id).ok()?;
        let entra = matches!(
            entity.host_str()?,
            "sts.windows.net" | "sts.chinacloudapi.cn"
        );
        let path = entity.path().strip_prefix('/')?.strip_suffix('/')?;
        TenantId::parse(path).filter(|_| entra)
    }
}

#[cfg(test)]
mod tests;
