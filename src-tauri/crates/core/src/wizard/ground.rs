//! On what ground a fact stands, and what falls when the ground moves.

use chrono::{DateTime, Utc};

use super::{ChosenModel, Facts, Known, Step};
use crate::view::Verdict;

/// The steps that the evidence of `step` is built on.
pub(super) const fn needs(step: Step) -> &'static [Step] {
    match step {
        Step::Tenant | Step::Model => &[],
        Step::Consent => &[Step::Tenant, Step::Model],
        Step::Credentials => &[Step::Consent],
        Step::TestLogin => &[Step::Credentials],
        Step::Export => &[Step::TestLogin],
    }
}

pub(super) fn same_choice(one: &ChosenModel, other: &ChosenModel) -> bool {
    (&one.model, &one.inputs, one.plan) == (&other.model, &other.inputs, other.plan)
}

/// The same facts without times of proof and without runs that came to no verdict: a saved bundle is out
/// of date only when something else changed.
pub(super) fn timeless(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    facts
        .runs
        .retain(|run| run.verdict != Verdict::Inconclusive);
    let knowns = [
        facts.tenant.as_mut().map(|tenant| &mut tenant.known),
        facts.consent.as_mut().map(|consent| &mut consent.known),
        facts
            .credential
            .as_mut()
            .map(|credential| &mut credential.known),
    ];
    for known in knowns.into_iter().flatten() {
        if let Known::Proved { at } = known {
            *at = DateTime::UNIX_EPOCH;
        }
    }
    facts
}

/// Removes each fact that was proved on other ground than what is known now.
pub(super) fn retract_unfounded(facts: &mut Facts) {
    let ground = facts.consent_ground();
    let skippable = facts
        .model
        .as_ref()
        .is_some_and(|model| !model.plan.consent_required);
    facts.consent.take_if(|consent| match &ground {
        None => true,
        Some(ground) if consent.skipped => {
            !skippable
                || (&consent.ground.tenant, &consent.ground.model)
                    != (&ground.tenant, &ground.model)
        }
        Some(ground) => consent.ground != *ground,
    });
    let tenant = facts.tenant.as_ref().map(|tenant| tenant.tenant_id);
    let client = facts.client();
    let needed = facts
        .model
        .as_ref()
        .is_some_and(|model| model.plan.credentials_needed);
    facts.credential.take_if(|credential| {
        !needed || Some(credential.tenant) != tenant || Some(credential.client) != client
    });
}

/// A person who signed in has shown that consent is in place.
pub(super) fn prove_consent(facts: &mut Facts, at: DateTime<Utc>) {
    if let Some(consent) = &mut facts.consent
        && !consent.skipped
        && !consent.known.is_proved()
    {
        consent.known = Known::Proved { at };
    }
}
