//! What `handoff` takes.

use std::path::PathBuf;

/// Of what, and where to.
#[derive(Debug, clap::Args)]
pub(crate) struct HandoffArgs {
    /// A bundle, or a set-up by its name, its ID, or the beginning of either; the set-up that was saved last, if not
    /// given.
    #[arg(value_name = "FILE|SETUP")]
    pub(crate) from: Option<String>,
    /// Of this set-up: its name, its ID, or the beginning of either.
    #[arg(long, conflicts_with = "from")]
    pub(crate) setup: Option<String>,
    /// Prints what goes into this field, and nothing else.
    #[arg(long, conflicts_with = "out")]
    pub(crate) field: Option<String>,
    /// Signs the letters with this name, from now on.
    #[arg(long, value_name = "NAME")]
    pub(crate) signed: Option<String>,
    /// Writes to this file; into a folder, everything in a file of its own.
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Overwrites what is there.
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}
