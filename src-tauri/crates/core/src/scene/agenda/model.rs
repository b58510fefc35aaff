//! What the choice of an integration model is about, which one is suggested, and where it leads.

use crate::scene::Scene;
use crate::service::Model;
use crate::step::Step;

/// What the choice of an integration model is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelQuestion {
    /// Who is to be in charge of the app registration: the models differ in it.
    Owner,
    /// How the service is to be connected.
    Connection,
    /// Nothing: there is one model only.
    OnlyOne,
}

impl<'a> Scene<'a> {
    /// What the choice is about.
    #[must_use]
    pub fn model_question(&self) -> ModelQuestion {
        match self.profile.models.as_slice() {
            [_] => ModelQuestion::OnlyOne,
            [first, others @ ..] if others.iter().any(|other| other.owner() != first.owner()) => {
                ModelQuestion::Owner
            }
            _ => ModelQuestion::Connection,
        }
    }

    /// The step that comes after the choice of a model: the next one with something left to do, although the wizard
    /// may be past it because nothing in it has to be proved.
    #[must_use]
    pub fn after_model(&self) -> Step {
        let nothing_to_grant = self
            .model()
            .is_some_and(|model| model.consent.why_not().is_some());
        if nothing_to_grant && self.leaves_consent_tasks() {
            Step::Consent
        } else {
            self.wizard.current()
        }
    }

    /// The model that is suggested: the one that the service recommends, or the only one.
    #[must_use]
    pub fn suggested_model(&self) -> Option<&'a Model> {
        match self.profile.models.as_slice() {
            [only] => Some(only),
            models => models.iter().find(|model| model.recommended.is_some()),
        }
    }
}
