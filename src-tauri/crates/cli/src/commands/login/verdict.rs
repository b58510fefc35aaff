//! The verdict of a test login, told.

use consentry_core::failure::Failure;
use consentry_core::login::Judged;
use consentry_core::view::{CheckStatus, Verdict};
use serde_json::json;

use crate::print;
use crate::stop::Stop;

/// Prints the verdict.
///
/// # Errors
///
/// A finding, unless it is a pass.
pub(super) fn tell(judged: &Judged, json: bool) -> Result<(), Stop> {
    if json {
        print::json(&json!({
            "verdict": judged.verdict,
            "checks": judged.checks,
            "claims": judged.claims,
            "failure": judged.failure,
        }));
    } else {
        describe(judged);
    }
    if let Some(failure) = &judged.failure {
        print::failure(failure);
    }
    match judged.verdict {
        Verdict::Pass => Ok(()),
        Verdict::Fail | Verdict::Inconclusive => Err(Stop::Found),
    }
}

/// Tells that nothing could be judged.
///
/// # Errors
///
/// Always a finding.
pub(super) fn tell_unjudged(failure: &Failure, json: bool) -> Result<(), Stop> {
    if json {
        print::json(&json!({
            "verdict": Verdict::Inconclusive,
            "checks": [],
            "claims": {},
            "failure": failure,
        }));
    }
    print::failure(failure);
    Err(Stop::Found)
}

fn describe(judged: &Judged) {
    for check in &judged.checks {
        let standing = match check.status {
            CheckStatus::Fail => "fail",
            CheckStatus::Pass => "pass",
            CheckStatus::Skipped => "–",
        };
        print::line(&format!("{standing:<6}{} ({})", check.label, check.clause));
        if check.status == CheckStatus::Fail {
            let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
            print::line(&format!("      expected {}", or_nothing(&check.expected)));
            print::line(&format!("      received {}", or_nothing(&check.received)));
        }
    }
    for (name, value) in &judged.claims {
        print::line(&format!("{name}: {value}"));
    }
    for leaf in &judged.leaves {
        print::line(&format!("Not proved: {leaf}"));
    }
    print::line(&sentence(judged));
}

fn sentence(judged: &Judged) -> String {
    let who = judged.who.as_deref().unwrap_or("The person");
    match judged.verdict {
        Verdict::Fail => "This sign-in does not work.".to_owned(),
        Verdict::Inconclusive => {
            "Nothing was proved: no answer came that could be verified.".to_owned()
        }
        Verdict::Pass => format!("{who} can sign in."),
    }
}
