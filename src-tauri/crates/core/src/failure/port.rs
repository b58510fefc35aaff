//! What the refusal of a port means for a person.

use super::{Failure, FailureCode, Flaw};
use crate::ports::{BrowserError, HttpError, SecretStoreError, SignInWindowError};

impl From<BrowserError> for Failure {
    fn from(_: BrowserError) -> Self {
        Self::new(FailureCode::BrowserNotOpened)
    }
}

impl From<HttpError> for Failure {
    fn from(error: HttpError) -> Self {
        let flaw = Flaw::from(&error);
        let failure = match &error {
            HttpError::ProxyUnusable { host, variable } => Self::with(
                FailureCode::NetworkProxyUnusable,
                &[("host", host), ("variable", variable)],
            ),
            HttpError::TimedOut { host } => {
                Self::with(FailureCode::NetworkTimedOut, &[("host", host)])
            }
            HttpError::TooLarge { host } => {
                Self::with(FailureCode::MicrosoftUnexpected, &[("host", host)])
            }
            HttpError::Unreachable { host, reason } => Self::with(
                FailureCode::NetworkUnreachable,
                &[("host", host), ("reason", reason)],
            ),
            HttpError::Untrusted { host, issuer, flaw } => Self::with(
                FailureCode::NetworkCertificateUntrusted,
                &[
                    ("host", host),
                    ("issuer", issuer.as_deref().unwrap_or_default()),
                    ("reason", flaw.id()),
                ],
            ),
        };
        failure.because(flaw)
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
