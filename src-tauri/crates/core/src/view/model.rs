//! Step 2 as a screen shows it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::change;
use super::headline::HeadlineView;
use super::input::InputView;
use super::known::KnownView;
use super::task::{self, TaskView};
use crate::scene::Scene;
use crate::scene::agenda::ModelQuestion;
use crate::service::{Caveat, Model, Owner, ServiceProfile, Values};
use crate::step::Step;
use crate::wizard::ConfirmedTenant;

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
    /// What another model would undo, and what of this one is kept, in sentences; nothing is undone by choosing the same
    /// again.
    pub change_undoes: Option<String>,
    /// What other values for the chosen model can undo, as a sentence.
    pub values_undo: Option<String>,
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
    let agenda = scene.agenda(Step::Model);
    ModelView {
        headline: headline(scene),
        choices: scene
            .profile
            .choices(&entered(scene), &scene.facts().tenant_values()),
        tasks: task::views(&agenda.tasks, &agenda.values, scene.language),
        chosen: chosen.map(|chosen| chosen.model.clone()),
        known: chosen.map(|chosen| KnownView::new(&chosen.known, scene.language)),
        suggested: scene.suggested_model().map(|model| model.id.clone()),
        leads_to: scene.after_model(),
        change_undoes: chosen.and_then(|chosen| change::to_another_model(scene, chosen)),
        values_undo: chosen.and_then(|chosen| change::to_other_values(scene, chosen)),
    }
}

/// What was entered for each model, for those that are set aside as well. What followed from another directory than the
/// present one is left out.
fn entered(scene: &Scene<'_>) -> BTreeMap<String, BTreeMap<String, String>> {
    let facts = scene.facts();
    let tenant = facts.tenant.as_ref().map(ConfirmedTenant::tenant_id);
    let mut entered = BTreeMap::new();
    for (id, aside) in &facts.aside {
        let mut inputs = aside.inputs.clone();
        if let (true, Ok(model)) = (aside.tenant != tenant, scene.profile.model(id)) {
            for input in model.inputs.iter().filter(|one| one.default_from.is_some()) {
                inputs.remove(&input.id);
            }
        }
        entered.insert(id.clone(), inputs);
    }
    if let Some(chosen) = &facts.model {
        entered.insert(chosen.model.clone(), chosen.inputs.clone());
    }
    entered
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

impl ServiceProfile {
    /// The models to choose from, with what was `entered` for the inputs of each by its id, and with what follows from
    /// what is `known` of the directory.
    #[must_use]
    pub fn choices(
        &self,
        entered: &BTreeMap<String, BTreeMap<String, String>>,
        known: &Values,
    ) -> Vec<ModelChoice> {
        let nothing = BTreeMap::new();
        self.models
            .iter()
            .map(|model| model.choice(entered.get(&model.id).unwrap_or(&nothing), known))
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
