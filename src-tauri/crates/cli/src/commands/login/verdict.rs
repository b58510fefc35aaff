//! The verdict of a test login, told.

use consentry_core::language::MISSING;
use consentry_core::login::Judged;
use consentry_core::view::{CheckStatus, FailureView, Verdict};
use serde_json::json;

use crate::exit::Exit;
use crate::print::{self, Rows};
use crate::words::{said, say, say_which, wire_name};

/// Prints the verdict.
///
/// # Errors
///
/// A finding, unless it is a pass.
pub(super) fn tell(judged: &Judged, json: bool) -> Result<(), Exit> {
    let failure = judged.failure.as_ref().map(said);
    if json {
        print::json(&json!({
            "verdict": judged.verdict,
            "checks": judged.checks,
            "claims": judged.claims,
            "failure": failure,
        }));
    } else {
        describe(judged);
    }
    if let Some(failure) = &failure {
        print::failure(failure);
    }
    match judged.verdict {
        Verdict::Pass => Ok(()),
        Verdict::Fail | Verdict::Inconclusive => Err(Exit::Found),
    }
}

/// Tells that nothing could be judged.
///
/// # Errors
///
/// Always a finding.
pub(super) fn tell_unjudged(failure: &FailureView, json: bool) -> Result<(), Exit> {
    if json {
        print::json(&json!({
            "verdict": Verdict::Inconclusive,
            "checks": [],
            "claims": {},
            "failure": failure,
        }));
    }
    print::failure(failure);
    Err(Exit::Found)
}

fn describe(judged: &Judged) {
    let mut rows = Rows::of([6]);
    for check in &judged.checks {
        let status = say_which("login-check-status", "status", &check.status);
        let facts = [("label", check.label.as_str()), ("clause", &check.clause)];
        rows.add([status], say("login-check", &facts));
        if check.status == CheckStatus::Fail {
            let value = |text: &Option<String>| text.clone().unwrap_or_else(|| MISSING.to_owned());
            let expected = say("login-expected", &[("value", &value(&check.expected))]);
            let received = say("login-received", &[("value", &value(&check.received))]);
            rows.add([String::new()], expected);
            rows.add([String::new()], received);
        }
    }
    rows.print();
    for (name, value) in &judged.claims {
        print::line(&format!("{name}: {value}"));
    }
    for leaf in &judged.leaves {
        print::line(&say("login-not-proved", &[("what", leaf)]));
    }
    let verdict = wire_name(&judged.verdict);
    let who = judged.who.as_deref().unwrap_or(MISSING);
    print::line(&say(
        "login-verdict",
        &[("verdict", &verdict), ("who", who)],
    ));
}
