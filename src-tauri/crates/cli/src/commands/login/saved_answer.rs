//! An answer that was saved: a file, or standard input.

use std::io::Read;
use std::path::Path;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::limits;
use consentry_core::login::Judged;
use consentry_core::service::Services;

use crate::exit::Exit;

/// The text of a file, or of standard input for `-`.
///
/// # Errors
///
/// Wrong usage where it cannot be read.
pub(super) fn read(file: &Path) -> Result<String, Exit> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(limits::ANSWER_FILE)
            .read_to_string(&mut text)
    } else {
        std::fs::File::open(file)
            .and_then(|opened| opened.take(limits::ANSWER_FILE).read_to_string(&mut text))
    };
    read.map_err(|error| Exit::unreadable(file, &error))?;
    Ok(text)
}

/// What `text` was judged to be. Where it is neither an answer nor Microsoft's error, it may be one that a service shows.
///
/// # Errors
///
/// Fails with what the service means, or as the judgement did.
pub(super) fn meant(text: &str, judged: Result<Judged, Failure>) -> Result<Judged, Failure> {
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
        .shown_error(text)
        .filter(|_| unexplained)
    {
        Some(shown) => Err(shown),
        None => judged,
    }
}
