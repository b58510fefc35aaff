//! The secret in a bundle: sealed into it, and opened again.

use consentry_bundle as format;
use consentry_bundle::{Bundle, OpenWith, SealFor};
use secrecy::SecretString;

use super::unsound::seal_failure;
use crate::failure::{Failure, FailureCode};

/// The same bundle with the secret sealed in it.
///
/// # Errors
///
/// `bundle.recipient_malformed`, or `bundle.not_sealed` for a bundle without an application.
pub fn seal(
    mut bundle: Bundle,
    secret: &SecretString,
    seal_for: &SealFor,
) -> Result<Bundle, Failure> {
    let application = bundle
        .application
        .as_ref()
        .ok_or_else(|| Failure::new(FailureCode::BundleNotSealed))?;
    let sealed = format::seal_secret(&application.client_id, secret, seal_for)
        .map_err(|error| seal_failure(&error))?;
    bundle.sealed = Some(sealed);
    Ok(bundle)
}

/// Opens the sealed secret of a bundle.
///
/// # Errors
///
/// `bundle.not_sealed`, `bundle.wrong_key`, `bundle.malformed`.
pub fn open_sealed(bundle: &Bundle, open_with: &OpenWith) -> Result<SecretString, Failure> {
    let not_sealed = || Failure::new(FailureCode::BundleNotSealed);
    let sealed = bundle.sealed.as_ref().ok_or_else(not_sealed)?;
    let application = bundle.application.as_ref().ok_or_else(not_sealed)?;
    format::open_secret(sealed, &application.client_id, open_with)
        .map_err(|error| seal_failure(&error))
}
