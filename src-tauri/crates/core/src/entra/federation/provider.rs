//! Reads an identity provider's metadata: roles, endpoints and the keys for signing.

use url::Url;

use super::certificate::SigningCertificate;
use super::{Binding, Endpoint, FederationMetadata, MetadataError};
use crate::xml::{Element, Xml, ns};

/// The roles in which an entity signs people in.
struct Roles<'x> {
    /// `IDPSSODescriptor` (SAML metadata §2.4.3).
    identity_provider: Vec<Element<'x>>,
    /// `RoleDescriptor` of the type `SecurityTokenServiceType` (WS-Federation §3.1.2.2).
    token_service: Vec<Element<'x>>,
}

pub(super) fn parse(bytes: &[u8]) -> Result<FederationMetadata, MetadataError> {
    let xml = Xml::parse(bytes).map_err(|error| MetadataError::Xml(error.to_string()))?;
    let entity = entity(&xml)?;
    let roles = Roles::from_entity(entity);
    if roles.all().next().is_none() {
        return Err(MetadataError::NoIdentityProvider);
    }
    let metadata = FederationMetadata {
        entity_id: entity_id(entity)?,
        single_sign_on: endpoints(&roles.identity_provider, "SingleSignOnService")?,
        single_logout: endpoints(&roles.identity_provider, "SingleLogoutService")?,
        passive_requestor: passive_requestor(&roles.token_service)?,
        certificates: certificates(&roles)?,
    };
    if metadata.certificates.is_empty() {
        return Err(MetadataError::NoSigningCertificate);
    }
    Ok(metadata)
}

/// The one entity of a document.
pub(super) fn entity(xml: &Xml) -> Result<Element<'_>, MetadataError> {
    xml.root()
        .filter(|root| root.is(ns::METADATA, "EntityDescriptor"))
        .ok_or(MetadataError::NotAnEntity)
}

/// Its ID (SAML metadata §2.3.2).
pub(super) fn entity_id(entity: Element<'_>) -> Result<String, MetadataError> {
    entity
        .attribute("entityID")
        .filter(|id| !id.trim().is_empty())
        .map(str::to_owned)
        .ok_or(MetadataError::NoEntityId)
}

impl<'x> Roles<'x> {
    fn from_entity(entity: Element<'x>) -> Self {
        Self {
            identity_provider: entity.named(ns::METADATA, "IDPSSODescriptor").collect(),
            token_service: entity
                .named(ns::METADATA, "RoleDescriptor")
                .filter(|role| is_token_service(*role))
                .collect(),
        }
    }

    fn all(&self) -> impl Iterator<Item = Element<'x>> {
        self.token_service
            .iter()
            .chain(&self.identity_provider)
            .copied()
    }
}

/// `xsi:type` is a qualified name: its prefix stands for a namespace.
fn is_token_service(role: Element<'_>) -> bool {
    let Some(kind) = role.attribute_of(ns::SCHEMA_INSTANCE, "type") else {
        return false;
    };
    let (prefix, name) = kind.trim().split_once(':').unwrap_or(("", kind.trim()));
    name == "SecurityTokenServiceType" && role.namespace_of(prefix) == Some(ns::FEDERATION)
}

fn endpoints(roles: &[Element<'_>], name: &'static str) -> Result<Vec<Endpoint>, MetadataError> {
    roles
        .iter()
        .flat_map(|role| role.named(ns::METADATA, name))
        .map(|endpoint| {
            let attribute = |name| endpoint.attribute(name).ok_or(MetadataError::Address);
            Ok(Endpoint {
                binding: Binding::from_uri(attribute("Binding")?),
                location: address(attribute("Location")?)?,
            })
        })
        .collect()
}

fn passive_requestor(roles: &[Element<'_>]) -> Result<Option<Url>, MetadataError> {
    roles
        .iter()
        .flat_map(|role| role.named(ns::FEDERATION, "PassiveRequestorEndpoint"))
        .flat_map(|endpoint| endpoint.named(ns::ADDRESSING, "EndpointReference"))
        .flat_map(|reference| reference.named(ns::ADDRESSING, "Address"))
        .next()
        .map(|place| address(&place.text().ok_or(MetadataError::Address)?))
        .transpose()
}

fn address(text: &str) -> Result<Url, MetadataError> {
    Url::parse(text.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .ok_or(MetadataError::Address)
}

/// A key without a use is for every use, one for `encryption` signs nothing (SAML metadata §2.4.1.1).
fn certificates(roles: &Roles<'_>) -> Result<Vec<SigningCertificate>, MetadataError> {
    let mut certificates: Vec<SigningCertificate> = Vec::new();
    let published = roles
        .all()
        .flat_map(|role| role.named(ns::METADATA, "KeyDescriptor"))
        .filter(|key| matches!(key.attribute("use"), None | Some("signing")))
        .flat_map(|key| key.named(ns::SIGNATURE, "KeyInfo"))
        .flat_map(|info| info.named(ns::SIGNATURE, "X509Data"))
        .flat_map(|data| data.named(ns::SIGNATURE, "X509Certificate"));
    for certificate in published {
        let text = certificate.text().ok_or(MetadataError::Certificate)?;
        let certificate =
            SigningCertificate::from_base64(&text).map_err(|_| MetadataError::Certificate)?;
        if !certificates.contains(&certificate) {
            certificates.push(certificate);
        }
    }
    Ok(certificates)
}
