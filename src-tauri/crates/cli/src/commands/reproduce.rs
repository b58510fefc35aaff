//! `consentry reproduce`: judges again what a bundle tells of, from its recordings alone.

use std::path::Path;

use consentry_core::replay::replay;
use consentry_core::view::{ReplayView, ReplaysView};

use super::bundle;
use crate::exit::Exit;
use crate::print;
use crate::words::{language, say};

/// Judges the bundle in `file` again.
///
/// # Errors
///
/// A finding where something is decided differently; wrong usage where it is no bundle.
pub(super) async fn run(file: &Path, json: bool) -> Result<(), Exit> {
    let bundle = bundle::whole_or_changed(file, json)?;
    let view = ReplaysView::new(&replay(&bundle).await, language());
    if json {
        print::json(&view);
    } else {
        tell(&view);
    }
    if view.same { Ok(()) } else { Err(Exit::Found) }
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
