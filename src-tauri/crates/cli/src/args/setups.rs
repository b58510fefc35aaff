//! What `setups` takes.

use clap::Subcommand;

/// What can be done with set-ups.
#[derive(Debug, Subcommand)]
pub(crate) enum SetupsCommand {
    /// Lists the set-ups: ID, when it was saved last, service and directory, how far it has come.
    List {
        /// Those that were put away as well.
        #[arg(long)]
        all: bool,
    },
    /// Continues a set-up, as `consentry setup --continue` does.
    Open {
        /// Its name, its ID, or the beginning of either.
        setup: String,
    },
    /// Puts a set-up away: it is kept, and listed with --all alone.
    Archive {
        /// Its name, its ID, or the beginning of either.
        setup: String,
        /// Takes it out again.
        #[arg(long)]
        undo: bool,
    },
    /// Deletes a set-up from this computer, and forgets its secret. It can be brought back until another one is deleted.
    Delete(DeleteArgs),
    /// Takes back the last deletion, or the last change of a set-up that took something away.
    Undo {
        /// The set-up whose change is taken back: its name, its ID, or the beginning of either.
        setup: Option<String>,
    },
}

/// What to delete.
#[derive(Debug, clap::Args)]
pub(crate) struct DeleteArgs {
    /// Its name, its ID, or the beginning of either.
    pub(crate) setup: String,
    /// Does not ask.
    #[arg(long)]
    pub(crate) yes: bool,
}
