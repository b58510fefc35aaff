//! What a login says when no answer arrived.

use crate::failure::{Detail, Failure, FailureCode};
use crate::ports::HttpError;

/// The failure that the lack of an answer stands for.
pub(crate) fn unreached(error: &HttpError) -> Failure {
    let (code, host) = match error {
        HttpError::TooLarge { host } => (FailureCode::MicrosoftUnexpected, host),
        HttpError::TimedOut { host } => (FailureCode::NetworkTimedOut, host),
        HttpError::Unreachable { host, .. } => (FailureCode::NetworkUnreachable, host),
    };
    Failure::with(code, &[("host", host)]).detailed(Detail {
        raw: Some(error.to_string()),
        ..Detail::default()
    })
}
