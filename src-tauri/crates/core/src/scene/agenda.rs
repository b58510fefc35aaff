//! What stands before the person at each step, decided once and as data: the guide, what is asked for and in which
//! order, the tasks with whose turn each is, the choices, the words for somebody else, what is handed over, what
//! Consentry can observe, and the stages that come later. Whoever shows a set-up only draws it.

mod consent;
mod lead;
mod login;
mod model;
mod rotation;
mod stages;
mod task;

use std::collections::BTreeMap;

use super::{Scene, tasks};
use crate::service::{CredentialKind, Guide, HandOver, Input, Letter, Model, Observation, Values};
use crate::step::Step;

pub use consent::{ConsentOffer, ConsentSubject};
pub use lead::{Act, Lead};
pub use login::{LoginChoices, PersonaChoice, Reach, WayChoice};
pub use model::ModelQuestion;
pub use rotation::RotationSubject;
pub use stages::{LaterStage, Prerequisite, StageName, StageSubject};
#[cfg(test)]
pub(crate) use task::in_order;
pub use task::{AgendaTask, TaskStanding};

/// What stands before the person at one step.
#[derive(Debug)]
pub struct Agenda<'a> {
    /// Where to click, where the profile says so.
    pub guide: Option<&'a Guide>,
    /// What is asked for, in the order of asking; also what was answered before and can be answered anew.
    pub asks: Vec<Ask<'a>>,
    /// What there is to do, in an order in which it can be done.
    pub tasks: Vec<AgendaTask<'a>>,
    /// Words for somebody else: for whoever may grant consent, or for the service with the bundle.
    pub letter: Option<&'a Letter>,
    /// What the service is given in the end.
    pub hand_over: Vec<&'a HandOver>,
    /// What Consentry can observe by itself.
    pub observations: Vec<&'a Observation>,
    /// Every value that guide, tasks and letter may need, as far as it is known.
    pub values: Values,
}

/// Something that is asked for in a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ask<'a> {
    /// Which directory.
    Tenant,
    /// Which of these integration models.
    Model(&'a [Model]),
    /// A value that the model asks for.
    Input(&'a Input),
    /// Which application.
    Application {
        /// Whether its App Federation Metadata Url does as well as its Application (client) ID.
        by_metadata: bool,
    },
    /// The client secret (Value).
    Secret,
    /// The last day of that secret, where it is known.
    Expires,
}

impl<'a> Scene<'a> {
    /// What stands before the person at `step`.
    #[must_use]
    pub fn agenda(&self, step: Step) -> Agenda<'a> {
        let model = self.model();
        Agenda {
            guide: self.profile.guide(model, step),
            asks: self.asks(step),
            tasks: task::in_order(match step {
                Step::Export => tasks::still_open(self),
                _ => tasks::of_step(self, step),
            }),
            letter: model.and_then(|model| match step {
                Step::Consent => model.consent.letter.as_ref(),
                Step::Export => model.delivery.note.as_ref(),
                _ => None,
            }),
            hand_over: match model {
                Some(model) if step == Step::Export => self.handed_over(model),
                _ => vec![],
            },
            observations: self.observed_in(step),
            values: self.values(),
        }
    }

    /// What has to be entered to replace the credentials in use: nothing, where they are read.
    #[must_use]
    pub fn asked_for_replacement(&self) -> &'static [Ask<'static>] {
        match self.model().map(|model| model.credentials.kind()) {
            Some(CredentialKind::Secret) => &[Ask::Secret, Ask::Expires],
            Some(CredentialKind::Certificate | CredentialKind::None) | None => &[],
        }
    }

    fn asks(&self, step: Step) -> Vec<Ask<'a>> {
        let mut asks: Vec<_> = self.inputs_in(step).into_iter().map(Ask::Input).collect();
        let kind = self.model().map(|model| model.credentials.kind());
        match step {
            Step::Tenant => asks.push(Ask::Tenant),
            Step::Model => asks.insert(0, Ask::Model(&self.profile.models)),
            Step::Consent if self.asks_own_consent() => asks.push(Ask::Application {
                by_metadata: kind == Some(CredentialKind::Certificate),
            }),
            Step::Credentials => match kind {
                Some(CredentialKind::None) => {}
                Some(CredentialKind::Certificate) => {
                    asks.push(Ask::Application { by_metadata: true });
                }
                Some(CredentialKind::Secret) | None => asks.extend([
                    Ask::Application { by_metadata: false },
                    Ask::Secret,
                    Ask::Expires,
                ]),
            },
            Step::Consent | Step::TestLogin | Step::Export => {}
        }
        asks
    }

    /// The chosen model's inputs that are asked for in `step`.
    fn inputs_in(&self, step: Step) -> Vec<&'a Input> {
        let Some(model) = self.model() else {
            return vec![];
        };
        let entered = self.inputs();
        let inputs = model.inputs.iter();
        inputs
            .filter(|input| input.ask_in.step() == step && input.is_asked(&model.id, &entered))
            .collect()
    }

    fn handed_over(&self, model: &'a Model) -> Vec<&'a HandOver> {
        let entered = self.inputs();
        let items = model.delivery.items.iter();
        items
            .filter(|item| item.applies(&model.id, &entered))
            .collect()
    }

    fn observed_in(&self, step: Step) -> Vec<&'a Observation> {
        let Some(model) = self.model() else {
            return vec![];
        };
        let entered = self.inputs();
        let all = self.profile.observations_of(model, &entered);
        all.filter(|observation| observation.step == step).collect()
    }
}

/// The values that `model` asks for with what was `entered` so far, in the order of asking, each with what stands there:
/// some follow from what is `known` of the directory.
#[must_use]
pub fn asked<'m>(
    model: &'m Model,
    entered: &BTreeMap<String, String>,
    known: &Values,
) -> Vec<(&'m Input, Option<String>)> {
    let so_far = model.inputs.so_far(&model.id, entered, known);
    let inputs = model.inputs.iter();
    inputs
        .filter(|input| input.is_asked(&model.id, &so_far))
        .map(|input| (input, so_far.get(&input.id).map(str::to_owned)))
        .collect()
}

#[cfg(test)]
mod tests;
