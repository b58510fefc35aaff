//! `consentry completions`: the words of this command, for a shell.

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};
use serde_json::json;

use crate::args::Args;
use crate::print;

/// Prints the completions for `shell`; in JSON as `shell` and `script`.
pub(super) fn print(shell: Shell, json: bool) {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    let script = String::from_utf8_lossy(&script);
    if json {
        print::json(&json!({ "shell": shell.to_string(), "script": script }));
    } else {
        print::line(script.trim_end());
    }
}
