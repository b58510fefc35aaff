//! Step 4 as a screen shows it: never with the secret's value.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ask::{self, AskView};
use super::input::InputView;
use super::known::KnownView;
use super::service::GuideView;
use super::task::{self, TaskView};
use crate::limits;
use crate::ports::SecretStorage;
use crate::scene::Scene;
use crate::service::{CredentialKind, Name, Template};
use crate::step::Step;
use crate::wizard::{ProvenCredential, ProvenFederation, PublishedCertificate};

/// Step 4: credentials.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CredentialsView {
    /// Whether there is anything to enter.
    pub needed: bool,
    /// What proves the application.
    pub kind: CredentialKind,
    /// Why there is nothing to enter, in one sentence.
    pub why_not: Option<String>,
    /// What is asked for in this step, in the order of asking.
    pub asks: Vec<AskView>,
    /// The values among it that the model asks for.
    pub inputs: Vec<InputView>,
    /// The App Federation Metadata Url, once the application is known.
    pub metadata_url: Option<String>,
    /// Entra's signing certificates, once they are read.
    pub certificates: Vec<CertificateView>,
    /// Directory (tenant) ID.
    pub tenant_id: Option<String>,
    /// Application (client) ID.
    pub client_id: Option<String>,
    /// The secret, without its value.
    pub secret: Option<SecretView>,
    /// How the credentials are known, once they are.
    pub known: Option<KnownView>,
    /// What there is to do in this step.
    pub tasks: Vec<TaskView>,
    /// Where to click.
    pub guide: GuideView,
}

/// A secret, without its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretView {
    /// Its first three characters, as Microsoft shows them.
    pub hint: String,
    /// Where it lies.
    pub kept: SecretStorage,
    /// Its last day, as the person said.
    pub expires_on: Option<NaiveDate>,
}

/// A signing certificate in the federation metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// SHA-1 over its DER, as the admin center shows it.
    pub thumbprint: String,
    /// From when it is valid.
    pub not_before: DateTime<Utc>,
    /// Until when it is valid.
    pub not_after: DateTime<Utc>,
    /// How it stands now.
    pub standing: CertificateStanding,
}

/// How a certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificateStanding {
    /// It ends within sixty days: that is when Microsoft begins to write.
    EndsSoon,
    /// It has ended.
    Expired,
    /// It is not valid yet.
    NotYet,
    /// It is valid.
    Valid,
}

pub(super) fn view(scene: &Scene<'_>) -> CredentialsView {
    let facts = scene.facts();
    let model = scene.model();
    let agenda = scene.agenda(Step::Credentials);
    CredentialsView {
        needed: model.is_none_or(|model| model.credentials.needed()),
        kind: model.map_or(CredentialKind::Secret, |model| model.credentials.kind()),
        why_not: model
            .and_then(|model| model.credentials.why_not())
            .map(str::to_owned),
        asks: ask::views(&agenda.asks),
        inputs: ask::inputs(scene, &agenda),
        metadata_url: Template::from_name(Name::MetadataUrl)
            .render(&agenda.values)
            .ok(),
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
        known: facts
            .known(Step::Credentials)
            .map(|known| KnownView::new(&known, scene.language)),
        tasks: task::views(&agenda.tasks, &agenda.values, scene.language),
        guide: GuideView::new(&agenda),
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
        } else if certificate.not_after <= now + limits::SOON {
            CertificateStanding::EndsSoon
        } else {
            CertificateStanding::Valid
        },
    };
    federation.certificates.iter().map(view).collect()
}
