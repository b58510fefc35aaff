//! What proves an application: its Application (client) ID and client secret. Looked at before anything is
//! sent, then proved by one request.

mod look;
mod probe;

pub use look::{hint, look_at_client_id, look_at_expiry, look_at_secret};
pub use probe::{Application, probe};
