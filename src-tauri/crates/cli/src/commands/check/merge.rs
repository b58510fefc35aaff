//! The results of several parts, joined into those of all.

use std::path::{Path, PathBuf};

use consentry_core::view::WatchedView;
use consentry_core::watch::{Counts, Results};

use super::report::{self, End};
use crate::args::CheckFormat;
use crate::brought;
use crate::exit::Exit;
use crate::print;
use crate::words::{language, say};

/// Joins the results in `files` and tells of them as if they were of one check.
///
/// # Errors
///
/// A finding as a check has; another where a part is missing; wrong usage where a file is no result, or they are of
/// different checks.
pub(super) fn join(files: &[PathBuf], format: CheckFormat) -> Result<(), Exit> {
    let results: Result<Vec<_>, _> = files.iter().map(|file| read(file)).collect();
    let merged = Results::merge(results?)
        .map_err(|why| Exit::usage("usage-results-different", &[("what", why.id())]))?;
    let mut report = report::of(format, &merged.head, merged.bundles.len());
    let mut counts = Counts::default();
    for watched in merged.bundles {
        counts.add(&watched);
        report.bundle(&WatchedView::new(watched, language()));
    }
    let end = End {
        counts,
        complete: merged.complete,
        missing: merged.missing,
    };
    report.end(&end);
    if !end.missing.is_empty() {
        let missing: Vec<_> = end.missing.iter().map(u32::to_string).collect();
        print::warning(&say("check-missing", &[("shards", &missing.join(", "))]));
    } else if !end.complete {
        print::warning(&say("check-stopped", &[]));
    }
    end.exit()
}

fn read(file: &Path) -> Result<Results, Exit> {
    let text = brought::text(file)?;
    serde_json::from_str(&text).map_err(|_| Exit::unreadable(file, &say("check-no-results", &[])))
}
