//! A text on one line: whatever could end a line, or turn its direction round, is spelt out.

use std::fmt;

use crate::language::on_one_line;

/// A text that stays on its line, whoever wrote it. The forms quote no other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line(String);

impl Line {
    /// `text` on one line.
    pub(super) fn new(text: &str) -> Self {
        Self(on_one_line(text).into_owned())
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// `text` without what a terminal or a browser would obey: its line ends stay.
pub(super) fn lines(text: &str) -> String {
    let kept: Vec<_> = text.lines().map(on_one_line).collect();
    kept.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Line, lines};

    #[test]
    fn nothing_ends_a_line_or_turns_it_round() {
        let line = Line::new("a\r\nb\u{2028}c\u{202e}d\u{0}e\u{85}f\u{1b}[2J");

        assert!(line.as_str().chars().all(|c| !c.is_control()));
        assert!(!line.as_str().contains(['\u{2028}', '\u{202e}']));
        assert_eq!(Line::new("Straße “x” 🙂").as_str(), "Straße “x” 🙂");
    }

    #[test]
    fn line_ends_of_a_document_stay() {
        assert_eq!(lines("a\r\nb\u{7}\n"), "a\nb\\u{7}");
    }
}
