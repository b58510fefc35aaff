//! A line while it is typed, and what of it is shown.

use super::keys::{Key, Keys};

/// Takes one character away on the screen.
const BACK: &[u8] = b"\x08 \x08";

/// Room for what is usually typed, so that a secret is not copied while it grows.
const ROOM: usize = 4096;

/// A line while it is typed.
pub(super) struct TypedLine {
    bytes: Vec<u8>,
    shown: bool,
    sequence: Sequence,
}

/// Where in the sequence of a key without a character one is, such as an arrow (ECMA-48 §5.4).
#[derive(Clone, Copy)]
enum Sequence {
    None,
    /// After the escape.
    Begun,
    /// Up to its last byte.
    Within,
}

impl TypedLine {
    /// Nothing typed yet.
    pub(super) fn new(shown: bool) -> Self {
        Self {
            bytes: Vec::with_capacity(ROOM),
            shown,
            sequence: Sequence::None,
        }
    }

    /// Types one byte. What is to be shown of it goes to `echo`; the key is left to the reader where it is not about the
    /// text of the line.
    pub(super) fn take(&mut self, byte: u8, keys: &Keys, echo: &mut Vec<u8>) -> Option<Key> {
        if self.is_of_sequence(byte) {
            return None;
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
            None if byte.is_ascii_control() && byte != b'\t' => {}
            None => {
                self.bytes.push(byte);
                if self.shown {
                    echo.push(byte);
                }
            }
        }
        None
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
            (Sequence::Begun, b'[' | b'O') => (Sequence::Within, true),
            (Sequence::Begun, _) => (Sequence::None, !byte.is_ascii_control()),
            (Sequence::Within, 0x40..=0x7e) => (Sequence::None, true),
            (Sequence::Within, _) => (Sequence::Within, !byte.is_ascii_control()),
        };
        self.sequence = next;
        is_of_it
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

    #[test]
    fn arrows_and_other_keys_without_a_character_leave_nothing() {
        let (shown, line, _) = typed("a\u{1b}[Ab\u{1b}OPc\u{1b}[15~d\u{1b}xe\u{7}", true);

        assert_eq!(shown, "abcde");
        assert_eq!(line, "abcde");
    }
}
