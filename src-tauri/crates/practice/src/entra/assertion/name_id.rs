//! The `NameID`: which format the request asks for, which value the application's settings give.

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, NameIdSource, User},
    entra::{assertion::claims, id_token::pairwise_subject},
    scenario::Scenario,
    wire::{Element, new_id},
    world::{NameIdFormat, World},
};

/// Who signed in, as the application will call them.
#[derive(Debug, Clone)]
pub(crate) struct NameId {
    format: NameIdFormat,
    value: String,
    /// Echoed from the request.
    sp_name_qualifier: Option<String>,
}

impl NameId {
    /// The `NameID` of a SAML assertion, in the format asked for if there is one.
    ///
    /// # Errors
    /// 501241 when it comes from an attribute the person does not have.
    pub(crate) fn for_user(
        world: &World,
        app: &Application,
        user: &User,
        asked: NameIdFormat,
    ) -> Result<Self, Refusal> {
        let opaque = world.is_on(Scenario::EmailMissing) || world.is_on(Scenario::NameIdNotEmail);
        let source = match app.single_sign_on.name_id {
            _ if opaque => NameIdSource::Persistent,
            source => source,
        };
        let address = |value| Self::new(NameIdFormat::EmailAddress, value);
        match (asked, source) {
            (NameIdFormat::Transient, _) => Ok(Self::new(NameIdFormat::Transient, new_id())),
            (NameIdFormat::Persistent, _) | (_, NameIdSource::Persistent) => {
                Ok(Self::persistent(app, user))
            }
            (_, NameIdSource::UserPrincipalName) => {
                Ok(address(claims::user_principal_name(world, user)))
            }
            (_, NameIdSource::Mail) => claims::mail(world, user)
                .map(|mail| address(mail.to_owned()))
                .ok_or_else(|| Aadsts::NameIdEmpty.about("user.mail")),
        }
    }

    /// Opaque, and another one for every application: what WS-Federation always carries.
    pub(crate) fn persistent(app: &Application, user: &User) -> Self {
        Self::new(NameIdFormat::Persistent, pairwise_subject(user, app))
    }

    fn new(format: NameIdFormat, value: String) -> Self {
        Self {
            format,
            value,
            sp_name_qualifier: None,
        }
    }

    pub(crate) fn qualified(mut self, sp_name_qualifier: Option<String>) -> Self {
        self.sp_name_qualifier = sp_name_qualifier;
        self
    }

    pub(crate) fn element(&self) -> Element {
        Element::new("NameID")
            .attribute("Format", self.format.uri())
            .attribute_if("SPNameQualifier", self.sp_name_qualifier.clone())
            .text(&self.value)
    }

    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    pub(crate) const fn format(&self) -> NameIdFormat {
        self.format
    }
}
