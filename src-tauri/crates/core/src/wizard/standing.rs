//! Where a step stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::retraction::needs;
use super::{ConsentPlan, Wizard};
use crate::service::CredentialKind;
use crate::step::Step;

/// Where a step stands: computed, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// An earlier step comes first.
    Locked,
    /// Can be done now.
    Open,
    /// Is being done.
    Running,
    /// Somebody else's turn.
    Waiting,
    /// Was tried, and failed.
    Failed,
    /// Its fact stands.
    Done,
}

impl Wizard {
    /// Where `step` stands.
    #[must_use]
    pub fn standing(&self, step: Step) -> Standing {
        if self
            .running
            .as_ref()
            .is_some_and(|(_, operation)| operation.step() == step)
        {
            Standing::Running
        } else if self.is_done(step) {
            Standing::Done
        } else if !self.missing(step).is_empty() {
            Standing::Locked
        } else if self
            .failed
            .as_ref()
            .is_some_and(|failed| failed.step == step)
        {
            Standing::Failed
        } else if step == Step::Consent && self.facts.waiting.is_some() {
            Standing::Waiting
        } else {
            Standing::Open
        }
    }

    /// The step with the one next thing: what runs, else the first that is not done.
    #[must_use]
    pub fn current(&self) -> Step {
        let first_undone = || Step::ALL.into_iter().find(|step| !self.is_done(*step));
        self.running
            .as_ref()
            .map(|(_, operation)| operation.step())
            .or_else(first_undone)
            .unwrap_or(Step::Export)
    }

    /// Whether the facts of `step`, and of all that it is built on, stand.
    #[must_use]
    pub fn is_done(&self, step: Step) -> bool {
        needs(step).iter().all(|needed| self.is_done(*needed)) && self.stands(step)
    }

    /// Whether what `step` proves, and all that it is built on, stands, whatever the step still asks for: what the service
    /// shows only later may be missing.
    #[must_use]
    pub fn is_proved(&self, step: Step) -> bool {
        needs(step).iter().all(|needed| self.is_done(*needed)) && self.has_evidence(step)
    }

    fn stands(&self, step: Step) -> bool {
        self.is_answered(step) && self.has_evidence(step)
    }

    /// Whether everything that the model asks for in `step` was entered.
    fn is_answered(&self, step: Step) -> bool {
        self.facts.model.as_ref().is_none_or(|model| {
            let mut asked = model
                .plan
                .asks
                .iter()
                .filter(|(in_step, _)| *in_step == step);
            asked.all(|(_, input)| model.inputs.contains_key(input))
        })
    }

    fn has_evidence(&self, step: Step) -> bool {
        let facts = &self.facts;
        let plan = facts.model.as_ref().map(|model| &model.plan);
        match step {
            Step::Tenant => facts.tenant.is_some(),
            Step::Model => facts.model.is_some(),
            Step::Consent => {
                facts.consent.is_some()
                    || plan.is_some_and(|plan| plan.consent == ConsentPlan::None)
            }
            Step::Credentials => match plan.map(|plan| plan.credentials) {
                Some(CredentialKind::Certificate) => facts.federation.is_some(),
                Some(CredentialKind::None) => true,
                Some(CredentialKind::Secret) => facts.credential.is_some(),
                None => false,
            },
            Step::TestLogin => facts.passed_login().is_some(),
            Step::Export => facts.saved.is_some(),
        }
    }

    /// The earlier steps that are not done.
    pub(super) fn missing(&self, step: Step) -> Vec<Step> {
        step.before()
            .filter(|earlier| !self.is_done(*earlier))
            .collect()
    }
}
