//! The last change that can be taken back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::Language;
use crate::scene::Scene;
use crate::wizard::Change;

/// The last change that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// What is taken back, such as `Undo: delete Kandji for contoso.com`.
    pub label: String,
    /// What becomes of the secret that the change replaced, where there is one.
    pub secret: Option<String>,
}

/// The last change of the open set-up.
pub(crate) fn of_change(scene: &Scene<'_>) -> Option<UndoView> {
    let undo = scene.setup.undo.as_ref()?;
    let used = scene.facts().secrets();
    let keeps = undo.secrets().iter().any(|name| !used.contains(name));
    Some(UndoView {
        label: label(scene, &undo.change),
        secret: keeps.then(|| scene.language.say("undo-keeps-secret", &[])),
    })
}

/// The deletion of the set-up of this title.
pub(crate) fn of_deletion(title: &str, language: &Language) -> UndoView {
    UndoView {
        label: language.say("undo-deletion", &[("title", title)]),
        secret: Some(language.say("undo-forgot-secret", &[])),
    }
}

fn label(scene: &Scene<'_>, change: &Change) -> String {
    let say = |id: &str, facts: &[(&str, &str)]| scene.language.say(id, facts);
    match change {
        Change::Directory { asked } => say("undo-directory", &[("asked", asked)]),
        Change::Model { model } => {
            let title = scene.profile.model(model).map(|model| model.title.as_str());
            say("undo-model", &[("model", title.unwrap_or(model))])
        }
        Change::Values => say("undo-values", &[]),
        Change::Application => say("undo-application", &[]),
        Change::Consent => say("undo-consent", &[]),
        Change::Credentials => say("undo-credentials", &[]),
        Change::Task { task } => {
            let graph = scene.model().map(|model| scene.profile.graph(model));
            let title = graph
                .as_ref()
                .and_then(|graph| graph.get(task))
                .map_or(task.as_str(), |known| known.title.as_str());
            say("undo-task", &[("task", title)])
        }
    }
}
