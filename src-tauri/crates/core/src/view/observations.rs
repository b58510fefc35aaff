//! What Consentry looks at by itself, as a screen shows it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::failure::FailureView;
use crate::language::Language;
use crate::scene::Scene;
use crate::service::{LiveCheck, Look, Looked};
use crate::step::Step;

/// One thing that Consentry looks at by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LiveCheckView {
    /// Its id in the profile.
    pub id: String,
    /// In which step it is shown.
    pub step: Step,
    /// What is looked at, as a heading.
    pub title: String,
    /// How it came out last.
    pub standing: LiveStanding,
    /// What was seen, in one sentence.
    pub seen: Option<String>,
    /// What is wrong, where something is.
    pub failure: Option<FailureView>,
    /// When it was looked at last.
    pub at: Option<DateTime<Utc>>,
    /// Whether it needs a text: a token that the service issued.
    pub takes_text: bool,
}

/// How a look came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LiveStanding {
    /// It is as it should be.
    AsItShould,
    /// It is not.
    Otherwise,
    /// No answer came, or nobody can look yet.
    Unknown,
    /// Somebody is looking.
    Looking,
    /// Nobody has looked.
    NotLooked,
}

pub(super) fn view(scene: &Scene<'_>, looked: &BTreeMap<String, Looked>) -> Vec<LiveCheckView> {
    let Some(model) = scene.model() else {
        return vec![];
    };
    let inputs = scene.inputs();
    scene
        .profile
        .live_checks(model, &inputs)
        .map(|check| of(check, looked.get(&check.id), scene.language))
        .collect()
}

fn of(check: &LiveCheck, looked: Option<&Looked>, language: &Language) -> LiveCheckView {
    let (standing, seen, failure, at) = match looked {
        None => (LiveStanding::NotLooked, None, None, None),
        Some(Looked::Looking) => (LiveStanding::Looking, None, None, None),
        Some(Looked::AsItShould { seen, at }) => {
            (LiveStanding::AsItShould, Some(seen), None, Some(*at))
        }
        Some(Looked::Otherwise { failure, at }) => {
            (LiveStanding::Otherwise, None, Some(failure), Some(*at))
        }
        Some(Looked::Unknown { failure, at }) => {
            (LiveStanding::Unknown, None, Some(failure), Some(*at))
        }
    };
    LiveCheckView {
        id: check.id.clone(),
        step: check.step,
        title: check.title.clone(),
        standing,
        seen: seen.cloned(),
        failure: failure.map(|failure| FailureView::of(failure, language)),
        at,
        takes_text: matches!(check.look, Look::TokenPaths { .. }),
    }
}
