//! `consentry reproduce`: judges again what a bundle tells of, from its recordings alone.

use std::path::Path;

use consentry_bundle::{Bundle, BundleError};
use consentry_core::explain;
use consentry_core::failure::Failure;
use consentry_core::handoff::bundle as handoff;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::replay::replay;
use consentry_core::view::{ExplanationView, ReplayView, ReplaysView};
use serde_json::json;

use super::answer;
use super::bundle::read;
use crate::args::AnswerArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::print;
use crate::words::{language, said, say};

/// Judges the bundle in `file` again.
///
/// # Errors
///
/// A finding where something is decided differently; wrong usage where it is no bundle.
pub(super) async fn run(
    file: &Path,
    args: &AnswerArgs,
    host: &Host,
    json: bool,
) -> Result<(), Exit> {
    let bytes = read(file)?;
    let parsed = Bundle::parse(&bytes);
    let bundle = parsed.map_err(|error| misused(&handoff::unsound(&error), json))?;
    if let Err(BundleError::Digest { computed, .. }) = bundle.verify() {
        let facts = [("computed", computed.as_str())];
        print::warning(&say("bundle-digest-differs", &facts));
    }
    let view = ReplaysView::new(&replay(&bundle).await, language());
    if args.answer {
        let explanation = explain::explain(&bytes, &host.services, SystemClock.now())?;
        let letter = ExplanationView::of_bundle(&explanation, &view, language()).letter;
        let letter = answer::sent(&letter, args, host)?;
        if json {
            print::json(&json!({ "same": view.same, "runs": view.runs, "letter": letter }));
        } else {
            answer::print(&letter);
        }
    } else if json {
        print::json(&view);
    } else {
        tell(&view);
    }
    if view.same { Ok(()) } else { Err(Exit::Found) }
}

/// Tells that it is no bundle.
fn misused(failure: &Failure, json: bool) -> Exit {
    let failure = said(failure);
    print::failure(&failure);
    if json {
        print::json(&json!({ "failure": failure }));
    }
    Exit::Misused
}

fn tell(view: &ReplaysView) {
    if view.runs.is_empty() {
        print::line(&say("reproduce-nothing", &[]));
    }
    for run in &view.runs {
        describe(run);
    }
}

fn describe(run: &ReplayView) {
    print::line(&run.title);
    print::line(&format!("  {}", run.sentence));
    let differences = run
        .checks
        .iter()
        .filter_map(|check| check.difference.as_ref());
    for sentence in differences.chain(&run.made) {
        print::line(&format!("  {sentence}"));
    }
}
