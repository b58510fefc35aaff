//! What a person or a program reads: answers on standard output, everything else on standard error.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::SecondsFormat;
use consentry_core::failure::{NextAction, Raw};
use consentry_core::language::{MISSING, on_one_line};
use consentry_core::view::{FailureView, step_name};
use serde::Serialize;

use crate::shown;
use crate::words::{language, say, wire_name};

/// Whether a question stands there, its line not ended.
static ASKED: AtomicBool = AtomicBool::new(false);

/// Writes a line of the answer to standard output.
pub(crate) fn line(text: &str) {
    to(&mut io::stdout().lock(), text);
}

/// Rows of the answer whose columns line up, before they are written.
pub(crate) struct Rows<const COLUMNS: usize> {
    /// How wide each column is: as its longest cell needs, and no narrower than it began.
    widths: [usize; COLUMNS],
    /// The cells, and what follows them to the end of the row.
    rows: Vec<([String; COLUMNS], String)>,
}

impl<const COLUMNS: usize> Rows<COLUMNS> {
    /// No rows; the columns are at least so many characters wide.
    pub(crate) const fn with_widths(widths: [usize; COLUMNS]) -> Self {
        let rows = Vec::new();
        Self { widths, rows }
    }

    /// Adds a row.
    pub(crate) fn add(&mut self, cells: [String; COLUMNS], rest: impl Into<String>) {
        let cells = cells.map(|cell| on_one_line(&cell).into_owned());
        let rest = on_one_line(&rest.into()).into_owned();
        for (width, cell) in self.widths.iter_mut().zip(&cells) {
            *width = (*width).max(cell.chars().count() + 1);
        }
        self.rows.push((cells, rest));
    }

    /// Writes them to standard output.
    pub(crate) fn print(&self) {
        self.each(line);
    }

    /// Writes them for the person at the terminal, to standard error.
    pub(crate) fn note(&self) {
        self.each(note);
    }

    fn each(&self, write: fn(&str)) {
        for (cells, rest) in &self.rows {
            let mut row = String::new();
            for (width, cell) in self.widths.iter().zip(cells) {
                let _ = write!(row, "{cell:<width$}");
            }
            write(&(row + rest));
        }
    }
}

impl Rows<1> {
    /// Adds a value after its label, the message `id`; nothing where there is no value.
    pub(crate) fn value(&mut self, id: &str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.add([say(id, &[])], value);
        }
    }
}

/// Writes the answer to standard output, as one JSON document.
pub(crate) fn json(answer: &impl Serialize) {
    match serde_json::to_string_pretty(answer) {
        Ok(text) => line(&text),
        Err(failed) => error(&failed.to_string()),
    }
}

/// Writes a piece of a document for a program to standard output, exactly as it is.
pub(crate) fn document(piece: &str) {
    let mut stream = io::stdout().lock();
    // A reader that went away is no failure of ours.
    let _ = stream.write_all(piece.as_bytes());
    let _ = stream.flush();
}

/// Writes one line of JSON to standard output, for whoever reads line by line.
pub(crate) fn json_line(answer: &impl Serialize) {
    match serde_json::to_string(answer) {
        Ok(text) => line(&text),
        Err(failed) => error(&failed.to_string()),
    }
}

/// Writes a line for the person at the terminal to standard error.
pub(crate) fn note(text: &str) {
    let mut terminal = io::stderr().lock();
    end_line(&mut terminal);
    to(&mut terminal, text);
    shown::add(text);
}

/// Writes a question to standard error, on a line of its own, without ending the line.
pub(crate) fn question(text: &str) {
    let mut terminal = io::stderr().lock();
    end_line(&mut terminal);
    let _ = write!(terminal, "{} ", harmless(text));
    let _ = terminal.flush();
    shown::add(text);
    ASKED.store(true, Ordering::Relaxed);
}

/// The question was answered: the answer's own Enter has ended its line.
pub(crate) fn answered() {
    ASKED.store(false, Ordering::Relaxed);
}

/// Ends the line of a question that nobody answers any more.
pub(crate) fn end_question() {
    end_line(&mut io::stderr().lock());
}

/// Ends the line of a question that nobody has answered yet, before something else is written.
fn end_line(terminal: &mut impl Write) {
    if ASKED.swap(false, Ordering::Relaxed) {
        let _ = writeln!(terminal);
    }
}

/// Writes to standard error what keeps a command from its work.
pub(crate) fn error(what: &str) {
    note(&say("terminal-error", &[("what", what)]));
}

/// Writes to standard error what does not keep a command from its work.
pub(crate) fn warning(what: &str) {
    note(&say("terminal-warning", &[("what", what)]));
}

/// Writes a failure to standard error: code and summary, what to do about it, the next action, and what support wants
/// to see.
pub(crate) fn failure(failure: &FailureView) {
    note(&say(
        "terminal-failure",
        &[
            ("code", failure.code.as_str()),
            ("summary", &failure.summary),
        ],
    ));
    note(&format!("  {}", failure.advice));
    note(&say("terminal-next", &[("action", &next(failure.next))]));
    details(failure);
}

/// Writes what support wants to see, a line for each.
fn details(failure: &FailureView) {
    let Some(detail) = &failure.detail else {
        return;
    };
    let at = detail.at;
    let rows = [
        ("aadsts", detail.aadsts.clone()),
        ("error", detail.error.clone()),
        ("status", detail.status.map(|status| status.to_string())),
        ("correlation", detail.correlation_id.clone()),
        ("trace", detail.trace_id.clone()),
        (
            "at",
            at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        ),
        ("flaw", failure.flaw.clone()),
        ("raw", detail.raw.as_ref().map(in_one_paragraph)),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .filter_map(|(what, value)| Some((what, value?)))
        .collect();
    if !rows.is_empty() {
        note(&say("terminal-details", &[]));
    }
    for (what, value) in rows {
        note(&say(
            "terminal-detail",
            &[("what", what), ("value", &value)],
        ));
    }
}

/// What others wrote over several lines, as one.
fn in_one_paragraph(raw: &Raw) -> String {
    let words: Vec<_> = raw.as_str().split_whitespace().collect();
    words.join(" ")
}

/// A next action in words.
fn next(action: NextAction) -> String {
    match action {
        NextAction::AskService => say("next-ask-service", &[]),
        NextAction::AskRole { role } => {
            let role = say(&format!("role-{}", wire_name(&role)), &[]);
            say("next-ask-role", &[("role", &role)])
        }
        NextAction::GoTo { step, field } => {
            let field = field.map_or_else(|| MISSING.to_owned(), |field| wire_name(&field));
            say(
                "next-go-to",
                &[("step", &step_name(step, language())), ("field", &field)],
            )
        }
        NextAction::OpenPortal { page } => say("next-open-portal", &[("page", &wire_name(&page))]),
        NextAction::PasteError => say("next-paste-error", &[]),
        NextAction::Retry => say("next-retry", &[]),
        NextAction::Wait { seconds: None } => say("next-wait", &[]),
        NextAction::Wait {
            seconds: Some(seconds),
        } => say("next-wait", &[("seconds", &seconds.to_string())]),
    }
}

/// A reader that went away is no failure of ours.
fn to(stream: &mut impl Write, text: &str) {
    let _ = writeln!(stream, "{}", harmless(text));
    let _ = stream.flush();
}

/// Text of others may hold control characters, which a terminal would obey.
fn harmless(text: &str) -> String {
    let shown = |character: char| {
        if character.is_control() && !matches!(character, '\n' | '\t') {
            char::REPLACEMENT_CHARACTER
        } else {
            character
        }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::{Rows, harmless};

    #[test]
    fn a_column_is_as_wide_as_its_longest_cell_needs() {
        let mut rows = Rows::with_widths([4, 2]);
        rows.add(["a".to_owned(), "b".to_owned()], "c");
        assert_eq!(rows.widths, [4, 2]);

        rows.add(["élan vital".to_owned(), "b".to_owned()], "c");
        assert_eq!(rows.widths, [11, 2]);
    }

    #[test]
    fn a_value_never_begins_a_row() {
        let mut rows = Rows::with_widths([4]);
        rows.add(["a\nb".to_owned()], "x\r\nAda Lovelace can sign in.");

        let (cells, rest) = &rows.rows[0];
        assert_eq!(cells[0], r"a\nb");
        assert_eq!(rest, r"x\r\nAda Lovelace can sign in.");
    }

    #[test]
    fn a_terminal_is_never_handed_control_characters() {
        assert_eq!(
            harmless("a\x1b[2Jb\r\u{9b}c\n\td"),
            "a\u{fffd}[2Jb\u{fffd}\u{fffd}c\n\td"
        );
    }
}
