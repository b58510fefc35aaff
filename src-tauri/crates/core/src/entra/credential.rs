//! What proves an application: its Application (client) ID and client secret. Looked at before anything is
//! sent, then proved by one request.

mod client_credentials;
mod day;
mod dress;
mod inspect;

pub use client_credentials::{Application, ended, probe};
pub use day::{DayError, parse_day};
pub(crate) use dress::{holds_a_value, is_a_value};
pub use inspect::{hint, inspect_client_id, inspect_secret, question_expiry, question_length};
