//! The step in which the integration model is chosen, with the values that it asks for.

use consentry_core::service::{CredentialKind, Model};
use consentry_core::step::Step;
use consentry_core::view::request::ChooseModel;
use consentry_core::view::{ModelChoice, SetupView, WizardView};
use consentry_practice::Scenario;

use super::super::drawing;
use super::super::operator::{Question, ids};
use super::Journey;
use super::tasks::Together;
use crate::exit::Exit;
use crate::print;
use crate::words::say;

impl Journey {
    /// Tells what has to be true before, chooses the model that was given, or that the person takes, and enters what it
    /// asks for.
    pub(super) async fn model(&mut self, view: &SetupView, first: bool) -> Result<(), Exit> {
        if first {
            drawing::headline(&view.model.headline);
            self.tasks(Together::In(Step::Model)).await?;
        }
        let model = self.which(view, first).await?;
        let chosen = view.model.chosen.as_ref() == Some(&model);
        if !chosen && !self.changes(view, &model).await? {
            return Ok(());
        }
        let form = &self.profile.model(&model)?.inputs.clone();
        let given = self.answers.inputs(form)?;
        let mut present = super::inputs::present(view, &model);
        present.extend(given.clone());
        let (inputs, service_metadata) = if chosen {
            (present, self.metadata())
        } else {
            self.enter(&model, given, present).await?
        };
        let chosen = self.engine.choose_model(&ChooseModel {
            model,
            inputs,
            service_metadata,
        })?;
        self.can_be_met(&chosen)?;
        if let Some(setup) = chosen.setup.filter(|_| self.operator.can_be_asked())
            && !present_of(&setup).is_empty()
        {
            drawing::said(2, "show-change-later", &[("id", &setup.id)]);
        }
        Ok(())
    }

    /// Whether the model is to be another one, once it was said what that undoes; where nobody can be asked, it was said
    /// beforehand.
    async fn changes(&mut self, view: &SetupView, model: &str) -> Result<bool, Exit> {
        let Some(undone) = &view.model.change_undoes else {
            return Ok(true);
        };
        print::warning(undone);
        if !self.operator.can_be_asked() {
            return Ok(true);
        }
        let title = &self.profile.model(model)?.title;
        let facts = [("model", title.as_str())];
        let goes_on = self.operator.goes_on("ask-change-model", &facts).await?;
        if !goes_on {
            print::note(&say("setup-model-kept", &[]));
        }
        Ok(goes_on)
    }

    /// Which model: the one that was given, chosen before, or is taken now.
    async fn which(&mut self, view: &SetupView, first: bool) -> Result<String, Exit> {
        let given = self.answers.take(|answers| answers.model.take());
        let choices = &view.model.choices;
        if let Some(model) = given.or_else(|| view.model.chosen.clone()) {
            return Ok(model);
        }
        if first && self.operator.can_be_asked() {
            for (at, choice) in choices.iter().enumerate() {
                drawing::model::whole(at + 1, choice);
            }
        }
        if let [only] = choices.as_slice() {
            return Ok(only.id.clone());
        }
        loop {
            let answer = self
                .operator
                .answer(Question::Model(&view.model), view)
                .await?;
            if let Some(choice) = meant(choices, &answer) {
                return Ok(choice.id.clone());
            }
            if !self.operator.can_be_asked() {
                return Ok(answer);
            }
            print::error(&say(
                "usage-model-unknown",
                &[("model", &answer), ("models", &ids(&view.model))],
            ));
        }
    }

    /// A task that was said to be done and that the model does not have is wrong usage.
    fn has_tasks(&self, model: &Model) -> Result<(), Exit> {
        let graph = self.profile.graph(model);
        match self
            .answers
            .done()
            .find(|(task, _)| graph.get(task).is_none())
        {
            None => Ok(()),
            Some((task, _)) => {
                let tasks: Vec<_> = graph.all().map(|task| task.id.as_str()).collect();
                let facts = [("task", task), ("tasks", &tasks.join(", "))];
                Err(Exit::usage("usage-task-unknown", &facts))
            }
        }
    }

    /// A scenario that cannot be met in the model is wrong usage.
    fn can_be_met(&self, view: &WizardView) -> Result<(), Exit> {
        let chosen = view
            .setup
            .as_ref()
            .and_then(|setup| setup.model.chosen.as_deref());
        match chosen {
            Some(chosen) => {
                let model = self.profile.model(chosen)?;
                self.has_tasks(model)?;
                can_meet(&self.scenarios, model)
            }
            None => Ok(()),
        }
    }
}

/// What was entered for the chosen model.
fn present_of(view: &SetupView) -> super::inputs::Entered {
    let chosen = view.model.chosen.as_deref().unwrap_or_default();
    super::inputs::present(view, chosen)
}

/// The model that somebody means: by its number, its id or its title.
fn meant<'c>(choices: &'c [ModelChoice], answer: &str) -> Option<&'c ModelChoice> {
    let is = |name: &str| name.to_lowercase() == answer.to_lowercase();
    let named = choices
        .iter()
        .find(|choice| is(&choice.id) || is(&choice.title));
    let number = answer.parse::<usize>().ok();
    named.or_else(|| choices.get(number?.checked_sub(1)?))
}

/// Whether each of these scenarios can be met in `model`.
///
/// # Errors
///
/// Wrong usage, naming the first that cannot.
pub(crate) fn can_meet(scenarios: &[Scenario], model: &Model) -> Result<(), Exit> {
    let protocol = model.login.protocol().as_str();
    let has_secret = model.credentials.kind() == CredentialKind::Secret;
    match scenarios
        .iter()
        .find(|scenario| !scenario.shows_in(protocol, has_secret))
    {
        None => Ok(()),
        Some(scenario) if scenario.shows_in(protocol, true) => Err(Exit::usage(
            "usage-scenario-needs-secret",
            &[("scenario", scenario.name())],
        )),
        Some(scenario) => Err(Exit::usage(
            "usage-scenario-not-here",
            &[("scenario", scenario.name()), ("protocol", protocol)],
        )),
    }
}
