//! An answer in the form that was asked for: it is told of one bundle after the other, and of the end.

use consentry_core::view::WatchedView;
use consentry_core::watch::{Counts, ResultsHead};

use super::calendar::Calendar;
use super::json::Json;
use super::junit::Junit;
use super::prometheus::Prometheus;
use super::text::Text;
use crate::args::CheckFormat;
use crate::exit::Exit;

/// An answer.
pub(super) trait Report {
    /// One bundle, and what is found about it.
    fn bundle(&mut self, bundle: &WatchedView);

    /// That was all.
    fn end(self: Box<Self>, end: &End);
}

/// How it ended.
pub(super) struct End {
    /// How many bundles, and how many things found.
    pub(super) counts: Counts,
    /// Whether every bundle was looked at.
    pub(super) complete: bool,
    /// The parts that are missing, where several were joined.
    pub(super) missing: Vec<u32>,
}

impl End {
    /// How the command ends: with a finding where somebody has to do something, or something was not looked at.
    pub(super) const fn exit(&self) -> Result<(), Exit> {
        if self.complete && !self.counts.has_findings() {
            Ok(())
        } else {
            Err(Exit::Found)
        }
    }
}

/// The answer of this form about so many files.
pub(super) fn of(format: CheckFormat, head: &ResultsHead, files: usize) -> Box<dyn Report> {
    match format {
        CheckFormat::Text => Box::new(Text::about(files)),
        CheckFormat::Json => Box::new(Json::begin(head)),
        CheckFormat::Junit => Box::new(Junit::at(head.at)),
        CheckFormat::Prometheus => Box::new(Prometheus::at(head.at)),
        CheckFormat::Ics => Box::new(Calendar::at(head.at)),
    }
}
