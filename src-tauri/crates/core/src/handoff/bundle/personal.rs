//! What identifies people, on its way out: the key of their pseudonyms is random and forgotten at once.

use consentry_bundle::{Bundle, Level, Removed, Salt};

use super::unsound;
use crate::failure::Failure;
use crate::ports::Entropy;

/// Takes out of `bundle` what could be used again, and of what identifies people as much as `level` says.
///
/// # Errors
///
/// `bundle.malformed` where none is left of it.
pub fn redact(
    bundle: &mut Bundle,
    level: Level,
    entropy: &dyn Entropy,
) -> Result<Vec<Removed>, Failure> {
    let mut salt = [0; 32];
    entropy.fill(&mut salt);
    bundle
        .redact_to(level, &Salt(salt))
        .map_err(|error| unsound(&error))
}
