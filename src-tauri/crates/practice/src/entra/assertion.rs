//! The SAML 2.0 assertion: who signed in, to what, until when. SAML responses and WS-Federation both carry one.
//!
//! SAML core 2.0 §2.3.3, in the shape Entra gives it: the assertion's namespace is the default one.

use chrono::{DateTime, TimeDelta, Utc};
use url::Url;

use crate::{
    directory::{Application, User},
    limits::BACKDATING,
    scenario::Scenario,
    signing::{CertifiedKey, SignatureAlgorithm},
    wire::{Element, Signer, new_id},
    world::World,
};

pub(crate) mod claims;
mod name_id;

pub(crate) use name_id::NameId;

pub(crate) const SAML: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
/// Where the signature stands among the assertion's children: after the issuer.
pub(crate) const SIGNATURE_POSITION: usize = 1;

/// A sign-in that is to be told to an application.
pub(crate) struct Statement<'a> {
    pub(crate) world: &'a World,
    pub(crate) app: &'a Application,
    pub(crate) user: &'a User,
    pub(crate) name_id: NameId,
    /// Whom it is for, as [`addressee`] has it.
    pub(crate) audience: String,
    /// When the person gave the password: hours ago, perhaps.
    pub(crate) authenticated: DateTime<Utc>,
    pub(crate) now: DateTime<Utc>,
}

/// What `SubjectConfirmationData` says: WS-Federation has none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Confirmation<'a> {
    pub(crate) recipient: &'a str,
    /// The ID of the request, unless the sign-in began at the identity provider.
    pub(crate) in_response_to: Option<&'a str>,
}

impl Statement<'_> {
    /// The assertion, not signed yet. It is valid from five minutes ago for `lifetime` from now.
    pub(crate) fn assertion(
        &self,
        lifetime: TimeDelta,
        confirmation: Option<Confirmation<'_>>,
    ) -> Element {
        let id = new_id();
        let expires = instant(self.now + lifetime);
        Element::in_default("Assertion", SAML)
            .attribute("ID", &id)
            .attribute("IssueInstant", instant(self.now))
            .attribute("Version", "2.0")
            .child(Element::new("Issuer").text(self.issuer()))
            .child(self.subject(&expires, confirmation))
            .child(self.conditions(&expires))
            .child(self.attribute_statement())
            .child(self.authn_statement(&id))
    }

    /// `https://sts.windows.net/{tid}/`, as it is called here.
    pub(crate) fn issuer(&self) -> String {
        let issuer = self.world.v1_issuer(&self.user.tenant.to_string());
        if self.world.is_on(Scenario::IssuerWithApplicationId) {
            format!("{issuer}{}", self.app.client_id)
        } else {
            issuer
        }
    }

    fn subject(&self, expires: &str, confirmation: Option<Confirmation<'_>>) -> Element {
        let data = confirmation.map(|confirmation| {
            Element::new("SubjectConfirmationData")
                .attribute_if("InResponseTo", confirmation.in_response_to)
                .attribute("NotOnOrAfter", expires)
                .attribute("Recipient", confirmation.recipient)
        });
        Element::new("Subject").child(self.name_id.element()).child(
            Element::new("SubjectConfirmation")
                .attribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer")
                .children(data),
        )
    }

    fn conditions(&self, expires: &str) -> Element {
        Element::new("Conditions")
            .attribute("NotBefore", instant(self.now - BACKDATING))
            .attribute("NotOnOrAfter", expires)
            .child(
                Element::new("AudienceRestriction")
                    .child(Element::new("Audience").text(&self.audience)),
            )
    }

    fn attribute_statement(&self) -> Element {
        let attributes = claims::claims(self.world, self.app, self.user)
            .into_iter()
            .map(|claim| {
                let values = claim.values.into_iter();
                Element::new("Attribute")
                    .attribute("Name", claim.name)
                    .children(values.map(|value| Element::new("AttributeValue").text(value)))
            });
        Element::new("AttributeStatement").children(attributes)
    }

    fn authn_statement(&self, id: &str) -> Element {
        let class = "urn:oasis:names:tc:SAML:2.0:ac:classes:Password";
        Element::new("AuthnStatement")
            .attribute("AuthnInstant", instant(self.authenticated))
            .attribute("SessionIndex", id)
            .child(
                Element::new("AuthnContext")
                    .child(Element::new("AuthnContextClassRef").text(class)),
            )
    }
}

/// How the application's name is written as an audience: as it is when it is a URI, after `spn:` when not.
pub(crate) fn audience(name: &str) -> String {
    if Url::parse(name).is_ok() {
        name.to_owned()
    } else {
        format!("spn:{name}")
    }
}

/// For whom an assertion is: for `audience`, unless a scenario says otherwise.
pub(crate) fn addressee(world: &World, audience: &str) -> String {
    if world.is_on(Scenario::WrongAudience) {
        "https://another-service.example/saml".to_owned()
    } else {
        audience.to_owned()
    }
}

/// `xs:dateTime` in UTC with milliseconds.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// Signs with `key` as the application's settings have it.
pub(crate) fn signer<'a>(world: &World, key: &'a CertifiedKey) -> Signer<'a> {
    let algorithm = if world.is_on(Scenario::SignedWithSha1) {
        SignatureAlgorithm::RsaSha1
    } else {
        SignatureAlgorithm::RsaSha256
    };
    Signer { key, algorithm }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_uri_is_an_audience_after_spn() {
        assert_eq!(audience("contoso-kinde-entra"), "spn:contoso-kinde-entra");
        assert_eq!(
            audience("https://sso.example.com/saml"),
            "https://sso.example.com/saml"
        );
        assert_eq!(audience("api://wiki"), "api://wiki");
    }
}
