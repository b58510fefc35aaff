//! An assertion of SAML 1.1 (SAML 1.1 core §2.3.2), which some providers put into WS-Federation answers.

use super::{
    Assertion, Attributes, ConditionRules, Confirmation, NameId, OddPart, read_conditions, text,
};
use crate::xml::{Element, ShapeError, ns};

const SAML: &str = ns::ASSERTION_1;

/// SAML 1.1 core §2.3.2.1.
const RULES: ConditionRules = ConditionRules {
    namespace: SAML,
    audiences: "AudienceRestrictionCondition",
    passed_over: &["DoNotCacheCondition"],
};

/// SAML 1.1 profiles §4.1.1.
const BEARER: &str = "urn:oasis:names:tc:SAML:1.0:cm:bearer";

pub(super) fn read(element: Element<'_>) -> Result<Assertion, ShapeError> {
    let version = (
        element.attribute("MajorVersion"),
        element.attribute("MinorVersion"),
    );
    if version != (Some("1"), Some("1")) {
        return Err(ShapeError::Unlike("Assertion"));
    }
    let subjects = subjects(element)?;
    let conditions = element.only(SAML, "Conditions")?;
    let Attributes {
        by_name: attributes,
        odd: mut odd_parts,
    } = attributes(element)?;
    let name_id = name_id(&subjects, &mut odd_parts)?;
    Ok(Assertion {
        issuer: element
            .attribute("Issuer")
            .ok_or(ShapeError::Missing("Issuer"))?
            .to_owned(),
        name_id,
        confirmations: confirmations(&subjects)?,
        conditions: conditions
            .map(|element| read_conditions(element, &RULES))
            .transpose()?
            .unwrap_or_default(),
        attributes,
        odd_parts,
    })
}

/// Every statement has a subject of its own (§2.4.1).
fn subjects(element: Element<'_>) -> Result<Vec<Element<'_>>, ShapeError> {
    element
        .children()
        .filter(|child| {
            child.namespace() == Some(SAML) && child.local_name().ends_with("Statement")
        })
        .filter_map(|statement| statement.only(SAML, "Subject").transpose())
        .map(|subject| subject.map_err(ShapeError::from))
        .collect()
}

/// All statements must be about the same person.
fn name_id(subjects: &[Element<'_>], odd: &mut Vec<OddPart>) -> Result<Option<NameId>, ShapeError> {
    let mut found: Option<NameId> = None;
    let before = odd.len();
    for subject in subjects {
        let Some(element) = subject.only(SAML, "NameIdentifier")? else {
            continue;
        };
        let Some(name_id) = super::name_id(element, "NameIdentifier", odd)? else {
            continue;
        };
        if found.as_ref().is_some_and(|earlier| *earlier != name_id) {
            return Err(ShapeError::Contradictory("Subject"));
        }
        found = Some(name_id);
    }
    let some_are_empty = odd.len() > before;
    if found.is_some() && some_are_empty {
        return Err(ShapeError::Contradictory("Subject"));
    }
    Ok(found)
}

fn confirmations(subjects: &[Element<'_>]) -> Result<Vec<Confirmation>, ShapeError> {
    let mut confirmations = Vec::new();
    for subject in subjects {
        let methods = subject
            .named(SAML, "SubjectConfirmation")
            .flat_map(|confirmation| confirmation.named(SAML, "ConfirmationMethod"));
        for method in methods {
            let method = text(method, "ConfirmationMethod")?;
            confirmations.push(Confirmation {
                bearer: method == BEARER,
                method,
                ..Confirmation::default()
            });
        }
    }
    Ok(confirmations)
}

/// The full name is the namespace and the name with a slash between them, as SAML 2.0 providers write it.
fn attributes(element: Element<'_>) -> Result<Attributes, ShapeError> {
    let mut attributes = Attributes::default();
    let all = element
        .named(SAML, "AttributeStatement")
        .flat_map(|statement| statement.named(SAML, "Attribute"));
    for attribute in all {
        let name = attribute
            .attribute("AttributeName")
            .ok_or(ShapeError::Missing("AttributeName"))?;
        let namespace = attribute
            .attribute("AttributeNamespace")
            .unwrap_or_default();
        let full = if namespace.is_empty() {
            name.to_owned()
        } else {
            format!("{}/{name}", namespace.trim_end_matches('/'))
        };
        attributes.add(full, attribute, SAML);
    }
    Ok(attributes)
}
