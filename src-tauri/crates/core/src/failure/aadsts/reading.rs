//! Finds Microsoft's number, ids and clock in whatever a person or a server hands over: an
//! `error_description`, the block at the foot of an error page, in any language.

use chrono::{DateTime, NaiveDateTime, Utc};

use uuid::Uuid;

use crate::limits;

const PREFIX: &str = "AADSTS";

/// One of Microsoft's errors, as found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aadsts {
    /// The digits after `AADSTS`.
    pub number: u32,
    /// Correlation ID: the same over all requests of one sign-in.
    pub correlation_id: Option<String>,
    /// Trace ID, on pages Request Id.
    pub trace_id: Option<String>,
    /// Microsoft's clock when it happened.
    pub timestamp: Option<DateTime<Utc>>,
    /// The sentence after the number, without the ids.
    pub description: String,
}

impl Aadsts {
    /// Finds the error in `text`. Where there are several numbers the most specific one is taken: the
    /// longest, and among those the first. A text that is only a number is taken as one too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = clipped(text);
        let found = most_specific(text).or_else(|| bare(text))?;
        let ids = Ids::read(text);
        Some(Self {
            number: found.number,
            correlation_id: ids.correlation,
            trace_id: ids.trace,
            timestamp: timestamp(text),
            description: description(&text[found.end..]),
        })
    }

    /// The number as Microsoft writes it, such as `AADSTS50105`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{PREFIX}{}", self.number)
    }

    /// Microsoft's page about the number.
    #[must_use]
    pub fn page(&self) -> String {
        format!(
            "https://login.microsoftonline.com/error?code={}",
            self.number
        )
    }
}

struct Found {
    number: u32,
    digits: usize,
    end: usize,
}

fn clipped(text: &str) -> &str {
    let mut end = text.len().min(limits::ERROR_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn most_specific(text: &str) -> Option<Found> {
    let folded = text.to_ascii_uppercase();
    folded
        .match_indices(PREFIX)
        .filter_map(|(at, _)| number_at(text, at + PREFIX.len()))
        // `max_by_key` takes the last of equals, so the order is turned round.
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .max_by_key(|found| found.digits)
}

fn bare(text: &str) -> Option<Found> {
    let start = text.len() - text.trim_start().len();
    let found = number_at(text, start)?;
    text[found.end..].trim().is_empty().then_some(found)
}

/// Five to seven digits: Microsoft has no shorter and no longer numbers.
fn number_at(text: &str, start: usize) -> Option<Found> {
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let end = start + digits;
    (5..=7)
        .contains(&digits)
        .then(|| text[start..end].parse().ok())
        .flatten()
        .map(|number| Found {
            number,
            digits,
            end,
        })
}

fn description(after: &str) -> String {
    let sentence = after.trim_start_matches([':', ' ']);
    let end = [
        sentence.find(['\r', '\n']),
        find_folded(sentence, "trace id:"),
    ]
    .into_iter()
    .flatten()
    .min()
    .unwrap_or(sentence.len());
    super::redacted(sentence[..end].trim())
}

#[derive(Default)]
struct Ids {
    trace: Option<String>,
    correlation: Option<String>,
}

impl Ids {
    /// By their English labels wherever they stand; in other languages by their place: the page and the
    /// description both give the trace first and the correlation second, each on a line of its own.
    fn read(text: &str) -> Self {
        let trace = ["trace id:", "request id:", "\"trace_id\":"]
            .iter()
            .find_map(|label| labelled(text, label));
        let correlation = ["correlation id:", "\"correlation_id\":"]
            .iter()
            .find_map(|label| labelled(text, label));
        if trace.is_some() || correlation.is_some() {
            return Self { trace, correlation };
        }
        let mut lines = text
            .lines()
            .filter_map(|line| guid(line.split_once(':')?.1));
        Self {
            trace: lines.next(),
            correlation: lines.next(),
        }
    }
}

fn labelled(text: &str, label: &str) -> Option<String> {
    let rest =
        text[find_folded(text, label)? + label.len()..].trim_start_matches([' ', '"', '\u{a0}']);
    guid(rest.get(..36)?)
}

fn guid(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches('{').trim_end_matches('}');
    let guid = (text.len() == 36).then(|| Uuid::try_parse(text).ok())??;
    Some(guid.to_string())
}

fn find_folded(text: &str, lower: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(lower)
}

/// Both spellings: `2021-08-04 08:23:17Z` in descriptions, `2021-08-04T08:23:17Z` on pages.
fn timestamp(text: &str) -> Option<DateTime<Utc>> {
    text.match_indices(':').find_map(|(colon, _)| {
        let moment = text.get(colon.checked_sub(13)?..colon + 6)?;
        let zone = text.get(colon + 6..)?;
        let zone = zone.strip_prefix('.').map_or(zone, |zone| {
            zone.trim_start_matches(|digit: char| digit.is_ascii_digit())
        });
        let moment =
            NaiveDateTime::parse_from_str(&moment.replace('T', " "), "%Y-%m-%d %H:%M:%S").ok()?;
        zone.starts_with('Z').then(|| moment.and_utc())
    })
}

#[cfg(test)]
mod tests {
    use super::Aadsts;

    const DESCRIPTION: &str = include_str!("../../../fixtures/entra/error_description.txt");
    const PAGE: &str = include_str!("../../../fixtures/entra/error_page.txt");
    const GERMAN_PAGE: &str = include_str!("../../../fixtures/entra/error_page_german.txt");

    #[test]
    fn a_description_gives_its_number_ids_and_time() {
        let found = Aadsts::parse(DESCRIPTION).unwrap();

        assert_eq!(found.number, 7_000_215);
        assert_eq!(
            found.trace_id.as_deref(),
            Some("11111111-aaaa-4bbb-8ccc-000000000001")
        );
        assert_eq!(
            found.correlation_id.as_deref(),
            Some("11111111-aaaa-4bbb-8ccc-000000000002")
        );
        assert_eq!(
            found.timestamp.unwrap().to_rfc3339(),
            "2026-03-04T08:23:17+00:00"
        );
        assert!(
            found
                .description
                .starts_with("The client secret sent is not"),
            "{}",
            found.description
        );
        assert!(
            !found.description.contains("Trace"),
            "{}",
            found.description
        );
    }

    #[test]
    fn the_block_of_an_error_page_gives_the_same() {
        let found = Aadsts::parse(PAGE).unwrap();

        assert_eq!(found.number, 50_105);
        assert_eq!(
            found.trace_id.as_deref(),
            Some("22222222-aaaa-4bbb-8ccc-000000000001")
        );
        assert_eq!(
            found.correlation_id.as_deref(),
            Some("22222222-aaaa-4bbb-8ccc-000000000002")
        );
        assert_eq!(
            found.timestamp.unwrap().to_rfc3339(),
            "2026-03-04T09:10:11+00:00"
        );
    }

    #[test]
    fn a_page_in_another_language_gives_the_same() {
        let found = Aadsts::parse(GERMAN_PAGE).unwrap();

        assert_eq!(found.number, 50_011);
        assert_eq!(
            found.trace_id.as_deref(),
            Some("33333333-aaaa-4bbb-8ccc-000000000001")
        );
        assert_eq!(
            found.correlation_id.as_deref(),
            Some("33333333-aaaa-4bbb-8ccc-000000000002")
        );
        assert!(found.timestamp.is_some());
    }

    #[test]
    fn a_description_that_lost_its_line_breaks_still_gives_all() {
        let found = Aadsts::parse(&DESCRIPTION.replace(['\r', '\n'], " ")).unwrap();

        assert_eq!(
            found.correlation_id.as_deref(),
            Some("11111111-aaaa-4bbb-8ccc-000000000002")
        );
        assert!(
            !found.description.contains("Trace"),
            "{}",
            found.description
        );
    }

    #[test]
    fn the_most_specific_number_wins_and_among_equals_the_first() {
        assert_eq!(
            Aadsts::parse("AADSTS70002: x. AADSTS7000215: y.")
                .unwrap()
                .number,
            7_000_215
        );
        assert_eq!(
            Aadsts::parse("AADSTS75006: x. AADSTS90011: y.")
                .unwrap()
                .number,
            75_006
        );
    }

    #[test]
    fn a_number_alone_is_enough_and_lower_case_too() {
        assert_eq!(Aadsts::parse(" 50105\n").unwrap().number, 50_105);
        assert_eq!(
            Aadsts::parse("got aadsts50105 today").unwrap().number,
            50_105
        );
    }

    #[test]
    fn other_numbers_are_not_errors() {
        for text in [
            "",
            "AADSTS",
            "AADSTS123",
            "AADSTS12345678",
            "2026",
            "call 50105 now",
            "ÄADSTS50105é",
        ] {
            assert_eq!(Aadsts::parse(text), None, "{text}");
        }
    }

    #[test]
    fn text_of_any_script_and_length_is_read_without_harm() {
        let long = format!("{}AADSTS50105", "é:".repeat(40_000));

        assert_eq!(Aadsts::parse(&long), None);
        assert!(Aadsts::parse("認証エラー：AADSTS50105：ユーザー 12:34:5é Trace ID: é").is_some());
    }
}
