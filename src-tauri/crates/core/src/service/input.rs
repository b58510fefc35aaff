//! The values that a model asks for.

mod form;
mod value;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use form::{InputForm, Inputs};
pub use value::Unfit;

use super::{Condition, FactId, Template, Values};
use crate::step::Step;

/// One value that a model asks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its id, as in `--input ID=VALUE`: small letters, digits and `_`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// What it is and where to find it.
    pub help: String,
    /// What form it has.
    #[serde(rename = "type")]
    pub kind: InputType,
    /// Whether the model works only with it.
    #[serde(default)]
    pub required: bool,
    /// What stands there unless somebody says otherwise.
    #[serde(default)]
    pub default: Option<String>,
    /// The same where it follows from the directory: `{domain}`, `{tenant}` or `{tenant_id}`, once that is found.
    #[serde(default)]
    pub default_from: Option<Template>,
    /// The values to choose from; only for `choice`, and there at least one.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// In which step it is asked: in a later one where nobody can know it before.
    #[serde(default)]
    pub ask_in: AskIn,
    /// When it is asked at all; always, where it says nothing. Only inputs before it decide.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Whether it is one of the service's own switches, and not a value that the connection is made of.
    #[serde(default)]
    pub option: bool,
    /// What is recommended, and why.
    #[serde(default)]
    pub advice: Option<String>,
    /// What to know before it is changed from its default.
    #[serde(default)]
    pub risk: Option<String>,
    /// The shapes it usually has, `*` standing for anything. Another one is pointed out, not refused.
    #[serde(default)]
    pub usual: Vec<String>,
    /// Which value of the service's SAML metadata it is, where it is one.
    #[serde(default)]
    pub metadata: Option<MetadataValue>,
    /// The names that an `alias` in it may stand for; only for `json`, whose members are then objects such as
    /// `{ "alias": "login_hint" }`.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it looks like. Never taken as the value.
    #[serde(default)]
    pub example: Option<String>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// In which step an input is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskIn {
    /// When the model is chosen.
    #[default]
    Model,
    /// With consent, once the app is registered.
    Consent,
    /// With the credentials, once the service shows it.
    Credentials,
}

impl AskIn {
    /// The step.
    #[must_use]
    pub const fn step(self) -> Step {
        match self {
            Self::Model => Step::Model,
            Self::Consent => Step::Consent,
            Self::Credentials => Step::Credentials,
        }
    }
}

/// A value of the metadata that a SAML service provider publishes (SAML 2.0 Metadata §2.4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MetadataValue {
    /// The `Location` of its assertion consumer service.
    Acs,
    /// Its `entityID`.
    EntityId,
}

/// The form of a value. All are taken as entered, without the spaces around them: a trailing slash and the
/// case of a path are facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum InputType {
    /// One of the choices.
    Choice,
    /// A domain with at least two labels, such as `contoso.com`.
    Domain,
    /// Several domains, separated by commas.
    Domains,
    /// An email address.
    Email,
    /// A switch: `true` or `false`.
    Flag,
    /// A GUID with its hyphens.
    Guid,
    /// A host, such as `sso.example.com`, without scheme, port or path.
    Host,
    /// The name of a relying party (SAML 2.0 Core §8.3.6, WS-Federation `wtrealm`): a URI or any other text
    /// of at most 256 characters without spaces.
    Identifier,
    /// An object in JSON (RFC 8259).
    Json,
    /// One line.
    Text,
    /// An address with `https` (with `http` on this computer only), at most 256 characters, without
    /// fragment: what Entra takes as redirect URI.
    Url,
}

/// One of the values to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The value.
    pub value: String,
    /// The value, in words.
    pub label: String,
    /// What else this choice decides, by names that templates know as `input.ID.NAME`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

impl Input {
    /// What stands there unless somebody says otherwise, with what is `known` of the directory. What follows from it
    /// and does not fit is left out: nobody entered it.
    #[must_use]
    pub fn standing(&self, known: &Values) -> Option<String> {
        let follows = self.default_from.as_ref();
        follows
            .and_then(|template| template.render(known).ok())
            .filter(|value| self.accepts(value).is_ok())
            .or_else(|| self.default.clone())
    }

    /// Whether it is asked in this model with these values.
    #[must_use]
    pub fn is_asked(&self, model: &str, inputs: &Inputs) -> bool {
        self.when
            .as_ref()
            .is_none_or(|when| when.holds(model, inputs))
    }
}

#[cfg(test)]
mod tests;
