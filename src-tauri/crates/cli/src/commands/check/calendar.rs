//! What ends from now on, as a calendar.

use chrono::{DateTime, Utc};
use consentry_core::handoff::calendar::{CalendarEntry, calendar};
use consentry_core::view::WatchedView;

use super::report::{End, Report};
use crate::print;
use crate::words::language;

/// The days, as far as they are known.
pub(super) struct Calendar {
    at: DateTime<Utc>,
    entries: Vec<CalendarEntry>,
}

impl Calendar {
    pub(super) const fn at(at: DateTime<Utc>) -> Self {
        let entries = Vec::new();
        Self { at, entries }
    }
}

impl Report for Calendar {
    fn bundle(&mut self, bundle: &WatchedView) {
        self.entries.extend(bundle.entries(self.at, language()));
    }

    fn end(mut self: Box<Self>, _: &End) {
        // Two bundles of one set-up tell of the same secret.
        self.entries
            .sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
        self.entries.dedup_by(|one, other| one.uid == other.uid);
        print::document(&calendar(&self.entries, self.at));
    }
}
