//! Step 3 as a screen shows it.

use super::{Scene, known, task};
use crate::service::ConsentRequest;
use crate::step::Step;
use crate::view::{ConsentFact, ConsentView, WaitingView};

pub(super) fn view(scene: &Scene<'_>) -> ConsentView {
    let facts = scene.facts();
    let values = scene.values();
    let model = scene.model();
    let consent = model.map(|model| &model.consent);
    let own_app =
        consent.is_some_and(|consent| matches!(consent.request, ConsentRequest::OwnApp { .. }));
    ConsentView {
        required: consent.is_none_or(crate::service::Consent::required),
        explanation: consent
            .map(|consent| consent.explanation.clone())
            .unwrap_or_default(),
        why_not: consent
            .and_then(crate::service::Consent::why_not)
            .map(str::to_owned),
        inputs: scene.inputs_of(Step::Consent),
        client_id: facts.client().map(|client| client.to_string()),
        client_id_is_yours: own_app,
        url: scene.consent_url(),
        caught_here: own_app,
        can_catch: scene.sign_in_window
            && consent
                .is_some_and(|consent| matches!(consent.request, ConsentRequest::VendorUrl { .. })),
        roles: consent
            .map(|consent| consent.roles.clone())
            .unwrap_or_default(),
        permissions: consent
            .map(crate::service::Consent::permission_views)
            .unwrap_or_default(),
        letter: consent.and_then(|consent| consent.letter.as_ref()?.view(&values).ok()),
        waiting: facts.waiting.as_ref().map(|waiting| WaitingView {
            on: waiting.on.clone(),
            since: waiting.since,
        }),
        fact: facts.consent.as_ref().map(|consent| ConsentFact {
            skipped: consent.skipped,
            tenant_id: consent.landed_in.clone(),
            known: known(&consent.known),
        }),
        tasks: task::of_step(scene, Step::Consent),
        guide: scene.profile.guide_view(model, Step::Consent, &values),
    }
}
