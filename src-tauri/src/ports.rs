//! The ports that only a window has. They are made before there is one, so each is given a place where it will be.

use std::sync::{Arc, OnceLock};

use tauri::AppHandle;

pub(crate) mod browser;
pub(crate) mod sign_in_window;

/// Where the running program is found as soon as it runs.
pub(crate) type Running = Arc<OnceLock<AppHandle>>;
