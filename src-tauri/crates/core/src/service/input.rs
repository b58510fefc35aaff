//! The values that a model asks for, and what was entered for them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use url::{Host, Url};

use super::{Condition, FactId};
use crate::failure::{Failure, FailureCode};
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
    /// An e-mail address.
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

/// Everything that a model asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InputForm(Vec<Input>);

impl InputForm {
    /// The inputs, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Input> {
        self.0.iter()
    }

    /// The input with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Input> {
        self.0.iter().find(|input| input.id == id)
    }

    /// What was entered, with the defaults where nothing was. What is not asked under these circumstances is
    /// left out.
    ///
    /// # Errors
    ///
    /// `model.input_missing` when a required one that is asked with the model has neither value nor default,
    /// `model.input_malformed` when one has the wrong form or is not asked for; both name the first such input.
    pub fn check(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
    ) -> Result<Inputs, Failure> {
        if let Some(id) = entered.keys().find(|id| self.get(id).is_none()) {
            return Err(malformed(id, "this model asks for no such value"));
        }
        let (inputs, missing) = self.gather(model, entered, Input::accepted)?;
        match missing.iter().find(|input| input.ask_in == AskIn::Model) {
            Some(input) => Err(Failure::with(
                FailureCode::ModelInputMissing,
                &[("input", &input.label)],
            )),
            None => Ok(inputs),
        }
    }

    /// The first required input of this step for which nothing was entered.
    #[must_use]
    pub fn missing(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
        ask_in: AskIn,
    ) -> Option<&Input> {
        let (_, missing) = self.gather(model, entered, |_, _| Ok(())).ok()?;
        missing.into_iter().find(|input| input.ask_in == ask_in)
    }

    /// Takes what was entered, one after the other, and lists the required ones that are missing.
    fn gather(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
        accept: impl Fn(&Input, &str) -> Result<(), Failure>,
    ) -> Result<(Inputs, Vec<&Input>), Failure> {
        let mut inputs = Inputs::default();
        let mut missing = Vec::new();
        for input in &self.0 {
            if !input.is_asked(model, &inputs) {
                continue;
            }
            let given = entered.get(&input.id).map(|value| value.trim());
            let given = given.filter(|value| !value.is_empty());
            match given.or(input.default.as_deref()) {
                Some(value) => {
                    accept(input, value)?;
                    inputs.take(input, value);
                }
                None if input.required => missing.push(input),
                None => {}
            }
        }
        Ok((inputs, missing))
    }

    /// The inputs that are asked under these circumstances.
    pub fn asked<'a>(
        &'a self,
        model: &'a str,
        inputs: &'a Inputs,
    ) -> impl Iterator<Item = &'a Input> {
        self.0
            .iter()
            .filter(move |input| input.is_asked(model, inputs))
    }
}

fn malformed(input: &str, reason: &str) -> Failure {
    Failure::with(
        FailureCode::ModelInputMalformed,
        &[("input", input), ("reason", reason)],
    )
}

impl Input {
    /// Whether it is asked in this model with these values.
    #[must_use]
    pub fn is_asked(&self, model: &str, inputs: &Inputs) -> bool {
        self.when
            .as_ref()
            .is_none_or(|when| when.holds(model, inputs))
    }

    fn accepts_json(&self, value: &str) -> Result<(), &'static str> {
        let members: serde_json::Map<String, Value> =
            serde_json::from_str(value).map_err(|_| "it is not an object in JSON, such as {}")?;
        let known = |member: &Value| match member.get("alias").map(Value::as_str) {
            None => true,
            Some(alias) => alias.is_some_and(|alias| self.aliases.iter().any(|one| one == alias)),
        };
        ok(
            self.aliases.is_empty() || members.values().all(known),
            "it uses an alias that the service does not know",
        )
    }

    fn accepted(&self, value: &str) -> Result<(), Failure> {
        self.accepts(value)
            .map_err(|reason| malformed(&self.label, reason))
    }

    /// Whether `value` has one of the shapes it usually has.
    #[must_use]
    pub fn is_usual(&self, value: &str) -> bool {
        self.usual.is_empty() || self.usual.iter().any(|shape| has_shape(value, shape))
    }

    /// Whether `value` has the right form; otherwise what is wrong with it, as the end of a sentence.
    ///
    /// # Errors
    ///
    /// Fails with the reason.
    pub fn accepts(&self, value: &str) -> Result<(), &'static str> {
        match self.kind {
            InputType::Choice => ok(
                self.choices.iter().any(|choice| choice.value == value),
                "it is none of the choices",
            ),
            InputType::Domain => ok(is_domain(value), "it is not a domain such as contoso.com"),
            InputType::Domains => ok(
                value.split(',').all(|domain| is_domain(domain.trim())),
                "it is not a list of domains such as contoso.com, contoso.de",
            ),
            InputType::Email => ok(is_email(value), "it is not an e-mail address"),
            InputType::Flag => ok(
                matches!(value, "false" | "true"),
                "it is neither true nor false",
            ),
            InputType::Guid => ok(
                uuid::Uuid::try_parse(value).is_ok() && value.len() == 36,
                "it is not an ID such as 4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34",
            ),
            InputType::Host => ok(is_host(value), "it is not a host such as sso.example.com"),
            InputType::Identifier => ok(
                value.len() <= 256
                    && !value.contains(|c: char| c.is_whitespace() || c.is_control()),
                "it is not an identifier: at most 256 characters without spaces",
            ),
            InputType::Json => self.accepts_json(value),
            InputType::Text => ok(is_line(value), "it is longer than one short line"),
            InputType::Url => is_redirect(value),
        }
    }
}

fn ok(holds: bool, reason: &'static str) -> Result<(), &'static str> {
    if holds { Ok(()) } else { Err(reason) }
}

/// What Entra takes as redirect URI. The text itself is kept: parsing is only the question whether it can be.
fn is_redirect(value: &str) -> Result<(), &'static str> {
    ok(
        value.len() <= 256,
        "it is longer than the 256 characters that Entra takes",
    )?;
    ok(
        !value.contains(|c: char| c.is_whitespace() || c.is_control()),
        "it holds a space",
    )?;
    ok(!value.contains('*'), "it holds a wildcard")?;
    let url = Url::parse(value)
        .map_err(|_| "it is not a whole address such as https://sso.example.com/answer")?;
    ok(url.fragment().is_none(), "it has a fragment (#…)")?;
    ok(
        url.username().is_empty() && url.password().is_none(),
        "it holds a user name",
    )?;
    match (url.scheme(), url.host()) {
        ("https", Some(_)) | ("http", Some(Host::Domain("localhost"))) => Ok(()),
        _ => Err("it does not begin with https://"),
    }
}

fn is_host(value: &str) -> bool {
    let plain = value
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    plain && matches!(Host::parse(value), Ok(Host::Domain(_) | Host::Ipv4(_)))
}

fn is_domain(value: &str) -> bool {
    let labels = || value.split('.');
    let well_formed = |label: &str| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    is_host(value)
        && matches!(Host::parse(value), Ok(Host::Domain(_)))
        && labels().count() > 1
        && labels().all(well_formed)
}

fn is_email(value: &str) -> bool {
    value.rsplit_once('@').is_some_and(|(local, domain)| {
        let plain = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '@')
        };
        !local.is_empty() && local.chars().all(plain) && is_domain(domain)
    })
}

fn is_line(value: &str) -> bool {
    value.chars().count() <= 200 && !value.contains(char::is_control)
}

/// Whether `shape`, in which `*` stands for anything, describes all of `value`.
fn has_shape(value: &str, shape: &str) -> bool {
    let mut parts = shape.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = value.strip_prefix(first) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

/// What was entered and has the right form, with the defaults where nothing was; made by
/// [`InputForm::check`] alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Inputs {
    entered: BTreeMap<String, String>,
    /// What choices decide beside themselves, under `ID.NAME`.
    #[serde(skip)]
    decided: BTreeMap<String, String>,
}

impl Inputs {
    /// The value under this id, or what a choice decides, under its `ID.NAME`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&str> {
        self.entered
            .get(id)
            .or_else(|| self.decided.get(id))
            .map(String::as_str)
    }

    /// Each id with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        pairs(&self.entered)
    }

    /// Each id with its value, and what the choices decide.
    pub(super) fn with_decided(&self) -> impl Iterator<Item = (&str, &str)> {
        self.iter().chain(pairs(&self.decided))
    }

    fn take(&mut self, input: &Input, value: &str) {
        let chosen = input.choices.iter().find(|choice| choice.value == value);
        for (name, decided) in chosen.into_iter().flat_map(|choice| &choice.values) {
            self.decided
                .insert(format!("{}.{name}", input.id), decided.clone());
        }
        self.entered.insert(input.id.clone(), value.to_owned());
    }

    #[cfg(test)]
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        let owned = |(id, value): &(&str, &str)| ((*id).to_owned(), (*value).to_owned());
        Self {
            entered: pairs.iter().map(owned).collect(),
            decided: BTreeMap::new(),
        }
    }
}

fn pairs(map: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    map.iter().map(|(id, value)| (id.as_str(), value.as_str()))
}

#[cfg(test)]
mod tests;
