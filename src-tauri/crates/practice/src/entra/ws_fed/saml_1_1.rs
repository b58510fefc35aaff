//! The SAML 1.1 assertion (SAML core 1.1 §2.3), which an application can have in place of SAML 2.0.

use chrono::TimeDelta;

use crate::{
    entra::assertion::{Statement, claims, instant},
    limits::BACKDATING,
    wire::{Element, new_id},
};

const SAML_1: &str = "urn:oasis:names:tc:SAML:1.0:assertion";
/// The signature is the last child: after conditions and both statements.
pub(super) const SIGNATURE_POSITION: usize = 3;

/// The assertion, not signed yet. It is valid from five minutes ago for `lifetime` from now.
pub(super) fn assertion(statement: &Statement<'_>, lifetime: TimeDelta) -> Element {
    let now = statement.now;
    Element::new("saml:Assertion")
        .attribute("MajorVersion", "1")
        .attribute("MinorVersion", "1")
        .attribute("AssertionID", new_id())
        .attribute("Issuer", statement.issuer())
        .attribute("IssueInstant", instant(now))
        .declare("saml", SAML_1)
        .child(
            Element::new("saml:Conditions")
                .attribute("NotBefore", instant(now - BACKDATING))
                .attribute("NotOnOrAfter", instant(now + lifetime))
                .child(
                    Element::new("saml:AudienceRestrictionCondition")
                        .child(Element::new("saml:Audience").text(&statement.audience)),
                ),
        )
        .child(attribute_statement(statement))
        .child(
            Element::new("saml:AuthenticationStatement")
                .attribute(
                    "AuthenticationMethod",
                    "urn:oasis:names:tc:SAML:1.0:am:password",
                )
                .attribute("AuthenticationInstant", instant(statement.authenticated))
                .child(subject(statement)),
        )
}

fn subject(statement: &Statement<'_>) -> Element {
    let name = Element::new("saml:NameIdentifier")
        .attribute("Format", statement.name_id.format().uri())
        .text(statement.name_id.value());
    let method = Element::new("saml:ConfirmationMethod");
    Element::new("saml:Subject").child(name).child(
        Element::new("saml:SubjectConfirmation")
            .child(method.text("urn:oasis:names:tc:SAML:1.0:cm:bearer")),
    )
}

fn attribute_statement(statement: &Statement<'_>) -> Element {
    let claims = claims::claims(statement.world, statement.app, statement.user);
    let attributes = claims.into_iter().map(|claim| {
        // The claim's URI is split: SAML 1.1 has a namespace and a name within it.
        let (namespace, name) = claim.name.rsplit_once('/').unwrap_or(("", claim.name));
        let values = claim.values.into_iter();
        Element::new("saml:Attribute")
            .attribute("AttributeName", name)
            .attribute("AttributeNamespace", namespace)
            .children(values.map(|value| Element::new("saml:AttributeValue").text(value)))
    });
    Element::new("saml:AttributeStatement")
        .child(subject(statement))
        .children(attributes)
}
