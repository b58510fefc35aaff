//! A bundle that was judged again, in words: what each verdict was, what it comes to now, and which checks decide
//! differently.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::steps::step_name;
use super::verdict::CheckView;
use crate::language::{Language, MISSING};
use crate::login::verdict::{CheckStatus, Verdict};
use crate::replay::{Basis, Decision, Replay, ReplayedCheck};
use crate::step::Step;

/// All that was judged again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaysView {
    /// Whether nothing comes to anything else.
    pub same: bool,
    /// Every verdict of the bundle.
    pub runs: Vec<ReplayView>,
}

/// One verdict, and what it comes to now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplayView {
    /// In which step.
    pub step: Step,
    /// The run's id; none for what failed before any login.
    pub run: Option<String>,
    /// When it was judged.
    pub at: Option<DateTime<Utc>>,
    /// What it was.
    pub recorded: DecisionView,
    /// What it comes to now; none where it cannot be judged again.
    pub judged: Option<DecisionView>,
    /// Whether that is the same; none where it cannot be judged again.
    pub same: Option<bool>,
    /// Why it cannot be judged again.
    pub unjudged: Option<String>,
    /// What it is: a step, or a test login with its time.
    pub title: String,
    /// What it comes to, in a sentence.
    pub sentence: String,
    /// How its checks were made, in a sentence; none where there are none.
    pub made: Option<String>,
    /// Every check.
    pub checks: Vec<ReplayedCheckView>,
}

/// A verdict with the failure that decided it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DecisionView {
    /// The verdict.
    pub verdict: Verdict,
    /// The failure's stable code.
    pub code: Option<String>,
}

/// One check, of then and of now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplayedCheckView {
    /// Stable id, such as `issuer`.
    pub id: String,
    /// In words.
    pub label: String,
    /// Whether it was made again, is reported, or goes differently.
    pub how: String,
    /// How it went; none for one that is new.
    pub recorded: Option<String>,
    /// How it goes now; none where it is not made.
    pub judged: Option<CheckStatus>,
    /// What is different, in a sentence.
    pub difference: Option<String>,
}

impl ReplaysView {
    /// `replays` in the words of `language`.
    #[must_use]
    pub fn new(replays: &[Replay], language: &Language) -> Self {
        let runs: Vec<_> = replays
            .iter()
            .map(|replay| ReplayView::new(replay, language))
            .collect();
        Self {
            same: runs.iter().all(|run| run.same != Some(false)),
            runs,
        }
    }
}

impl ReplaysView {
    /// What came of it, as the answer to a customer tells it.
    pub(super) fn told(&self, language: &Language) -> String {
        let is_judged = self.runs.iter().any(|run| run.judged.is_some());
        let which = match (is_judged, self.same) {
            (false, _) => "none",
            (true, true) => "same",
            (true, false) => "differs",
        };
        language.say("replay-letter", &[("which", which)])
    }
}

impl ReplayView {
    fn new(replay: &Replay, language: &Language) -> Self {
        let checks = replay.checks.iter();
        let checks = checks.map(|check| ReplayedCheckView::new(check, language));
        let unjudged = replay.judged.as_ref().err().copied();
        Self {
            step: replay.step,
            run: replay.run.clone(),
            at: replay.at,
            recorded: (&replay.recorded).into(),
            judged: replay.judged.as_ref().ok().map(DecisionView::from),
            same: replay.is_same(),
            unjudged: unjudged.map(|why| why.id().to_owned()),
            title: title(replay, language),
            sentence: sentence(replay, language),
            made: made(&replay.checks, language),
            checks: checks.collect(),
        }
    }
}

impl From<&Decision> for DecisionView {
    fn from(decision: &Decision) -> Self {
        Self {
            verdict: decision.verdict,
            code: decision.code.clone(),
        }
    }
}

impl ReplayedCheckView {
    fn new(check: &ReplayedCheck, language: &Language) -> Self {
        let label = CheckView::label(&check.id, language);
        let facts = [
            ("check", label.as_str()),
            ("recorded", check.recorded.as_deref().unwrap_or(MISSING)),
            ("judged", check.judged.map_or(MISSING, status)),
        ];
        let differs = check.basis == Basis::Differs;
        Self {
            difference: differs.then(|| language.say("replay-check-differs", &facts)),
            id: check.id.clone(),
            label,
            how: check.basis.id().to_owned(),
            recorded: check.recorded.clone(),
            judged: check.judged,
        }
    }
}

fn title(replay: &Replay, language: &Language) -> String {
    let at = replay.at.map(|at| language.moment(at));
    let facts = [
        ("step", step_name(replay.step, language)),
        ("at", at.unwrap_or_else(|| MISSING.to_owned())),
    ];
    let facts = facts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    language.say("replay-title", &facts)
}

fn sentence(replay: &Replay, language: &Language) -> String {
    let then = in_words(&replay.recorded, language);
    match &replay.judged {
        Err(why) => {
            let facts = [("why", why.id()), ("then", &then)];
            language.say("replay-unjudged", &facts)
        }
        Ok(_) if replay.is_same() == Some(true) => {
            language.say("replay-same", &[("verdict", &then)])
        }
        Ok(judged) => {
            let now = in_words(judged, language);
            language.say("replay-differs", &[("then", &then), ("now", &now)])
        }
    }
}

fn in_words(decision: &Decision, language: &Language) -> String {
    let verdict = match decision.verdict {
        Verdict::Fail => "fail",
        Verdict::Inconclusive => "inconclusive",
        Verdict::Pass => "pass",
    };
    let code = decision.code.as_deref().unwrap_or(MISSING);
    language.say("replay-verdict", &[("verdict", verdict), ("code", code)])
}

/// How many checks were made again, and which are reported.
fn made(checks: &[ReplayedCheck], language: &Language) -> Option<String> {
    if checks.is_empty() {
        return None;
    }
    let of = |basis| checks.iter().filter(move |check| check.basis == basis);
    let reported: Vec<_> = of(Basis::Reported)
        .map(|check| CheckView::label(&check.id, language))
        .collect();
    let (again, differ) = (of(Basis::Again).count(), of(Basis::Differs).count());
    let facts = [
        ("again", again.to_string()),
        ("differ", some(differ.to_string(), differ > 0)),
        ("reported", some(reported.join(", "), !reported.is_empty())),
    ];
    let facts = facts
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    Some(language.say("replay-checks", &facts))
}

/// The text, where there is something to say.
fn some(text: String, is_there: bool) -> String {
    if is_there { text } else { MISSING.to_owned() }
}

const fn status(status: CheckStatus) -> &'static str {
    match status {
        CheckStatus::Pass => "pass",
        CheckStatus::Fail => "fail",
        CheckStatus::Skipped => "skipped",
    }
}
