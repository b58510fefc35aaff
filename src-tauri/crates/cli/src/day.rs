//! A day as somebody types it, and what is said where it is none.

use chrono::NaiveDate;
use consentry_core::entra::credential::{DayError, parse_day};

use crate::words::{language, say};

/// Reads a day in any common form.
///
/// # Errors
///
/// Fails with the sentence that says why it is none: with both readings where there are two.
pub(crate) fn parse(text: &str) -> Result<NaiveDate, String> {
    parse_day(text).map_err(|error| match error {
        DayError::Malformed => say("day-unreadable", &[]),
        DayError::Ambiguous(one, other) => {
            let (one, other) = (language().day(one), language().day(other));
            say("day-ambiguous", &[("one", &one), ("other", &other)])
        }
    })
}
