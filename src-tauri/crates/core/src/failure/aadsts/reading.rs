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
mod tests;
