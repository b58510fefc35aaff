//! Why a command does not end with 0, and which exit code that is.

use std::process::ExitCode;

use consentry_core::failure::{Failure, FailureCode};

use crate::print;

/// Why a command does not end with 0.
#[derive(Debug)]
pub(crate) enum Stop {
    /// Something failed, and nobody has been told yet.
    Failed(Box<Failure>),
    /// Something was found, and it has been told.
    Found,
    /// The command was used wrongly, and it has been told.
    Misused,
    /// The person pressed Ctrl-C.
    Interrupted,
    /// The command was used wrongly: what is missing or cannot be.
    Usage(String),
}

impl Stop {
    /// Wrong usage, in one sentence.
    pub(crate) fn usage(sentence: impl Into<String>) -> Self {
        Self::Usage(sentence.into())
    }

    /// A failure that has been told.
    pub(crate) const fn told(failure: &Failure) -> Self {
        if is_usage(failure.code) {
            Self::Misused
        } else {
            Self::Found
        }
    }

    /// 1 for a finding or a failed check, 2 for wrong usage, 130 for Ctrl-C as every shell has it.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Failed(failure) if is_usage(failure.code) => 2,
            Self::Failed(_) | Self::Found => 1,
            Self::Interrupted => 130,
            Self::Misused | Self::Usage(_) => 2,
        })
    }

    /// Tells what has not been told.
    pub(crate) fn tell(&self, json: bool) {
        match self {
            Self::Failed(failure) => {
                print::failure(failure);
                if json {
                    print::json(&serde_json::json!({ "failure": failure }));
                }
            }
            Self::Usage(sentence) => print::note(&format!("error: {sentence}")),
            Self::Found | Self::Interrupted | Self::Misused => {}
        }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(Box::new(failure))
    }
}

/// Failures that are about what was typed, not about what was found.
const fn is_usage(code: FailureCode) -> bool {
    matches!(
        code,
        FailureCode::BundleRecipientMalformed
            | FailureCode::ModelInputMalformed
            | FailureCode::ModelInputMissing
            | FailureCode::ModelUnknown
            | FailureCode::ServiceUnknown
            | FailureCode::SetupUnknown
            | FailureCode::TenantEmpty
    )
}
