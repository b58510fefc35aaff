//! Consentry in a terminal: the same engine as the window.

mod args;
mod commands;
mod host;
mod lines;
mod practice;
mod print;
mod secret;
mod setup;
mod stop;

use std::process::ExitCode;

use clap::Parser;

use args::Args;

fn main() -> ExitCode {
    let args = Args::parse();
    let json = args.global.json;
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            print::note(&format!("error: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(commands::run(args));
    // Whoever still waits for the keyring or for a line of input must not hold the terminal.
    runtime.shutdown_background();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            stop.tell(json);
            stop.code()
        }
    }
}
