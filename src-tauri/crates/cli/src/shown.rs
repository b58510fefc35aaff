//! What a person was shown since the last step was done: the words that they may ask about.

use std::sync::{Mutex, MutexGuard, PoisonError};

static SHOWN: Mutex<String> = Mutex::new(String::new());

/// Something else begins: what was shown before is none of it.
pub(crate) fn begin() {
    shown().clear();
}

/// Adds a text that was shown.
pub(crate) fn add(text: &str) {
    let mut shown = shown();
    shown.push_str(text);
    shown.push('\n');
}

/// All that was shown.
pub(crate) fn text() -> String {
    shown().clone()
}

fn shown() -> MutexGuard<'static, String> {
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}
