//! An assertion of SAML 2.0 (SAML core §2.3.3).

use super::{
    Assertion, Attributes, ConditionRules, Confirmation, moment, name_id, read_conditions, text,
};
use crate::xml::{Element, ShapeError, ns};

const SAML: &str = ns::ASSERTION;

/// SAML core §2.5.1.
const RULES: ConditionRules = ConditionRules {
    namespace: SAML,
    audiences: "AudienceRestriction",
    passed_over: &["OneTimeUse", "ProxyRestriction"],
};

/// SAML profiles §3.3.
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

pub(super) fn read(element: Element<'_>) -> Result<Assertion, ShapeError> {
    if element.attribute("Version") != Some("2.0") {
        return Err(ShapeError::Unlike("Assertion"));
    }
    let issuer = element
        .only(SAML, "Issuer")?
        .ok_or(ShapeError::Missing("Issuer"))?;
    let subject = element.only(SAML, "Subject")?;
    let Attributes {
        by_name: attributes,
        odd: mut odd_parts,
    } = attributes(element)?;
    let named = match subject {
        Some(subject) => subject.only(SAML, "NameID")?,
        None => None,
    };
    let name_id = match named {
        Some(named) => name_id(named, "NameID", &mut odd_parts)?,
        None => None,
    };
    Ok(Assertion {
        issuer: text(issuer, "Issuer")?,
        name_id,
        confirmations: subject.map(confirmations).transpose()?.unwrap_or_default(),
        conditions: element
            .only(SAML, "Conditions")?
            .map(|element| read_conditions(element, &RULES))
            .transpose()?
            .unwrap_or_default(),
        attributes,
        odd_parts,
    })
}

fn confirmations(subject: Element<'_>) -> Result<Vec<Confirmation>, ShapeError> {
    subject
        .named(SAML, "SubjectConfirmation")
        .map(|element| {
            let method = element.attribute("Method").unwrap_or_default().to_owned();
            let bearer = method == BEARER;
            let Some(data) = element.only(SAML, "SubjectConfirmationData")? else {
                return Ok(Confirmation {
                    method,
                    bearer,
                    ..Confirmation::default()
                });
            };
            Ok(Confirmation {
                method,
                bearer,
                recipient: data.attribute("Recipient").map(str::to_owned),
                in_response_to: data.attribute("InResponseTo").map(str::to_owned),
                not_before: moment(data, "NotBefore")?,
                not_on_or_after: moment(data, "NotOnOrAfter")?,
            })
        })
        .collect()
}

fn attributes(element: Element<'_>) -> Result<Attributes, ShapeError> {
    let mut attributes = Attributes::default();
    let all = element
        .named(SAML, "AttributeStatement")
        .flat_map(|statement| statement.named(SAML, "Attribute"));
    for attribute in all {
        let name = attribute
            .attribute("Name")
            .ok_or(ShapeError::Missing("Name"))?;
        attributes.add(name.to_owned(), attribute, SAML);
    }
    Ok(attributes)
}
