//! What a verified assertion says, of SAML 2.0 and of SAML 1.1, in one form. Only a verified element can be
//! read: what was not signed is never looked at.

mod saml_1;
mod saml_2;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::xml_signature::Verified;
use crate::xml::{Element, Several, ns};

/// The claim that a name identifier becomes.
pub(crate) const NAME_ID: &str = "NameID";
/// The claim that its format becomes.
pub(crate) const NAME_ID_FORMAT: &str = "NameID.Format";

/// A verified assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assertion {
    /// Who made it.
    pub(crate) issuer: String,
    /// Whom it is about; none where it only has attributes.
    pub(crate) name_id: Option<NameId>,
    /// How the subject may be confirmed.
    pub(crate) confirmations: Vec<Confirmation>,
    /// Under which conditions it holds.
    pub(crate) conditions: Conditions,
    /// What it says about the subject, by full name, each with all of its values.
    pub(crate) attributes: BTreeMap<String, Vec<String>>,
}

/// A name identifier (SAML core §2.2.3, SAML 1.1 core §2.4.2.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NameId {
    /// The whole text.
    pub(crate) value: String,
    /// Its format, by URI.
    pub(crate) format: Option<String>,
}

/// A way to confirm the subject (SAML core §2.4.1.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Confirmation {
    /// The method, by URI.
    pub(crate) method: String,
    /// Whether whoever brings the assertion may use it (SAML profiles §3.3): by the method of its own version of
    /// SAML alone.
    pub(crate) bearer: bool,
    /// Where it may be delivered.
    pub(crate) recipient: Option<String>,
    /// To which request.
    pub(crate) in_response_to: Option<String>,
    /// From when.
    pub(crate) not_before: Option<DateTime<Utc>>,
    /// Until when, that moment not included.
    pub(crate) not_on_or_after: Option<DateTime<Utc>>,
}

/// The conditions of an assertion (SAML core §2.5.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Conditions {
    /// From when.
    pub(crate) not_before: Option<DateTime<Utc>>,
    /// Until when, that moment not included.
    pub(crate) not_on_or_after: Option<DateTime<Utc>>,
    /// For whom: one audience out of each restriction.
    pub(crate) audience_restrictions: Vec<Vec<String>>,
    /// The names of conditions that are not understood.
    pub(crate) unknown: Vec<String>,
}

/// Why a verified element is no assertion. Never quotes it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum AssertionError {
    /// It is no assertion of a known version.
    #[error("it is no assertion of SAML 2.0 or 1.1")]
    Unknown,
    /// What may occur once occurs several times.
    #[error(transparent)]
    Several(#[from] Several),
    /// What must be there is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A value is not of the kind that belongs there.
    #[error("{0} has no readable value")]
    Unreadable(&'static str),
    /// It is about two different people.
    #[error("it names several subjects")]
    Subjects,
}

impl Assertion {
    /// Reads a verified assertion.
    pub(crate) fn read(verified: Verified<'_, '_>) -> Result<Self, AssertionError> {
        let element = verified.element();
        if element.is(ns::ASSERTION, "Assertion") {
            saml_2::read(element)
        } else if element.is(ns::ASSERTION_1, "Assertion") {
            saml_1::read(element)
        } else {
            Err(AssertionError::Unknown)
        }
    }

    /// Its claims: attributes by full name, one value as text and several as a list; the name identifier as
    /// `NameID`.
    pub(crate) fn claims(&self) -> BTreeMap<String, Value> {
        let mut claims: BTreeMap<_, _> = self
            .attributes
            .iter()
            .map(|(name, values)| (name.clone(), one_or_all(values)))
            .collect();
        if let Some(name_id) = &self.name_id {
            claims.insert(NAME_ID.to_owned(), name_id.value.clone().into());
            if let Some(format) = &name_id.format {
                claims.insert(NAME_ID_FORMAT.to_owned(), format.clone().into());
            }
        }
        claims
    }
}

fn one_or_all(values: &[String]) -> Value {
    match values {
        [one] => Value::String(one.clone()),
        all => all.iter().cloned().map(Value::String).collect(),
    }
}

/// Whether `element` is an assertion of any version, readable or not.
pub(crate) fn is_assertion(element: Element<'_>) -> bool {
    element.is(ns::ASSERTION, "Assertion") || element.is(ns::ASSERTION_1, "Assertion")
}

/// Whether `element` is an encrypted assertion.
pub(crate) fn is_encrypted(element: Element<'_>) -> bool {
    element.is(ns::ASSERTION, "EncryptedAssertion") || element.is(ns::ENCRYPTION, "EncryptedData")
}

/// The attribute `name` as a moment (SAML core §1.3.3: UTC).
fn moment(
    element: Element<'_>,
    name: &'static str,
) -> Result<Option<DateTime<Utc>>, AssertionError> {
    element
        .attribute(name)
        .map(|text| instant(text).ok_or(AssertionError::Unreadable(name)))
        .transpose()
}

/// A moment as XML Schema writes it. One without a zone is UTC.
pub(crate) fn instant(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    DateTime::parse_from_rfc3339(text)
        .map(|moment| moment.to_utc())
        .or_else(|_| {
            text.parse::<chrono::NaiveDateTime>()
                .map(|naive| naive.and_utc())
        })
        .ok()
}

/// The whole text of the element; an empty one is none.
fn text(element: Element<'_>, name: &'static str) -> Result<String, AssertionError> {
    element
        .text()
        .filter(|text| !text.is_empty())
        .ok_or(AssertionError::Unreadable(name))
}

/// The values of an attribute; what holds elements in place of text is no value that could be shown.
fn values(attribute: Element<'_>, namespace: &'static str) -> Result<Vec<String>, AssertionError> {
    attribute
        .named(namespace, "AttributeValue")
        .map(|value| {
            value
                .text()
                .ok_or(AssertionError::Unreadable("AttributeValue"))
        })
        .collect()
}
