//! A bundle judged again, from its recordings alone: every run, and what failed before any login. The code that judged live
//! judges here; nothing is asked of anybody, nothing is opened or written.

mod compared;

use chrono::{DateTime, Utc};
use consentry_bundle as format;
use consentry_bundle::Bundle;
use serde_json::Value;

pub use compared::{Basis, ReplayedCheck};

use crate::failure::FailureCode;
use crate::handoff::bundle as handoff;
use crate::login::again::UnsignedToken;
use crate::login::recording::Recording;
use crate::login::verdict::{Check, Persona, Verdict};
use crate::outcome::Outcome;
use crate::step::Step;

/// One verdict, and what it comes to when it is judged again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// In which step.
    pub step: Step,
    /// The run's id; none for what failed before any login.
    pub run: Option<String>,
    /// When it was judged, where that is known.
    pub at: Option<DateTime<Utc>>,
    /// What it was.
    pub recorded: Decision,
    /// What it comes to now; why it cannot be judged again.
    pub judged: Result<Decision, Unjudged>,
    /// Every check, of then and of now.
    pub checks: Vec<ReplayedCheck>,
}

/// A verdict with the failure that decided it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The verdict.
    pub verdict: Verdict,
    /// The stable code of the failure, where there is one. A later version may have others.
    pub code: Option<String>,
}

/// Why a verdict cannot be judged again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unjudged {
    /// What came from Microsoft was well: it failed on the computer where it was run, or nobody answered there.
    Elsewhere,
    /// It is about what somebody entered, which is not kept.
    Entered,
    /// Something that it rests on was not kept: an answer that nobody can read, or one that was never asked for.
    NotKept,
    /// There is no recording: an earlier version made the bundle, or the recording was removed.
    NotRecorded,
    /// The recording is not whole: something was removed from it, or a later version made it.
    Unreadable,
}

impl Unjudged {
    /// Its stable id, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::Entered => "entered",
            Self::NotKept => "not-kept",
            Self::NotRecorded => "not-recorded",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Replay {
    /// Whether it comes to the same; none where it cannot be judged again.
    #[must_use]
    pub fn is_same(&self) -> Option<bool> {
        let judged = self.judged.as_ref().ok()?;
        let agree = self
            .checks
            .iter()
            .all(|check| check.basis != Basis::Differs);
        Some(*judged == self.recorded && agree)
    }
}

/// Judges everything again that `bundle` tells of: the runs, the earliest first, after what failed before any of them.
pub async fn replay(bundle: &Bundle) -> Vec<Replay> {
    let mut replays = Vec::new();
    let failed = bundle
        .unfinished
        .as_ref()
        .and_then(|unfinished| unfinished.failed.as_ref());
    if let Some(failed) = failed {
        replays.extend(of_step(failed).await);
    }
    for run in &bundle.runs {
        replays.push(of_run(run).await);
    }
    replays
}

/// What failed in a step; none where that is a run, or in a step that is not known here.
async fn of_step(failed: &format::Failed) -> Option<Replay> {
    let step = handoff::step_of(failed).filter(|step| *step != Step::TestLogin)?;
    let verdict = if failed.inconclusive {
        Verdict::Inconclusive
    } else {
        Verdict::Fail
    };
    let recording = recording(failed.recording.as_ref());
    let at = match &recording {
        Ok(Recording::Step(step)) => Some(step.at),
        _ => None,
    };
    let judged = match recording {
        Ok(Recording::Step(step)) => of_outcome(step.judge().await),
        Ok(Recording::Entry) => Err(Unjudged::Entered),
        Ok(Recording::Login(_)) => Err(Unjudged::Unreadable),
        Err(why) => Err(why),
    };
    Some(Replay {
        step,
        run: None,
        at,
        recorded: Decision {
            verdict,
            code: Some(code_of(&failed.failure)),
        },
        judged,
        checks: Vec::new(),
    })
}

async fn of_run(run: &format::TestRun) -> Replay {
    let (judged, made) = match judged(run).await {
        Ok((decision, checks)) => (Ok(decision), checks),
        Err(why) => (Err(why), None),
    };
    Replay {
        step: Step::TestLogin,
        run: Some(run.id.clone()),
        at: Some(run.at),
        recorded: Decision {
            verdict: handoff::verdict_of(run),
            code: run.failure.as_ref().map(code_of),
        },
        judged,
        checks: compared::checks(&run.checks, made.as_deref()),
    }
}

/// What the run comes to now, with its checks where any are made.
async fn judged(run: &format::TestRun) -> Result<(Decision, Option<Vec<Check>>), Unjudged> {
    match recording(run.trace.recording.as_ref())? {
        Recording::Entry => Err(Unjudged::Unreadable),
        Recording::Step(step) => Ok((of_outcome(step.judge().await)?, None)),
        Recording::Login(login) => {
            let (persona, checks) = handoff::seen_in(run).ok_or(Unjudged::Unreadable)?;
            let token = run.trace.id_token.as_ref().map(|token| {
                (
                    Value::Object(token.header.clone()),
                    Value::Object(token.claims.clone()),
                )
            });
            let token = token
                .as_ref()
                .map(|(header, claims)| UnsignedToken { header, claims });
            let judged = login.judge(&checks, token).await;
            let judged = judged.ok_or(Unjudged::NotKept)?;
            let (verdict, failure) = Persona::verdict(persona, judged.verdict, judged.failure);
            let code = failure.map(|failure| failure.code);
            Ok((decision(verdict, code), Some(judged.checks)))
        }
    }
}

fn recording(written: Option<&Value>) -> Result<Recording, Unjudged> {
    let written = written.ok_or(Unjudged::NotRecorded)?;
    handoff::recording_of(written).ok_or(Unjudged::Unreadable)
}

/// What was asked of Microsoft decides only where it fails.
fn of_outcome(outcome: Option<Outcome<()>>) -> Result<Decision, Unjudged> {
    match outcome.ok_or(Unjudged::NotKept)? {
        Outcome::Proved(()) => Err(Unjudged::Elsewhere),
        Outcome::Disproved(failure) => Ok(decision(Verdict::Fail, Some(failure.code))),
        Outcome::Inconclusive(failure) => Ok(decision(Verdict::Inconclusive, Some(failure.code))),
    }
}

fn decision(verdict: Verdict, code: Option<FailureCode>) -> Decision {
    Decision {
        verdict,
        code: code.map(|code| code.as_str().to_owned()),
    }
}

/// The code as this version calls it, where it knows it.
fn code_of(failure: &format::Failure) -> String {
    let known = handoff::failure_of(failure).code;
    match known {
        FailureCode::BundleFailureUnknown => failure.code.clone(),
        known => known.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests;
