//! A hand-over in the forms that people use elsewhere: every service and model, held against the parser of each form; values
//! that somebody chose in order to break out of them; and the answers to send.
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a step that fails is to end it"
)]

mod answer;
mod hostile;
#[cfg(target_os = "linux")]
mod page;
mod parsed;
mod refused;
mod secret;
mod shipped;
mod written;
