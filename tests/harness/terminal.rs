//! Somebody at a real terminal: the built `consentry` in a pseudo-terminal, read as it stands there and answered as one
//! types.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

use crate::cli::Cli;

/// Ctrl-D, the end of what is typed.
pub const END: &str = "\u{4}";

/// Ctrl-C.
pub const INTERRUPT: &str = "\u{3}";

/// A run of the binary in a pseudo-terminal.
pub struct Terminal {
    script: Child,
    keys: ChildStdin,
    shown: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
    /// Where what is shown after the last question begins.
    after: usize,
}

impl Terminal {
    /// Starts the binary with these arguments, as `cli` would.
    ///
    /// # Panics
    ///
    /// Panics where there is no pseudo-terminal: `script` of util-linux makes it.
    pub fn start<I: AsRef<OsStr>>(cli: &Cli, arguments: impl IntoIterator<Item = I>) -> Self {
        Self::start_and_then(cli, arguments, "")
    }

    /// The same, with a shell that goes on with `then` in the same terminal once the run has ended.
    ///
    /// # Panics
    ///
    /// As [`Self::start`].
    pub fn start_and_then<I: AsRef<OsStr>>(
        cli: &Cli,
        arguments: impl IntoIterator<Item = I>,
        then: &str,
    ) -> Self {
        let binary = cli.command(arguments);
        let words = std::iter::once(binary.get_program()).chain(binary.get_args());
        let words: Vec<_> = words.map(quoted).collect();
        let mut script = Command::new("script");
        // Its own input is a pipe; what is typed is shown all the same.
        script
            .args(["--quiet", "--return", "--flush", "--echo", "always"])
            .args(["--command", &(words.join(" ") + then), "/dev/null"])
            .env("SHELL", "/bin/sh")
            .current_dir(cli.home())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit());
        for (name, value) in binary.get_envs() {
            match value {
                Some(value) => script.env(name, value),
                None => script.env_remove(name),
            };
        }
        let mut script = script.spawn().expect("`script` of util-linux is there");
        let keys = script.stdin.take().expect("its input is piped");
        let mut output = script.stdout.take().expect("its output is piped");
        let (send, shown) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            script,
            keys,
            shown,
            bytes: Vec::new(),
            after: 0,
        }
    }

    /// The next question, once it stands there: a line that is not ended and begins at the edge. None at the end of the run.
    pub fn question(&mut self) -> Option<String> {
        loop {
            let new = &self.bytes[self.after..];
            let line = new.iter().rposition(|byte| *byte == b'\n');
            let line = &new[line.map_or(0, |end| end + 1)..];
            if let (Some(first), Some(b' ')) = (line.first(), line.last())
                && !first.is_ascii_whitespace()
            {
                let question = String::from_utf8_lossy(line).trim_end().to_owned();
                self.after = self.bytes.len();
                return Some(question);
            }
            self.bytes.append(&mut self.shown.recv().ok()?);
            self.leave_unshown_out();
        }
    }

    /// Takes out what moves nothing on a screen: carriage returns, and that pastes are to be told.
    fn leave_unshown_out(&mut self) {
        self.bytes.retain(|byte| *byte != b'\r');
        for unshown in [&b"\x1b[?2004h"[..], b"\x1b[?2004l"] {
            while let Some(at) = self
                .bytes
                .windows(unshown.len())
                .position(|bytes| bytes == unshown)
            {
                self.bytes.drain(at..at + unshown.len());
                if at < self.after {
                    self.after -= unshown.len();
                }
            }
        }
    }

    /// Types an answer, and Enter.
    ///
    /// # Panics
    ///
    /// Panics where nobody reads it any more.
    pub fn answer(&mut self, answer: &str) {
        self.press(&format!("{answer}\n"));
    }

    /// Pastes a text of however many lines, as a terminal hands it on that was asked to tell pastes, and presses Enter.
    ///
    /// # Panics
    ///
    /// Panics where nobody reads it any more.
    pub fn paste(&mut self, text: &str) {
        self.press(&format!("\u{1b}[200~{text}\u{1b}[201~\n"));
    }

    /// Presses these keys alone.
    ///
    /// # Panics
    ///
    /// Panics where nobody reads it any more.
    pub fn press(&mut self, keys: &str) {
        let pressed = self.keys.write_all(keys.as_bytes());
        pressed
            .and_then(|()| self.keys.flush())
            .expect("it is read");
    }

    /// All that was shown up to now, with what was typed.
    #[must_use]
    pub fn transcript(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Reads on to the end of the run: its exit code, and all that was shown.
    ///
    /// # Panics
    ///
    /// Panics where a signal ended it.
    #[must_use]
    pub fn end(mut self) -> (i32, String) {
        while let Ok(mut bytes) = self.shown.recv() {
            self.bytes.append(&mut bytes);
        }
        self.leave_unshown_out();
        let status = self.script.wait().expect("it ends");
        (
            status.code().expect("no signal ended it"),
            self.transcript(),
        )
    }
}

/// A word as a shell takes it, whatever stands in it.
fn quoted(word: &OsStr) -> String {
    let word = word.to_str().expect("an argument is text");
    format!("'{}'", word.replace('\'', r"'\''"))
}
