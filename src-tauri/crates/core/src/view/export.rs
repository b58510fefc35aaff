//! Step 6 as a screen shows it: what goes into the bundle, and what is handed over.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Screen;
use super::hand_over::{self, HandOverView};
use super::headline::HeadlineView;
use super::known::KnownView;
use super::lead::LeadView;
use super::letter;
use super::opened;
use super::rotation;
use super::service::GuideView;
use super::task::{self, TaskView};
use crate::handoff::bundle::file_name;
use crate::language::MISSING;
use crate::scene::Scene;
use crate::service::LetterView;
use crate::step::Step;
use crate::wizard::{Known, SavedBundle, Standing};

/// Step 6: the bundle and what it turns into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportView {
    /// What it is about just now, in words.
    pub headline: HeadlineView,
    /// What leads on from it.
    pub lead: LeadView,
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
    /// Where it was exported as it is, for support, since it was opened.
    pub as_it_is: Option<SavedView>,
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

pub(super) fn view(screen: &Screen<'_>) -> ExportView {
    let scene = &screen.scene;
    let facts = scene.facts();
    let agenda = scene.agenda(Step::Export);
    let model = scene.model();
    let result = opened::view(scene).and_then(|opened| opened.lands_on);
    ExportView {
        headline: headline(scene),
        lead: rotation::lead(scene, &scene.bundle_lead(result.is_some())),
        entries: entries(scene),
        file_name: file_name(scene),
        folder: screen.exports.display().to_string(),
        can_seal: facts.credential.is_some(),
        saved: facts.saved.as_ref().map(SavedView::new),
        guide: GuideView::new(&agenda),
        as_it_is: screen.exported.map(SavedView::new),
        open_tasks: task::views(&agenda.tasks, &agenda.values, scene.language),
        delivery: delivery(scene),
        never_by: model
            .map(|model| model.delivery.never_by.clone())
            .unwrap_or_default(),
        then_wait: model.and_then(|model| model.delivery.then_wait.clone()),
        hand_over: hand_over::views(scene),
        note: letter::to_service(scene),
        own_profile: scene.profile.named_by.as_ref().map(|_| OwnProfileView {
            name: scene.service_name().to_owned(),
            path: screen.own_profile.map(|path| path.display().to_string()),
        }),
    }
}

/// How the service gets its values, as a heading.
fn delivery(scene: &Scene<'_>) -> String {
    let titled = scene.model().map(|model| model.delivery.title.clone());
    titled
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| scene.language.say("export-hand-over", &[]))
}

/// Once the bundle is saved, the values for the service are the next thing, where there are any.
fn headline(scene: &Scene<'_>) -> HeadlineView {
    let say = |id| scene.language.say(id, &[("service", scene.service_name())]);
    let saved = scene.facts().saved.is_some();
    HeadlineView {
        title: match (saved, hand_over::views(scene).is_empty()) {
            (false, _) => say("export-ask"),
            (true, false) => delivery(scene),
            (true, true) => say("export-saved"),
        },
        text: say(if saved {
            "export-saved-text"
        } else {
            "export-text"
        }),
        standing: saved.then_some(Standing::Done),
    }
}

impl SavedView {
    fn new(saved: &SavedBundle) -> Self {
        Self {
            path: saved.path.clone(),
            at: saved.at,
            sealed: saved.sealed,
            digest: saved.digest.clone(),
        }
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
    let runs = &facts.runs;
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
