//! A line while it is typed or pasted, and what of it is shown. What is pasted is one text, of however many lines: none of
//! its line breaks ends the line, which Enter alone does.

use super::keys::{Key, Keys};

/// Takes one character away on the screen.
const BACK: &[u8] = b"\x08 \x08";

/// What is shown for a line break in what was pasted: one character that can be taken away like any other.
const LINE_BREAK: &[u8] = "↵".as_bytes();

/// Room for what is usually typed, so that a secret is not copied while it grows.
const ROOM: usize = 4096;

/// A line while it is typed.
pub(super) struct TypedLine {
    bytes: Vec<u8>,
    shown: bool,
    sequence: Sequence,
    pasting: Pasting,
}

/// Where in the sequence of a key without a character one is, such as an arrow (ECMA-48 §5.4).
#[derive(Clone, Copy)]
enum Sequence {
    None,
    /// After the escape.
    Begun,
    /// Up to its last byte, with the number so far.
    Within(u32),
}

/// Whether what comes was pasted, as the terminal says before and after it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pasting {
    No,
    Yes,
    /// The last of it was a carriage return: a line feed behind that is of the same line break.
    AfterReturn,
}

/// What a terminal says before a paste and after it, once it was asked to (xterm, bracketed paste mode).
const PASTE_BEGINS: u32 = 200;
const PASTE_ENDS: u32 = 201;

impl TypedLine {
    /// Nothing typed yet.
    pub(super) fn new(shown: bool) -> Self {
        Self {
            bytes: Vec::with_capacity(ROOM),
            shown,
            sequence: Sequence::None,
            pasting: Pasting::No,
        }
    }

    /// Types one byte. What is to be shown of it goes to `echo`; the key is left to the reader where it is not about the
    /// text of the line.
    pub(super) fn take(&mut self, byte: u8, keys: &Keys, echo: &mut Vec<u8>) -> Option<Key> {
        if self.is_of_sequence(byte) {
            return None;
        }
        if self.pasting != Pasting::No {
            return self.paste(byte, keys, echo);
        }
        match keys.meaning(byte) {
            Some(Key::End) => {
                echo.push(b'\n');
                return Some(Key::End);
            }
            Some(Key::EndOfInput) => return self.bytes.is_empty().then_some(Key::EndOfInput),
            Some(Key::Erase) => self.erase(echo),
            Some(Key::EraseWord) => self.erase_word(echo),
            Some(Key::Kill) => {
                while self.last().is_some() {
                    self.erase(echo);
                }
            }
            Some(key) => return Some(key),
            None => self.push(byte, echo),
        }
        None
    }

    /// One byte of what was pasted: of all keys, only those that end whoever reads are what they are.
    fn paste(&mut self, byte: u8, keys: &Keys, echo: &mut Vec<u8>) -> Option<Key> {
        let before = self.pasting;
        self.pasting = Pasting::Yes;
        match (byte, keys.meaning(byte)) {
            (_, Some(key @ (Key::Interrupt | Key::Quit))) => return Some(key),
            (b'\n', _) if before == Pasting::AfterReturn => {}
            (b'\n' | b'\r', _) => {
                if byte == b'\r' {
                    self.pasting = Pasting::AfterReturn;
                }
                self.bytes.push(b'\n');
                if self.shown {
                    echo.extend_from_slice(LINE_BREAK);
                }
            }
            (_, _) => self.push(byte, echo),
        }
        None
    }

    fn push(&mut self, byte: u8, echo: &mut Vec<u8>) {
        if byte.is_ascii_control() && byte != b'\t' {
            return;
        }
        self.bytes.push(byte);
        if self.shown {
            echo.push(byte);
        }
    }

    /// What is typed. What is no UTF-8 is replaced.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.bytes)
            .unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
    }

    fn is_of_sequence(&mut self, byte: u8) -> bool {
        const ESCAPE: u8 = 0x1b;
        let (next, is_of_it) = match (self.sequence, byte) {
            (Sequence::None | Sequence::Begun, ESCAPE) => (Sequence::Begun, true),
            (Sequence::None, _) => (Sequence::None, false),
            (Sequence::Begun, b'[' | b'O') => (Sequence::Within(0), true),
            (Sequence::Begun, _) => (Sequence::None, !byte.is_ascii_control()),
            (Sequence::Within(number), b'0'..=b'9') => {
                let number = number
                    .saturating_mul(10)
                    .saturating_add(u32::from(byte - b'0'));
                (Sequence::Within(number), true)
            }
            (Sequence::Within(number), 0x40..=0x7e) => {
                self.ends_sequence(number, byte);
                (Sequence::None, true)
            }
            (Sequence::Within(_), _) => (Sequence::Within(0), !byte.is_ascii_control()),
        };
        self.sequence = next;
        is_of_it
    }

    fn ends_sequence(&mut self, number: u32, last: u8) {
        match (number, last) {
            (PASTE_BEGINS, b'~') => self.pasting = Pasting::Yes,
            (PASTE_ENDS, b'~') => self.pasting = Pasting::No,
            _ => {}
        }
    }

    fn last(&self) -> Option<u8> {
        self.bytes.last().copied()
    }

    fn erase(&mut self, echo: &mut Vec<u8>) {
        let continues = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
        while let Some(byte) = self.bytes.pop() {
            if !continues(byte) {
                if self.shown {
                    echo.extend_from_slice(BACK);
                }
                return;
            }
        }
    }

    fn erase_word(&mut self, echo: &mut Vec<u8>) {
        while self.last() == Some(b' ') {
            self.erase(echo);
        }
        while self.last().is_some_and(|byte| byte != b' ') {
            self.erase(echo);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Keys, TypedLine};

    /// What stands on the screen, what was typed, and the key that ended it.
    fn typed(keys: &str, shown: bool) -> (String, String, Option<Key>) {
        let mut line = TypedLine::new(shown);
        let mut echo = Vec::new();
        let mut bytes = keys.bytes();
        let ended = bytes.find_map(|byte| line.take(byte, &Keys::USUAL, &mut echo));
        (String::from_utf8(echo).unwrap(), line.into_text(), ended)
    }

    #[test]
    fn what_is_typed_is_shown_and_ends_with_enter() {
        let (shown, line, ended) = typed("contoso.com\tä\n", true);

        assert_eq!(shown, "contoso.com\tä\n");
        assert_eq!(line, "contoso.com\tä");
        assert_eq!(ended, Some(Key::End));
    }

    #[test]
    fn a_line_of_any_length_is_kept_whole() {
        let long = "a".repeat(20_000);

        assert_eq!(typed(&format!("{long}\n"), true).1, long);
    }

    #[test]
    fn of_what_is_typed_unseen_nothing_is_shown_but_its_end() {
        let (shown, line, _) = typed("s3cret\u{7f}\u{7f}\u{7f}x\n", false);

        assert_eq!(shown, "\n");
        assert_eq!(line, "s3cx");
    }

    #[test]
    fn characters_words_and_the_whole_line_can_be_taken_away() {
        for (keys, left) in [
            ("ab\u{7f}", "a"),
            ("ab\u{8}", "a"),
            ("a\u{7f}\u{7f}b", "b"),
            ("aä\u{7f}", "a"),
            ("one two  \u{17}", "one "),
            ("one two\u{15}x", "x"),
        ] {
            assert_eq!(typed(keys, true).1, left, "{keys:?}");
        }
        assert_eq!(typed("ä\u{7f}", true).0, "ä\u{8} \u{8}");
    }

    #[test]
    fn ctrl_d_ends_the_input_only_where_nothing_is_typed() {
        assert_eq!(typed("\u{4}", true).2, Some(Key::EndOfInput));
        assert_eq!(typed("a\u{4}b", true).2, None);
        assert_eq!(typed("a\u{7f}\u{4}", true).2, Some(Key::EndOfInput));
    }

    #[test]
    fn ctrl_c_and_ctrl_z_are_left_to_the_reader_whatever_is_typed() {
        assert_eq!(typed("abc\u{3}", true).2, Some(Key::Interrupt));
        assert_eq!(typed("abc\u{1a}", true).2, Some(Key::Suspend));
        assert_eq!(typed("\u{1b}[\u{3}", true).2, Some(Key::Interrupt));
    }

    /// As a terminal hands on what was pasted.
    fn pasted(text: &str) -> String {
        format!("\u{1b}[200~{text}\u{1b}[201~")
    }

    #[test]
    fn what_is_pasted_is_one_text_until_enter() {
        let (shown, line, ended) = typed(&format!("a{}b\n", pasted("1\r2\r\n3\n")), true);

        assert_eq!(line, "a1\n2\n3\nb");
        assert_eq!(shown, "a1↵2↵3↵b\n");
        assert_eq!(ended, Some(Key::End));
    }

    #[test]
    fn nothing_is_shown_of_what_is_pasted_unseen() {
        let (shown, line, _) = typed(&format!("{}\n", pasted("s3\rcret")), false);

        assert_eq!((shown.as_str(), line.as_str()), ("\n", "s3\ncret"));
    }

    #[test]
    fn of_all_keys_only_those_that_end_the_run_are_keys_in_what_is_pasted() {
        let (_, line, ended) = typed(&pasted("a\u{4}\u{7f}\u{15}b"), true);
        assert_eq!((line.as_str(), ended), ("ab", None));

        assert_eq!(typed("\u{1b}[200~a\u{3}", true).2, Some(Key::Interrupt));
    }

    #[test]
    fn what_was_pasted_can_be_taken_away_like_what_was_typed() {
        let (shown, line, _) = typed(&format!("{}\u{7f}\u{7f}", pasted("a\rb")), true);

        assert_eq!(line, "a");
        assert_eq!(shown, "a↵b\u{8} \u{8}\u{8} \u{8}");
    }

    #[test]
    fn arrows_and_other_keys_without_a_character_leave_nothing() {
        let (shown, line, _) = typed("a\u{1b}[Ab\u{1b}OPc\u{1b}[15~d\u{1b}xe\u{7}", true);

        assert_eq!(shown, "abcde");
        assert_eq!(line, "abcde");
    }
}
