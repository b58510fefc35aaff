//! Standard input, line by line, read only when somebody asks for a line.
//!
//! At a terminal a line is read key by key: a terminal that reads whole lines itself cuts them, at 4,095 bytes on Linux
//! and at 1,024 on macOS, and a pasted SAML answer is longer. What is typed unseen is then unseen before anybody is asked.

#[cfg(unix)]
mod keys;
#[cfg(unix)]
mod typed_line;
#[cfg(unix)]
mod typing;

use std::io::{self, BufRead};
use std::sync::mpsc::{Sender, channel};

use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::print;
#[cfg(unix)]
use typing::Typing;
#[cfg(unix)]
pub(crate) use typing::give_back;

/// The lines of standard input.
///
/// A line that nobody waits for any more is kept for whoever asks next, so waiting for one can be given up.
pub(crate) struct StdinLines {
    wanted: Sender<Echo>,
    read: UnboundedReceiver<Read>,
    standing: Standing,
}

/// Whether what is typed is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Echo {
    Shown,
    Unseen,
}

/// What comes of a line that is wanted, in this order.
enum Read {
    /// What is typed from now on is shown or not, as it was wanted.
    Ready,
    /// The line without its end; none at the end of the input.
    Line(io::Result<Option<String>>),
}

/// How far the line is that somebody wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    NotWanted,
    Wanted,
    Ready,
}

impl StdinLines {
    /// The lines; nothing is read yet.
    pub(crate) fn new() -> Self {
        let (wanted, asked) = channel();
        let (send, read) = unbounded_channel();
        // A thread of its own: a read from a terminal cannot be cancelled, and must not hold the runtime.
        std::thread::spawn(move || {
            while let Ok(echo) = asked.recv() {
                if send
                    .send(Read::Line(line(echo, || send.send(Read::Ready).is_ok())))
                    .is_err()
                {
                    return;
                }
            }
        });
        Self {
            wanted,
            read,
            standing: Standing::NotWanted,
        }
    }

    /// The next line without its end; none at the end of the input.
    pub(crate) async fn next(&mut self) -> Option<String> {
        self.want(Echo::Shown).await?;
        self.line().await.ok().flatten()
    }

    /// Asks a question, and answers with the line that is typed then.
    pub(crate) async fn ask(&mut self, question: &str) -> Option<String> {
        self.want(Echo::Shown).await?;
        print::question(question);
        self.line().await.ok().flatten()
    }

    /// The same with what is typed unseen, from before the question is asked.
    ///
    /// # Errors
    ///
    /// Fails where it could not be hidden; nothing is read then.
    pub(crate) async fn ask_unseen(&mut self, question: &str) -> io::Result<Option<String>> {
        if self.want(Echo::Unseen).await.is_none() {
            return Ok(None);
        }
        print::question(question);
        self.line().await
    }

    /// Whether a line is being read that nobody waits for any more.
    pub(crate) fn is_outstanding(&self) -> bool {
        self.standing != Standing::NotWanted
    }

    /// Sees to it that a line is being read.
    async fn want(&mut self, echo: Echo) -> Option<()> {
        if self.standing == Standing::NotWanted {
            self.wanted.send(echo).ok()?;
            self.standing = Standing::Wanted;
        }
        if self.standing == Standing::Wanted {
            match self.read.recv().await? {
                Read::Ready => self.standing = Standing::Ready,
                Read::Line(_) => {
                    self.standing = Standing::NotWanted;
                    return None;
                }
            }
        }
        Some(())
    }

    async fn line(&mut self) -> io::Result<Option<String>> {
        loop {
            match self.read.recv().await {
                Some(Read::Ready) => {}
                Some(Read::Line(line)) => {
                    self.standing = Standing::NotWanted;
                    return line;
                }
                None => return Ok(None),
            }
        }
    }
}

/// One line. `ready` is told when what is typed is shown or not, as it is wanted.
#[cfg(unix)]
fn line(echo: Echo, ready: impl FnOnce() -> bool) -> io::Result<Option<String>> {
    use std::io::IsTerminal as _;

    let typing = io::stdin().is_terminal().then(Typing::begin);
    ready();
    match typing {
        Some(Ok(typing)) => typing.line(echo == Echo::Shown),
        Some(Err(error)) if echo == Echo::Unseen => Err(error),
        _ => whole_line(),
    }
}

/// One line. The console of Windows cuts none, and hides what is typed while that is read.
#[cfg(not(unix))]
fn line(echo: Echo, ready: impl FnOnce() -> bool) -> io::Result<Option<String>> {
    ready();
    match echo {
        Echo::Shown => whole_line(),
        Echo::Unseen => rpassword::read_password().map(Some),
    }
}

/// Nothing was changed at a terminal.
#[cfg(not(unix))]
pub(crate) const fn give_back() {}

fn whole_line() -> io::Result<Option<String>> {
    let mut line = String::new();
    match io::stdin().lock().read_line(&mut line)? {
        0 => Ok(None),
        _ => Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned())),
    }
}
