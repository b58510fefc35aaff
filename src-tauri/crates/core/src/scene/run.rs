//! The verdict of a test login, in one sentence.

use crate::language::{Language, MISSING};
use crate::login::verdict::{Persona, Verdict};
use crate::wizard::LoginRun;

/// The verdict of `run` in one sentence.
#[must_use]
pub fn sentence(service: &str, run: &LoginRun, language: &Language) -> String {
    let who = run.who.as_deref().or(run.upn.as_deref());
    let id = match (run.verdict, run.persona) {
        (Verdict::Pass, Persona::Unassigned) => "run-kept-out",
        (Verdict::Pass, _) => "run-let-in",
        (Verdict::Fail, _) => "run-refused",
        (Verdict::Inconclusive, _) => "run-without-verdict",
    };
    let facts = [("who", who.unwrap_or(MISSING)), ("service", service)];
    language.say(id, &facts)
}
