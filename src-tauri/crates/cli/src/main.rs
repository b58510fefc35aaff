//! Consentry in a terminal: the same engine as the window.

mod args;
mod brought;
mod commands;
mod day;
mod exit;
mod host;
mod interruption;
mod opened;
mod output;
mod practice_tenant;
mod print;
mod secret;
mod setup;
mod shown;
mod stdin;
mod usage;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::Args;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    words::choose(&arguments);
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(refused) => return usage::refuse(&refused, usage::asks_for_json(&arguments)),
    };
    let json = args.global.json;
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            print::error(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(commands::run(args));
    // Whoever still waits for the keyring or for a line of input must not hold the terminal.
    runtime.shutdown_background();
    stdin::give_back();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(exit) => {
            exit.tell(json);
            exit.code()
        }
    }
}
