//! `consentry reproduce`: judges again what a bundle tells of, from its recordings alone, or rehearses it.

use std::path::Path;
use std::sync::Arc;

use consentry_core::engine::{composition, rehearse_bundle};
use consentry_core::explain;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::rehearsal::RehearsalOutcome;
use consentry_core::replay::replay;
use consentry_core::view::{ExplanationView, RehearsedView, ReplayView, ReplaysView};
use serde_json::json;

use super::{answer, bundle};
use crate::args::AnswerArgs;
use crate::exit::Exit;
use crate::host::Host;
use crate::practice_tenant;
use crate::print;
use crate::words::{language, say};

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
    let bundle = bundle::whole_or_changed(file, json)?;
    let view = ReplaysView::new(&replay(&bundle).await, language());
    if args.answer {
        let bytes = bundle::read(file)?;
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

/// Goes through the set-up of the bundle in `file` once more, in a practice tenant that looks like the customer's directory.
///
/// # Errors
///
/// A finding where something else comes of it, or it cannot be rehearsed; wrong usage where it is no bundle.
pub(super) async fn rehearse(file: &Path, host: &Host, json: bool) -> Result<(), Exit> {
    let bundle = bundle::whole_or_changed(file, json)?;
    let http = Arc::new(composition::http()?);
    let (rehearsal, comparison) = rehearse_bundle(
        &bundle,
        &host.services,
        language(),
        http,
        &practice_tenant::known_scenarios,
        practice_tenant::stage,
    )
    .await?;
    let view = RehearsedView::new(rehearsal.as_ref(), comparison, language());
    if json {
        print::json(&view);
    } else {
        print::line(&view.sentence);
        for scenario in &view.scenarios {
            let summary = say(&format!("scenario-{scenario}"), &[]);
            print::line(&format!("  {scenario}  {summary}"));
        }
    }
    match comparison {
        RehearsalOutcome::Reproduced => Ok(()),
        RehearsalOutcome::Different(_) | RehearsalOutcome::NotReproducible(_) => Err(Exit::Found),
    }
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
