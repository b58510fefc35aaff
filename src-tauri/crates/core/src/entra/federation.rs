//! What two sides of a federation publish about themselves: an identity provider's federation metadata
//! (SAML metadata 2.0 §2, WS-Federation §3.1) and a service's own.
//!
//! The metadata's own signature proves nothing that its address does not: it is signed with a key that only
//! the metadata itself names. It is trusted because of where it was read from.

pub mod address;
pub mod certificate;
mod fetch;
mod identifiers;
mod provider;
mod service;
pub mod validity;

use url::Url;

pub use fetch::fetch;
pub use identifiers::{AcsUrl, EntityId, Wreply, Wtrealm};
pub use service::ServiceMetadata;

use self::certificate::SigningCertificate;
use super::registration::TenantId;
use crate::failure::{Detail, Failure, FailureCode};

/// What an identity provider says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FederationMetadata {
    /// Its entity ID, exactly as written: issuers are compared as text.
    pub entity_id: String,
    /// Where people sign in with SAML 2.0.
    pub single_sign_on: Vec<Endpoint>,
    /// Where people sign out with SAML 2.0.
    pub single_logout: Vec<Endpoint>,
    /// Where people sign in with WS-Federation (`PassiveRequestorEndpoint`).
    pub passive_requestor: Option<Url>,
    /// Every certificate that it publishes for signing, each once, in the order of the document.
    pub certificates: Vec<SigningCertificate>,
}

/// An address with the way in which messages get there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// The way.
    pub binding: Binding,
    /// The address.
    pub location: Url,
}

/// A way in which a SAML 2.0 message travels (SAML bindings §3).
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// Why a document is no metadata of use. Never quotes it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MetadataError {
    /// It is not XML, or none that is safe to read.
    #[error("{0}")]
    Xml(String),
    /// It is not one `EntityDescriptor`.
    #[error("it is not one EntityDescriptor")]
    NotAnEntity,
    /// The entity has no ID.
    #[error("it has no entityID")]
    NoEntityId,
    /// The entity is no identity provider.
    #[error("it does not describe an identity provider")]
    NoIdentityProvider,
    /// It describes no service that takes answers by POST (SAML bindings §3.5).
    #[error("it does not describe a service that takes answers by POST")]
    NoService,
    /// No certificate is published for signing.
    #[error("it publishes no certificate for signing")]
    NoSigningCertificate,
    /// A published certificate cannot be read.
    #[error("a certificate in it cannot be read")]
    Certificate,
    /// An address in it is none.
    #[error("an address in it is none")]
    Address,
}

impl From<MetadataError> for Failure {
    fn from(error: MetadataError) -> Self {
        Self::new(FailureCode::FederationMetadataMalformed).detailed(Detail {
            raw: Some(error.to_string()),
            ..Detail::default()
        })
    }
}

impl FederationMetadata {
    /// Reads the metadata of any provider, which may describe it for SAML 2.0, for WS-Federation or for both.
    ///
    /// # Errors
    ///
    /// Fails when it is not one entity that signs people in, or when one of its certificates cannot be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, MetadataError> {
        provider::parse(bytes)
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
