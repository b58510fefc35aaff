//! A service's own metadata, such as `kloudmate-sp-metadata.xml`: who it is and where its answers go.

use chrono::{DateTime, Utc};

use super::document::{self, Entity, entity_id};
use super::oddity::{Oddity, OddityKind};
use super::{AcsUrl, Described, EntityId, MetadataError, MetadataFlaw};
use crate::failure::{Failure, FailureCode};
use crate::pasted::{Pasted, Wanted};
use crate::xml::{Element, ns};

/// What a service says of itself (SAML metadata §2.4.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceMetadata {
    /// Identifier (Entity ID).
    pub entity_id: EntityId,
    /// Reply URLs (ACS URLs) for the HTTP-POST binding, the default one first.
    pub acs_urls: Vec<AcsUrl>,
    /// Until when the document may be used, where it says so.
    pub valid_until: Option<DateTime<Utc>>,
    /// What is odd about it.
    pub oddities: Vec<Oddity>,
}

impl ServiceMetadata {
    /// Reads the metadata that somebody saved or pasted, however it is dressed.
    ///
    /// # Errors
    ///
    /// Names with `pasted.*` what stands in its place, and fails as [`ServiceMetadata::parse`] does.
    pub fn read(pasted: &Pasted) -> Result<Self, Failure> {
        let otherwise = FailureCode::ServiceMetadataMalformed;
        let several = FailureCode::ServiceMetadataSeveral;
        let document = match pasted.document(Wanted::ServiceMetadata, several, otherwise) {
            // Reading it all the same says what stands there, such as a certificate alone.
            Err(failure) if failure.code == otherwise => pasted.text(),
            found => found?,
        };
        Ok(Self::parse(document.as_bytes())?)
    }

    /// Reads a service's metadata.
    ///
    /// # Errors
    ///
    /// Fails when it does not hold exactly one entity that people sign in to.
    pub fn parse(bytes: &[u8]) -> Result<Self, MetadataError> {
        parse(bytes).map_err(|flaw| MetadataError {
            of: Described::Service,
            flaw,
        })
    }
}

fn parse(bytes: &[u8]) -> Result<ServiceMetadata, MetadataFlaw> {
    let xml = document::read(bytes)?;
    let entity = document::entity(&xml, |entity| roles(entity).next().is_some())?;
    let id = entity_id(&entity)?;
    let element = entity.element;
    let Entity {
        valid_until,
        mut oddities,
        ..
    } = entity;
    let acs_urls = acs_urls(element, &mut oddities)?;
    Ok(ServiceMetadata {
        entity_id: EntityId::new(id),
        acs_urls,
        valid_until,
        oddities,
    })
}

fn roles(entity: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    entity.named(ns::METADATA, "SPSSODescriptor")
}

/// Those for answers by POST; where none can be read, the first says why.
fn acs_urls(entity: Element<'_>, oddities: &mut Vec<Oddity>) -> Result<Vec<AcsUrl>, MetadataFlaw> {
    let mut consumers: Vec<_> = roles(entity)
        .flat_map(|role| role.named(ns::METADATA, "AssertionConsumerService"))
        .enumerate()
        .filter(|(_, consumer)| consumer.attribute("Binding") == Some(POST))
        .collect();
    consumers.sort_by_key(|(_, consumer)| order(*consumer));
    let mut read = Vec::new();
    let mut left_out = Vec::new();
    for (at, consumer) in consumers {
        match consumer.attribute("Location").map(str::trim) {
            None | Some("") => {
                left_out.push(Oddity::at(consumer, Some(at + 1), OddityKind::Empty));
            }
            Some(location) => read.push(AcsUrl::new(location)),
        }
    }
    if read.is_empty() {
        let first = left_out.into_iter().next();
        return Err(first.map_or(MetadataFlaw::NoReplyUrl, MetadataFlaw::Needed));
    }
    oddities.extend(left_out);
    Ok(read)
}

const POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

/// The default one first, then by index (SAML metadata §2.2.3).
fn order(consumer: Element<'_>) -> (bool, u32) {
    let default = matches!(consumer.attribute("isDefault"), Some("true" | "1"));
    let index = consumer
        .attribute("index")
        .and_then(|index| index.parse().ok())
        .unwrap_or(u32::MAX);
    (!default, index)
}
