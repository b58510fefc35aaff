//! What a model connects with: registration, consent, credentials, login and what is handed over fit each other.

use super::Checked;
use super::forms::{check_guides, check_some};
use super::inputs::check_inputs;
use super::references::check_template;
use crate::protocol::Protocol;
use crate::service::{
    ConsentRequest, CredentialKind, HandOver, Letter, Method, Model, Name, ProfileFlaw,
    Registration, Template,
};

impl Model {
    pub(super) fn check(&self, at: &str) -> Checked {
        check_inputs(at, &self.inputs)?;
        check_some(
            &format!("{at}.registration.redirect_uris"),
            self.registration.redirect_uris(),
        )?;
        check_some(&format!("{at}.login.ways"), self.login.ways())?;
        self.check_credentials(at)?;
        check_guides(at, &self.guides)?;
        for (index, need) in self.claims.iter().enumerate() {
            check_some(&format!("{at}.claims[{index}].claims"), &need.claims)?;
        }
        if self.delivery.method == Method::Notify && self.delivery.note.is_none() {
            return Err((format!("{at}.delivery"), ProfileFlaw::NoNote));
        }
        self.check_consent(&format!("{at}.consent.request"))?;
        self.check_templates(at)
    }

    fn check_credentials(&self, at: &str) -> Checked {
        match (self.login.protocol(), self.credentials.kind()) {
            (Protocol::Oidc, CredentialKind::None | CredentialKind::Secret)
            | (Protocol::Saml, CredentialKind::Certificate)
            | (Protocol::WsFed, CredentialKind::Certificate | CredentialKind::Secret) => Ok(()),
            _ => Err((
                format!("{at}.credentials"),
                ProfileFlaw::CredentialsForAnother,
            )),
        }
    }

    fn check_consent(&self, at: &str) -> Checked {
        let asked = !matches!(self.consent.request, ConsentRequest::None { .. });
        if asked && self.consent.letter.is_none() {
            return Err((at.to_owned(), ProfileFlaw::NoLetter));
        }
        match (&self.registration, &self.consent.request) {
            (
                Registration::Customer { .. },
                ConsentRequest::None { .. } | ConsentRequest::OwnApp { .. },
            ) => Ok(()),
            (Registration::Vendor { .. }, ConsentRequest::VendorUrl { template, .. }) => {
                let elsewhere = (format!("{at}.template"), ProfileFlaw::ConsentElsewhere);
                template.is_at_authority().then_some(()).ok_or(elsewhere)
            }
            _ => Err((at.to_owned(), ProfileFlaw::ConsentForAnother)),
        }
    }

    fn check_templates(&self, at: &str) -> Checked {
        for (index, template) in self.registration.redirect_uris().iter().enumerate() {
            self.check_address(
                &format!("{at}.registration.redirect_uris[{index}]"),
                template,
            )?;
        }
        for (index, template) in self.registration.identifiers().iter().enumerate() {
            self.check_address(&format!("{at}.registration.identifiers[{index}]"), template)?;
        }
        let address = self.login.answer_address();
        self.check_address(&format!("{at}.login.redirect_uri"), address)?;
        if let Some(relying_party) = self.login.relying_party() {
            self.check_address(&format!("{at}.login"), relying_party)?;
        }
        if let ConsentRequest::VendorUrl { template, .. } = &self.consent.request {
            self.check_address(&format!("{at}.consent.request.template"), template)?;
        }
        if let Some(letter) = &self.consent.letter {
            self.check_letter(&format!("{at}.consent.letter"), letter)?;
        }
        if let Some(note) = &self.delivery.note {
            self.check_letter(&format!("{at}.delivery.note"), note)?;
        }
        for (index, item) in self.delivery.items.iter().enumerate() {
            let at = format!("{at}.delivery.items[{index}]");
            let has = |kind| self.credentials.kind() == kind;
            match item {
                HandOver::Value { template, .. } => {
                    check_template(&self.inputs, &at, template)?;
                }
                HandOver::Secret { .. } if has(CredentialKind::Secret) => {}
                HandOver::Certificate { .. } | HandOver::Metadata { .. }
                    if has(CredentialKind::Certificate) => {}
                HandOver::Certificate { .. }
                | HandOver::Metadata { .. }
                | HandOver::Secret { .. } => return Err((at, ProfileFlaw::NothingToHandOver)),
            }
        }
        Ok(())
    }

    fn check_letter(&self, at: &str, letter: &Letter) -> Checked {
        if let Some(to) = &letter.to {
            check_template(&self.inputs, &format!("{at}.to"), to)?;
        }
        check_template(&self.inputs, &format!("{at}.subject"), &letter.subject)?;
        check_template(&self.inputs, &format!("{at}.body"), &letter.body)
    }

    /// An address cannot hold what comes of it.
    fn check_address(&self, at: &str, template: &Template) -> Checked {
        let later = |name: &&Name| matches!(name, Name::ConsentUrl | Name::ConsentedAt);
        if let Some(name) = template.names().find(later) {
            return Err((
                at.to_owned(),
                ProfileFlaw::TooEarly {
                    name: name.to_string(),
                },
            ));
        }
        check_template(&self.inputs, at, template)
    }
}
