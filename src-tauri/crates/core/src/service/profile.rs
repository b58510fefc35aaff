//! One service, as its profile tells it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use url::Url;

use super::{
    FactId, Guide, Home, Inputs, Model, Name, Observation, Stage, Task, TaskGraph, Values,
};
use crate::failure::{Failure, FailureCode};
use crate::step::Step;

/// The version of the schema that this Consentry reads.
pub const SCHEMA_VERSION: u32 = 1;

/// One service: what it offers, what it asks for, and where that was read.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceProfile {
    /// The schema that it follows: [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// Its id, such as `kloudmate`: small letters, digits, `_` and `-`.
    pub id: String,
    /// The service's own name.
    pub name: String,
    /// Two letters in place of a logo.
    pub initials: String,
    /// Other names it is looked for by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// One line: how it connects.
    pub tagline: String,
    /// Rises with every change of the profile.
    pub profile_version: u32,
    /// When its sources were read.
    pub as_of: NaiveDate,
    /// Where it was read.
    #[schemars(with = "Vec<String>", inner(url))]
    pub source_urls: Vec<Url>,
    /// What is good to know, but nobody has to do.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What the service does with people who sign in.
    #[serde(default)]
    pub behaviour: Vec<Note>,
    /// The service's public age key, to which a secret can be sealed.
    #[serde(default)]
    pub recipient: Option<Recipient>,
    /// Where to click, in steps that are the same in every model.
    #[serde(default)]
    pub guides: Vec<Guide>,
    /// What there is to do in every model.
    #[serde(default)]
    pub tasks: Vec<Task>,
    /// What Consentry looks at by itself, in every model.
    #[serde(default)]
    pub observations: Vec<Observation>,
    /// The integration models; at least one.
    pub models: Vec<Model>,
    /// Errors that the service itself shows.
    #[serde(default)]
    pub errors: Vec<KnownError>,
    /// The input that names the service, where nothing is known of the service itself: then what was entered makes
    /// a profile of one's own.
    #[serde(default)]
    pub named_by: Option<String>,
    /// The document that it was read from.
    #[serde(skip)]
    pub(super) document: toml::Table,
    /// Where each fact lives in this profile.
    #[serde(skip)]
    pub(super) homes: BTreeMap<FactId, Vec<Home>>,
}

/// Something that is good to know.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its id, by which a language's file names it.
    #[serde(default)]
    pub id: Option<String>,
    /// In sentences.
    pub text: String,
    /// The step in which its consequence is decided. Where it says nothing, a note is read with the choice of a model,
    /// and behaviour when single sign-on is switched on.
    #[serde(default)]
    pub step: Option<Step>,
    /// The stage of the last step in which it is.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// An error that the service itself shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownError {
    /// The service's code for it, exactly.
    #[serde(rename = "match")]
    pub code: String,
    /// Why it is shown.
    pub cause: String,
    /// What puts it right.
    pub fix: String,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// A public key that secrets can be sealed to (age-encryption.org/v1, X25519).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String", extend("pattern" = "^age1[02-9ac-hj-np-z]{58}$"))]
pub struct Recipient(String);

/// Not an age recipient: `age1` and 58 more letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientError;

impl Recipient {
    /// The key, such as `age1…`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Recipient {
    type Error = RecipientError;

    /// Looks at length and alphabet (BIP 173) only; whoever seals checks the rest.
    fn try_from(text: String) -> Result<Self, Self::Error> {
        const BECH32: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        match text.strip_prefix("age1") {
            Some(data) if data.len() == 58 && data.chars().all(|c| BECH32.contains(c)) => {
                Ok(Self(text))
            }
            _ => Err(RecipientError),
        }
    }
}

impl ServiceProfile {
    /// The model with this id.
    ///
    /// # Errors
    ///
    /// `model.unknown`.
    pub fn model(&self, id: &str) -> Result<&Model, Failure> {
        let facts = [("service", self.name.as_str()), ("model", id)];
        self.models
            .iter()
            .find(|model| model.id == id)
            .ok_or_else(|| Failure::with(FailureCode::ModelUnknown, &facts))
    }

    /// What there is to do in `model`: the profile's tasks and the model's own.
    #[must_use]
    pub fn graph<'a>(&'a self, model: &'a Model) -> TaskGraph<'a> {
        TaskGraph::new(&model.id, self.tasks.iter().chain(&model.tasks))
    }

    /// The tasks that are the same whichever model is chosen, by their ids: what has to be true before one is.
    #[must_use]
    pub fn tasks_of_every_model(&self) -> Vec<String> {
        let before = |task: &&Task| task.step == Step::Model && task.stage == Stage::SetUp;
        let tasks = self.tasks.iter().filter(before);
        tasks.map(|task| task.id.clone()).collect()
    }

    /// Where to click in `step`: the model's own guide, otherwise that of every model.
    #[must_use]
    pub fn guide<'a>(&'a self, model: Option<&'a Model>, step: Step) -> Option<&'a Guide> {
        let own = model.into_iter().flat_map(|model| &model.guides);
        own.chain(&self.guides).find(|guide| guide.step == step)
    }

    /// What is good to know in `step`, at `stage` of it, before something is decided there.
    pub fn notes_in(&self, step: Step, stage: Stage) -> impl Iterator<Item = &Note> {
        let notes = self
            .notes
            .iter()
            .map(|note| (note, Step::Model, Stage::SetUp));
        let behaviour = self
            .behaviour
            .iter()
            .map(|note| (note, Step::Export, Stage::Enable));
        notes
            .chain(behaviour)
            .filter(move |(note, usual, usual_stage)| match note.step {
                None => (step, stage) == (*usual, *usual_stage),
                Some(read_in) => (step, stage) == (read_in, note.stage.unwrap_or_default()),
            })
            .map(|(note, ..)| note)
    }

    /// What Consentry looks at by itself in `model` with these values.
    pub fn observations_of<'a>(
        &'a self,
        model: &'a Model,
        inputs: &Inputs,
    ) -> impl Iterator<Item = &'a Observation> {
        let all = self.observations.iter().chain(&model.observations);
        all.filter(move |check| {
            check
                .when
                .as_ref()
                .is_none_or(|when| when.holds(&model.id, inputs))
        })
    }

    /// What the service is called: by its own name, or by what was `entered` where that names it.
    #[must_use]
    pub fn called<'a>(&'a self, entered: Option<&'a BTreeMap<String, String>>) -> &'a str {
        let given = self.named_by.as_ref().and_then(|id| entered?.get(id));
        given.map_or(&self.name, |name| name)
    }

    /// The values that the profile itself knows.
    #[must_use]
    pub fn values(&self) -> Values {
        Values::new().with(Name::Service, &self.name)
    }

    /// Where each fact lives: its id, and the elements that say it.
    #[must_use]
    pub const fn homes(&self) -> &BTreeMap<FactId, Vec<Home>> {
        &self.homes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipient_is_told_from_other_text() {
        let key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

        assert_eq!(
            Recipient::try_from(key.to_owned()).map(|key| key.0),
            Ok(key.to_owned())
        );
        for bad in [
            "",
            "age1",
            &key[1..],
            &key.replace('q', "b"),
            &format!("{key}q"),
        ] {
            assert_eq!(
                Recipient::try_from(bad.to_owned()),
                Err(RecipientError),
                "{bad}"
            );
        }
    }
}
