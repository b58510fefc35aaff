//! An answer that was saved: a file, or standard input.

use std::io::Read;
use std::path::Path;

use consentry_core::limits;

use crate::exit::Exit;

/// The text of a file, or of standard input for `-`.
///
/// # Errors
///
/// Wrong usage where it cannot be read.
pub(super) fn read(file: &Path) -> Result<String, Exit> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(limits::ANSWER_FILE)
            .read_to_string(&mut text)
    } else {
        std::fs::File::open(file)
            .and_then(|opened| opened.take(limits::ANSWER_FILE).read_to_string(&mut text))
    };
    read.map_err(|error| Exit::unreadable(file, &error))?;
    Ok(text)
}
