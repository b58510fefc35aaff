//! How far it is, in one line that is written over, for whoever sits at a terminal.

use std::io::{IsTerminal as _, stderr};

use crate::print;
use crate::words::say;

/// How many of all are done.
pub(super) struct Progress {
    all: usize,
    /// After how many the line is written anew; none where nobody sees it.
    every: Option<u64>,
    shown: bool,
}

impl Progress {
    /// Nothing is done yet of so many.
    pub(super) fn of(all: usize) -> Self {
        let seen = all > 1 && stderr().is_terminal();
        Self {
            all,
            every: seen.then(|| (all as u64 / 200).max(1)),
            shown: false,
        }
    }

    /// So many are done.
    pub(super) fn done(&mut self, number: u64) {
        if self.every.is_some_and(|every| number.is_multiple_of(every)) {
            let (number, all) = (number.to_string(), self.all.to_string());
            let facts = [("number", number.as_str()), ("all", &all)];
            print::progress(&say("check-progress", &facts));
            self.shown = true;
        }
    }

    /// Makes room for something else.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            print::progress("");
        }
    }
}
