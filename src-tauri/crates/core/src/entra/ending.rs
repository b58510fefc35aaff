//! When a secret or a certificate ends, and how near that is: one rule for the start screen, the steps and a check of
//! bundles.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::limits;

/// Whole days from today to `day`, both by the clock that is the same everywhere; negative once it has passed.
#[must_use]
pub fn days_until(day: NaiveDate, now: DateTime<Utc>) -> i64 {
    (day - now.date_naive()).num_days()
}

/// Whether what is valid until `end` has little time left, or none.
#[must_use]
pub fn ends_soon(end: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    end.signed_duration_since(now) <= limits::SOON
}

/// How many days before an end it is spoken of, the most first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct DaysBefore(Vec<u32>);

/// These are no numbers of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MalformedDays;

impl DaysBefore {
    /// Each of them.
    #[must_use]
    pub fn days(&self) -> &[u32] {
        &self.0
    }

    /// The nearest of them that what ends in `days` is within; none where its end is farther away. What has ended is within
    /// the nearest of all.
    #[must_use]
    pub fn nearest(&self, days: i64) -> Option<u32> {
        let mut within = self.0.iter().rev();
        within.find(|limit| days <= i64::from(**limit)).copied()
    }
}

impl Default for DaysBefore {
    fn default() -> Self {
        limits::DAYS_BEFORE_END.to_vec().into()
    }
}

impl From<Vec<u32>> for DaysBefore {
    fn from(mut days: Vec<u32>) -> Self {
        days.sort_unstable_by(|one, other| other.cmp(one));
        days.dedup();
        Self(days)
    }
}

impl From<DaysBefore> for Vec<u32> {
    fn from(DaysBefore(days): DaysBefore) -> Self {
        days
    }
}

impl FromStr for DaysBefore {
    type Err = MalformedDays;

    /// Reads `60,30,7`, in any order.
    fn from_str(text: &str) -> Result<Self, MalformedDays> {
        let days = text.split(',').map(|days| days.trim().parse::<u16>());
        let days: Result<Vec<_>, _> = days.map(|days| days.map(u32::from)).collect();
        days.map(Self::from).map_err(|_| MalformedDays)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_within_the_nearest_limit_that_reaches_it() {
        let within = DaysBefore::default();

        for (days, nearest) in [
            (61, None),
            (60, Some(60)),
            (31, Some(60)),
            (30, Some(30)),
            (8, Some(30)),
            (7, Some(7)),
            (0, Some(7)),
            (-1, Some(7)),
        ] {
            assert_eq!(within.nearest(days), nearest, "{days}");
        }
    }

    #[test]
    fn days_are_read_in_any_order_and_once_each() {
        let days: DaysBefore = "7, 90,30,7".parse().unwrap();

        assert_eq!(days.days(), [90, 30, 7]);
        for text in ["", "30,", "soon", "-1", "1e3", "4294967296"] {
            assert_eq!(text.parse::<DaysBefore>(), Err(MalformedDays), "{text}");
        }
    }

    #[test]
    fn the_day_itself_is_no_day_away_whatever_the_hour() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 1).unwrap();

        for (now, days) in [
            ("2027-02-28T23:59:59Z", 1),
            ("2027-03-01T00:00:00Z", 0),
            ("2027-03-01T23:59:59Z", 0),
            ("2027-03-02T00:00:00Z", -1),
        ] {
            assert_eq!(days_until(day, now.parse().unwrap()), days, "{now}");
        }
    }

    #[test]
    fn what_is_spoken_of_first_is_what_ends_soon() {
        let first = limits::DAYS_BEFORE_END.first().copied().map(i64::from);

        assert_eq!(first, Some(limits::SOON.num_days()));
    }
}
