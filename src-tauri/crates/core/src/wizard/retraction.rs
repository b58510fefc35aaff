//! What is undone when something changes: on what ground each fact stands, and which facts fall with it.

use chrono::{DateTime, Utc};

use super::{ChosenModel, ConsentPlan, Facts, Known};
use crate::login::verdict::Verdict;
use crate::service::CredentialKind;
use crate::step::Step;

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
    (&one.model, &one.inputs, &one.plan) == (&other.model, &other.inputs, &other.plan)
}

/// The same facts without times of proof, without who holds a role, without runs that came to no verdict or stand on other ground, and
/// without what is only to take the credentials' place: a saved bundle is out of date only when something else
/// changed.
pub(super) fn timeless(facts: &Facts) -> Facts {
    let ground = facts.present_ground();
    let mut facts = facts.clone();
    facts.next = None;
    facts.role_holder = None;
    // Each time it is read, Entra gives the document another ID and signature.
    if let Some(federation) = &mut facts.federation {
        federation.document = None;
    }
    facts
        .runs
        .retain(|run| run.verdict != Verdict::Inconclusive && Some(&run.ground) == ground.as_ref());
    let knowns = [
        facts.tenant.as_mut().map(|tenant| &mut tenant.known),
        facts.consent.as_mut().map(|consent| &mut consent.known),
        facts
            .credential
            .as_mut()
            .map(|credential| &mut credential.known),
        facts
            .federation
            .as_mut()
            .map(|federation| &mut federation.known),
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
        .is_some_and(|model| model.plan.consent == ConsentPlan::Skippable);
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
    let kind = facts.model.as_ref().map(|model| model.plan.credentials);
    facts.credential.take_if(|credential| {
        kind != Some(CredentialKind::Secret)
            || Some(credential.tenant) != tenant
            || Some(credential.client) != client
    });
    facts.federation.take_if(|federation| {
        kind != Some(CredentialKind::Certificate)
            || Some(federation.tenant) != tenant
            || Some(federation.client) != client
    });
    let replaceable = facts.credential.is_some() || facts.federation.is_some();
    facts
        .next
        .take_if(|next| !replaceable || !next.is_for(tenant, client));
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
