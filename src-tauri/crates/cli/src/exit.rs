//! How a command ends when not with 0: the exit code, and what is still to be told.

use std::path::Path;
use std::process::ExitCode;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::view::FailureView;

use crate::print;
use crate::usage::Usage;
use crate::words::said;

/// Why a command does not end with 0.
#[derive(Debug)]
pub(crate) enum Exit {
    /// Something failed, and nobody has been told yet.
    Failed(Box<FailureView>),
    /// Something was found, and it has been told.
    Found,
    /// The command was used wrongly, and it has been told.
    Misused,
    /// Something failed, somebody has been told, and stopped there.
    Stopped(Box<FailureView>),
    /// Something failed, and it is not in words yet: where it happened knows the protocol that they are of.
    Unsaid(Box<Failure>),
    /// The person pressed Ctrl-C.
    Interrupted,
    /// The command was used wrongly: what is missing or cannot be.
    Usage(Box<Usage>),
}

impl Exit {
    /// Wrong usage, told by the message `id`.
    pub(crate) fn usage(id: &'static str, facts: &[(&str, &str)]) -> Self {
        Self::Usage(Box::new(Usage::new(id, facts)))
    }

    /// Wrong usage: a file that cannot be read, or does not hold what it should.
    pub(crate) fn unreadable(file: &Path, reason: &dyn std::fmt::Display) -> Self {
        let (file, reason) = (file.display().to_string(), reason.to_string());
        Self::usage(
            "usage-file-unreadable",
            &[("file", &file), ("reason", &reason)],
        )
    }

    /// The same, with the words that `say` has for what failed.
    pub(crate) fn in_words(self, say: impl Fn(&Failure) -> FailureView) -> Self {
        match self {
            Self::Unsaid(failure) => Self::Failed(Box::new(say(&failure))),
            said => said,
        }
    }

    /// A failure that has been told.
    pub(crate) const fn told(failure: &FailureView) -> Self {
        if is_usage(failure.code) {
            Self::Misused
        } else {
            Self::Found
        }
    }

    /// 1 for a finding or a failed check, 2 for wrong usage, 130 for Ctrl-C as every shell has it.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Failed(failure) | Self::Stopped(failure) if is_usage(failure.code) => 2,
            Self::Unsaid(failure) if is_usage(failure.code) => 2,
            Self::Failed(_) | Self::Found | Self::Stopped(_) | Self::Unsaid(_) => 1,
            Self::Interrupted => 130,
            Self::Misused | Self::Usage(_) => 2,
        })
    }

    /// Tells what has not been told.
    pub(crate) fn tell(&self, json: bool) {
        match self {
            Self::Failed(failure) => tell(failure, json),
            Self::Unsaid(failure) => tell(&said(failure), json),
            Self::Usage(usage) => {
                print::error(usage.summary());
                if json {
                    print::json(&serde_json::json!({ "failure": usage }));
                }
            }
            Self::Found | Self::Interrupted | Self::Misused | Self::Stopped(_) => {}
        }
    }
}

fn tell(failure: &FailureView, json: bool) {
    print::failure(failure);
    if json {
        print::json(&serde_json::json!({ "failure": failure }));
    }
}

impl From<Failure> for Exit {
    fn from(failure: Failure) -> Self {
        Self::Unsaid(Box::new(failure))
    }
}

impl From<FailureView> for Exit {
    fn from(failure: FailureView) -> Self {
        Self::Failed(Box::new(failure))
    }
}

/// Failures that are about what was typed, not about what was found.
const fn is_usage(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::BundleIdentityMalformed
            | FailureCode::BundleRecipientMalformed
            | FailureCode::EnvironmentAuthorityHost
            | FailureCode::EnvironmentHome
            | FailureCode::FileExists
            | FailureCode::ModelInputMalformed
            | FailureCode::ModelInputMissing
            | FailureCode::ModelUnknown
            | FailureCode::ServiceUnknown
            | FailureCode::SetupUnknown
            | FailureCode::TenantEmpty
    )
}
