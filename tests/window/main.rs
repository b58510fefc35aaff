//! The built window and the system browser, as a person meets them. Needs what `tests/setup.sh test` installs.
#![cfg(target_os = "linux")]

mod kloudmate;
mod people;
mod system_browser;
mod way;
