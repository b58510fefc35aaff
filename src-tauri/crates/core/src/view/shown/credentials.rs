//! Step 4 as a screen shows it: never with the secret's value.

use super::{Scene, known, task};
use crate::view::{CredentialsView, SecretView};
use crate::wizard::Step;

pub(super) fn view(scene: &Scene<'_>) -> CredentialsView {
    let facts = scene.facts();
    let model = scene.model();
    CredentialsView {
        needed: model.is_none_or(|model| model.credentials.needed()),
        why_not: model
            .and_then(|model| model.credentials.why_not())
            .map(str::to_owned),
        tenant_id: facts
            .tenant
            .as_ref()
            .map(|tenant| tenant.tenant_id.to_string()),
        client_id: facts.client().map(|client| client.to_string()),
        secret: facts.credential.as_ref().map(|credential| SecretView {
            hint: credential.hint.clone(),
            kept: credential.kept,
            expires_on: credential.expires_on,
        }),
        known: facts
            .credential
            .as_ref()
            .map(|credential| known(&credential.known)),
        tasks: task::of_step(scene, Step::Credentials),
        guide: scene
            .profile
            .guide_view(model, Step::Credentials, &scene.values()),
    }
}
