//! What the refusal of a port means for a person.

use super::{Detail, Failure, FailureCode};
use crate::ports::{BrowserError, HttpError, SecretStoreError, SignInWindowError};

impl From<BrowserError> for Failure {
    fn from(_: BrowserError) -> Self {
        Self::new(FailureCode::BrowserNotOpened)
    }
}

impl From<HttpError> for Failure {
    fn from(error: HttpError) -> Self {
        let raw = Some(error.to_string());
        let (code, host, reason) = match error {
            HttpError::TimedOut { host } => (FailureCode::NetworkTimedOut, host, String::new()),
            HttpError::TooLarge { host } => (FailureCode::MicrosoftUnexpected, host, String::new()),
            HttpError::Unreachable { host, reason } => {
                (FailureCode::NetworkUnreachable, host, reason)
            }
        };
        Self::with(code, &[("host", &host), ("reason", &reason)]).detailed(Detail {
            raw,
            ..Detail::default()
        })
    }
}

impl From<SecretStoreError> for Failure {
    fn from(error: SecretStoreError) -> Self {
        Self::new(match error {
            SecretStoreError::Locked => FailureCode::KeyringLocked,
            SecretStoreError::Failed { .. } => FailureCode::KeyringFailed,
        })
    }
}

impl From<SignInWindowError> for Failure {
    fn from(error: SignInWindowError) -> Self {
        Self::new(match error {
            SignInWindowError::Closed => FailureCode::LoginWindowClosed,
            SignInWindowError::NotShown { .. } => FailureCode::BrowserNotOpened,
        })
    }
}
