//! What the application may do in the directory, and how that is granted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FactId, Missing, Template, Values};

/// The consent that a model needs or offers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentNeed {
    /// What is granted and to whom, in sentences.
    pub explanation: String,
    /// Who may grant it, by Microsoft's names of the roles.
    #[serde(default)]
    pub roles: Vec<String>,
    /// What is granted.
    #[serde(default)]
    pub permissions: Vec<Permission>,
    /// How it is asked for.
    pub request: ConsentRequest,
    /// Words for the person with the role; there, unless nothing is asked for.
    #[serde(default)]
    pub letter: Option<Letter>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// How consent is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ConsentRequest {
    /// Not at all: signing in alone takes no permission.
    None {
        /// Why not, in one sentence.
        why_not: String,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
    /// For the customer's own application, at Entra's admin consent endpoint.
    OwnApp {
        /// The scopes to consent to.
        scopes: Vec<String>,
        /// Whether people can sign in without it, each consenting alone.
        skippable: bool,
        /// What the button in the Entra admin center is called by which the service's own steps grant it. Nothing comes
        /// back from there, so that somebody says that it was pressed.
        #[serde(default)]
        button: Option<String>,
    },
    /// For the service's application, at the address that the service gives.
    VendorUrl {
        /// The address, exactly as the service gives it; it begins with `{authority}/`.
        template: Template,
        /// Where one lands afterwards.
        lands_on: String,
        /// The facts that live here.
        #[serde(default)]
        covers: Vec<FactId>,
    },
}

/// Something that is granted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Microsoft's name for it.
    pub name: String,
    /// In words.
    pub text: String,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// Words for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// To whom, in words. Without it a letter about consent is for whoever holds one of the roles, and a note for the
    /// service.
    #[serde(default)]
    pub to: Option<Template>,
    /// Subject line.
    pub subject: Template,
    /// The text.
    pub body: Template,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// A letter with the values in it, as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// To whom, in words.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl Letter {
    /// The letter, with the values in it.
    ///
    /// # Errors
    ///
    /// Fails while one of them is not known.
    pub fn write(&self, values: &Values) -> Result<LetterView, Missing> {
        Ok(LetterView {
            to: match &self.to {
                Some(to) => to.render(values)?,
                None => String::new(),
            },
            subject: self.subject.render(values)?,
            body: self.body.render(values)?,
        })
    }
}

impl ConsentNeed {
    /// Whether the model works only with it.
    #[must_use]
    pub const fn required(&self) -> bool {
        match self.request {
            ConsentRequest::None { .. } => false,
            ConsentRequest::OwnApp { skippable, .. } => !skippable,
            ConsentRequest::VendorUrl { .. } => true,
        }
    }

    /// Why there is nothing to grant, where there is nothing.
    #[must_use]
    pub fn why_not(&self) -> Option<&str> {
        match &self.request {
            ConsentRequest::None { why_not, .. } => Some(why_not),
            ConsentRequest::OwnApp { .. } | ConsentRequest::VendorUrl { .. } => None,
        }
    }

    /// What the button in the Entra admin center is called that grants it as well.
    #[must_use]
    pub fn button(&self) -> Option<&str> {
        match &self.request {
            ConsentRequest::OwnApp { button, .. } => button.as_deref(),
            ConsentRequest::None { .. } | ConsentRequest::VendorUrl { .. } => None,
        }
    }

    /// The address that the service gives, where it gives one.
    ///
    /// # Errors
    ///
    /// Fails while a value in it is not known.
    pub fn vendor_url(&self, values: &Values) -> Result<Option<String>, Missing> {
        match &self.request {
            ConsentRequest::None { .. } | ConsentRequest::OwnApp { .. } => Ok(None),
            ConsentRequest::VendorUrl { template, .. } => template.render(values).map(Some),
        }
    }
}
