//! What is entered in a rehearsal in place of what only a customer has: the examples of the profile.

use std::collections::BTreeMap;

use super::Scene;
use crate::service::{Input, Model, Values};
use crate::step::Step;

impl Scene<'_> {
    /// Whether `step` takes values that the practice tenant or the profile's examples hold.
    #[must_use]
    pub fn takes_practice_values(&self, step: Step) -> bool {
        match step {
            Step::Tenant | Step::Model | Step::Credentials => true,
            Step::Consent => self.asks_own_consent() && self.facts().client().is_none(),
            Step::TestLogin | Step::Export => false,
        }
    }
}

/// What `model` needs in a rehearsal beside what was `entered`: what each missing value looks like, or the first of its
/// choices. What is `known` of the directory stands in by itself.
#[must_use]
pub fn completed(
    model: &Model,
    entered: &BTreeMap<String, String>,
    known: &Values,
) -> BTreeMap<String, String> {
    let mut values = entered.clone();
    for input in model.inputs.iter().filter(|input| input.required) {
        let so_far = model.inputs.so_far(&model.id, &values, known);
        if !input.is_asked(&model.id, &so_far) || so_far.get(&input.id).is_some() {
            continue;
        }
        if let Some(example) = looks_like(input) {
            values.insert(input.id.clone(), example);
        }
    }
    values
}

fn looks_like(input: &Input) -> Option<String> {
    let first = input.choices.first().map(|choice| choice.value.clone());
    input.example.clone().or(first)
}
