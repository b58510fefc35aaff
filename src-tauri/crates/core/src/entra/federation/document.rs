//! A metadata document: the entity in it that is meant, whatever stands around it, and until when it may be used.

use chrono::{DateTime, Utc};

use super::MetadataFlaw;
use super::certificate::SigningCertificate;
use super::oddity::{Oddity, OddityKind};
use crate::xml::{Element, Xml, ns};

/// The attribute that ends a document's use (SAML metadata §2.3.1 and §2.3.2).
const VALID_UNTIL: &str = "validUntil";

/// An entity in a document.
pub(super) struct Entity<'x> {
    /// `EntityDescriptor`.
    pub(super) element: Element<'x>,
    /// Until when the entity and whatever stands around it may be used.
    pub(super) valid_until: Option<DateTime<Utc>>,
    /// What is odd about it so far.
    pub(super) oddities: Vec<Oddity>,
}

/// Reads `bytes`. Whoever uses a text looks at it by itself: what stands in a text that nobody uses does no harm.
pub(super) fn read(bytes: &[u8]) -> Result<Xml, MetadataFlaw> {
    Xml::parse_with_split_texts(bytes)
        .map_err(|error| certificate_alone(bytes).unwrap_or(MetadataFlaw::Xml(error)))
}

/// The certificate file stands beside the metadata in the admin center, and is taken for it.
fn certificate_alone(bytes: &[u8]) -> Option<MetadataFlaw> {
    let certificate = match std::str::from_utf8(bytes) {
        Ok(text) => SigningCertificate::from_published(text).ok()?.0,
        Err(_) => SigningCertificate::from_der(bytes).ok()?,
    };
    Some(MetadataFlaw::CertificateAlone {
        subject: certificate.subject,
        until: certificate.not_after,
    })
}

/// The one entity of `xml` that `is_wanted`; several are named, and so is one that is something else.
pub(super) fn entity(
    xml: &Xml,
    is_wanted: impl Fn(Element<'_>) -> bool,
) -> Result<Entity<'_>, MetadataFlaw> {
    let mut all = Vec::new();
    if let Some(root) = xml.root() {
        let around = Around::default();
        collect(root, &around, &mut all);
    }
    let others: Vec<_> = all.iter().filter_map(|entity| id(entity.element)).collect();
    let is_empty = all.is_empty();
    let mut wanted: Vec<_> = all
        .into_iter()
        .filter(|entity| is_wanted(entity.element))
        .collect();
    match (wanted.len(), others) {
        (1, _) => Ok(wanted.remove(0)),
        (0, _) if is_empty => Err(MetadataFlaw::NoEntity),
        (0, others) => Err(MetadataFlaw::AnotherRole(others)),
        _ => Err(MetadataFlaw::SeveralEntities(
            wanted
                .iter()
                .filter_map(|entity| id(entity.element))
                .collect(),
        )),
    }
}

/// The ID of `entity` (SAML metadata §2.3.2).
pub(super) fn entity_id(entity: &Entity<'_>) -> Result<String, MetadataFlaw> {
    id(entity.element).ok_or(MetadataFlaw::NoEntityId)
}

fn id(entity: Element<'_>) -> Option<String> {
    entity
        .attribute("entityID")
        .filter(|id| !id.trim().is_empty())
        .map(str::to_owned)
}

/// What stands around an entity.
#[derive(Clone, Default)]
struct Around {
    valid_until: Option<DateTime<Utc>>,
    oddities: Vec<Oddity>,
}

impl Around {
    /// The same with `element`, by which it may end earlier.
    fn with(&self, element: Element<'_>) -> Self {
        let mut around = self.clone();
        match element.attribute(VALID_UNTIL).map(moment) {
            Some(Some(until)) => {
                around.valid_until = Some(around.valid_until.map_or(until, |end| end.min(until)));
            }
            Some(None) => around.oddities.push(Oddity {
                part: VALID_UNTIL.to_owned(),
                number: None,
                kind: OddityKind::Time,
            }),
            None => {}
        }
        around
    }
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text.trim())
        .ok()
        .map(|moment| moment.to_utc())
}

/// Entities stand alone, in `EntitiesDescriptor` (§2.3.1), which may lie in one another, or in the body of a SOAP
/// message.
fn collect<'x>(element: Element<'x>, around: &Around, all: &mut Vec<Entity<'x>>) {
    let around = around.with(element);
    if element.is(ns::METADATA, "EntityDescriptor") {
        let Around {
            valid_until,
            oddities,
        } = around;
        return all.push(Entity {
            element,
            valid_until,
            oddities,
        });
    }
    if !is_wrapper(element) {
        return;
    }
    let mut inside = around;
    inside
        .oddities
        .push(Oddity::at(element, None, OddityKind::Wrapper));
    for child in element.children() {
        collect(child, &inside, all);
    }
}

fn is_wrapper(element: Element<'_>) -> bool {
    let is_soap = ns::SOAP
        .into_iter()
        .any(|soap| element.is(soap, "Envelope") || element.is(soap, "Body"));
    is_soap || element.is(ns::METADATA, "EntitiesDescriptor")
}
