//! Step 2 as a screen shows it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::headline::HeadlineView;
use super::input::InputView;
use super::known::KnownView;
use super::steps::step_name;
use super::task::{self, TaskView};
use crate::scene::Scene;
use crate::scene::agenda::ModelQuestion;
use crate::service::{Caveat, Inputs, Model, Owner, ServiceProfile, Values};
use crate::step::Step;
use crate::wizard::{ChosenModel, Known, Plan, Witness};

/// Step 2: who owns the app registration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelView {
    /// What the choice is about.
    pub headline: HeadlineView,
    /// What the service offers.
    pub choices: Vec<ModelChoice>,
    /// What has to be true before one of them is chosen.
    pub tasks: Vec<TaskView>,
    /// The choice made.
    pub chosen: Option<String>,
    /// How the choice is known.
    pub known: Option<KnownView>,
    /// The model to suggest: the one that the service recommends, or the only one.
    pub suggested: Option<String>,
    /// The step that comes next: it may be one that the wizard is past, because nothing in it has to be proved.
    pub leads_to: Step,
    /// What a change would undo, as a sentence; nothing is undone by choosing the same again.
    pub change_undoes: Option<String>,
}

/// One integration model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ModelChoice {
    /// Its id, such as `vendor-managed`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One line.
    pub tagline: String,
    /// Who is in charge of the app registration.
    pub owner: Owner,
    /// The protocol, in words.
    pub protocol: String,
    /// Who recommends it.
    pub recommended_by: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// What speaks for it.
    pub pros: Vec<String>,
    /// What speaks against it.
    pub cons: Vec<String>,
    /// What one needs.
    pub you_need: String,
    /// What one hands over.
    pub you_hand_over: String,
    /// What is left to do afterwards.
    pub afterwards: String,
    /// What to know before choosing, with its source.
    pub caveats: Vec<CaveatView>,
    /// The values it asks for.
    pub inputs: Vec<InputView>,
}

/// Something to know before choosing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaveatView {
    /// As a heading.
    pub title: String,
    /// In sentences.
    pub text: String,
    /// Where it was read.
    pub source: String,
    /// When it was read.
    pub as_of: NaiveDate,
    /// A question one can send to the service.
    pub question: Option<String>,
}

pub(super) fn view(scene: &Scene<'_>) -> ModelView {
    let chosen = scene.facts().model.as_ref();
    let nothing = BTreeMap::new();
    let agenda = scene.agenda(Step::Model);
    ModelView {
        headline: headline(scene),
        choices: scene.profile.choices(
            chosen.map(|chosen| chosen.model.as_str()),
            chosen.map_or(&nothing, |chosen| &chosen.inputs),
            &scene.facts().tenant_values(),
        ),
        tasks: task::views(&agenda.tasks, &agenda.values, scene.language),
        chosen: chosen.map(|chosen| chosen.model.clone()),
        known: chosen.map(|chosen| KnownView::new(&chosen.known, scene.language)),
        suggested: scene.suggested_model().map(|model| model.id.clone()),
        leads_to: scene.after_model(),
        change_undoes: chosen.and_then(|chosen| change_undoes(scene, chosen)),
    }
}

fn headline(scene: &Scene<'_>) -> HeadlineView {
    let (title, text) = match scene.model_question() {
        ModelQuestion::Owner => ("model-ask", "model-ask-text"),
        ModelQuestion::Connection => ("model-ask-how", "model-ask-text"),
        ModelQuestion::OnlyOne => ("model-ask-one", "model-ask-one-text"),
    };
    let facts = [("service", scene.service_name())];
    HeadlineView {
        title: scene.language.say(title, &facts),
        text: scene.language.say(text, &facts),
        standing: None,
    }
}

/// What choosing anything else would undo: the same for every other choice, because each changes the ground.
fn change_undoes(scene: &Scene<'_>, chosen: &ChosenModel) -> Option<String> {
    let other = scene
        .profile
        .models
        .iter()
        .find(|model| model.id != chosen.model)?;
    let undone = scene.wizard.undone_by(ChosenModel {
        model: other.id.clone(),
        inputs: BTreeMap::new(),
        plan: Plan::new(other, &Inputs::default()),
        warnings: Vec::new(),
        known: Known::stated(Witness::Here, scene.now),
    });
    let steps: Vec<_> = undone
        .into_iter()
        .filter(|step| *step != Step::Model)
        .map(|step| step_name(step, scene.language))
        .collect();
    let (last, before) = steps.split_last()?;
    let before = before.join(", ");
    let facts = [("before", before.as_str()), ("last", last)];
    let known = if before.is_empty() { 1.. } else { 0.. };
    Some(scene.language.say("change-undoes", &facts[known]))
}

impl ServiceProfile {
    /// The models to choose from, with what was `entered` for the chosen one's inputs, and with what follows from what
    /// is `known` of the directory.
    #[must_use]
    pub fn choices(
        &self,
        chosen: Option<&str>,
        entered: &BTreeMap<String, String>,
        known: &Values,
    ) -> Vec<ModelChoice> {
        let nothing = BTreeMap::new();
        let entered = |model: &Model| {
            if chosen == Some(&model.id) {
                entered
            } else {
                &nothing
            }
        };
        self.models
            .iter()
            .map(|model| model.choice(entered(model), known))
            .collect()
    }
}

impl Model {
    /// The model as a choice, with what was `entered` for its inputs, and with what follows from what is `known` of the
    /// directory.
    #[must_use]
    pub fn choice(&self, entered: &BTreeMap<String, String>, known: &Values) -> ModelChoice {
        ModelChoice {
            id: self.id.clone(),
            title: self.title.clone(),
            tagline: self.tagline.clone(),
            owner: self.owner(),
            protocol: self.login.protocol().in_words().to_owned(),
            recommended_by: self
                .recommended
                .as_ref()
                .map(|recommended| recommended.by.clone()),
            reason: self
                .recommended
                .as_ref()
                .map(|recommended| recommended.reason.clone()),
            pros: self.pros.clone(),
            cons: self.cons.clone(),
            you_need: self.you_need.clone(),
            you_hand_over: self.you_hand_over.clone(),
            afterwards: self.afterwards.clone(),
            caveats: self.caveats.iter().map(Caveat::view).collect(),
            inputs: self
                .inputs
                .iter()
                .map(|input| input.view(entered.get(&input.id), known))
                .collect(),
        }
    }
}

impl Caveat {
    fn view(&self) -> CaveatView {
        CaveatView {
            title: self.title.clone(),
            text: self.text.clone(),
            source: self.source.clone(),
            as_of: self.as_of,
            question: self.question.clone(),
        }
    }
}
