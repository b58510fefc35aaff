//! What `bundle` takes.

use std::path::PathBuf;

use clap::Subcommand;

/// What can be done with a bundle.
#[derive(Debug, Subcommand)]
pub(crate) enum BundleCommand {
    /// Shows what is in a bundle.
    Show {
        /// The bundle.
        file: PathBuf,
    },
    /// Compares a bundle with the digest and the version that it states.
    Verify {
        /// The bundle.
        file: PathBuf,
    },
    /// Compares two bundles by what they mean, what matters for the failure first.
    ///
    /// Ends with 0 where they mean the same, with 1 where they differ, and with 2 where one of them is no bundle.
    Diff {
        /// The one bundle, such as one that works.
        #[arg(value_name = "A")]
        left: PathBuf,
        /// The other bundle.
        #[arg(value_name = "B")]
        right: PathBuf,
    },
    /// Seals the client secret in a bundle: for a recipient, or with a passphrase.
    ///
    /// The secret is taken from standard input, or from the keyring where the set-up was made on this computer.
    Seal(SealArgs),
    /// Opens a bundle as a set-up on this computer, and prints its ID.
    Open(OpenArgs),
    /// Exports a set-up as it is, for support: marked as unfinished while nobody was seen to sign in.
    Export(ExportArgs),
    /// Writes a bundle without its seal and without anything that could be used again; with --level, without what
    /// identifies people.
    ///
    /// What was taken out is said, each with its place and the reason, and never its value. It cannot be undone.
    Redact(RedactArgs),
}

/// How to seal.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("for").args(["recipient", "passphrase_stdin"]).required(true))]
pub(crate) struct SealArgs {
    /// The bundle.
    pub(crate) file: PathBuf,
    /// Seals for the holder of this age key.
    #[arg(long, value_name = "age1…")]
    pub(crate) recipient: Option<String>,
    /// Seals with the passphrase on standard input, after the secret where both come there.
    #[arg(long)]
    pub(crate) passphrase_stdin: bool,
    /// Reads the client secret from the first line of standard input.
    #[arg(long)]
    pub(crate) secret_stdin: bool,
    /// Writes to this file; if not given, to one beside the bundle. The bundle itself stays as it is unless it is named
    /// here.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Overwrites what is there.
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}

/// How far values go that identify people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LevelArg {
    /// Names, addresses and IDs of people stay.
    #[default]
    Kept,
    /// A pseudonym stands for each, the same for the same person everywhere in the bundle.
    Pseudonyms,
    /// Only their form stays: that there was an address, an ID, a text.
    Removed,
}

/// What to export.
#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The set-up: its name, its ID, or the beginning of either; the one that was saved last, if not given.
    pub(crate) setup: Option<String>,
    /// How far values go that identify people. Those of the organisation stay.
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub(crate) level: LevelArg,
    /// Writes to this file; if not given, to a new one in this folder.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Overwrites what is there.
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}

/// What to redact.
#[derive(Debug, clap::Args)]
pub(crate) struct RedactArgs {
    /// The bundle.
    pub(crate) file: PathBuf,
    /// How far values go that identify people. Those of the organisation stay: its IDs, domains, addresses, certificates.
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    pub(crate) level: LevelArg,
    /// Writes to this file; if not given, to one beside the bundle.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Overwrites what is there.
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
}

/// How to open.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("key").args(["passphrase_stdin", "identity"]))]
pub(crate) struct OpenArgs {
    /// The bundle.
    pub(crate) file: PathBuf,
    /// Opens the sealed secret with the passphrase on standard input.
    #[arg(long)]
    pub(crate) passphrase_stdin: bool,
    /// Opens the sealed secret with a key of this age identity file; - is standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_stdin")]
    pub(crate) identity: Option<PathBuf>,
    /// Prints the opened secret on standard output.
    #[arg(long, requires = "key")]
    pub(crate) print_secret: bool,
}
