//! The checks of then and of now, side by side.

use consentry_bundle as format;

use crate::login::again::is_reported;
use crate::login::verdict::{Check, CheckStatus};

/// One check, of then and of now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayedCheck {
    /// Its stable id.
    pub id: String,
    /// On what its status rests.
    pub basis: Basis,
    /// How it went, in the word of the bundle; none where it was not recorded.
    pub recorded: Option<String>,
    /// How it goes now; none where it is not made any more, or cannot be.
    pub judged: Option<CheckStatus>,
}

/// On what the status of a check rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// It was made again, and goes as it went.
    Again,
    /// It goes differently now, is new, or is not made any more.
    Differs,
    /// It was not made again: only a signature could show it, or what it rests on is not there.
    Reported,
}

impl Basis {
    /// Its stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Differs => "differs",
            Self::Reported => "reported",
        }
    }
}

/// The checks that were `recorded`, beside those that were `made` again, in the order of decision; then those that are new.
/// Without any that were made, all are reported.
pub(super) fn checks(recorded: &[format::Check], made: Option<&[Check]>) -> Vec<ReplayedCheck> {
    let known = recorded.iter().map(|then| {
        let now = made.and_then(|made| made.iter().find(|check| check.id == then.id));
        let judged = now.map(|check| check.status);
        let agree = judged.map(word) == Some(then.status.as_str());
        ReplayedCheck {
            id: then.id.clone(),
            basis: match made {
                None => Basis::Reported,
                Some(_) if !agree => Basis::Differs,
                Some(_) if is_reported(&then.id) && judged != Some(CheckStatus::Skipped) => {
                    Basis::Reported
                }
                Some(_) => Basis::Again,
            },
            recorded: Some(then.status.clone()),
            judged,
        }
    });
    let is_new = |check: &&Check| recorded.iter().all(|then| then.id != check.id);
    let new = made.unwrap_or_default().iter().filter(is_new);
    known
        .chain(new.map(|check| ReplayedCheck {
            id: check.id.clone(),
            basis: Basis::Differs,
            recorded: None,
            judged: Some(check.status),
        }))
        .collect()
}

/// The word for it in a bundle.
const fn word(status: CheckStatus) -> &'static str {
    match status {
        CheckStatus::Pass => "pass",
        CheckStatus::Fail => "fail",
        CheckStatus::Skipped => "skipped",
    }
}
