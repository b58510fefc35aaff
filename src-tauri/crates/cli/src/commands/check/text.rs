//! What was found, in sentences. Of many bundles only those are told of which somebody has to do something; of one all.

use consentry_core::view::{WatchFindingView, WatchedView};
use consentry_core::watch::{Ending, Severity};

use super::report::{End, Report};
use crate::print;
use crate::words::{language, say};

/// Sentences.
pub(super) struct Text {
    is_about_one: bool,
}

impl Text {
    pub(super) const fn about(files: usize) -> Self {
        let is_about_one = files == 1;
        Self { is_about_one }
    }
}

impl Report for Text {
    fn bundle(&mut self, bundle: &WatchedView) {
        let of_interest = |one: &WatchFindingView| one.finding.severity != Severity::Notice;
        if !self.is_about_one && !bundle.findings.iter().any(of_interest) {
            return;
        }
        print::line(&match &bundle.title {
            Some(title) => say("check-bundle", &[("file", &bundle.file), ("title", title)]),
            None => say("check-file", &[("file", &bundle.file)]),
        });
        for one in &bundle.findings {
            let facts = [
                ("severity", one.finding.severity.id()),
                ("summary", one.summary.as_str()),
            ];
            print::line(&say("check-finding", &facts));
            print::line(&say("check-advice", &[("advice", &one.advice)]));
        }
        if self.is_about_one {
            bundle.endings.iter().for_each(tell_of);
        }
    }

    fn end(self: Box<Self>, end: &End) {
        let counts = &end.counts;
        let number = |number: u64| number.to_string();
        let facts = [
            ("fine", number(counts.fine)),
            ("found", number(counts.bundles - counts.fine)),
            ("unreadable", number(counts.unreadable)),
            ("errors", number(counts.errors)),
            ("warnings", number(counts.warnings)),
            ("notices", number(counts.notices)),
        ];
        let facts = facts
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let bundles = i64::try_from(counts.bundles).unwrap_or(i64::MAX);
        print::line(&language().count("check-summary", bundles, &facts));
    }
}

/// What ends, however far away it is.
fn tell_of(ending: &Ending) {
    let day = language().day(ending.on);
    let facts = [
        ("what", ending.what.id()),
        ("day", day.as_str()),
        ("id", &ending.id),
        ("ended", if ending.days < 0 { "yes" } else { "no" }),
    ];
    print::line(&say("check-ending", &facts));
}
