//! Assertions in canonical form, with one part or another changed.

use super::signature::Signing;

pub(crate) const TENANT: &str = "4f1c2b7e-0000-4000-8000-00000000c0de";
pub(crate) const ISSUER: &str = "https://sts.windows.net/4f1c2b7e-0000-4000-8000-00000000c0de/";
pub(crate) const ENTITY_ID: &str = "https://app.example.org/saml";
pub(crate) const ACS: &str = "https://app.example.org/saml/acs";
pub(crate) const REQUEST: &str = "_request-of-the-corpus";
pub(crate) const EMAIL_FORMAT: &str = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

/// The moment around which everything in the corpus is dated, and at which it is judged.
pub(crate) const NOW: &str = "2026-02-01T12:00:00Z";
pub(crate) const FROM: &str = "2026-02-01T11:55:00Z";
pub(crate) const UNTIL: &str = "2026-02-01T13:00:00Z";
pub(crate) const LONG_AGO: &str = "2026-02-01T10:00:00Z";
pub(crate) const MUCH_LATER: &str = "2026-02-01T15:00:00Z";

/// An assertion of SAML 2.0.
#[derive(Clone)]
pub(crate) struct Assertion {
    pub(crate) id: String,
    pub(crate) version: &'static str,
    pub(crate) issuer: String,
    /// The inside of `NameID`, as XML.
    pub(crate) name_id: String,
    /// `SubjectConfirmation` elements, as XML.
    pub(crate) confirmations: String,
    /// The `Conditions` element, as XML.
    pub(crate) conditions: String,
    /// `Advice`, as XML.
    pub(crate) advice: String,
    /// Name and value of each attribute.
    pub(crate) attributes: Vec<(&'static str, String)>,
}

pub(crate) const EMAIL: &str = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
pub(crate) const TENANT_ID: &str = "http://schemas.microsoft.com/identity/claims/tenantid";

impl Assertion {
    /// What Entra says about Ada.
    pub(crate) fn of_ada() -> Self {
        Self {
            id: "_assertion".to_owned(),
            version: "2.0",
            issuer: ISSUER.to_owned(),
            name_id: "ada@contoso.com".to_owned(),
            confirmations: confirmation(BEARER, &Delivery::default()),
            conditions: conditions(FROM, UNTIL, &restriction(&[ENTITY_ID])),
            advice: String::new(),
            attributes: vec![
                (TENANT_ID, TENANT.to_owned()),
                (
                    "http://schemas.microsoft.com/identity/claims/objectidentifier",
                    "61d0e300-0000-4000-8000-0000000000ad".to_owned(),
                ),
                (
                    "http://schemas.microsoft.com/identity/claims/displayname",
                    "Ada Lovelace".to_owned(),
                ),
                (EMAIL, "ada@contoso.com".to_owned()),
            ],
        }
    }

    /// What a forger would like it to say. Nothing of it may ever be believed.
    pub(crate) fn of_mallory() -> Self {
        let mut forged = Self::of_ada();
        "_forged".clone_into(&mut forged.id);
        "mallory@evil.example".clone_into(&mut forged.name_id);
        forged.set(EMAIL, "mallory@evil.example");
        forged
    }

    /// Changes an attribute.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        for (known, held) in &mut self.attributes {
            if *known == name {
                value.clone_into(held);
            }
        }
    }

    /// The assertion in canonical form, with `signature` at its place.
    pub(crate) fn with(&self, signature: &str) -> String {
        let attributes: Vec<_> = self
            .attributes
            .iter()
            .map(|(name, value)| {
                format!(
                    r#"<Attribute Name="{name}"><AttributeValue>{value}</AttributeValue></Attribute>"#
                )
            })
            .collect();
        format!(
            concat!(
                r#"<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="{id}" IssueInstant="{now}" Version="{version}">"#,
                r#"<Issuer>{issuer}</Issuer>{signature}"#,
                r#"<Subject><NameID Format="{format}">{name_id}</NameID>{confirmations}</Subject>{conditions}{advice}"#,
                r#"<AttributeStatement>{attributes}</AttributeStatement>"#,
                r#"<AuthnStatement AuthnInstant="{now}" SessionIndex="{id}"><AuthnContext><AuthnContextClassRef>"#,
                r#"urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion>"#,
            ),
            id = self.id,
            now = NOW,
            version = self.version,
            issuer = self.issuer,
            signature = signature,
            format = EMAIL_FORMAT,
            name_id = self.name_id,
            confirmations = self.confirmations,
            conditions = self.conditions,
            advice = self.advice,
            attributes = attributes.concat(),
        )
    }

    /// Its signature alone.
    pub(crate) fn signature(&self, signing: &Signing) -> String {
        signing.sign(&self.with(""), &self.id)
    }

    /// The whole of it, signed.
    pub(crate) fn signed(&self, signing: &Signing) -> String {
        self.with(&self.signature(signing))
    }
}

/// `SubjectConfirmationData`.
pub(crate) struct Delivery {
    pub(crate) recipient: &'static str,
    pub(crate) in_response_to: Option<&'static str>,
    pub(crate) until: &'static str,
}

impl Default for Delivery {
    fn default() -> Self {
        Self {
            recipient: ACS,
            in_response_to: Some(REQUEST),
            until: UNTIL,
        }
    }
}

pub(crate) fn bearer(delivery: &Delivery) -> String {
    confirmation(BEARER, delivery)
}

pub(crate) fn confirmation(method: &str, delivery: &Delivery) -> String {
    let request = delivery
        .in_response_to
        .map_or_else(String::new, |id| format!(r#" InResponseTo="{id}""#));
    format!(
        concat!(
            r#"<SubjectConfirmation Method="{}"><SubjectConfirmationData{} NotOnOrAfter="{}" Recipient="{}">"#,
            "</SubjectConfirmationData></SubjectConfirmation>"
        ),
        method, request, delivery.until, delivery.recipient
    )
}

pub(crate) fn conditions(from: &str, until: &str, inside: &str) -> String {
    format!(r#"<Conditions NotBefore="{from}" NotOnOrAfter="{until}">{inside}</Conditions>"#)
}

pub(crate) fn restriction(audiences: &[&str]) -> String {
    let audiences: Vec<_> = audiences
        .iter()
        .map(|audience| format!("<Audience>{audience}</Audience>"))
        .collect();
    format!(
        "<AudienceRestriction>{}</AudienceRestriction>",
        audiences.concat()
    )
}
