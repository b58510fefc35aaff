//! Rows as comma-separated values (RFC 4180): the download of the admin center, which other programs save again with
//! semicolons or tabs.

use super::{Row, is_interrupt, moment};
use crate::limits;

/// The column of the number.
const NUMBER: [&str; 5] = [
    concat!("sign-in", " error code"),
    "error code",
    "errorcode",
    "status.errorcode",
    "resulttype",
];

/// A table of the logs has one of these columns.
const OTHERS: [&str; 6] = [
    "correlation id",
    "failure reason",
    "correlationid",
    "userprincipalname",
    "resultdescription",
    "status.failurereason",
];

/// The rows of `text`; none where it is no such table.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let heading = text.lines().next()?;
    if heading.len() > limits::HEADING {
        return None;
    }
    let separator = [',', ';', '\t']
        .into_iter()
        .max_by_key(|separator| heading.matches(*separator).count())?;
    let mut lines = Cells::of(text, separator);
    let heads = lines.next()?;
    let heads: Vec<String> = heads
        .iter()
        .map(|head| head.trim().to_ascii_lowercase())
        .collect();
    let column = |names: &[&str]| {
        let mut places = names.iter();
        places.find_map(|name| heads.iter().position(|head| head == name))
    };
    let number = column(&NUMBER)?;
    column(&OTHERS)?;
    let columns = Columns {
        number,
        reason: column(&[
            "failure reason",
            "status.failurereason",
            "resultdescription",
        ]),
        status: column(&["status"]),
        user: column(&[
            "username",
            "userprincipalname",
            concat!("user", " principal name"),
        ]),
        application: column(&[
            "application",
            "appdisplayname",
            concat!("app", " display name"),
        ]),
        client_id: column(&["application id", "appid"]),
        tenant: column(&[
            concat!("resource", " tenant id"),
            "resourcetenantid",
            "aadtenantid",
        ]),
        correlation: column(&["correlation id", "correlationid"]),
        at: column(&[
            "date (utc)",
            "date",
            "createddatetime",
            "timegenerated [utc]",
            "timegenerated",
        ]),
    };
    Some(lines.filter_map(|cells| columns.row(&cells)).collect())
}

struct Columns {
    number: usize,
    reason: Option<usize>,
    status: Option<usize>,
    user: Option<usize>,
    application: Option<usize>,
    client_id: Option<usize>,
    tenant: Option<usize>,
    correlation: Option<usize>,
    at: Option<usize>,
}

impl Columns {
    fn row(&self, cells: &[String]) -> Option<Row> {
        let text = |column: Option<usize>| {
            let cell = cells.get(column?)?.trim();
            (!cell.is_empty()).then(|| cell.to_owned())
        };
        let number = match text(Some(self.number)).as_deref() {
            Some(number) => number.parse().ok()?,
            // What went on has no number in some exports.
            None => 0,
        };
        let status = text(self.status);
        let interrupted = status.is_some_and(|status| status.eq_ignore_ascii_case("interrupted"));
        Some(Row {
            number,
            reason: text(self.reason).unwrap_or_default(),
            user: text(self.user),
            application: text(self.application),
            client_id: text(self.client_id),
            tenant: text(self.tenant),
            correlation: text(self.correlation),
            at: text(self.at).as_deref().and_then(moment),
            interrupted: interrupted || is_interrupt(number),
        })
    }
}

/// The lines of a table, each as its cells: one with a separator, a line break or a quotation mark stands in quotation
/// marks, which are doubled inside.
struct Cells<'t> {
    rest: std::iter::Peekable<std::str::Chars<'t>>,
    separator: char,
}

impl<'t> Cells<'t> {
    fn of(text: &'t str, separator: char) -> Self {
        Self {
            rest: text.chars().peekable(),
            separator,
        }
    }
}

impl Iterator for Cells<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest.peek()?;
        let mut cells = Vec::new();
        let mut cell = String::new();
        let mut quoted = false;
        while let Some(next) = self.rest.next() {
            match next {
                '"' if quoted && self.rest.peek() == Some(&'"') => {
                    self.rest.next();
                    cell.push('"');
                }
                '"' => quoted = !quoted,
                '\n' if !quoted => break,
                '\r' if !quoted => {}
                next if next == self.separator && !quoted => cells.push(std::mem::take(&mut cell)),
                next => cell.push(next),
            }
        }
        cells.push(cell);
        Some(cells)
    }
}
