//! The one act that leads on from a screen, and what its button is called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::Language;
use crate::scene::agenda::{Act, Lead};

/// The one act that leads on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeadView {
    /// What it does.
    pub act: Act,
    /// What its button is called.
    pub label: String,
    /// The task that it is about, where it is one.
    pub task: Option<String>,
}

/// `lead`, where `what` is replaced as messages select on it.
pub(super) fn view(lead: &Lead<'_>, what: &str, language: &Language) -> LeadView {
    let id = match lead.act {
        Act::Close => "lead-close",
        Act::Done => "lead-done",
        Act::Enforce => "lead-enforce",
        Act::Finish => "after-finish",
        Act::Prove => "after-prove",
        Act::Result => "lead-result",
        Act::Save => "lead-save",
        Act::State => "lead-state",
        Act::SwitchOn => "lead-switch-on",
        Act::TestLogin => "lead-test-login",
    };
    LeadView {
        act: lead.act,
        label: language.say(id, &[("what", what)]),
        task: lead.task.map(|task| task.id.clone()),
    }
}
