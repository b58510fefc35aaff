//! A service's own metadata, such as `kloudmate-sp-metadata.xml`: who it is and where its answers go.

use super::provider::{entity, entity_id};
use super::{AcsUrl, EntityId, MetadataError};
use crate::xml::{Element, Xml, ns};

/// What a service says of itself (SAML metadata §2.4.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceMetadata {
    /// Identifier (Entity ID).
    pub entity_id: EntityId,
    /// Reply URLs (ACS URLs) for the HTTP-POST binding, the default one first.
    pub acs_urls: Vec<AcsUrl>,
}

impl ServiceMetadata {
    /// Reads a service's metadata.
    ///
    /// # Errors
    ///
    /// Fails when it is not one entity that people sign in to.
    pub fn parse(bytes: &[u8]) -> Result<Self, MetadataError> {
        let xml = Xml::parse(bytes).map_err(|error| MetadataError::Xml(error.to_string()))?;
        let entity = entity(&xml)?;
        let mut consumers: Vec<_> = entity
            .named(ns::METADATA, "SPSSODescriptor")
            .flat_map(|role| role.named(ns::METADATA, "AssertionConsumerService"))
            .filter(|consumer| consumer.attribute("Binding") == Some(POST))
            .collect();
        consumers.sort_by_key(|consumer| order(*consumer));
        let acs_urls: Vec<_> = consumers
            .into_iter()
            .filter_map(|consumer| consumer.attribute("Location"))
            .map(AcsUrl::new)
            .collect();
        if acs_urls.is_empty() {
            return Err(MetadataError::NoService);
        }
        Ok(Self {
            entity_id: EntityId::new(entity_id(entity)?),
            acs_urls,
        })
    }
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
