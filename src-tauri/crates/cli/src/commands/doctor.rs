//! `consentry doctor`: whether this computer has what Consentry needs, and what to do where it has not.

mod browser;
mod keyring;
mod network;

use consentry_core::view::{CheckStatus, FailureView};
use serde::Serialize;

use crate::exit::Exit;
use crate::host::Host;
use crate::print::{self, Rows};
use crate::words::{language, say, say_which};

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    id: &'static str,
    status: CheckStatus,
    /// What was found, in a sentence.
    found: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl Finding {
    /// All is well with `id`; the message `found` says so.
    fn fine(id: &'static str, found: &str, facts: &[(&str, &str)]) -> Self {
        Self {
            id,
            status: CheckStatus::Pass,
            found: say(found, facts),
            next: None,
        }
    }

    /// Something is amiss with `id`; beside the message `found` stands what to do.
    fn amiss(id: &'static str, found: &str, facts: &[(&str, &str)]) -> Self {
        Self {
            id,
            status: CheckStatus::Fail,
            found: say(found, facts),
            next: Some(language().say_attribute(found, "next", facts)),
        }
    }

    /// What failed with `id`, told as every command tells it.
    fn of_failure(id: &'static str, failure: &FailureView) -> Self {
        Self {
            id,
            status: CheckStatus::Fail,
            found: failure.summary.clone(),
            next: Some(failure.advice.clone()),
        }
    }

    /// Nothing can be told about `id`; the message `found` says why.
    fn not_seen(id: &'static str, found: &str, facts: &[(&str, &str)]) -> Self {
        Self {
            status: CheckStatus::Skipped,
            ..Self::fine(id, found, facts)
        }
    }
}

/// Looks at everything and prints what was found.
pub(super) async fn examine(host: &Host, json: bool) -> Result<(), Exit> {
    let mut findings = vec![keyring::try_out().await, browser::find(host)];
    findings.extend(network::ask(host).await);
    if json {
        print::json(&findings);
    } else {
        tell(&findings);
    }
    if findings
        .iter()
        .any(|finding| finding.status == CheckStatus::Fail)
    {
        Err(Exit::Found)
    } else {
        Ok(())
    }
}

fn tell(findings: &[Finding]) {
    let mut rows = Rows::with_widths([6, 14]);
    for finding in findings {
        let status = say_which("doctor-status", "status", &finding.status);
        rows.add([status, finding.id.to_owned()], &finding.found);
        if let Some(next) = &finding.next {
            rows.add([String::new(), String::new()], next);
        }
    }
    rows.print();
}
