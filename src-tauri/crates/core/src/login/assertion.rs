//! What a verified assertion says, of SAML 2.0 and of SAML 1.1, in one form. Only a verified element can be
//! read: what was not signed is never looked at.

mod saml_1;
mod saml_2;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::xml_signature::Verified;
use crate::xml::{Element, ShapeError, ns};

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
    /// What it says in a form that is not read, or only with indulgence.
    pub(crate) odd_parts: Vec<OddPart>,
}

/// A part of an assertion that is odd and not needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OddPart {
    /// The attribute's name, or the element's.
    pub(crate) part: String,
    /// How it is odd.
    pub(crate) kind: OddPartKind,
}

/// How a part is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OddPartKind {
    /// It is empty.
    Empty,
    /// Its value is a name identifier (SAML core §2.7.3.1.1 allows any XML), whose text was taken.
    NameIdentifier,
    /// Its value is said to be nothing (`xsi:nil`).
    Nil,
    /// Its value is made of elements.
    Structured,
}

impl OddPartKind {
    /// Its stable id, by which a sentence chooses its words.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NameIdentifier => "name-identifier",
            Self::Nil => "nil",
            Self::Structured => "structured",
        }
    }
}

/// Attributes by full name, with what is odd among them.
#[derive(Default)]
struct Attributes {
    by_name: BTreeMap<String, Vec<String>>,
    odd: Vec<OddPart>,
}

impl Attributes {
    /// Adds the values of `attribute`, which is called `name`. Any XML may stand in a value (SAML core §2.7.3.1.1): what
    /// is no text is named, and no reason to refuse the rest.
    fn add(&mut self, name: String, attribute: Element<'_>, namespace: &'static str) {
        let mut values = Vec::new();
        for value in attribute.named(namespace, "AttributeValue") {
            let (text, kind) = read_value(value, namespace);
            values.extend(text);
            self.odd.extend(kind.map(|kind| OddPart {
                part: name.clone(),
                kind,
            }));
        }
        self.by_name.entry(name).or_default().extend(values);
    }
}

/// The text of a value, and what is odd about it.
fn read_value(
    value: Element<'_>,
    namespace: &'static str,
) -> (Option<String>, Option<OddPartKind>) {
    let nil = value.attribute_of(ns::SCHEMA_INSTANCE, "nil");
    if matches!(nil.map(str::trim), Some("true" | "1")) {
        return (None, Some(OddPartKind::Nil));
    }
    if let Some(text) = value.text() {
        return (Some(text), None);
    }
    let mut inside = value.children();
    let name_id = match (inside.next(), inside.next()) {
        (Some(only), None) if is_name_id(only, namespace) => only.text(),
        _ => None,
    };
    match name_id.filter(|text| !text.is_empty()) {
        Some(text) => (Some(text), Some(OddPartKind::NameIdentifier)),
        None => (None, Some(OddPartKind::Structured)),
    }
}

fn is_name_id(element: Element<'_>, namespace: &'static str) -> bool {
    element.is(namespace, "NameID") || element.is(namespace, "NameIdentifier")
}

/// The name identifier that `element` is; an empty one is none, and odd.
fn name_id(
    element: Element<'_>,
    name: &'static str,
    odd: &mut Vec<OddPart>,
) -> Result<Option<NameId>, ShapeError> {
    let value = element.text().ok_or(ShapeError::Unreadable(name))?;
    if value.is_empty() {
        odd.push(OddPart {
            part: name.to_owned(),
            kind: OddPartKind::Empty,
        });
        return Ok(None);
    }
    Ok(Some(NameId {
        value,
        format: element.attribute("Format").map(str::to_owned),
    }))
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

impl Assertion {
    /// Reads a verified assertion.
    pub(crate) fn read(verified: Verified<'_, '_>) -> Result<Self, ShapeError> {
        Self::of(verified.element())
    }

    /// Reads an assertion that nobody verified, to say what it says of itself: nothing of it may be believed.
    pub(crate) fn unverified(element: Element<'_>) -> Result<Self, ShapeError> {
        Self::of(element)
    }

    fn of(element: Element<'_>) -> Result<Self, ShapeError> {
        if element.is(ns::ASSERTION, "Assertion") {
            saml_2::read(element)
        } else if element.is(ns::ASSERTION_1, "Assertion") {
            saml_1::read(element)
        } else {
            Err(ShapeError::Unlike("Assertion"))
        }
    }

    /// Its claims: attributes by full name, one value as text and several as a list; the name identifier as
    /// `NameID`.
    pub(crate) fn claims(&self) -> BTreeMap<String, Value> {
        let mut claims: BTreeMap<_, _> = self
            .attributes
            .iter()
            .filter(|(_, values)| !values.is_empty())
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

/// What stands in the conditions of one version of SAML.
struct ConditionRules {
    namespace: &'static str,
    /// The condition that holds audiences.
    audiences: &'static str,
    /// The conditions that say nothing about who may use it.
    passed_over: &'static [&'static str],
}

/// The conditions in `element`; one that neither holds audiences nor is passed over is named.
fn read_conditions(element: Element<'_>, rules: &ConditionRules) -> Result<Conditions, ShapeError> {
    let namespace = rules.namespace;
    let mut conditions = Conditions {
        not_before: moment(element, "NotBefore")?,
        not_on_or_after: moment(element, "NotOnOrAfter")?,
        ..Conditions::default()
    };
    for condition in element.children() {
        if condition.is(namespace, rules.audiences) {
            let audiences = condition
                .named(namespace, "Audience")
                .map(|audience| text(audience, "Audience"))
                .collect::<Result<_, _>>()?;
            conditions.audience_restrictions.push(audiences);
        } else if !rules
            .passed_over
            .iter()
            .any(|name| condition.is(namespace, name))
        {
            conditions.unknown.push(condition.local_name().to_owned());
        }
    }
    Ok(conditions)
}

/// The attribute `name` as a moment (SAML core §1.3.3: UTC).
fn moment(element: Element<'_>, name: &'static str) -> Result<Option<DateTime<Utc>>, ShapeError> {
    element
        .attribute(name)
        .map(|text| instant(text).ok_or(ShapeError::Unreadable(name)))
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
fn text(element: Element<'_>, name: &'static str) -> Result<String, ShapeError> {
    element
        .text()
        .filter(|text| !text.is_empty())
        .ok_or(ShapeError::Unreadable(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Xml;

    /// What the one attribute with `inside` comes to: its values, and how it is odd.
    fn read(inside: &str) -> (Vec<String>, Vec<&'static str>) {
        let text = format!(
            r#"<Attribute xmlns="{}" xmlns:xsi="{}">{inside}</Attribute>"#,
            ns::ASSERTION,
            ns::SCHEMA_INSTANCE
        );
        let xml = Xml::parse(text.as_bytes()).unwrap();
        let mut attributes = Attributes::default();
        attributes.add("a".to_owned(), xml.root().unwrap(), ns::ASSERTION);
        let kinds = attributes.odd.iter().map(|odd| odd.kind.id()).collect();
        (attributes.by_name.remove("a").unwrap(), kinds)
    }

    #[test]
    fn a_value_that_is_no_text_is_named_and_the_others_are_read() {
        let text = "<AttributeValue>x</AttributeValue>";
        for (inside, values, kinds) in [
            (text.to_owned(), vec!["x"], vec![]),
            ("<AttributeValue/>".to_owned(), vec![""], vec![]),
            (
                format!("<AttributeValue><NameID>y</NameID></AttributeValue>{text}"),
                vec!["y", "x"],
                vec!["name-identifier"],
            ),
            (
                format!("<AttributeValue><NameID/></AttributeValue>{text}"),
                vec!["x"],
                vec!["structured"],
            ),
            (
                format!(
                    "<AttributeValue><Street>1</Street><City>Oslo</City></AttributeValue>{text}"
                ),
                vec!["x"],
                vec!["structured"],
            ),
            (
                format!("<AttributeValue>Contoso <b>Ltd</b></AttributeValue>{text}"),
                vec!["x"],
                vec!["structured"],
            ),
            (
                format!(r#"<AttributeValue xsi:nil="true"/>{text}"#),
                vec!["x"],
                vec!["nil"],
            ),
        ] {
            let (read_values, read_kinds) = read(&inside);
            assert_eq!(read_values, values, "{inside}");
            assert_eq!(read_kinds, kinds, "{inside}");
        }
    }

    #[test]
    fn an_empty_name_identifier_is_none_and_one_with_an_element_is_refused() {
        let of = |inside: &str| {
            let text = format!(r#"<NameID xmlns="{}">{inside}</NameID>"#, ns::ASSERTION);
            let xml = Xml::parse(text.as_bytes()).unwrap();
            let mut odd = Vec::new();
            let found = name_id(xml.root().unwrap(), "NameID", &mut odd);
            (found, odd.len())
        };

        assert_eq!(of(" "), (Ok(None), 1));
        assert_eq!(of("<b/>"), (Err(ShapeError::Unreadable("NameID")), 0));
    }
}
