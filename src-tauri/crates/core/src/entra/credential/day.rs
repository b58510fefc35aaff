//! A day as people and pages write it.

use chrono::{DateTime, NaiveDate};

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayError {
    /// It can be read with the day first or with the month first, as pages in different languages write it.
    Ambiguous(NaiveDate, NaiveDate),
    /// It is none.
    Malformed,
}

/// Reads a day: `2026-12-31`, also with the time that Microsoft Graph puts behind it; `31.12.2026`; `31 Dec 2026` and
/// `December 31, 2026`; `12/31/2026` and `31/12/2026`, where only one reading is a day.
///
/// # Errors
///
/// [`DayError::Ambiguous`] with both readings, and [`DayError::Malformed`].
pub fn parse_day(text: &str) -> Result<NaiveDate, DayError> {
    let text = text.trim().trim_matches(['"', '\'']);
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(moment.date_naive());
    }
    let parts: Vec<&str> = text
        .split(|character: char| character.is_whitespace() || "-/.,".contains(character))
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, second, third] = parts.as_slice() else {
        return Err(DayError::Malformed);
    };
    let day = |year: &str, month: u32, day: &str| {
        (year.len() == 4)
            .then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?))
            .flatten()
    };
    if let Some(month) = month(second) {
        return day(third, month, ordinal(first))
            .or_else(|| day(first, month, third))
            .ok_or(DayError::Malformed);
    }
    if let Some(month) = month(first) {
        return day(third, month, ordinal(second)).ok_or(DayError::Malformed);
    }
    let number = |text: &str| text.parse().unwrap_or_default();
    if first.len() == 4 {
        return day(first, number(second), third).ok_or(DayError::Malformed);
    }
    let day_first = day(third, number(second), first);
    let month_first = day(third, number(first), second);
    match (day_first, month_first) {
        // Dots are written where the day comes first.
        (Some(day), _) if text.contains('.') => Ok(day),
        (Some(one), Some(other)) if one != other => Err(DayError::Ambiguous(one, other)),
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => Err(DayError::Malformed),
    }
}

/// A month by its English name, or by the first three letters of it.
fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_ascii_lowercase();
    let named = MONTHS
        .iter()
        .position(|month| text.len() >= 3 && month.starts_with(&text))?;
    u32::try_from(named + 1).ok()
}

/// The number in `1st`, `2nd`, `3rd` and `4th`.
fn ordinal(text: &str) -> &str {
    text.trim_end_matches(|character: char| character.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{DayError, parse_day};

    #[test]
    fn a_day_is_read_in_every_common_form() {
        for text in [
            "2026-12-31",
            " 2026-12-31T09:30:00Z ",
            "2026/12/31",
            "31.12.2026",
            "31. 12. 2026",
            "31/12/2026",
            "12/31/2026",
            "31-12-2026",
            "31 Dec 2026",
            "31-Dec-2026",
            "31 December 2026",
            "Dec 31, 2026",
            "December 31st, 2026",
        ] {
            let day = parse_day(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(day.to_string(), "2026-12-31", "{text}");
        }
        assert_eq!(parse_day("3.4.2027").unwrap().to_string(), "2027-04-03");
        assert_eq!(parse_day("5/5/2027").unwrap().to_string(), "2027-05-05");
    }

    #[test]
    fn a_day_with_two_readings_is_not_guessed() {
        let Err(DayError::Ambiguous(one, other)) = parse_day("3/4/2027") else {
            panic!("it was guessed");
        };
        assert_eq!(
            (one.to_string(), other.to_string()),
            ("2027-04-03".to_owned(), "2027-03-04".to_owned())
        );
    }

    #[test]
    fn anything_else_is_no_day() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "31.2.2027",
            "12/31/26",
            "1 Foo 2027",
            "1.2.3.2027",
        ] {
            assert_eq!(parse_day(text), Err(DayError::Malformed), "{text}");
        }
    }
}
