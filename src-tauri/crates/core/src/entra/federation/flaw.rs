//! Why a document is no metadata of use, and the failure that this is: one for the provider's, one for the service's.

use chrono::{DateTime, Utc};

use super::oddity::Oddity;
use crate::failure::{Failure, FailureCode};
use crate::xml::XmlError;

/// Whose metadata was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Described {
    /// An identity provider's.
    Provider,
    /// A service's.
    Service,
}

/// A document that is no metadata of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetadataError {
    /// Whose metadata it should be.
    pub of: Described,
    /// What is wrong with it.
    pub flaw: MetadataFlaw,
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MetadataFlaw {
    /// It describes entities of another kind, by their IDs.
    AnotherRole(Vec<String>),
    /// It is a certificate and nothing else.
    CertificateAlone {
        /// Whose.
        subject: String,
        /// Until when.
        until: DateTime<Utc>,
    },
    /// A part that is needed is odd.
    Needed(Oddity),
    /// It holds no `EntityDescriptor`.
    NoEntity,
    /// The entity has no ID.
    NoEntityId,
    /// It names no address for answers by POST (SAML bindings §3.5).
    NoReplyUrl,
    /// No certificate is published for signing.
    NoSigningCertificate,
    /// It holds several entities of the kind that was asked for, by their IDs.
    SeveralEntities(Vec<String>),
    /// It is not XML, or none that is safe to read.
    Xml(XmlError),
}

impl From<MetadataError> for Failure {
    fn from(error: MetadataError) -> Self {
        let facts = facts(&error.flaw);
        let facts: Vec<_> = facts
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let failure = Self::with(code(&error), &facts);
        match &error.flaw {
            MetadataFlaw::Xml(error) => failure.because(error),
            _ => failure,
        }
    }
}

fn code(error: &MetadataError) -> FailureCode {
    use FailureCode as Code;
    use MetadataFlaw as Flaw;
    match (error.of, &error.flaw) {
        (_, Flaw::CertificateAlone { .. }) => Code::FederationCertificateAlone,
        (Described::Provider, Flaw::AnotherRole(_)) => Code::FederationMetadataOfAService,
        (Described::Provider, Flaw::SeveralEntities(_)) => Code::FederationMetadataSeveral,
        (Described::Provider, Flaw::NoEntity | Flaw::Xml(_)) => Code::FederationMetadataMalformed,
        (Described::Provider, _) => Code::FederationMetadataIncomplete,
        (Described::Service, Flaw::AnotherRole(_)) => Code::ServiceMetadataOfAProvider,
        (Described::Service, Flaw::SeveralEntities(_)) => Code::ServiceMetadataSeveral,
        (Described::Service, Flaw::NoEntity | Flaw::Xml(_)) => Code::ServiceMetadataMalformed,
        (Described::Service, _) => Code::ServiceMetadataIncomplete,
    }
}

fn facts(flaw: &MetadataFlaw) -> Vec<(&'static str, String)> {
    let part = |part: &str, kind: &str| vec![("part", part.to_owned()), ("kind", kind.to_owned())];
    match flaw {
        MetadataFlaw::AnotherRole(entities) | MetadataFlaw::SeveralEntities(entities) => {
            vec![
                ("entities", entities.join(", ")),
                ("count", entities.len().to_string()),
            ]
        }
        MetadataFlaw::CertificateAlone { subject, until } => vec![
            ("subject", subject.clone()),
            ("date", until.date_naive().to_string()),
        ],
        MetadataFlaw::Needed(oddity) => {
            let mut facts = part(&oddity.part, oddity.kind.id());
            facts.extend(oddity.number.map(|number| ("number", number.to_string())));
            facts
        }
        MetadataFlaw::NoEntityId => part("entityID", "missing-part"),
        MetadataFlaw::NoReplyUrl => part("AssertionConsumerService", "missing-part"),
        MetadataFlaw::NoSigningCertificate => part("KeyDescriptor", "missing-part"),
        MetadataFlaw::NoEntity => vec![("kind", "no-entity".to_owned())],
        MetadataFlaw::Xml(error) => vec![("kind", error.id().to_owned())],
    }
}
