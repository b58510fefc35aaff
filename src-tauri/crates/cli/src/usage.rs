//! Wrong usage as a program reads it: the members of a failure, with a code that begins `usage.`.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use consentry_core::failure::{Actor, NextAction};
use serde::Serialize;

use crate::print;
use crate::words::say;

/// What is wrong with the arguments.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Usage {
    code: String,
    summary: String,
    advice: String,
    actor: Actor,
    next: NextAction,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Quoted>,
}

/// What clap wrote.
#[derive(Debug, Serialize)]
struct Quoted {
    raw: String,
}

impl Usage {
    /// What the message `id` says; `usage-tenant-missing` has the code `usage.tenant_missing`.
    pub(crate) fn new(id: &'static str, facts: &[(&str, &str)]) -> Self {
        Self {
            code: id.replacen('-', ".", 1).replace('-', "_"),
            summary: say(id, facts),
            advice: say("usage-advice", &[]),
            actor: Actor::You,
            next: NextAction::Retry,
            detail: None,
        }
    }

    /// What clap says, in its own words.
    fn refused(error: &clap::Error) -> Self {
        let rendered = error.render().to_string();
        let summary = match error.kind() {
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                say("usage-command-missing", &[])
            }
            _ => first_paragraph(&rendered),
        };
        let code = code_of(error.kind()).to_owned();
        Self {
            code,
            summary,
            detail: Some(Quoted { raw: rendered }),
            ..Self::new("usage-advice", &[])
        }
    }

    /// One plain sentence.
    pub(crate) fn summary(&self) -> &str {
        &self.summary
    }
}

/// Whether an answer in JSON is asked for by arguments that could not be parsed.
pub(crate) fn asks_for_json(arguments: &[OsString]) -> bool {
    let mut arguments = arguments.iter().take_while(|argument| *argument != "--");
    arguments.any(|argument| argument == "--json")
}

/// Prints what clap has in place of arguments: its help or version as text, or what is wrong with them.
pub(crate) fn refuse(error: &clap::Error, json: bool) -> ExitCode {
    // A reader that went away is no failure of ours.
    let _ = error.print();
    if !error.use_stderr() {
        return ExitCode::SUCCESS;
    }
    if json {
        print::json(&serde_json::json!({ "failure": Usage::refused(error) }));
    }
    ExitCode::from(2)
}

fn first_paragraph(rendered: &str) -> String {
    let paragraph = rendered.split("\n\n").next().unwrap_or_default();
    let lines: Vec<_> = paragraph.lines().map(str::trim).collect();
    let paragraph = lines.join(" ");
    paragraph
        .strip_prefix("error: ")
        .unwrap_or(&paragraph)
        .to_owned()
}

/// The code of what clap found.
fn code_of(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ArgumentConflict => "usage.argument_conflict",
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "usage.command_missing"
        }
        ErrorKind::InvalidSubcommand => "usage.command_unknown",
        ErrorKind::InvalidUtf8 | ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            "usage.value_malformed"
        }
        ErrorKind::MissingRequiredArgument => "usage.argument_missing",
        ErrorKind::NoEquals
        | ErrorKind::TooFewValues
        | ErrorKind::TooManyValues
        | ErrorKind::WrongNumberOfValues => "usage.value_count",
        ErrorKind::UnknownArgument => "usage.argument_unknown",
        _ => "usage.malformed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_asked_for_anywhere_before_the_lone_dashes() {
        for (arguments, expected) in [
            (&["consentry", "nothing", "--json"][..], true),
            (&["consentry", "--json"], true),
            (&["consentry", "nothing", "--", "--json"], false),
            (&["consentry"], false),
        ] {
            let arguments: Vec<_> = arguments.iter().map(OsString::from).collect();

            assert_eq!(asks_for_json(&arguments), expected, "{arguments:?}");
        }
    }

    #[test]
    fn the_code_of_wrong_usage_is_its_messages_id() {
        let usage = serde_json::to_value(Usage::new("usage-client-id-missing", &[])).unwrap();

        assert_eq!(usage["code"], "usage.client_id_missing");
        assert_eq!(usage["actor"], "you");
        assert!(
            usage["summary"]
                .as_str()
                .unwrap()
                .starts_with("--client-id is missing"),
            "{usage}"
        );
    }
}
