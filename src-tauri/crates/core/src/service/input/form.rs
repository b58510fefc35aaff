//! What a model asks for as a whole, and what was entered for it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{AskIn, Input, InputType, Unfit, Values};
use crate::failure::{Failure, FailureCode};

/// Everything that a model asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InputForm(pub(super) Vec<Input>);

impl InputForm {
    /// The inputs, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Input> {
        self.0.iter()
    }

    /// The ids of all inputs, as one reads a list.
    fn ids(&self) -> String {
        let ids: Vec<_> = self.iter().map(|input| input.id.as_str()).collect();
        ids.join(", ")
    }

    /// The input with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Input> {
        self.0.iter().find(|input| input.id == id)
    }

    /// What was entered, with the defaults where nothing was, some of which follow from what is `known` of the
    /// directory. What is not asked under these circumstances is left out.
    ///
    /// # Errors
    ///
    /// `model.input_missing` when a required one that is asked with the model has neither value nor default,
    /// `model.input_malformed` when one has the wrong form or is not asked for; both name the first such input.
    pub fn check(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
        known: &Values,
    ) -> Result<Inputs, Failure> {
        if let Some(id) = entered.keys().find(|id| self.get(id).is_none()) {
            return Err(malformed(id, Unfit::NotAsked, &self.ids()));
        }
        let (inputs, missing) = self.gather(model, entered, known, Input::accepted)?;
        match missing.iter().find(|input| input.ask_in == AskIn::Model) {
            Some(input) => Err(Failure::with(
                FailureCode::ModelInputMissing,
                &[("input", &input.label)],
            )),
            None => Ok(inputs),
        }
    }

    /// What was entered as far as it is asked for, with the defaults where nothing was, whatever its form.
    #[must_use]
    pub fn so_far(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
        known: &Values,
    ) -> Inputs {
        self.gather(model, entered, known, |_, _| Ok(()))
            .map(|(inputs, _)| inputs)
            .unwrap_or_default()
    }

    /// Takes what was entered, one after the other, and lists the required ones that are missing.
    fn gather(
        &self,
        model: &str,
        entered: &BTreeMap<String, String>,
        known: &Values,
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
            let standing = input.standing(known);
            match given.or(standing.as_deref()) {
                Some(value) => {
                    let value = input.exactly(value);
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

impl Input {
    /// Whether it takes `value`.
    ///
    /// # Errors
    ///
    /// `model.input_malformed`.
    pub(crate) fn accepted(&self, value: &str) -> Result<(), Failure> {
        self.accepts(value)
            .map_err(|unfit| malformed(&self.label, unfit, &self.taken()))
    }

    /// The values that it takes, where they can be listed; empty otherwise.
    fn taken(&self) -> String {
        let values: Vec<_> = match self.kind {
            InputType::Choice => self.choices.iter().map(|one| one.value.as_str()).collect(),
            InputType::Flag => vec!["true", "false"],
            _ => vec![],
        };
        values.join(", ")
    }
}

fn malformed(input: &str, unfit: Unfit, taken: &str) -> Failure {
    let facts = [("input", input), ("unfit", &unfit.id()), ("taken", taken)];
    let known = if taken.is_empty() { ..2 } else { ..3 };
    Failure::with(FailureCode::ModelInputMalformed, &facts[known])
}

/// What was entered and has the right form, with the defaults where nothing was; made by
/// [`InputForm::check`] alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Inputs {
    pub(super) entered: BTreeMap<String, String>,
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
    pub(in crate::service) fn with_decided(&self) -> impl Iterator<Item = (&str, &str)> {
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
    pub(in crate::service) fn from_pairs(pairs: &[(&str, &str)]) -> Self {
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
