//! What is handed over, as the last step and `consentry handoff` show it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::letter;
use super::steps::title;
use crate::handoff::items::{Content, HandOverItem, items};
use crate::language::Language;
use crate::scene::Scene;
use crate::service::LetterView;
use crate::step::Step;

/// A value for a field of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverView {
    /// The field's own label.
    pub field: String,
    /// What it is.
    pub kind: HandOverKind,
    /// Exactly what goes into the field; none for a secret, which is copied by [`super::request::CopySecret`] only,
    /// and for what is not known.
    pub value: Option<String>,
    /// Words to show in its place, where there is no value or one that is too long to look at.
    pub words: Option<String>,
    /// What a file of it is called, where it is a document.
    pub file_name: Option<String>,
}

/// What is handed over in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HandOverKind {
    /// Entra's signing certificate.
    Certificate,
    /// The federation metadata.
    Metadata,
    /// The client secret.
    Secret,
    /// Something that is not known yet.
    Unknown,
    /// A value.
    Value,
}

/// All that the other side is given of one set-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOffView {
    /// The set-up's id; none where it was read in a bundle.
    pub setup: Option<String>,
    /// Such as `Kivo for contoso.com`.
    pub title: String,
    /// Whether it is a rehearsal in the practice tenant.
    pub practice: bool,
    /// Whether that tenant is closed, so that what it would say is not known.
    pub tenant_closed: bool,
    /// Whether nobody was seen to sign in yet.
    pub unfinished: bool,
    /// How the service gets its values, as a heading.
    pub delivery: Option<String>,
    /// The values, each with its field's name.
    pub items: Vec<HandOverView>,
    /// By which ways they must not go.
    pub never_by: Vec<String>,
    /// For whom one waits then.
    pub then_wait: Option<String>,
    /// The message for whoever may grant consent, while it is not granted.
    pub consent_letter: Option<LetterView>,
    /// The note for the service.
    pub note: Option<LetterView>,
    /// The name with which both are signed, once somebody said.
    pub signature: Option<String>,
}

/// What is handed over, each thing with its field's name.
pub(super) fn views(scene: &Scene<'_>) -> Vec<HandOverView> {
    let view = |item: HandOverItem<'_>| view(item, scene);
    items(scene).into_iter().map(view).collect()
}

/// All that the other side is given; of a set-up with this id, where it is one. Letters are signed with this name.
pub(crate) fn whole(
    scene: &Scene<'_>,
    setup: Option<String>,
    signature: Option<String>,
) -> HandOffView {
    let model = scene.model();
    HandOffView {
        setup,
        title: title(scene.service_name(), scene.facts(), scene.language),
        practice: scene.setup.practice,
        tenant_closed: scene.tenant_is_closed(),
        unfinished: !scene.wizard.is_done(Step::TestLogin),
        delivery: model.map(|model| model.delivery.title.clone()),
        items: views(scene),
        never_by: model
            .map(|model| model.delivery.never_by.clone())
            .unwrap_or_default(),
        then_wait: model.and_then(|model| model.delivery.then_wait.clone()),
        consent_letter: letter::to_role_holder(scene),
        note: letter::to_service(scene),
        signature,
    }
}

fn view(item: HandOverItem<'_>, scene: &Scene<'_>) -> HandOverView {
    let language = scene.language;
    let (kind, value, words) = match item.content {
        Content::Certificate(text) => (HandOverKind::Certificate, Some(text), None),
        Content::Metadata(document) => {
            let words = metadata(&document, language);
            (HandOverKind::Metadata, Some(document), Some(words))
        }
        Content::Secret => {
            let words = language.say("hand-over-secret", &[]);
            (HandOverKind::Secret, None, Some(words))
        }
        Content::TenantClosed => {
            let words = language.say("hand-over-tenant-closed", &[]);
            (HandOverKind::Unknown, None, Some(words))
        }
        Content::Unknown => {
            let words = language.say("hand-over-unknown", &[]);
            (HandOverKind::Unknown, None, Some(words))
        }
        Content::Unread(url) => {
            let words = language.say("hand-over-unread", &[("url", &url)]);
            (HandOverKind::Unknown, None, Some(words))
        }
        Content::Value(value) => (HandOverKind::Value, Some(value), None),
    };
    let ending = match kind {
        HandOverKind::Certificate => Some("certificate.pem"),
        HandOverKind::Metadata => Some("federation-metadata.xml"),
        HandOverKind::Secret | HandOverKind::Unknown | HandOverKind::Value => None,
    };
    HandOverView {
        field: item.field.to_owned(),
        kind,
        value,
        words,
        file_name: ending.map(|ending| format!("{}-{ending}", scene.profile.id)),
    }
}

fn metadata(document: &str, language: &Language) -> String {
    let size = i64::try_from(document.len().div_ceil(1024)).unwrap_or(i64::MAX);
    language.count("hand-over-xml", size, &[])
}
