//! A terminal that hands on each key, and shows nothing by itself.

use std::fs::File;
use std::io::{self, Write as _, stdin};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::process::{Signal, getpid, kill_process};
use rustix::termios::{
    LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};
use secrecy::zeroize::Zeroizing;

use super::keys::{Key, Keys};
use super::typed_line::TypedLine;

/// How the terminal was before somebody was asked, as long as it is not that way.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// What was typed after the end of a line: it is of the next one.
static AHEAD: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// The terminal, while it hands on each key and shows nothing by itself.
pub(super) struct Typing {
    keys: Keys,
    /// Where what is typed is shown.
    screen: File,
}

/// Has a terminal say where what is pasted begins and ends; one that does not know this says nothing (xterm, bracketed
/// paste mode).
const TELL_PASTES: &[u8] = b"\x1b[?2004h";

/// No more.
const TELL_NO_PASTES: &[u8] = b"\x1b[?2004l";

/// Gives the terminal back as it was; nothing happens where it was not taken.
pub(crate) fn give_back() {
    if let Some(before) = locked(&BEFORE).take() {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &before);
        if let Ok(mut screen) = screen() {
            let _ = tell(&mut screen, TELL_NO_PASTES);
        }
    }
}

fn screen() -> io::Result<File> {
    File::options().write(true).open("/dev/tty")
}

/// Tells the terminal something that is not shown. One that understands nothing would show it.
fn tell(screen: &mut File, what: &[u8]) -> io::Result<()> {
    if std::env::var_os("TERM").is_some_and(|kind| kind == "dumb") {
        return Ok(());
    }
    screen.write_all(what)
}

impl Typing {
    /// Takes the terminal; given back when dropped.
    pub(super) fn begin() -> io::Result<Self> {
        let mut screen = screen()?;
        let before = tcgetattr(stdin())?;
        let keys = Keys::of(&before);
        let mut by_key = before.clone();
        by_key.local_modes -= LocalModes::ICANON
            | LocalModes::ECHO
            | LocalModes::ECHONL
            | LocalModes::ISIG
            | LocalModes::IEXTEN;
        by_key.special_codes[SpecialCodeIndex::VMIN] = 1;
        by_key.special_codes[SpecialCodeIndex::VTIME] = 0;
        *locked(&BEFORE) = Some(before);
        tcsetattr(stdin(), OptionalActions::Now, &by_key)?;
        tell(&mut screen, TELL_PASTES)?;
        Ok(Self { keys, screen })
    }

    /// One line; none at the end of the input.
    pub(super) fn line(mut self, shown: bool) -> io::Result<Option<String>> {
        let mut line = TypedLine::new(shown);
        loop {
            let typed = typed()?;
            let mut bytes = typed.iter().copied();
            let mut echo = Vec::new();
            let key = bytes.find_map(|byte| line.take(byte, &self.keys, &mut echo));
            locked(&AHEAD).extend(bytes);
            self.screen.write_all(&echo)?;
            match key {
                Some(Key::End) => return Ok(Some(line.into_text())),
                Some(Key::EndOfInput) => return Ok(None),
                Some(Key::Interrupt) => return self.ends_by(Signal::INT),
                Some(Key::Quit) => return self.ends_by(Signal::QUIT),
                Some(Key::Suspend) => {
                    give_back();
                    kill_process(getpid(), Signal::TSTP)?;
                    self = Self::begin()?;
                }
                // The terminal is gone.
                _ if typed.is_empty() => return Ok(None),
                _ => {}
            }
        }
    }

    /// Does what this key does at a terminal as it was. Who is started without that signal, as a script starts what runs
    /// beside it, does not end by it: then nobody types any more.
    fn ends_by(self, signal: Signal) -> io::Result<Option<String>> {
        drop(self);
        kill_process(getpid(), signal)?;
        Ok(None)
    }
}

impl Drop for Typing {
    fn drop(&mut self) {
        give_back();
    }
}

/// What was typed since: at least one byte, or none where nobody types any more.
fn typed() -> io::Result<Zeroizing<Vec<u8>>> {
    let ahead = std::mem::take(&mut *locked(&AHEAD));
    if !ahead.is_empty() {
        return Ok(Zeroizing::new(ahead));
    }
    let mut bytes = Zeroizing::new(vec![0; 4096]);
    let count = loop {
        match rustix::io::read(stdin(), &mut bytes[..]) {
            Err(rustix::io::Errno::INTR) => {}
            read => break read?,
        }
    };
    bytes.truncate(count);
    Ok(bytes)
}

fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
