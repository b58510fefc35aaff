//! The support desk as a screen shows it: what was sent, explained; and the case that a bundle is.

mod contents;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use consentry_bundle::Bundle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::failure::FailureView;
use super::replay::{ReplayView, ReplaysView};
use super::sequence::SequenceView;
use super::test_login::sequence_of;
use super::{
    BundleWords, ComparisonView, ExplanationView, RehearsedView, Screen, SetupView, setup,
};
use crate::compare::Comparison;
use crate::explain::Explanation;
use crate::failure::Failure;
use crate::language::Language;
use crate::rehearsal::{Rehearsal, RehearsalOutcome};
use crate::replay::Replay;
use crate::scene::Scene;

pub use contents::{OpenTaskView, SettingView};

/// The support desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskView {
    /// What was brought to it last; none while it is empty.
    pub sent: Option<SentView>,
}

/// What somebody sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentView {
    /// The file's name; none for what was pasted.
    pub name: Option<String>,
    /// What it is and what is wrong.
    pub explanation: ExplanationView,
    /// The case, where it is a bundle that can be opened.
    pub case: Option<Box<CaseView>>,
    /// Why it cannot be opened, where it is a bundle that cannot.
    pub unopened: Option<FailureView>,
}

/// A bundle that lies on the desk. It is read, and changes nothing here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// The set-up that it tells of.
    pub setup: SetupView,
    /// The values that the set-up was made with.
    pub settings: Vec<SettingView>,
    /// What was left to do.
    pub open: Vec<OpenTaskView>,
    /// Whether a client secret is sealed in it.
    pub sealed: bool,
    /// Whether nothing that was judged again comes to anything else.
    pub same: bool,
    /// What failed before any test login, judged again.
    pub step: Option<ReplayView>,
    /// Every test login, the latest first.
    pub runs: Vec<CaseRunView>,
    /// How far it can be trusted, in sentences.
    pub trust: Vec<String>,
    /// What came of it in the practice tenant, since somebody had it rehearsed.
    pub rehearsal: Option<CaseRehearsalView>,
    /// Another bundle beside it, since somebody brought one.
    pub compared: Option<CaseComparisonView>,
}

/// A rehearsal of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRehearsalView {
    /// Since when it runs; none once it is over.
    pub since: Option<DateTime<Utc>>,
    /// What came of it.
    pub came: Option<RehearsedView>,
    /// The scenarios that were switched on for it, in words.
    pub scenarios: Vec<String>,
    /// Why it could not be held.
    pub failure: Option<FailureView>,
}

/// Another bundle beside a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseComparisonView {
    /// What the case's file is called.
    pub left: String,
    /// What the other file is called.
    pub right: String,
    /// What differs.
    pub comparison: ComparisonView,
}

/// What is known of one test login beside its verdict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseRunView {
    /// Which.
    pub run: String,
    /// Who said what to whom.
    pub sequence: Option<SequenceView>,
    /// What it comes to when it is judged again.
    pub replay: Option<ReplayView>,
}

/// What was brought to the desk.
pub(crate) struct Sent<'a> {
    /// The file's name.
    pub(crate) name: Option<&'a str>,
    /// What it is and what is wrong.
    pub(crate) explanation: &'a Explanation,
    /// The case, or why there is none, where it is a bundle.
    pub(crate) case: Option<Result<Case<'a>, &'a Failure>>,
}

/// A bundle that lies on the desk.
pub(crate) struct Case<'a> {
    /// The bundle itself.
    pub(crate) bundle: &'a Bundle,
    /// The set-up that it tells of, as if it were open.
    pub(crate) screen: Screen<'a>,
    /// All that it tells of, judged again.
    pub(crate) replays: &'a [Replay],
    /// Its rehearsal.
    pub(crate) rehearsal: Option<CaseRehearsal<'a>>,
    /// The name of another file, and what differs in it.
    pub(crate) compared: Option<(&'a str, &'a Comparison)>,
}

/// How far the rehearsal of a case is.
pub(crate) enum CaseRehearsal<'a> {
    /// It runs since then.
    Runs(DateTime<Utc>),
    /// It is over, with what was rehearsed and what came of it.
    Came(Option<&'a Rehearsal>, RehearsalOutcome),
    /// It could not be held.
    Failed(&'a Failure),
}

/// The desk with what was brought to it.
pub(crate) fn view(sent: Option<Sent<'_>>, language: &Language) -> DeskView {
    DeskView {
        sent: sent.map(|sent| sent_view(sent, language)),
    }
}

fn sent_view(sent: Sent<'_>, language: &Language) -> SentView {
    let explained = || ExplanationView::new(sent.explanation, language);
    let (explanation, case, unopened) = match sent.case {
        Some(Ok(case)) => {
            let replays = ReplaysView::new(case.replays, language);
            let explanation = ExplanationView::of_bundle(sent.explanation, &replays, language);
            (explanation, Some(case_view(case, replays, language)), None)
        }
        Some(Err(failure)) => (explained(), None, Some(FailureView::new(failure, language))),
        None => (explained(), None, None),
    };
    SentView {
        name: sent.name.map(str::to_owned),
        explanation,
        case: case.map(Box::new),
        unopened,
    }
}

fn case_view(case: Case<'_>, replayed: ReplaysView, language: &Language) -> CaseView {
    let (of_runs, of_steps): (Vec<_>, Vec<_>) = replayed
        .runs
        .into_iter()
        .partition(|replay| replay.run.is_some());
    let scene = &case.screen.scene;
    let words = BundleWords::new(case.bundle, Some(scene.profile), language);
    CaseView {
        settings: contents::settings(case.bundle, &words, language),
        open: contents::open_tasks(case.bundle, &words),
        sealed: case.bundle.sealed.is_some(),
        same: replayed.same,
        step: of_steps.into_iter().next(),
        runs: runs(scene, of_runs),
        trust: trust(case.bundle, language),
        rehearsal: case.rehearsal.map(|held| rehearsal_view(&held, language)),
        compared: case.compared.map(|(name, comparison)| {
            let left = scene.setup.opened_from.clone().unwrap_or_default();
            CaseComparisonView {
                comparison: ComparisonView::new(comparison, (&left, name), &words),
                left,
                right: name.to_owned(),
            }
        }),
        setup: setup(case.screen),
    }
}

fn rehearsal_view(held: &CaseRehearsal<'_>, language: &Language) -> CaseRehearsalView {
    let (since, came, failure) = match *held {
        CaseRehearsal::Runs(since) => (Some(since), None, None),
        CaseRehearsal::Came(rehearsal, came) => (
            None,
            Some(RehearsedView::new(rehearsal, came, language)),
            None,
        ),
        CaseRehearsal::Failed(failure) => (None, None, Some(FailureView::new(failure, language))),
    };
    let named = came.iter().flat_map(|came| &came.scenarios);
    CaseRehearsalView {
        scenarios: named
            .map(|name| language.say(&format!("scenario-{name}"), &[]))
            .collect(),
        since,
        came,
        failure,
    }
}

fn runs(scene: &Scene<'_>, replays: Vec<ReplayView>) -> Vec<CaseRunView> {
    let mut by_run: BTreeMap<_, _> = replays
        .into_iter()
        .filter_map(|replay| Some((replay.run.clone()?, replay)))
        .collect();
    let runs = scene.facts().runs.iter().rev();
    runs.map(|run| CaseRunView {
        run: run.id.clone(),
        sequence: sequence_of(scene, run),
        replay: by_run.remove(&run.id),
    })
    .collect()
}

/// Whether it is what it was when it was written, and what was taken out of it before.
fn trust(bundle: &Bundle, language: &Language) -> Vec<String> {
    let whole = match bundle.verify() {
        Ok(_) => language.say("desk-digest-same", &[]),
        Err(_) => language.say("desk-digest-differs", &[]),
    };
    let mut removed: BTreeMap<&str, usize> = BTreeMap::new();
    for one in bundle.runs.iter().flat_map(|run| &run.trace.receipt) {
        *removed.entry(one.what.as_str()).or_default() += 1;
    }
    let removed: Vec<_> = removed
        .iter()
        .map(|(what, number)| format!("{what} ({number})"))
        .collect();
    let removed = match &*removed.join(", ") {
        "" => language.say("desk-removed-nothing", &[]),
        what => language.say("desk-removed", &[("what", what)]),
    };
    vec![whole, removed]
}
