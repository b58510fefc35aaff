//! What is ours against what nobody here wrote. Needs Node and npm, and Python; the packages are installed when they are
//! first needed.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "in a test, a step that fails is to end it"
)]

mod allauth;
mod command_line;
mod federation;
mod oidc;
