//! Standard input, line by line, read only when somebody asks for a line.

use std::io::{self, BufRead};
use std::sync::mpsc::{Sender, channel};

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The lines of standard input.
///
/// A line that nobody waits for any more is kept for whoever asks next, so waiting for one can be given up.
pub(crate) struct StdinLines {
    wanted: Sender<()>,
    read: UnboundedReceiver<Option<String>>,
    outstanding: bool,
}

impl StdinLines {
    /// The lines; nothing is read yet.
    pub(crate) fn new() -> Self {
        let (wanted, asked) = channel();
        let (send, read) = unbounded_channel();
        // A thread of its own: a read from a terminal cannot be cancelled, and must not hold the runtime.
        std::thread::spawn(move || {
            while asked.recv().is_ok() {
                if send.send(line()).is_err() {
                    return;
                }
            }
        });
        Self {
            wanted,
            read,
            outstanding: false,
        }
    }

    /// The next line without its end; none at the end of the input.
    pub(crate) async fn next(&mut self) -> Option<String> {
        if !self.outstanding {
            self.wanted.send(()).ok()?;
            self.outstanding = true;
        }
        let line = self.read.recv().await.flatten();
        self.outstanding = false;
        line
    }

    /// Whether a line is being read that nobody waits for any more.
    pub(crate) const fn is_outstanding(&self) -> bool {
        self.outstanding
    }
}

fn line() -> Option<String> {
    let mut line = String::new();
    match io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim_end_matches(['\r', '\n']).to_owned()),
    }
}
