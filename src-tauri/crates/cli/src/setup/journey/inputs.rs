//! The values that a model asks for: those that were given, those that the person enters, and the defaults, which are
//! told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::request::EnterInputs;
use consentry_core::view::{InputView, SetupView};

use super::super::drawing;
use super::Journey;
use crate::brought;
use crate::exit::Exit;
use crate::print;

/// Values by their inputs' ids.
pub(super) type Entered = BTreeMap<String, String>;

/// What was entered for the inputs of `model` before.
pub(super) fn present(view: &SetupView, model: &str) -> Entered {
    let choices = view.model.choices.iter();
    let inputs = choices.filter(|choice| choice.id == model);
    inputs
        .flat_map(|choice| &choice.inputs)
        .filter_map(|input| Some((input.id.clone(), input.value.clone()?)))
        .collect()
}

impl Journey {
    /// The service's metadata, where it was given.
    pub(super) fn metadata(&mut self) -> Option<String> {
        self.answers.take(|answers| answers.service_metadata.take())
    }

    /// Enters what the model asks for when it is chosen: its values one by one, then the service's own switches together,
    /// until nothing more is asked for and nobody changes a switch any more. What was entered for it before is among what
    /// is `present`, and stands until something else is entered.
    pub(super) async fn enter(
        &mut self,
        model: &str,
        given: Entered,
        present: Entered,
    ) -> Result<(Entered, Option<String>), Exit> {
        let mut metadata = self.metadata();
        let mut seen: BTreeSet<String> = given.into_keys().collect();
        let mut told = BTreeSet::new();
        let mut entered = present;
        loop {
            while let Some(input) = self.unseen(model, &entered, &seen, false)? {
                seen.insert(input.id.clone());
                if metadata.is_some() && input.from_metadata {
                    continue;
                }
                match self.entry(model, &input).await? {
                    Entry::Value(value) => drop(entered.insert(input.id, value)),
                    Entry::Standing => {}
                    Entry::Metadata(xml) => metadata = Some(xml),
                }
            }
            while let Some(option) = self.unseen(model, &entered, &told, true)? {
                self.tell_option(&option, told.len() + 1, &entered);
                told.insert(option.id);
            }
            if !self.change_option(model, &mut entered).await? {
                return Ok((entered, metadata));
            }
        }
    }

    /// Enters what is asked for in `step` and nobody could know when the model was chosen: what is among `wanted`, or all
    /// of it. Whether anything was entered.
    pub(super) async fn later(
        &mut self,
        step: Step,
        wanted: Option<&[String]>,
    ) -> Result<bool, Exit> {
        let view = self.setup()?;
        let Some(model) = view.model.chosen.clone() else {
            return Ok(false);
        };
        let entered = present(&view, &model);
        let is_wanted = |id: &String| wanted.is_none_or(|wanted| wanted.contains(id));
        let mut inputs = Entered::new();
        for input in self.engine.asked(&model, &entered)? {
            let open = input.step == step && input.value.is_none();
            if !open || !is_wanted(&input.id) || !self.asked.insert(input.id.clone()) {
                continue;
            }
            if let Entry::Value(value) = self.entry(&model, &input).await? {
                inputs.insert(input.id, value);
            }
        }
        if inputs.is_empty() {
            return Ok(false);
        }
        self.engine.enter_inputs(&EnterInputs { inputs })?;
        Ok(true)
    }

    /// The first value, or switch, that is asked for with the model and is not among those `seen`.
    fn unseen(
        &self,
        model: &str,
        entered: &Entered,
        seen: &BTreeSet<String>,
        option: bool,
    ) -> Result<Option<InputView>, Failure> {
        let asked = self.engine.asked(model, entered)?.into_iter();
        let mut here = asked.filter(|input| input.step == Step::Model && input.option == option);
        Ok(here.find(|input| !seen.contains(&input.id)))
    }

    /// Tells a switch of the service, with what is recommended; where nobody is asked, that it stays as it is.
    fn tell_option(&self, option: &InputView, number: usize, entered: &Entered) {
        if !self.operator.can_be_asked() {
            if !entered.contains_key(&option.id) {
                stays(option);
            }
            return;
        }
        if number == 1 {
            drawing::said(1, "show-options", &[]);
        }
        drawing::input::option(option);
    }

    /// Changes the switch that the person wants changed: whether there was one.
    async fn change_option(&mut self, model: &str, entered: &mut Entered) -> Result<bool, Exit> {
        let asked = self.engine.asked(model, entered)?.into_iter();
        let options: Vec<_> = asked
            .filter(|input| input.step == Step::Model && input.option)
            .collect();
        let Some(option) = self.operator.option(&options).await? else {
            return Ok(false);
        };
        if let Entry::Value(value) = self.asked_entry(model, &option).await? {
            let changed = InputView {
                value: Some(value.clone()),
                ..option
            };
            drawing::input::changed(&changed);
            entered.insert(changed.id, value);
        }
        Ok(true)
    }

    /// Has a value entered that the model takes.
    async fn entry(&mut self, model: &str, input: &InputView) -> Result<Entry, Exit> {
        if self.operator.can_be_asked() {
            drawing::input::whole(input);
        }
        self.asked_entry(model, input).await
    }

    /// The same, where what it is has been told.
    async fn asked_entry(&mut self, model: &str, input: &InputView) -> Result<Entry, Exit> {
        let asks = self.operator.can_be_asked();
        loop {
            let Some(value) = self.operator.input(input).await? else {
                if !asks {
                    stays(input);
                }
                return Ok(Entry::Standing);
            };
            if let Some(file) = value.strip_prefix('@').filter(|_| input.from_metadata) {
                match brought::text(Path::new(file.trim())) {
                    Ok(xml) => return Ok(Entry::Metadata(xml)),
                    Err(unreadable) => {
                        unreadable.tell(false);
                        continue;
                    }
                }
            }
            match self.engine.inspect_input(model, &input.id, &value) {
                Ok(unusual) => {
                    if let Some(shapes) = unusual {
                        drawing::said(1, "show-unusual", &[("shapes", &shapes)]);
                    }
                    return Ok(Entry::Value(value));
                }
                Err(failure) if asks => {
                    let failure = self.engine.said(&failure);
                    print::note(&format!("{} {}", failure.summary, failure.advice));
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    }
}

/// What came of asking for a value.
enum Entry {
    /// What stands there stays.
    Standing,
    /// It has this value.
    Value(String),
    /// The service's metadata holds it.
    Metadata(String),
}

/// Tells that what stands there by default stays, where nobody was asked.
fn stays(input: &InputView) {
    if drawing::input::present(input).is_none() {
        return;
    }
    let facts = [
        ("label", input.label.as_str()),
        ("value", &drawing::input::standing(input)),
        ("flag", if input.option { "--option" } else { "--input" }),
        ("id", &input.id),
    ];
    drawing::said(2, "setup-default", &facts);
}
