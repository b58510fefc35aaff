//! What the step of consent is about just now, and what can be done about it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AgendaTask, TaskStanding};
use crate::failure::NextAction;
use crate::scene::Scene;
use crate::service::{ConsentNeed, ConsentRequest, Side};
use crate::step::Step;
use crate::wizard::{RoleHolder, Standing};

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

/// Something that can be done about consent, beside naming the application and doing the tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConsentOffer {
    /// To go on without it.
    Skip,
    /// To say that it was granted by the button of the Entra admin center.
    State,
    /// To give the address to somebody with the role.
    HandOver,
    /// To give it to another than the one who is waited for.
    HandOverElsewhere,
    /// To open the address where the landing is caught.
    Catch,
    /// To open the address in the browser.
    Open,
    /// To open it oneself after all.
    OpenMyself,
    /// To close the set-up meanwhile.
    Close,
    /// To go on to the present step.
    GoOn,
}

impl Scene<'_> {
    /// The standing of what the step is about; none while there is something to do for this person.
    #[must_use]
    pub fn consent_standing(&self) -> Option<Standing> {
        let nothing_to_grant = || {
            self.model()
                .is_some_and(|model| model.consent.why_not().is_some())
        };
        match self.consent_subject() {
            ConsentSubject::Waiting | ConsentSubject::Outside => Some(Standing::Waiting),
            ConsentSubject::Skipped | ConsentSubject::Granted => Some(Standing::Done),
            ConsentSubject::NotNeeded if nothing_to_grant() && !self.leaves_consent_tasks() => {
                Some(Standing::Done)
            }
            ConsentSubject::Application
            | ConsentSubject::TasksLeft
            | ConsentSubject::Task
            | ConsentSubject::NotNeeded
            | ConsentSubject::Ask
            | ConsentSubject::Optional => None,
        }
    }

    /// What can be done about consent, in the order in which it is offered.
    #[must_use]
    pub fn consent_offers(&self) -> Vec<ConsentOffer> {
        use ConsentOffer::{
            Catch, Close, GoOn, HandOver, HandOverElsewhere, Open, OpenMyself, Skip, State,
        };
        let button = self.model().and_then(|model| model.consent.button());
        let state = button.map(|_| State);
        match self.consent_subject() {
            ConsentSubject::Application if self.somebody_else_holds_role() => vec![HandOver],
            ConsentSubject::Application => vec![],
            ConsentSubject::Waiting => [
                state,
                Some(HandOverElsewhere),
                self.consent_url().map(|_| OpenMyself),
                Some(Close),
            ]
            .into_iter()
            .flatten()
            .collect(),
            subject @ (ConsentSubject::Ask | ConsentSubject::Optional)
                if self.somebody_else_holds_role() =>
            {
                [
                    (subject == ConsentSubject::Optional).then_some(Skip),
                    state,
                    Some(HandOver),
                ]
                .into_iter()
                .flatten()
                .collect()
            }
            subject @ (ConsentSubject::Ask | ConsentSubject::Optional) => [
                (subject == ConsentSubject::Optional).then_some(Skip),
                state,
                Some(HandOver),
                self.catches_landing().then_some(Catch),
                Some(Open),
            ]
            .into_iter()
            .flatten()
            .collect(),
            _ if self.wizard.current() == Step::Consent => vec![],
            ConsentSubject::Outside => vec![Close, GoOn],
            _ => vec![GoOn],
        }
    }

    /// The one of them that leads on; none where the way out of the last failure does.
    #[must_use]
    pub fn leading_consent_offer(&self) -> Option<ConsentOffer> {
        let offers = self.consent_offers();
        let failed = self.wizard.failed();
        let by_somebody_else = failed.is_some_and(|failed| {
            failed.step == Step::Consent
                && matches!(
                    failed.failure.next,
                    NextAction::AskRole { .. } | NextAction::OpenPortal { .. }
                )
        });
        match offers.last()? {
            ConsentOffer::Open if by_somebody_else => None,
            ConsentOffer::GoOn => offers.first().copied(),
            last => Some(*last),
        }
    }

    /// Whether it matters now who holds the role that registering and consent take.
    #[must_use]
    pub fn asks_role_holder(&self) -> bool {
        let takes_role = self
            .model()
            .is_some_and(|model| !model.consent.roles.is_empty());
        let matters = match self.consent_subject() {
            ConsentSubject::Application
            | ConsentSubject::Ask
            | ConsentSubject::Optional
            | ConsentSubject::Waiting => true,
            ConsentSubject::Task | ConsentSubject::TasksLeft => self.leaves_role_tasks(),
            ConsentSubject::Outside
            | ConsentSubject::Skipped
            | ConsentSubject::Granted
            | ConsentSubject::NotNeeded => false,
        };
        takes_role && self.facts().consent.is_none() && matters
    }

    /// Whether it matters, and somebody else holds it.
    #[must_use]
    pub fn somebody_else_holds_role(&self) -> bool {
        self.facts().role_holder == Some(RoleHolder::SomebodyElse) && self.asks_role_holder()
    }

    /// Whether something is left to do in the Entra admin center before the credentials.
    fn leaves_role_tasks(&self) -> bool {
        let tasks = self.agenda(Step::Consent).tasks;
        tasks
            .iter()
            .any(|task| task.left() && task.task.side == Side::Entra)
    }

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
        let left = self.leaves_consent_tasks();
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

    pub(super) fn leaves_consent_tasks(&self) -> bool {
        self.agenda(Step::Consent)
            .tasks
            .iter()
            .any(AgendaTask::left)
    }
}
