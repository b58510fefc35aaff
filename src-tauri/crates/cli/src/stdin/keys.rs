//! The keys that a terminal's own settings give a meaning (POSIX `stty`).

use rustix::termios::{SpecialCodeIndex, Termios};

/// What a key does that is no character of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Ends the line: Enter.
    End,
    /// Ends the input where nothing is typed: Ctrl-D.
    EndOfInput,
    /// Takes the last character away.
    Erase,
    /// Takes the last word away.
    EraseWord,
    /// Takes the whole line away.
    Kill,
    /// Interrupts whoever reads: Ctrl-C.
    Interrupt,
    /// Ends whoever reads.
    Quit,
    /// Puts whoever reads aside: Ctrl-Z.
    Suspend,
}

/// Which key has which meaning.
pub(super) struct Keys([(u8, Key); 7]);

/// A meaning that no key has.
const NONE: u8 = 0;

impl Keys {
    /// As the terminal has them.
    pub(super) fn of(settings: &Termios) -> Self {
        let code = |index: SpecialCodeIndex| settings.special_codes[index];
        Self([
            (code(SpecialCodeIndex::VEOF), Key::EndOfInput),
            (code(SpecialCodeIndex::VERASE), Key::Erase),
            (code(SpecialCodeIndex::VWERASE), Key::EraseWord),
            (code(SpecialCodeIndex::VKILL), Key::Kill),
            (code(SpecialCodeIndex::VINTR), Key::Interrupt),
            (code(SpecialCodeIndex::VQUIT), Key::Quit),
            (code(SpecialCodeIndex::VSUSP), Key::Suspend),
        ])
    }

    /// The meaning of `byte`, where it has one.
    pub(super) fn meaning(&self, byte: u8) -> Option<Key> {
        let set = self
            .0
            .iter()
            .find(|(code, _)| *code == byte && byte != NONE);
        set.map(|(_, key)| *key).or(match byte {
            b'\n' | b'\r' => Some(Key::End),
            // Keyboards differ in which of the two they send, whatever the settings say.
            0x08 | 0x7f => Some(Key::Erase),
            _ => None,
        })
    }
}

#[cfg(test)]
impl Keys {
    /// As most terminals have them.
    pub(super) const USUAL: Self = Self([
        (0x04, Key::EndOfInput),
        (0x7f, Key::Erase),
        (0x17, Key::EraseWord),
        (0x15, Key::Kill),
        (0x03, Key::Interrupt),
        (0x1c, Key::Quit),
        (0x1a, Key::Suspend),
    ]);
}
