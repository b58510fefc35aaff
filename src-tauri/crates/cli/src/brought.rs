//! Files that somebody brings: read in whatever encoding they are, and no further than anybody's go.

use std::io::{self, Read};
use std::path::Path;

use consentry_core::{limits, pasted};

use crate::exit::Exit;

/// The bytes of a file, or of standard input for `-`; one more than the limit where there are more.
///
/// # Errors
///
/// Wrong usage where it cannot be read.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>, Exit> {
    let read = if file == Path::new("-") {
        bounded(io::stdin().lock())
    } else {
        std::fs::File::open(file).and_then(bounded)
    };
    read.map_err(|error| Exit::unreadable(file, &error))
}

/// The text of a file, whatever encoding an editor or Windows PowerShell left it in.
///
/// # Errors
///
/// As [`bytes`], and where it is longer than anything that is brought.
pub(crate) fn text(file: &Path) -> Result<String, Exit> {
    Ok(pasted::text(&bytes(file)?)?)
}

fn bounded(from: impl Read) -> io::Result<Vec<u8>> {
    let most = u64::try_from(limits::PASTED)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
