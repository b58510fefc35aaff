//! Finds Microsoft's code in whatever a person or a server hands over, with or without `AADSTS` before it: an
//! `error_description`, the text of a page, a JSON answer, a row of the sign-in logs, in any language.

use chrono::{DateTime, Utc};

use super::ids::{Ids, timestamp};
use super::{entry, redacted};
use crate::limits;

/// What stands before a number: Microsoft Entra ID's mark, and Azure AD B2C's.
const PREFIXES: [&str; 2] = ["AADSTS", "AADB2C"];

/// After these words a number is always Microsoft's.
const NUMBER_LABELS: [&str; 2] = ["error_codes", "error?code"];

/// After these words a number or a name is Microsoft's where the table knows it.
const LABELS: [&str; 5] = ["error code", "errorcode", "resulttype", "error", "code"];

/// What a row of the sign-in logs holds beside its error code, in the admin center, in its exports, in Microsoft Graph and
/// in Log Analytics.
const SIGN_IN_LOG: [&str; 7] = [
    "additionaldetails",
    "failure reason",
    "failurereason",
    "resultdescription",
    "resultsignature",
    concat!("sign-in", " error code"),
    "userprincipalname",
];

/// The columns of such a row that hold the code.
const CODE_COLUMNS: [&str; 5] = [
    concat!("sign-in", " error code"),
    "error code",
    "errorcode",
    "status.errorcode",
    "resulttype",
];

/// One of Microsoft's errors, as found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aadsts {
    /// The code as Microsoft writes it, such as `AADSTS50105`, or `Authorization_RequestDenied` of Microsoft Graph.
    pub code: String,
    /// Correlation ID: the same over all requests of one sign-in.
    pub correlation_id: Option<String>,
    /// Trace ID, on pages Request Id.
    pub trace_id: Option<String>,
    /// Microsoft's clock when it happened.
    pub timestamp: Option<DateTime<Utc>>,
    /// The sentence after the code, without the ids.
    pub description: String,
}

impl Aadsts {
    /// Finds the error in `text`. Where there are several numbers the most specific one is taken: the
    /// longest, and among those the first. A text that is only a number is taken as one too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = clipped(text);
        let found = marked(text)
            .or_else(|| bare(text))
            .or_else(|| labelled(text))?;
        let ids = Ids::read(text);
        Some(Self {
            description: description(&text[found.end..]),
            code: found.code,
            correlation_id: ids.correlation,
            trace_id: ids.trace,
            timestamp: timestamp(text),
        })
    }

    /// Microsoft's page about `code`; only its numbers have one.
    #[must_use]
    pub fn page(code: &str) -> Option<String> {
        let number = code.strip_prefix(PREFIXES[0])?;
        Some(format!(
            "https://login.microsoftonline.com/error?code={number}"
        ))
    }
}

/// The part of `text` in which an error is looked for.
pub(super) fn clipped(text: &str) -> &str {
    let mut end = text.len().min(limits::ERROR_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

struct Found {
    code: String,
    end: usize,
}

/// The longest number with its mark, and among those the first.
fn marked(text: &str) -> Option<Found> {
    let folded = text.to_ascii_uppercase();
    let all = PREFIXES.iter().flat_map(|prefix| {
        let numbers = folded.match_indices(prefix);
        numbers.filter_map(|(at, _)| numbered(prefix, text, at + prefix.len()))
    });
    most_specific(all)
}

fn most_specific(found: impl Iterator<Item = Found>) -> Option<Found> {
    // `max_by_key` takes the last of equals, so the order is turned round.
    let found: Vec<_> = found.collect();
    found.into_iter().rev().max_by_key(|found| found.code.len())
}

fn bare(text: &str) -> Option<Found> {
    let start = text.len() - text.trim_start().len();
    let found = numbered(PREFIXES[0], text, start)?;
    text[found.end..].trim().is_empty().then_some(found)
}

/// Five to seven digits: Microsoft has no shorter and no longer numbers.
fn numbered(prefix: &str, text: &str, start: usize) -> Option<Found> {
    let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let end = start + digits;
    (5..=7).contains(&digits).then(|| Found {
        code: format!("{prefix}{}", &text[start..end]),
        end,
    })
}

/// A number after a word that says what it is, or else a name of Microsoft Graph's.
fn labelled(text: &str) -> Option<Found> {
    let folded = text.to_ascii_lowercase();
    let after = |label: &'static str| {
        let stands = folded.match_indices(label).filter(|(at, _)| {
            let before = folded[..*at].chars().next_back();
            before.is_none_or(|before| !before.is_alphanumeric())
        });
        stands.filter_map(move |(at, _)| value_at(text, at + label.len()))
    };
    let number = |start| numbered(PREFIXES[0], text, start);
    let sure = NUMBER_LABELS.into_iter().flat_map(after).filter_map(number);
    let known = LABELS.into_iter().flat_map(after).filter_map(number);
    let of_log = SIGN_IN_LOG.iter().any(|word| folded.contains(word));
    let is_known = |found: &Found| of_log || entry(&found.code).is_some();
    let known = known
        .filter(is_known)
        .chain(in_table(text).filter(is_known));
    most_specific(sure.chain(known)).or_else(|| {
        let names = LABELS.into_iter().flat_map(after);
        names
            .filter_map(|start| name_at(text, start))
            .find(|(name, _)| is_graphs(name))
            .map(|(name, end)| Found {
                code: name.to_owned(),
                end,
            })
    })
}

/// The number in the first row of a table that has one in the column of codes: the sign-in logs as comma-separated values
/// (RFC 4180). The newest row is the first.
fn in_table(text: &str) -> Option<Found> {
    let mut rows = text.lines().filter(|line| !line.trim().is_empty());
    let heads = cells(rows.next()?);
    let is_code = |head: &String| CODE_COLUMNS.contains(&head.trim().to_ascii_lowercase().as_str());
    let column = heads.iter().position(is_code)?;
    rows.find_map(|row| {
        let cell = cells(row).into_iter().nth(column)?;
        let found = bare(&cell)?;
        let end = text.len();
        Some(Found { end, ..found })
    })
}

/// The cells of a row: between commas, those with a comma or a quotation mark in quotation marks, which are doubled inside.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in row.trim_start_matches('\u{feff}').chars() {
        match character {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' if !quoted => cells.push(String::new()),
            other => {
                if let Some(cell) = cells.last_mut() {
                    cell.push(other);
                }
            }
        }
    }
    cells
}

/// The protocol's word for the error, where the text names one that the table knows: at the beginning of a line and
/// before a colon, or after a word that says what it is.
pub(super) fn word(text: &str) -> Option<&str> {
    let text = clipped(text);
    let leading = text.lines().find_map(|line| {
        let (word, _) = line.trim_start().split_once(':')?;
        is_the_protocols(word).then_some(word)
    });
    leading.or_else(|| {
        let folded = text.to_ascii_lowercase();
        LABELS.iter().find_map(|label| {
            folded.match_indices(label).find_map(|(at, _)| {
                let start = value_at(text, at + label.len())?;
                let (name, _) = name_at(text, start)?;
                is_the_protocols(name).then_some(name)
            })
        })
    })
}

/// The protocol's words are in small letters, Microsoft Graph's names are not.
fn is_the_protocols(name: &str) -> bool {
    !name.contains(|letter: char| letter.is_ascii_uppercase()) && entry(name).is_some()
}

fn is_graphs(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_uppercase()) && entry(name).is_some()
}

/// Where the value begins that stands after a label ending at `end`: something has to stand between them.
fn value_at(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let value = rest.trim_start_matches([
        ' ', '\t', '\r', '\n', '"', '\'', ':', '=', '[', '(', '\u{a0}',
    ]);
    (value.len() < rest.len()).then(|| text.len() - value.len())
}

fn name_at(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = &text[start..];
    let length = rest
        .find(|character: char| !character.is_ascii_alphanumeric() && character != '_')
        .unwrap_or(rest.len());
    (length > 0).then(|| (&rest[..length], start + length))
}

fn description(after: &str) -> String {
    let sentence = after.trim_start_matches([':', ' ']);
    let end = [
        sentence.find(['\r', '\n']),
        sentence.to_ascii_lowercase().find("trace id:"),
    ]
    .into_iter()
    .flatten()
    .min()
    .unwrap_or(sentence.len());
    redacted(sentence[..end].trim())
}

#[cfg(test)]
mod tests {
    use super::{Aadsts, word};

    const DESCRIPTION: &str = include_str!("../../../fixtures/entra/error_description.txt");
    const PAGE: &str = include_str!("../../../fixtures/entra/error_page.txt");
    const GERMAN_PAGE: &str = include_str!("../../../fixtures/entra/error_page_german.txt");

    #[test]
    fn a_description_gives_its_number_ids_and_time() {
        let found = Aadsts::parse(DESCRIPTION).unwrap();

        assert_eq!(found.code, "AADSTS7000215");
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

        assert_eq!(found.code, "AADSTS50105");
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

        assert_eq!(found.code, "AADSTS50011");
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
                .code,
            "AADSTS7000215"
        );
        assert_eq!(
            Aadsts::parse("AADSTS75006: x. AADSTS90011: y.")
                .unwrap()
                .code,
            "AADSTS75006"
        );
    }

    #[test]
    fn a_number_alone_is_enough_and_lower_case_too() {
        assert_eq!(Aadsts::parse(" 50105\n").unwrap().code, "AADSTS50105");
        assert_eq!(
            Aadsts::parse("got aadsts50105 today").unwrap().code,
            "AADSTS50105"
        );
    }

    #[test]
    fn a_number_without_its_mark_is_found_after_what_says_that_it_is_one() {
        for text in [
            "error 50105",
            "Error code: 50105",
            r#"{"error":"invalid_grant","error_codes":[50105]}"#,
            "Sign-in error code\t50105\nFailure reason\tThe signed in user …",
            r#"{"status":{"errorCode":50105,"failureReason":"x"}}"#,
            "https://login.microsoftonline.com/error?code=50105",
            "ResultType 50105",
        ] {
            let found = Aadsts::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.code, "AADSTS50105", "{text}");
        }
    }

    #[test]
    fn a_number_that_nobody_knows_needs_a_label_of_microsofts() {
        assert_eq!(Aadsts::parse("error 54321"), None);
        assert_eq!(Aadsts::parse("status.errorCode: 0"), None);
        assert_eq!(
            Aadsts::parse(r#""error_codes":[9999999]"#).unwrap().code,
            "AADSTS9999999"
        );
    }

    #[test]
    fn a_row_of_the_sign_in_logs_has_its_number_whether_anybody_knows_it_or_not() {
        for text in [
            r#"{"id":"x","userPrincipalName":"ada@contoso.com","status":{"errorCode":987654,"failureReason":"Other.","additionalDetails":null}}"#,
            "Sign-in error code\t987654\nFailure reason\tOther.",
            "Sign-in error code\n987654\nFailure reason\nOther.",
            "ResultType: 987654\nResultDescription: Other.",
            "Date (UTC),Request ID,User,Status,Sign-in error code,Failure reason\n\
             2026-11-29T10:00:00Z,r-1,\"Lovelace, Ada\",Failure,987654,\"Other, and more.\"\n",
            "TimeGenerated;ResultType;ResultDescription\n2026-11-29T10:00:00Z;987654;Other.",
            "\"Date (UTC)\",\"Sign-in error code\"\r\n\"2026-11-29T10:00:00Z\",\"0\"\r\n\
             \"2026-11-29T09:00:00Z\",\"987654\"\r\n",
        ] {
            let found = Aadsts::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(found.code, "AADSTS987654", "{text}");
        }
        for other in [
            "order,error code\n1,987654",
            "errorCode: 987654 of some other program",
            r#"{"status":{"errorCode":0,"failureReason":"Other."}}"#,
        ] {
            assert_eq!(Aadsts::parse(other), None, "{other}");
        }
    }

    #[test]
    fn an_error_of_microsoft_graph_is_found_by_its_name() {
        for text in [
            r#"{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}"#,
            "Code: Authorization_RequestDenied\nMessage: Insufficient privileges to complete the operation.",
        ] {
            let found = Aadsts::parse(text).unwrap();
            assert_eq!(found.code, "Authorization_RequestDenied");
        }
        assert_eq!(Aadsts::parse("Authorization_RequestDenied is a name"), None);
    }

    #[test]
    fn the_protocols_word_is_found_where_a_text_begins_with_it_or_says_what_it_is() {
        for (text, expected) in [
            (
                "unauthorized_client: The client …",
                Some("unauthorized_client"),
            ),
            (
                "We're unable to complete your request\n\ninvalid_scope: x",
                Some("invalid_scope"),
            ),
            (
                "error=invalid_request&error_description=x",
                Some("invalid_request"),
            ),
            (
                "ErrorCode: interaction_required",
                Some("interaction_required"),
            ),
            ("this is an invalid_request of mine", None),
            ("note: nothing", None),
        ] {
            assert_eq!(word(text), expected, "{text}");
        }
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
