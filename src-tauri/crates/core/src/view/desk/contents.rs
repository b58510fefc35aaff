//! What a bundle on the desk tells of the set-up: the values it was made with, and what was left to do.

use consentry_bundle::Bundle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::Language;
use crate::service::Stage;
use crate::view::BundleWords;

/// One value that the set-up was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingView {
    /// What it is.
    pub label: String,
    /// The value, exactly.
    pub value: String,
}

/// Something that was left to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenTaskView {
    /// What.
    pub title: String,
    /// Who does it, where that is known.
    pub who: Option<String>,
    /// Whether it is done after the first test login.
    pub later: bool,
}

/// The values that the set-up was made with, in the order of the steps.
pub(super) fn settings(
    bundle: &Bundle,
    words: &BundleWords<'_>,
    language: &Language,
) -> Vec<SettingView> {
    let tenant = bundle.tenant.as_ref();
    let application = bundle.application.as_ref();
    let federation = bundle.federation.as_ref();
    let published = federation.and_then(|federation| federation.published.as_ref());
    let hint = bundle
        .credential
        .as_ref()
        .map(|credential| credential.hint.clone())
        .filter(|hint| !hint.is_empty());
    let uris = application.map(|application| application.redirect_uris.join("\n"));
    let named = [
        ("tenant", tenant.map(|tenant| tenant.tenant_id.clone())),
        ("domain", tenant.and_then(|tenant| tenant.domain.clone())),
        ("model", words.model()),
        (
            "client",
            application.map(|application| application.client_id.clone()),
        ),
        ("redirect-uris", uris.filter(|uris| !uris.is_empty())),
        (
            "identifier",
            federation.map(|federation| federation.identifier.clone()),
        ),
        (
            "metadata",
            published.map(|published| published.address.clone()),
        ),
        ("secret", hint),
    ];
    let named = named.into_iter().filter_map(|(what, value)| {
        let label = language.say("desk-setting", &[("what", what)]);
        Some(SettingView {
            label,
            value: value?,
        })
    });
    let entered = words.entered().into_iter();
    named
        .chain(entered.map(|(label, value)| SettingView { label, value }))
        .collect()
}

/// What was left to do.
pub(super) fn open_tasks(bundle: &Bundle, words: &BundleWords<'_>) -> Vec<OpenTaskView> {
    let open = bundle.tasks.iter().filter(|task| task.done.is_none());
    open.map(|task| {
        let (title, who, stage) = words.task(task);
        OpenTaskView {
            title,
            who,
            later: stage != Stage::SetUp,
        }
    })
    .collect()
}
