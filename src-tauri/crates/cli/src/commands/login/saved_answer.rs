//! An answer or metadata that was saved: a file, or standard input.

use std::path::Path;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::login::Judged;
use consentry_core::pasted::Pasted;
use consentry_core::service::Services;

use crate::brought;
use crate::exit::Exit;

/// What is in a file, or in standard input for `-`.
///
/// # Errors
///
/// Wrong usage where it cannot be read, and a finding where it is more than anybody saves.
pub(super) fn read(file: &Path) -> Result<Pasted, Exit> {
    Ok(Pasted::from_bytes(&brought::bytes(file)?)?)
}

/// What a saved answer was judged to be. Where it is neither an answer nor Microsoft's error, it may be one that a service shows.
///
/// # Errors
///
/// Fails with what the service means, or as the judgement did.
pub(super) fn meant(pasted: &Pasted, judged: Result<Judged, Failure>) -> Result<Judged, Failure> {
    let failure = match &judged {
        Ok(judged) => judged.failure.as_ref(),
        Err(failure) => Some(failure),
    };
    let unexplained = failure.is_some_and(|failure| {
        matches!(
            failure.code,
            FailureCode::LoginNotAnAnswer | FailureCode::LoginRefused
        )
    });
    match Services::shipped()
        .shown_error(pasted.text())
        .filter(|_| unexplained)
    {
        Some(shown) => Err(shown),
        None => judged,
    }
}
