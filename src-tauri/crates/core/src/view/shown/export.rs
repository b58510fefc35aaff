//! Step 6 as a screen shows it: what goes into the bundle, and what is handed over.

use super::{Scene, known, task};
use crate::handoff::{self, bundle::file_name};
use crate::view::{EntryView, ExportView, KnownView, OwnProfileView, SavedView};
use crate::wizard::Known;

pub(super) fn view(scene: &Scene<'_>) -> ExportView {
    let facts = scene.facts();
    let model = scene.model();
    ExportView {
        entries: entries(scene),
        file_name: file_name(scene),
        folder: scene.exports.display().to_string(),
        can_seal: facts.credential.is_some(),
        saved: facts.saved.as_ref().map(|saved| SavedView {
            path: saved.path.clone(),
            at: saved.at,
            sealed: saved.sealed,
            digest: saved.digest.clone(),
        }),
        open_tasks: task::still_open(scene),
        delivery: model
            .map(|model| model.delivery.title.clone())
            .unwrap_or_default(),
        never_by: model
            .map(|model| model.delivery.never_by.clone())
            .unwrap_or_default(),
        then_wait: model.and_then(|model| model.delivery.then_wait.clone()),
        hand_over: model
            .map(|model| {
                model
                    .delivery
                    .hand_over(&model.id, &scene.inputs(), &scene.values())
            })
            .unwrap_or_default(),
        note: handoff::note::write(scene),
        own_profile: scene.profile.named_by.as_ref().map(|_| OwnProfileView {
            name: scene.service_name().to_owned(),
            path: scene.own_profile.map(|path| path.display().to_string()),
        }),
    }
}

fn entries(scene: &Scene<'_>) -> Vec<EntryView> {
    let facts = scene.facts();
    let mut entries = Vec::new();
    let mut entry = |label: &str, value: String, known: Option<KnownView>| {
        entries.push(EntryView {
            label: label.to_owned(),
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
        entry("Directory", value, Some(known(&tenant.known)));
    }
    if let Some(model) = scene.model() {
        entry("Integration model", model.title.clone(), None);
    }
    if let Some(client) = facts.client() {
        let credential = facts
            .credential
            .as_ref()
            .map(|credential| &credential.known);
        let federation = facts
            .federation
            .as_ref()
            .map(|federation| &federation.known);
        let proved = credential.or(federation).map(known);
        entry("Application (client) ID", client.to_string(), proved);
    }
    if let Some(consent) = &facts.consent {
        let value = if consent.skipped {
            "Not needed now"
        } else {
            "Granted"
        };
        entry(
            "Admin consent",
            value.to_owned(),
            Some(known(&consent.known)),
        );
    }
    if let Some(credential) = &facts.credential {
        let ends = credential
            .expires_on
            .map_or_else(String::new, |day| format!(", ends {day}"));
        entry(
            "Client secret",
            format!("Begins {}{ends}", credential.hint),
            Some(known(&credential.known)),
        );
    }
    if let Some(federation) = &facts.federation {
        let last = federation
            .certificates
            .iter()
            .map(|certificate| certificate.not_after.date_naive())
            .max();
        let ends = last.map_or_else(String::new, |day| format!(", the last ends {day}"));
        let certificates = match federation.certificates.len() {
            1 => "1 certificate".to_owned(),
            several => format!("{several} certificates"),
        };
        entry(
            "Signing certificates",
            format!("{certificates}{ends}"),
            Some(known(&federation.known)),
        );
    }
    let runs: Vec<_> = facts.runs.iter().filter(|run| facts.bears(run)).collect();
    if let Some(last) = runs.last() {
        let failed = runs.iter().filter(|run| run.failure.is_some()).count();
        let value = match failed {
            0 => format!("{}, with redacted traces", runs.len()),
            _ => format!(
                "{}, {failed} of them failed, with redacted traces",
                runs.len()
            ),
        };
        entry(
            "Test runs",
            value,
            Some(known(&Known::Proved { at: last.at })),
        );
    }
    entries
}
