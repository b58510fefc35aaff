//! The ways of a test login, who is worth trying, and what came of it.

use consentry_core::view::{
    CheckStatus, CheckView, ClaimNeedView, ClaimUseView, PersonaView, RunView, TestLoginView,
    Verdict, WayView,
};

use super::{careful, perhaps, said, text};
use crate::words::{say, wire_name};

/// What the service needs to be told about who signs in.
pub(in crate::setup) fn contract(needs: &[ClaimNeedView]) {
    for need in needs {
        let claims = need.claims.join(", ");
        let required = if need.required { "yes" } else { "no" };
        let facts = [
            ("need", need.need.as_str()),
            ("claims", &claims),
            ("required", required),
        ];
        said(1, "show-claim-need", &facts);
    }
}

/// A way with its number; one that cannot be gone here has none.
pub(in crate::setup) fn way(number: Option<usize>, way: &WayView) {
    match number {
        Some(number) => text(1, &format!("{number}. {}", way.title)),
        None => said(1, "show-way-not-here", &[("title", &way.title)]),
    }
    perhaps(2, "show-way-needs", "text", way.needs.as_deref());
    for proved in &way.proves {
        said(2, "show-way-proves", &[("text", proved)]);
    }
    for left in &way.leaves {
        said(2, "show-way-leaves", &[("text", left)]);
    }
}

/// Somebody worth trying, with their number and how the last try ended.
pub(in crate::setup) fn persona(number: usize, persona: &PersonaView, login: &TestLoginView) {
    let run = login
        .runs
        .iter()
        .find(|run| Some(&run.id) == persona.run.as_ref());
    let number = number.to_string();
    let tried = match run.map(|run| run.verdict) {
        None => "no",
        Some(Verdict::Pass) => "pass",
        Some(Verdict::Fail) => "fail",
        Some(Verdict::Inconclusive) => "inconclusive",
    };
    let facts = [
        ("number", number.as_str()),
        ("label", &persona.label),
        ("expectation", &persona.expectation),
        ("tried", tried),
    ];
    said(1, "show-persona", &facts);
}

/// What a run came to: the verdict, what the service will use, what deserves a look, and what stays unproved.
pub(in crate::setup) fn run(run: &RunView) {
    if run.verdict != Verdict::Fail || run.failure.is_none() {
        text(2, &run.sentence);
    }
    text(2, &run.text);
    let passed = |check: &CheckView| check.status == CheckStatus::Pass;
    if run.checks.iter().any(passed) {
        let others = run.checks.iter().filter(|check| !passed(check));
        others.for_each(told);
    }
    run.uses.iter().for_each(used);
    for warning in &run.warnings {
        careful(2, &warning.title, &warning.text);
    }
    for left in &run.leaves {
        said(2, "login-not-proved", &[("what", left)]);
    }
}

fn told(check: &CheckView) {
    let status = wire_name(&check.status);
    let facts = [("status", status.as_str()), ("label", &check.label)];
    said(3, "show-check", &facts);
}

fn used(used: &ClaimUseView) {
    let value = used.value.clone().unwrap_or_else(|| say("show-empty", &[]));
    let facts = [("need", used.need.as_str()), ("value", &value)];
    said(2, "show-claim-use", &facts);
}
