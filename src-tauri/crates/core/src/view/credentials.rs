//! Step 4 as a screen shows it: never with the secret's value.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ask::{self, AskView};
use super::headline::HeadlineView;
use super::input::InputView;
use super::known::KnownView;
use super::service::GuideView;
use super::task::{self, TaskView};
use crate::entra::ending::ends_soon;
use crate::ports::SecretStorage;
use crate::scene::Scene;
use crate::service::{CredentialKind, Name, Template};
use crate::step::Step;
use crate::wizard::{Known, ProvenCredential, ProvenFederation, PublishedCertificate, Standing};

/// Step 4: credentials.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CredentialsView {
    /// What the step is about just now, in words.
    pub headline: HeadlineView,
    /// What it is about while something else is entered than what is known.
    pub anew: HeadlineView,
    /// What is good to know beside it, in a sentence.
    pub aside: Option<String>,
    /// What proving it is called.
    pub to_prove: String,
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

/// The step, while something `running` is its own or not.
pub(super) fn view(scene: &Scene<'_>, running: bool) -> CredentialsView {
    let facts = scene.facts();
    let model = scene.model();
    let agenda = scene.agenda(Step::Credentials);
    let what = [("what", what(scene))];
    CredentialsView {
        headline: headline(scene, running),
        anew: match scene.model().and_then(|model| model.credentials.why_not()) {
            Some(_) => headline(scene, false),
            None => asking(scene),
        },
        aside: aside(scene),
        to_prove: scene.language.say("credentials-prove", &what),
        needed: model.is_none_or(|model| model.credentials.needed()),
        kind: model.map_or(CredentialKind::Secret, |model| model.credentials.kind()),
        why_not: model
            .and_then(|model| model.credentials.why_not())
            .map(str::to_owned),
        asks: ask::views(&agenda.asks, scene.language),
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

/// What is asked for, as messages select on it.
fn what(scene: &Scene<'_>) -> &'static str {
    match scene.model().map(|model| model.credentials.kind()) {
        Some(CredentialKind::Secret) | None => "secret",
        Some(CredentialKind::Certificate | CredentialKind::None) => "certificate",
    }
}

fn headline(scene: &Scene<'_>, running: bool) -> HeadlineView {
    let what = what(scene);
    let say = |id, facts: &[(&str, &str)]| {
        let facts = [&[("what", what)], facts].concat();
        scene.language.say(id, &facts)
    };
    let why_not = scene.model().and_then(|model| model.credentials.why_not());
    let (title, text, standing) = match (why_not, scene.facts().known(Step::Credentials)) {
        (Some(why_not), _) => (
            say("credentials-not-needed", &[]),
            why_not.to_owned(),
            Standing::Done,
        ),
        _ if running => (
            say("credentials-running", &[]),
            asking(scene).text,
            Standing::Running,
        ),
        (None, None) => return asking(scene),
        (None, Some(Known::Reported { report, .. })) => (
            say("credentials-reported", &[]),
            say("credentials-reported-text", &[("file", &report.file)]),
            Standing::Done,
        ),
        (None, Some(_)) => (
            say("credentials-proved", &[]),
            say("credentials-proved-text", &[]),
            Standing::Done,
        ),
    };
    HeadlineView {
        title,
        text,
        standing: Some(standing),
    }
}

/// What is asked for, in words.
fn asking(scene: &Scene<'_>) -> HeadlineView {
    let facts = [("what", what(scene)), ("service", scene.service_name())];
    HeadlineView {
        title: scene.language.say("credentials-ask", &facts),
        text: scene.language.say("credentials-text", &facts),
        standing: None,
    }
}

/// That nothing is secret, where nothing is.
fn aside(scene: &Scene<'_>) -> Option<String> {
    let kind = scene.model()?.credentials.kind();
    (kind == CredentialKind::Certificate)
        .then(|| scene.language.say("credentials-nothing-secret", &[]))
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
        } else if ends_soon(certificate.not_after, now) {
            CertificateStanding::EndsSoon
        } else {
            CertificateStanding::Valid
        },
    };
    federation.certificates.iter().map(view).collect()
}
