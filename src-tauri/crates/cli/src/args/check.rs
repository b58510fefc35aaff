//! What `check` takes.

use std::num::NonZeroU16;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::ValueEnum;
use consentry_core::entra::ending::DaysBefore;
use consentry_core::watch::Shard;

use crate::words::say;

/// Which bundles to check, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Bundles, folders with bundles in them at any depth (NAME.consentry), or - for a list on standard input, which is
    /// read if nothing is given.
    #[arg(value_name = "FILE|FOLDER|-")]
    pub(crate) files: Vec<PathBuf>,
    /// Checks the files and folders that this file lists, one on a line or separated by NUL; - is standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) from_list: Option<PathBuf>,
    /// Asks Microsoft what is published now, and tells what is no longer as it was when the bundle was made.
    #[arg(long)]
    pub(crate) live: bool,
    /// Asks nobody, as without --live: the bundles say all that there is to say.
    #[arg(long, conflicts_with = "live")]
    pub(crate) offline: bool,
    /// How many days before a secret or certificate ends it is a finding.
    #[arg(long, value_name = "DAYS,…", default_value = "60,30,7", value_parser = days)]
    pub(crate) within: DaysBefore,
    /// How many bundles are looked at at the same time; as many as there are processors if not given, with --live 16.
    #[arg(long, value_name = "N", value_parser = at_once)]
    pub(crate) at_once: Option<NonZeroU16>,
    /// Checks only part I of N. The same bundle is in the same part on every computer: its path below the folder that was
    /// named decides, or the path as it was written where it was named itself.
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub(crate) shard: Option<Shard>,
    /// The moment at which to check what the bundles say; now, if not given.
    #[arg(long, value_name = "RFC3339", conflicts_with = "live")]
    pub(crate) at: Option<DateTime<Utc>>,
    /// In which form to answer.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub(crate) format: CheckFormat,
    /// Joins the results of several parts, saved with --json, into the results of all.
    #[arg(
        long,
        value_name = "RESULT",
        num_args = 1..,
        conflicts_with_all = ["files", "from_list", "live", "offline", "at_once", "shard", "at", "within"]
    )]
    pub(crate) merge: Vec<PathBuf>,
}

/// The forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// Sentences.
    Text,
    /// One document, as with --json; --merge reads it.
    Json,
    /// JUnit's XML, for builds.
    Junit,
    /// Prometheus' text format 0.0.4.
    Prometheus,
    /// A calendar (RFC 5545) of what ends, with alarms 60, 30 and 7 days before.
    Ics,
}

fn days(text: &str) -> Result<DaysBefore, String> {
    text.parse().map_err(|_| say("usage-days-malformed", &[]))
}

fn shard(text: &str) -> Result<Shard, String> {
    text.parse().map_err(|_| say("usage-shard-malformed", &[]))
}

fn at_once(text: &str) -> Result<NonZeroU16, String> {
    text.parse()
        .ok()
        .filter(|number: &NonZeroU16| number.get() <= MOST_AT_ONCE)
        .ok_or_else(|| say("usage-at-once-malformed", &[]))
}

/// More connections at the same time help nobody.
const MOST_AT_ONCE: u16 = 256;
