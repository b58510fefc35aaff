//! `consentry completions`: the words of this command, for a shell.

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

use crate::args::Args;
use crate::print;

/// Prints the completions for `shell`.
pub(super) fn print(shell: Shell) {
    let mut command = Args::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    print::line(String::from_utf8_lossy(&script).trim_end());
}
