//! The ports that only a window has.

pub(crate) mod browser;
pub(crate) mod sign_in_window;
