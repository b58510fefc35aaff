//! The built window and the system browser, as a person meets them. Needs what `tests/setup.sh test` installs.
#![cfg(target_os = "linux")]

mod accessibility;
mod bundle;
mod canary;
mod desk;
mod dropping;
mod enter;
mod glossary;
mod hands;
mod in_view;
mod keys;
mod kivo;
mod kloudmate;
mod long_values;
mod manners;
mod people;
mod rehearsal;
mod restart;
mod services;
mod sign_in_window;
mod system_browser;
mod test_login;
mod undoing;
mod way;
