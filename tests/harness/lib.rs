//! What the tests that cross a crate start and talk to.

pub mod cli;
pub mod http_browser;
