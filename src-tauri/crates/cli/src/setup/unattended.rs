//! Nobody at a terminal: what was not given is missing, and what is pasted comes on standard input.

use consentry_core::view::InputView;

use super::drawing;
use super::operator::{Question, ids};
use crate::exit::Exit;
use crate::stdin::StdinLines;

/// Nobody.
pub(crate) struct Unattended {
    lines: StdinLines,
}

impl Unattended {
    /// Nobody, with whatever comes on standard input.
    pub(crate) const fn new(lines: StdinLines) -> Self {
        Self { lines }
    }

    /// Wrong usage: the answer to this was not given.
    pub(crate) fn missing(question: Question<'_>) -> Exit {
        match question {
            Question::Tenant => Exit::usage("usage-tenant-missing", &[]),
            Question::Model(model) => {
                Exit::usage("usage-model-missing", &[("models", &ids(model))])
            }
            Question::Application { .. } => Exit::usage("usage-client-id-missing", &[]),
        }
    }

    /// What stands there by default stays.
    ///
    /// # Errors
    ///
    /// Wrong usage, where nothing does and something has to.
    pub(crate) fn input(input: &InputView) -> Result<Option<String>, Exit> {
        if drawing::input::present(input).is_some() || !input.required {
            return Ok(None);
        }
        Err(Exit::usage(
            "usage-input-missing",
            &[("input", &input.id), ("label", &input.label)],
        ))
    }

    /// Wrong usage: no secret was given.
    pub(crate) fn missing_secret() -> Exit {
        Exit::usage("usage-secret-missing", &[])
    }

    /// The next line of standard input that is not empty.
    pub(crate) async fn pasted(&mut self, caught: bool) -> Result<String, Exit> {
        loop {
            match self.lines.next().await {
                Some(line) if line.trim().is_empty() => {}
                Some(line) => return Ok(line),
                None if caught => std::future::pending().await,
                None => {
                    return Err(Exit::usage("usage-nothing-to-paste", &[]));
                }
            }
        }
    }
}
