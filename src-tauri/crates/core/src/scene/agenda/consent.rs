//! What the step of consent is about just now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AgendaTask, TaskStanding};
use crate::scene::Scene;
use crate::service::{ConsentNeed, ConsentRequest};
use crate::step::Step;

/// What the step of consent is about just now, while nothing runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConsentSubject {
    /// Somebody else was given the address.
    Waiting,
    /// Which application it is for.
    Application,
    /// A task that somebody else has to do.
    Outside,
    /// Tasks that are left, although consent is granted or nobody can be asked for it.
    TasksLeft,
    /// It is left out.
    Skipped,
    /// It is granted.
    Granted,
    /// A task, in a model with nothing to grant.
    Task,
    /// Nothing: there is nothing to grant and nothing left to do.
    NotNeeded,
    /// It is asked for, and the model works only with it.
    Ask,
    /// It can be asked for, and the model does without.
    Optional,
}

impl Scene<'_> {
    /// Whether consent is for the customer's own application.
    #[must_use]
    pub fn asks_own_consent(&self) -> bool {
        self.model()
            .is_some_and(|model| matches!(model.consent.request, ConsentRequest::OwnApp { .. }))
    }

    /// Whether the landing after consent can be caught in the sign-in window.
    #[must_use]
    pub fn catches_landing(&self) -> bool {
        let vendors =
            |request: &ConsentRequest| matches!(request, ConsentRequest::VendorUrl { .. });
        self.sign_in_window
            && self
                .model()
                .is_some_and(|model| vendors(&model.consent.request))
    }

    /// What the step of consent is about.
    #[must_use]
    pub fn consent_subject(&self) -> ConsentSubject {
        let facts = self.facts();
        let tasks = self.agenda(Step::Consent).tasks;
        let any = |standing| tasks.iter().any(|task| task.standing == standing);
        let left = tasks.iter().any(AgendaTask::left);
        let address = self.consent_url();
        let consent = self.model().map(|model| &model.consent);
        match &facts.consent {
            None if facts.waiting.is_some() => ConsentSubject::Waiting,
            None if self.asks_own_consent() && facts.client().is_none() => {
                ConsentSubject::Application
            }
            fact if (fact.is_some() || address.is_none()) && any(TaskStanding::Awaited) => {
                ConsentSubject::Outside
            }
            Some(_) if left => ConsentSubject::TasksLeft,
            Some(fact) if fact.skipped => ConsentSubject::Skipped,
            Some(_) => ConsentSubject::Granted,
            None if consent.is_some_and(|consent| consent.why_not().is_some()) => {
                if any(TaskStanding::Next) {
                    ConsentSubject::Task
                } else {
                    ConsentSubject::NotNeeded
                }
            }
            None if address.is_none() && left => ConsentSubject::TasksLeft,
            None if address.is_none() => ConsentSubject::NotNeeded,
            None if consent.is_none_or(ConsentNeed::required) => ConsentSubject::Ask,
            None => ConsentSubject::Optional,
        }
    }
}
