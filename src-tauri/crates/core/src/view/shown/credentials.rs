//! Step 4 as a screen shows it: never with the secret's value.

use chrono::{DateTime, Duration, Utc};

use super::{Scene, known, task};
use crate::service::CredentialKind;
use crate::service::{Name, Template};
use crate::step::Step;
use crate::view::{CertificateStanding, CertificateView, CredentialsView, SecretView};
use crate::wizard::{ProvenCredential, ProvenFederation, PublishedCertificate};

/// Microsoft writes for the first time sixty days before a certificate ends.
pub(crate) const SOON: Duration = Duration::days(60);

pub(super) fn view(scene: &Scene<'_>) -> CredentialsView {
    let facts = scene.facts();
    let model = scene.model();
    let credential = facts
        .credential
        .as_ref()
        .map(|credential| &credential.known);
    let federation = facts
        .federation
        .as_ref()
        .map(|federation| &federation.known);
    CredentialsView {
        needed: model.is_none_or(|model| model.credentials.needed()),
        kind: model.map_or(CredentialKind::Secret, |model| model.credentials.kind()),
        why_not: model
            .and_then(|model| model.credentials.why_not())
            .map(str::to_owned),
        inputs: scene.inputs_of(Step::Credentials),
        metadata_url: Template::of(Name::MetadataUrl).render(&scene.values()).ok(),
        certificates: facts
            .federation
            .as_ref()
            .map(|federation| certificates(federation, scene.now))
            .unwrap_or_default(),
        tenant_id: facts
            .tenant
            .as_ref()
            .map(|tenant| tenant.tenant_id.to_string()),
        client_id: facts.client().map(|client| client.to_string()),
        secret: facts.credential.as_ref().map(secret),
        known: credential.or(federation).map(known),
        tasks: task::of_step(scene, Step::Credentials),
        guide: scene
            .profile
            .guide_view(model, Step::Credentials, &scene.values()),
    }
}

/// A secret, without its value.
pub(super) fn secret(credential: &ProvenCredential) -> SecretView {
    SecretView {
        hint: credential.hint.clone(),
        kept: credential.kept,
        expires_on: credential.expires_on,
    }
}

/// The certificates of `federation`, as they stand at `now`.
pub(super) fn certificates(
    federation: &ProvenFederation,
    now: DateTime<Utc>,
) -> Vec<CertificateView> {
    let view = |certificate: &PublishedCertificate| CertificateView {
        thumbprint: certificate.thumbprint.clone(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        standing: if certificate.not_after <= now {
            CertificateStanding::Expired
        } else if certificate.not_before > now {
            CertificateStanding::NotYet
        } else if certificate.not_after <= now + SOON {
            CertificateStanding::EndsSoon
        } else {
            CertificateStanding::Valid
        },
    };
    federation.certificates.iter().map(view).collect()
}
