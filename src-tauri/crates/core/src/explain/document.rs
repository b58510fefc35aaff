//! What a provider or a service says of itself: metadata, discovery documents, certificates.

use chrono::{DateTime, Utc};

use super::{Looked, What};
use crate::entra::federation::certificate::SigningCertificate;
use crate::entra::federation::validity::CertificateValidity;
use crate::entra::federation::{FederationMetadata, ServiceMetadata};
use crate::failure::{Failure, FailureCode};
use crate::login::federated::of_certificates;
use crate::login::verdict::Warning;
use crate::protocol::Protocol;

/// The metadata of an identity provider.
pub(super) fn provider(xml: &str, now: DateTime<Utc>) -> Looked {
    let looked = Looked::at(What::ProviderMetadata).by(Protocol::Saml);
    let metadata = match FederationMetadata::parse(xml.as_bytes()) {
        Ok(metadata) => metadata,
        Err(error) => return looked.with(error.into()),
    };
    let failures = [metadata.validity(now).failure(), metadata.expiry(now)];
    let mut looked = failures.into_iter().flatten().fold(looked, Looked::with);
    looked.warnings.extend(of_certificates(&metadata, now));
    let oddities = metadata.oddities.iter();
    looked.warnings.extend(oddities.map(Warning::from));
    looked.about.tenant = metadata.tenant();
    looked
}

/// The metadata of a service.
pub(super) fn service(xml: &str, now: DateTime<Utc>) -> Looked {
    let mut looked = Looked::at(What::ServiceMetadata).by(Protocol::Saml);
    let metadata = match ServiceMetadata::parse(xml.as_bytes()) {
        Ok(metadata) => metadata,
        Err(error) => return looked.with(error.into()),
    };
    let over = metadata.valid_until.filter(|until| *until <= now);
    let over = over.map(|on| Warning::MetadataExpired { on });
    looked.warnings.extend(over);
    let oddities = metadata.oddities.iter();
    looked.warnings.extend(oddities.map(Warning::from));
    looked
}

/// The discovery document of `issuer`. One for every directory has a place where the directory's ID goes.
pub(super) fn discovery(issuer: &str) -> Looked {
    let looked = Looked::at(What::DiscoveryDocument).by(Protocol::Oidc);
    if issuer.contains("{tenantid}") {
        return looked.with(Failure::new(FailureCode::ProviderNotSpecific));
    }
    looked
}

/// A certificate alone.
pub(super) fn certificate(text: &str, now: DateTime<Utc>) -> Looked {
    let looked = Looked::at(What::Certificate).by(Protocol::Saml);
    let Ok((certificate, _)) = SigningCertificate::from_published(text) else {
        return looked;
    };
    let validity = if certificate.has_expired(now) {
        CertificateValidity::Expired(&certificate)
    } else if certificate.is_valid(now) {
        CertificateValidity::Valid
    } else {
        CertificateValidity::NotYetValid(&certificate)
    };
    match validity.failure() {
        Some(failure) => looked.with(failure),
        None => looked,
    }
}
