//! Nobody at a terminal: what was not given is missing, and what is pasted comes on standard input.

use consentry_core::view::ModelChoice;

use super::person::Question;
use crate::lines::Lines;
use crate::stop::Stop;

/// Nobody.
pub(crate) struct Unattended {
    lines: Lines,
}

impl Unattended {
    /// Nobody, with whatever comes on standard input.
    pub(crate) const fn new(lines: Lines) -> Self {
        Self { lines }
    }

    /// Wrong usage: the answer to this was not given.
    pub(crate) fn missing(question: Question<'_>) -> Stop {
        Stop::usage(match question {
            Question::Tenant => "--tenant is missing".to_owned(),
            Question::Model(choices) => format!("--model is missing: {}", ids(choices)),
            Question::Input(input) => {
                format!("--input {}=… is missing: {}", input.id, input.label)
            }
            Question::ClientId => {
                "--client-id is missing: in this model the application is yours".to_owned()
            }
        })
    }

    /// Wrong usage: no secret was given.
    pub(crate) fn missing_secret() -> Stop {
        Stop::usage("--secret-stdin is missing: this model needs the client secret (Value)")
    }

    /// The next line of standard input that is not empty.
    pub(crate) async fn pasted(&mut self, caught: bool) -> Result<String, Stop> {
        loop {
            match self.lines.next().await {
                Some(line) if line.trim().is_empty() => {}
                Some(line) => return Ok(line),
                None if caught => std::future::pending().await,
                None => {
                    return Err(Stop::usage(
                        "somebody has to paste the address that the browser shows: run this in a terminal, pipe it in, or give --landing for consent",
                    ));
                }
            }
        }
    }
}

fn ids(choices: &[ModelChoice]) -> String {
    let ids: Vec<_> = choices.iter().map(|choice| choice.id.as_str()).collect();
    ids.join(", ")
}
