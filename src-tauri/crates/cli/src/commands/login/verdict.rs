//! The verdict of a test login, told.

use consentry_core::language::{MISSING, on_one_line};
use consentry_core::login::Judged;
use consentry_core::view::{
    CheckStatus, CheckView, FailureView, Verdict, WarningView, read_from, unproved,
};
use serde_json::json;

use crate::exit::Exit;
use crate::print::{self, Rows};
use crate::words::{language, said, say, say_which, wire_name};

/// Prints the verdict.
///
/// # Errors
///
/// A finding, unless it is a pass.
pub(super) fn tell(judged: &Judged, json: bool) -> Result<(), Exit> {
    let failure = judged.failure.as_ref().map(said);
    let read = judged.dress.is_worth_saying().then_some(&judged.dress);
    if let Some(words) = read_from(&judged.dress, language()) {
        print::note(&words);
    }
    if json {
        print::json(&json!({
            "verdict": judged.verdict,
            "checks": checks(judged),
            "claims": judged.claims,
            "warnings": warnings(judged),
            "failure": failure,
            "read": read,
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
            "warnings": [],
            "failure": failure,
        }));
    }
    print::failure(failure);
    Err(Exit::Found)
}

fn checks(judged: &Judged) -> Vec<CheckView> {
    let checks = judged.checks.iter();
    checks
        .map(|check| CheckView::new(check, language()))
        .collect()
}

fn warnings(judged: &Judged) -> Vec<WarningView> {
    let warnings = judged.warnings.iter();
    warnings
        .map(|warning| WarningView::new(warning, language()))
        .collect()
}

fn describe(judged: &Judged) {
    let mut rows = Rows::with_widths([6]);
    for check in checks(judged) {
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
        print::line(&format!("{}: {value}", on_one_line(name)));
    }
    for warning in warnings(judged) {
        print::warning(&format!("{}. {}", warning.title, warning.text));
    }
    for what in &judged.leaves {
        let what = unproved(*what, language());
        print::line(&say("login-not-proved", &[("what", &what)]));
    }
    let verdict = wire_name(&judged.verdict);
    let who = judged.who.as_deref().unwrap_or(MISSING);
    print::line(&say(
        "login-verdict",
        &[("verdict", &verdict), ("who", who)],
    ));
}
