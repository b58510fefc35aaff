//! Step 6 as a screen shows it: what goes into the bundle, and what is handed over.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::known::KnownView;
use super::service::GuideView;
use super::task::{self, TaskView};
use crate::handoff::bundle::file_name;
use crate::language::{Language, MISSING};
use crate::scene::Scene;
use crate::service::{CertificateForm, HandOver, LetterView, MetadataForm, Name, Template, Values};
use crate::step::Step;
use crate::wizard::Known;

/// Step 6: the bundle and what it turns into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportView {
    /// What goes into the bundle.
    pub entries: Vec<EntryView>,
    /// The file's name.
    pub file_name: String,
    /// The folder it goes to.
    pub folder: String,
    /// Whether there is a secret that can be sealed.
    pub can_seal: bool,
    /// Where it was saved last.
    pub saved: Option<SavedView>,
    /// Where to click in the service.
    pub guide: GuideView,
    /// Tasks that are still open; they travel along.
    pub open_tasks: Vec<TaskView>,
    /// How the service gets its values, as a heading.
    pub delivery: String,
    /// By which ways they must not go.
    pub never_by: Vec<String>,
    /// For whom one waits then.
    pub then_wait: Option<String>,
    /// The values to hand over, each with its field's name.
    pub hand_over: Vec<HandOverView>,
    /// The note one can send.
    pub note: Option<LetterView>,
    /// The profile of one's own that can be made of what was entered; none where the service is described already.
    pub own_profile: Option<OwnProfileView>,
}

/// A profile of one's own, made of what was entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnProfileView {
    /// The name to suggest.
    pub name: String,
    /// Where it was saved; it is offered from the next start on.
    pub path: Option<String>,
}

/// One line of the bundle's contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Such as `Directory`.
    pub label: String,
    /// Such as `contoso.com, 4f1c2b7e…`.
    pub value: String,
    /// How it is known.
    pub known: Option<KnownView>,
}

/// Where the bundle was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// The file.
    pub path: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it holds the sealed secret.
    pub sealed: bool,
    /// The SHA-256 of its canonical form, in hexadecimal.
    pub digest: String,
}

/// A value for a field of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverView {
    /// The field's own label.
    pub field: String,
    /// The exact value; for a secret, words that say where it is.
    pub value: String,
    /// Whether it is the secret, which is copied by [`super::request::CopySecret`] only.
    pub secret: bool,
}

pub(super) fn view(scene: &Scene<'_>, exports: &Path, own_profile: Option<&Path>) -> ExportView {
    let facts = scene.facts();
    let agenda = scene.agenda(Step::Export);
    let model = scene.model();
    ExportView {
        entries: entries(scene),
        file_name: file_name(scene),
        folder: exports.display().to_string(),
        can_seal: facts.credential.is_some(),
        saved: facts.saved.as_ref().map(|saved| SavedView {
            path: saved.path.clone(),
            at: saved.at,
            sealed: saved.sealed,
            digest: saved.digest.clone(),
        }),
        guide: GuideView::new(&agenda),
        open_tasks: task::views(&agenda.tasks, &agenda.values, scene.language),
        delivery: model
            .map(|model| model.delivery.title.clone())
            .unwrap_or_default(),
        never_by: model
            .map(|model| model.delivery.never_by.clone())
            .unwrap_or_default(),
        then_wait: model.and_then(|model| model.delivery.then_wait.clone()),
        hand_over: agenda
            .hand_over
            .iter()
            .map(|item| item.view(&agenda.values, scene.language))
            .collect(),
        note: agenda
            .letter
            .and_then(|letter| letter.write(&agenda.values).ok()),
        own_profile: scene.profile.named_by.as_ref().map(|_| OwnProfileView {
            name: scene.service_name().to_owned(),
            path: own_profile.map(|path| path.display().to_string()),
        }),
    }
}

fn entries(scene: &Scene<'_>) -> Vec<EntryView> {
    let (facts, language) = (scene.facts(), scene.language);
    let known = |known: &Known| KnownView::new(known, language);
    let mut entries = Vec::new();
    let mut entry = |id: &str, value: String, known: Option<KnownView>| {
        entries.push(EntryView {
            label: language.say(id, &[]),
            value,
            known,
        });
    };
    if let Some(tenant) = &facts.tenant {
        let id = tenant.tenant_id.to_string();
        let value = tenant
            .domain
            .as_ref()
            .map_or_else(|| id.clone(), |domain| format!("{domain}, {id}"));
        entry("entry-directory", value, Some(known(&tenant.known)));
    }
    if let Some(model) = scene.model() {
        entry("entry-model", model.title.clone(), None);
    }
    if let Some(client) = facts.client() {
        let proved = facts.known(Step::Credentials).as_ref().map(known);
        entry("client-id", client.to_string(), proved);
    }
    if let Some(consent) = &facts.consent {
        let value = if consent.skipped {
            "entry-consent-skipped"
        } else {
            "entry-consent-granted"
        };
        entry(
            "entry-consent",
            language.say(value, &[]),
            Some(known(&consent.known)),
        );
    }
    if let Some(credential) = &facts.credential {
        let ends = credential.expires_on.map(|day| day.to_string());
        let said = [
            ("hint", credential.hint.as_str()),
            ("day", ends.as_deref().unwrap_or(MISSING)),
        ];
        entry(
            "entry-secret",
            language.say("entry-secret-value", &said),
            Some(known(&credential.known)),
        );
    }
    if let Some(federation) = &facts.federation {
        let ends = federation.certificates.iter();
        let ends = ends.map(|certificate| certificate.not_after.date_naive());
        let last = ends.max().map(|day| day.to_string());
        let said = [("day", last.as_deref().unwrap_or(MISSING))];
        let count = i64::try_from(federation.certificates.len()).unwrap_or(i64::MAX);
        entry(
            "entry-certificates",
            language.count("entry-certificates-value", count, &said),
            Some(known(&federation.known)),
        );
    }
    let runs: Vec<_> = facts.runs.iter().filter(|run| facts.bears(run)).collect();
    if let Some(last) = runs.last() {
        let failed = runs.iter().filter(|run| run.failure.is_some()).count();
        let failed = (failed > 0).then(|| failed.to_string());
        let said = [
            ("runs", &*runs.len().to_string()),
            ("failed", failed.as_deref().unwrap_or(MISSING)),
        ];
        entry(
            "entry-runs",
            language.say("entry-runs-value", &said),
            Some(known(&last.known())),
        );
    }
    entries
}

impl HandOver {
    /// The value for its field: one that is not known yet says so, and the secret is never shown.
    pub(crate) fn view(&self, values: &Values, language: &Language) -> HandOverView {
        match self {
            Self::Secret { field, .. } => HandOverView {
                field: field.clone(),
                value: language.say("hand-over-secret", &[]),
                secret: true,
            },
            Self::Certificate { field, form, .. } => {
                let name = match form {
                    CertificateForm::Base64 => Name::CertificatePem,
                    CertificateForm::Body => Name::CertificateBody,
                };
                plain(field, &Template::from_name(name), values, language)
            }
            Self::Metadata { field, form, .. } => match form {
                MetadataForm::Url => plain(
                    field,
                    &Template::from_name(Name::MetadataUrl),
                    values,
                    language,
                ),
                MetadataForm::Xml => HandOverView {
                    field: field.clone(),
                    value: Template::from_name(Name::MetadataUrl)
                        .render(values)
                        .map_or_else(
                            |_| language.say("hand-over-unknown", &[]),
                            |url| language.say("hand-over-xml", &[("url", &url)]),
                        ),
                    secret: false,
                },
            },
            Self::Value {
                field, template, ..
            } => plain(field, template, values, language),
        }
    }
}

fn plain(field: &str, template: &Template, values: &Values, language: &Language) -> HandOverView {
    HandOverView {
        field: field.to_owned(),
        value: template
            .render(values)
            .unwrap_or_else(|_| language.say("hand-over-unknown", &[])),
        secret: false,
    }
}
