//! What Consentry observes by itself, as a screen shows it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::failure::FailureView;
use crate::language::Language;
use crate::scene::Scene;
use crate::service::{Observation, ObservationKind, ObservationState, Seen};
use crate::step::Step;

/// One thing that Consentry observes by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ObservationView {
    /// Its id in the profile.
    pub id: String,
    /// In which step it is shown.
    pub step: Step,
    /// What is observed, as a heading.
    pub title: String,
    /// How it came out last.
    pub standing: ObservationStanding,
    /// What was seen, in one sentence.
    pub seen: Option<String>,
    /// What is wrong, where something is.
    pub failure: Option<FailureView>,
    /// When it was observed last.
    pub at: Option<DateTime<Utc>>,
    /// Whether it needs a text: a token that the service issued.
    pub takes_text: bool,
}

/// How an observation came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ObservationStanding {
    /// It is as it should be.
    AsItShould,
    /// It is not.
    Otherwise,
    /// No answer came, or nobody can observe it yet.
    Unknown,
    /// It is being observed.
    Observing,
    /// Nobody has observed it.
    NotObserved,
}

pub(super) fn view(
    scene: &Scene<'_>,
    observed: &BTreeMap<String, ObservationState>,
) -> Vec<ObservationView> {
    let Some(model) = scene.model() else {
        return vec![];
    };
    let inputs = scene.inputs();
    scene
        .profile
        .observations_of(model, &inputs)
        .map(|one| observation(scene, one, observed.get(&one.id)))
        .collect()
}

fn observation(
    scene: &Scene<'_>,
    observation: &Observation,
    state: Option<&ObservationState>,
) -> ObservationView {
    let (standing, seen, failure, at) = match state {
        None => (ObservationStanding::NotObserved, None, None, None),
        Some(ObservationState::Observing) => (ObservationStanding::Observing, None, None, None),
        Some(ObservationState::AsItShould { seen, at }) => {
            (ObservationStanding::AsItShould, Some(seen), None, Some(*at))
        }
        Some(ObservationState::Otherwise { failure, at }) => (
            ObservationStanding::Otherwise,
            None,
            Some(failure),
            Some(*at),
        ),
        Some(ObservationState::Unknown { failure, at }) => {
            (ObservationStanding::Unknown, None, Some(failure), Some(*at))
        }
    };
    ObservationView {
        id: observation.id.clone(),
        step: observation.step,
        title: observation.title.clone(),
        standing,
        seen: seen.map(|seen| in_words(seen, scene.language)),
        failure: failure.map(|failure| FailureView::in_setup(failure, scene)),
        at,
        takes_text: matches!(observation.kind, ObservationKind::TokenPaths { .. }),
    }
}

/// What was seen, in one sentence.
fn in_words(seen: &Seen, language: &Language) -> String {
    match seen {
        Seen::Answer { host } => language.say("observation-answer", &[("host", host)]),
        Seen::Directory { issuer } => language.say("observation-directory", &[("issuer", issuer)]),
        Seen::Domain { domain } => language.say("observation-domain", &[("domain", domain)]),
        Seen::NoOther => language.say("observation-no-other", &[]),
        Seen::Records { name, count } => {
            language.count("observation-records", *count, &[("name", name)])
        }
        Seen::Token { paths } => {
            let and = |before: String, last: String| {
                language.say("list-and", &[("before", &before), ("last", &last)])
            };
            let paths = paths.iter().cloned().reduce(and).unwrap_or_default();
            language.say("observation-token", &[("paths", &paths)])
        }
        Seen::Usual => language.say("observation-usual", &[]),
    }
}
