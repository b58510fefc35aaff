//! What Entra publishes for one application, judged: readable, of its directory, and with certificates whose time is now.

use chrono::{DateTime, Utc};
use url::Url;

use super::{FederationMetadata, fetch_document};
use crate::entra::registration::TenantId;
use crate::failure::{Failure, FailureCode};
use crate::outcome::Outcome;
use crate::ports::Http;

/// Reads the metadata at `address` and judges it at `now`; with the document byte for byte.
pub async fn published(
    http: &dyn Http,
    address: &Url,
    directory: TenantId,
    now: DateTime<Utc>,
) -> Outcome<(FederationMetadata, Vec<u8>)> {
    let document = match fetch_document(http, address).await {
        Ok(document) => document,
        Err(failure) => return Outcome::of(failure),
    };
    let metadata = match FederationMetadata::parse(&document) {
        Ok(metadata) => metadata,
        Err(error) => return Outcome::of(error.into()),
    };
    let over = metadata.expiry(now);
    if let Some(failure) = over.or_else(|| metadata.validity(now).failure()) {
        return Outcome::of(failure);
    }
    match metadata.tenant().filter(|tenant| *tenant != directory) {
        Some(other) => Outcome::of(of_another(directory, other)),
        None => Outcome::Proved((metadata, document)),
    }
}

fn of_another(directory: TenantId, other: TenantId) -> Failure {
    let (expected, received) = (directory.to_string(), other.to_string());
    let facts = [
        ("expected", expected.as_str()),
        ("received", received.as_str()),
    ];
    Failure::with(FailureCode::ObservationOtherTenant, &facts)
}
