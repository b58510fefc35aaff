//! What is taken from the service's own metadata: the values that the model asks for, and what deserves a look.

use chrono::{DateTime, Utc};

use crate::entra::federation::ServiceMetadata;
use crate::login::verdict::Warning;
use crate::service::{MetadataValue, Model};

/// The values of `model` that the service's own metadata holds.
pub(super) fn values(model: &Model, metadata: &ServiceMetadata) -> Vec<(String, String)> {
    let value = |of: MetadataValue| match of {
        MetadataValue::Acs => metadata.acs_urls.first().map(ToString::to_string),
        MetadataValue::EntityId => Some(metadata.entity_id.to_string()),
    };
    let inputs = model.inputs.iter();
    inputs
        .filter_map(|input| Some((input.id.clone(), value(input.metadata?)?)))
        .collect()
}

/// What deserves a look in the service's own metadata.
pub(super) fn warnings(metadata: &ServiceMetadata, now: DateTime<Utc>) -> Vec<Warning> {
    let over = metadata.valid_until.filter(|until| *until <= now);
    let expired = over.map(|on| Warning::MetadataExpired { on });
    let odd = metadata.oddities.iter().map(Warning::from);
    expired.into_iter().chain(odd).collect()
}
