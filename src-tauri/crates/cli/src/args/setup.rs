//! What `setup` takes.

use std::path::PathBuf;

use chrono::NaiveDate;
use consentry_practice::Switch;

use crate::day;
use crate::words::say;

/// Everything that a set-up can be told beforehand.
#[derive(Debug, Default, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub(crate) struct SetupArgs {
    /// Continues a set-up: the one of this ID, or the one that was saved last.
    #[arg(
        long = "continue",
        value_name = "ID",
        num_args = 0..=1,
        default_missing_value = "",
        conflicts_with = "service"
    )]
    pub(crate) continued: Option<String>,
    /// The service to connect, such as kivo.
    #[arg(long)]
    pub(crate) service: Option<String>,
    /// The integration model.
    #[arg(long)]
    pub(crate) model: Option<String>,
    /// Domain, email address, Directory (tenant) ID or any sign-in address.
    #[arg(long)]
    pub(crate) tenant: Option<String>,
    /// The cloud to ask: global, us-government or china.
    #[arg(long)]
    pub(crate) cloud: Option<String>,
    /// A value that the model asks for; may be given several times. `consentry services show SERVICE` lists them.
    #[arg(long, value_name = "K=V", value_parser = pair)]
    pub(crate) input: Vec<(String, String)>,
    /// An option of the model; may be given several times. `consentry services show SERVICE` lists them.
    #[arg(long, value_name = "K=V", value_parser = pair)]
    pub(crate) option: Vec<(String, String)>,
    /// The service's SAML metadata, from which the values that it holds are taken.
    #[arg(long, value_name = "FILE")]
    pub(crate) service_metadata: Option<PathBuf>,
    /// Application (client) ID, where the application is yours; for SAML also its App Federation Metadata Url.
    #[arg(long)]
    pub(crate) client_id: Option<String>,
    /// Reads the client secret (Value) from the first line of standard input.
    #[arg(long)]
    pub(crate) secret_stdin: bool,
    /// The day on which the client secret ends, such as 2027-11-21.
    #[arg(long, value_name = "DATE", value_parser = day::parse)]
    pub(crate) expires_on: Option<NaiveDate>,
    /// Who holds the role in the directory that registering and consent take: `me`, or the name of whoever does, who is
    /// then written to.
    #[arg(long, value_name = "me|NAME")]
    pub(crate) role_holder: Option<String>,
    /// The address one landed on after consent, where it cannot be caught here.
    #[arg(long, value_name = "URL", conflicts_with = "skip_consent")]
    pub(crate) landing: Option<String>,
    /// Says that consent was granted by the button of the Entra admin center, where the service's own steps take that.
    #[arg(long, conflicts_with_all = ["landing", "skip_consent"])]
    pub(crate) consented: bool,
    /// Goes on without admin consent, where the model allows that.
    #[arg(long)]
    pub(crate) skip_consent: bool,
    /// Answers to all of these from a TOML or JSON file; flags go first. See `consentry schema answers`.
    #[arg(long, value_name = "FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// Records the instructed tasks as done by you.
    #[arg(long)]
    pub(crate) stated: bool,
    /// Records a task as done by you, with what it asks for, where it asks for something; may be given several times.
    #[arg(long, value_name = "TASK[=WHAT]", value_parser = done)]
    pub(crate) done: Vec<(String, String)>,
    /// Where to save the bundle.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Overwrites the file that `--out` names.
    #[arg(long)]
    pub(crate) force: bool,
    /// Saves what was entered as a profile of your own with this name, where the service is not described yet.
    #[arg(long, value_name = "NAME")]
    pub(crate) save_profile: Option<String>,
    /// Rehearses in the practice tenant, which is started for it.
    #[arg(long)]
    pub(crate) practice: bool,
    /// Signs in by itself in the practice tenant.
    #[arg(long)]
    pub(crate) auto: bool,
    /// Makes the practice tenant act out a scenario, such as throttled, or throttled:3 to fail three times and then recover;
    /// may be given several times.
    #[arg(long, value_name = "NAME[:TIMES]", value_parser = super::scenario)]
    pub(crate) scenario: Vec<Switch>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .filter(|(name, _)| !name.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .ok_or_else(|| say("usage-pair-malformed", &[]))
}

/// A task, with what it asks for behind the sign of equality.
#[expect(clippy::unnecessary_wraps, reason = "the parser of a value may fail")]
fn done(text: &str) -> Result<(String, String), std::convert::Infallible> {
    let (task, says) = text.split_once('=').unwrap_or((text, ""));
    Ok((task.trim().to_owned(), says.trim().to_owned()))
}
