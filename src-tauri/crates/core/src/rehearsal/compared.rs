//! What came of a rehearsal beside what had come of the set-up, and why some cannot be rehearsed.

use crate::failure::FailureCode;
use crate::step::Step;

use super::RecordedEnd;

/// What came of a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RehearsedEnd {
    /// The step in which something failed, or how far it went.
    pub step: Step,
    /// The failure; none where nothing failed.
    pub code: Option<FailureCode>,
}

/// A rehearsal beside the set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RehearsalOutcome {
    /// The same failed at the same step, or nothing did where nothing had.
    Reproduced,
    /// Something else came.
    Different(RehearsedEnd),
    /// It was not rehearsed.
    NotReproducible(Unrehearsable),
}

impl RehearsalOutcome {
    /// Its stable id, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reproduced => "reproduced",
            Self::Different(_) => "different",
            Self::NotReproducible(_) => "notReproducible",
        }
    }
}

impl RecordedEnd {
    /// What `came` is beside this.
    #[must_use]
    pub fn beside(&self, came: RehearsedEnd) -> RehearsalOutcome {
        let code = self.failure.as_ref().map(|failure| failure.code);
        if code == came.code && (code.is_none() || self.step == came.step) {
            RehearsalOutcome::Reproduced
        } else {
            RehearsalOutcome::Different(came)
        }
    }
}

/// Why a set-up cannot be rehearsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrehearsable {
    /// The customer's own computer or network failed.
    Computer,
    /// It is about what somebody entered, which is not kept.
    Entered,
    /// The person did it: declined, closed a window, did not come back in time.
    Person,
    /// The service or the integration model is not known here.
    Profile,
    /// The service shows an error of its own.
    Service,
    /// The practice tenant has nothing like it.
    NoScenario,
    /// A later version tells of it.
    Unknown,
    /// What is in the bundle makes no directory.
    Unreadable,
}

impl Unrehearsable {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Computer,
        Self::Entered,
        Self::Person,
        Self::Profile,
        Self::Service,
        Self::NoScenario,
        Self::Unknown,
        Self::Unreadable,
    ];

    /// Its stable id, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Computer => "computer",
            Self::Entered => "entered",
            Self::Person => "person",
            Self::Profile => "profile",
            Self::Service => "service",
            Self::NoScenario => "no-scenario",
            Self::Unknown => "unknown",
            Self::Unreadable => "unreadable",
        }
    }
}
