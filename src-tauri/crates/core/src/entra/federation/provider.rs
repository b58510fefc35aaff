//! Reads an identity provider's metadata: roles, endpoints and the keys for signing. What is needed must be there; an odd
//! part beside it is left out and named.

use url::Url;

use super::certificate::SigningCertificate;
use super::document::{self, Entity, entity_id};
use super::oddity::{Oddity, OddityKind};
use super::{Binding, Endpoint, FederationMetadata, MetadataFlaw};
use crate::xml::{Element, ns};

/// The roles in which an entity signs people in.
struct Roles<'x> {
    /// `IDPSSODescriptor` (SAML metadata §2.4.3).
    identity_provider: Vec<Element<'x>>,
    /// `RoleDescriptor` of the type `SecurityTokenServiceType` (WS-Federation §3.1.2.2).
    token_service: Vec<Element<'x>>,
}

pub(super) fn parse(bytes: &[u8]) -> Result<FederationMetadata, MetadataFlaw> {
    let xml = document::read(bytes)?;
    let entity = document::entity(&xml, |entity| {
        Roles::from_entity(entity).all().next().is_some()
    })?;
    let roles = Roles::from_entity(entity.element);
    let entity_id = entity_id(&entity)?;
    let Entity {
        valid_until,
        mut oddities,
        ..
    } = entity;
    let certificates = certificates(&roles, &mut oddities)?;
    Ok(FederationMetadata {
        entity_id,
        single_sign_on: endpoints(
            &roles.identity_provider,
            "SingleSignOnService",
            &mut oddities,
        ),
        single_logout: endpoints(
            &roles.identity_provider,
            "SingleLogoutService",
            &mut oddities,
        ),
        passive_requestor: passive_requestor(&roles.token_service, &mut oddities),
        certificates,
        valid_until,
        oddities,
    })
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

fn endpoints(
    roles: &[Element<'_>],
    name: &'static str,
    oddities: &mut Vec<Oddity>,
) -> Vec<Endpoint> {
    let mut read = Vec::new();
    let all = roles.iter().flat_map(|role| role.named(ns::METADATA, name));
    for (at, endpoint) in all.enumerate() {
        let location = address(endpoint.attribute("Location").unwrap_or_default());
        match (endpoint.attribute("Binding"), location) {
            (Some(binding), Ok(location)) => read.push(Endpoint {
                binding: Binding::from_uri(binding),
                location,
            }),
            (None, Ok(_)) => oddities.push(Oddity::at(endpoint, Some(at + 1), OddityKind::Address)),
            (_, Err(kind)) => oddities.push(Oddity::at(endpoint, Some(at + 1), kind)),
        }
    }
    read
}

/// The first that holds an address.
fn passive_requestor(roles: &[Element<'_>], oddities: &mut Vec<Oddity>) -> Option<Url> {
    let mut found = None;
    let all = roles
        .iter()
        .flat_map(|role| role.named(ns::FEDERATION, "PassiveRequestorEndpoint"));
    for (at, endpoint) in all.enumerate() {
        let places = endpoint
            .named(ns::ADDRESSING, "EndpointReference")
            .flat_map(|reference| reference.named(ns::ADDRESSING, "Address"));
        let mut read = places.map(|place| address(&place.text().unwrap_or_default()));
        match read.next().unwrap_or(Err(OddityKind::Empty)) {
            Ok(place) => found = found.or(Some(place)),
            Err(kind) => oddities.push(Oddity::at(endpoint, Some(at + 1), kind)),
        }
    }
    found
}

fn address(text: &str) -> Result<Url, OddityKind> {
    if text.trim().is_empty() {
        return Err(OddityKind::Empty);
    }
    Url::parse(text.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .ok_or(OddityKind::Address)
}

/// Every certificate that can be read, each once; where none can, the first says why. A key without a use is for every
/// use, one for `encryption` signs nothing (SAML metadata §2.4.1.1).
fn certificates(
    roles: &Roles<'_>,
    oddities: &mut Vec<Oddity>,
) -> Result<Vec<SigningCertificate>, MetadataFlaw> {
    let mut read: Vec<SigningCertificate> = Vec::new();
    let mut found = Vec::new();
    let keys = roles
        .all()
        .flat_map(|role| role.named(ns::METADATA, "KeyDescriptor"))
        .filter(|key| matches!(key.attribute("use"), None | Some("signing")));
    for (at, key) in keys.enumerate() {
        let odd = |kind| Oddity::at(key, Some(at + 1), kind);
        let mut of_key = key
            .named(ns::SIGNATURE, "KeyInfo")
            .flat_map(|info| info.named(ns::SIGNATURE, "X509Data"))
            .flat_map(|data| data.named(ns::SIGNATURE, "X509Certificate"))
            .peekable();
        if of_key.peek().is_none() {
            found.push(odd(OddityKind::Empty));
        }
        for element in of_key {
            match certificate(element) {
                Ok((certificate, kinds)) => {
                    found.extend(kinds.into_iter().map(odd));
                    if !read.contains(&certificate) {
                        read.push(certificate);
                    }
                }
                Err(kind) => found.push(odd(kind)),
            }
        }
    }
    if read.is_empty() {
        let first = found.into_iter().find(|oddity| oddity.kind.is_left_out());
        return Err(first.map_or(MetadataFlaw::NoSigningCertificate, MetadataFlaw::Needed));
    }
    oddities.extend(found);
    Ok(read)
}

/// A comment beside base64 can be read in one way alone: what it parts is no certificate.
fn certificate(element: Element<'_>) -> Result<(SigningCertificate, Vec<OddityKind>), OddityKind> {
    let whole = element.text();
    let comment = whole.is_none().then_some(OddityKind::Comment);
    let text = whole
        .or_else(|| element.text_beside_comments())
        .ok_or(OddityKind::Certificate)?;
    if text.is_empty() {
        return Err(OddityKind::Empty);
    }
    let (certificate, dress) =
        SigningCertificate::from_published(&text).map_err(|_| OddityKind::Certificate)?;
    Ok((certificate, comment.into_iter().chain(dress).collect()))
}
