//! Consentry's window.
// A console window beside the real one would only frighten.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    consentry_desktop::run()
}
