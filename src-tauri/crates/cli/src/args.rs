//! The command line as one types it. Flags are the names of the parameters.

mod bundle;
mod handoff;
mod login;
mod setup;
mod setups;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;
use consentry_core::language::Language;
use consentry_practice::Scenario;
use url::Url;

pub(crate) use bundle::{BundleCommand, ExportArgs, LevelArg, OpenArgs, RedactArgs, SealArgs};
pub(crate) use handoff::HandoffArgs;
pub(crate) use login::{LoginCommand, OidcArgs, SamlArgs, WsFedArgs};
pub(crate) use setup::SetupArgs;
pub(crate) use setups::{DeleteArgs, SetupsCommand};

use crate::words::say;

/// Connects a workspace to Microsoft Entra ID single sign-on, proves it, and hands over one bundle.
///
/// Exit codes: 0 fine, 1 a finding or a failed check, 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "consentry", version, propagate_version = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What any command takes.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Global {
    /// Answers in JSON on standard output.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Asks this login host in place of Microsoft's; `CONSENTRY_AUTHORITY_HOST` names one for every command.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) authority_host: Option<Url>,
    /// Speaks this language in place of `CONSENTRY_LANGUAGE` or the system's.
    #[arg(long, global = true, value_name = "TAG", value_parser = language)]
    pub(crate) language: Option<String>,
    /// Opens pages with this command in place of BROWSER or the system's browser.
    #[arg(long, global = true, value_name = "CMD {url}")]
    pub(crate) browser: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Walks the six steps: tenant, integration model, consent, credentials, test login, export.
    Setup(Box<SetupArgs>),
    /// Identifies a tenant by domain, email address, ID or any sign-in address.
    Tenant(TenantArgs),
    /// Prints the exact admin consent address, and nothing else.
    ConsentUrl(ConsentUrlArgs),
    /// Checks credentials.
    #[command(subcommand)]
    Credential(CredentialCommand),
    /// Runs one live test login from its parameters, or judges a saved answer.
    #[command(subcommand)]
    Login(LoginCommand),
    /// Service profiles: which services can be connected, and how.
    #[command(subcommand)]
    Services(ServicesCommand),
    /// Runs the practice tenant until Ctrl-C: an Entra look-alike on this computer.
    Practice(PracticeArgs),
    /// Connection bundles.
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Judges every test login of a bundle again, and what failed before one, without any network.
    ///
    /// What only a signature could show is reported from the bundle. Ends with 0 where all comes to the same, with 1 where
    /// something is decided differently, and with 2 where the file is no bundle.
    Reproduce {
        /// The bundle.
        #[arg(value_name = "BUNDLE")]
        file: PathBuf,
    },
    /// The set-ups on this computer.
    #[command(subcommand)]
    Setups(SetupsCommand),
    /// Prints or saves what the other side is given: values, notes, certificates, metadata.
    Handoff(HandoffArgs),
    /// Explains whatever a customer sent: an error, an address, a token, an answer, metadata, sign-in logs, a HAR file.
    Explain {
        /// The text itself, a file, or - for standard input, which is read if nothing is given.
        #[arg(value_name = "TEXT|FILE|-")]
        what: Vec<String>,
    },
    /// Says what technical words mean, in two sentences each.
    Glossary {
        /// Which word, such as tenant; all of them if not given.
        term: Option<String>,
    },
    /// Prints a JSON Schema (2020-12).
    Schema {
        /// Of which document.
        #[arg(value_enum)]
        document: Document,
    },
    /// Prints what completes this command's words in a shell.
    Completions {
        /// For which shell.
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Looks at what Consentry needs of this computer: keyring, browser, proxy, network, trust store, clock.
    Doctor,
}

/// What identifies a tenant.
#[derive(Debug, clap::Args)]
pub(crate) struct TenantArgs {
    /// Domain, email address, Directory (tenant) ID or any sign-in address.
    #[arg(value_name = "WHAT")]
    pub(crate) what: String,
    /// The cloud to ask: global, us-government or china.
    #[arg(long)]
    pub(crate) cloud: Option<String>,
}

/// What makes up a consent address.
#[derive(Debug, clap::Args)]
pub(crate) struct ConsentUrlArgs {
    /// The service to connect, such as kivo.
    #[arg(long)]
    pub(crate) service: String,
    /// Domain or Directory (tenant) ID.
    #[arg(long)]
    pub(crate) tenant: String,
    /// The integration model; the one in which consent goes to the service's own application, if not said.
    #[arg(long)]
    pub(crate) model: Option<String>,
    /// Application (client) ID, where the application is yours.
    #[arg(long)]
    pub(crate) client_id: Option<String>,
}

/// What can be done with credentials.
#[derive(Debug, Subcommand)]
pub(crate) enum CredentialCommand {
    /// Tries a client secret at the token endpoint. The secret is read from standard input, or asked for.
    Check(CredentialCheckArgs),
}

/// What is checked.
#[derive(Debug, clap::Args)]
pub(crate) struct CredentialCheckArgs {
    /// Domain or Directory (tenant) ID.
    #[arg(long)]
    pub(crate) tenant: String,
    /// Application (client) ID.
    #[arg(long)]
    pub(crate) client_id: String,
    /// Takes the secret that a set-up on this computer keeps for this application.
    #[arg(long)]
    pub(crate) keyring: bool,
}

/// What can be done with service profiles.
#[derive(Debug, Subcommand)]
pub(crate) enum ServicesCommand {
    /// Lists the services.
    List,
    /// Shows a service: its models, and what each asks for.
    Show {
        /// Such as kivo.
        service: String,
    },
    /// Checks a profile of your own.
    Check {
        /// The profile: a TOML file, or a folder with profile.toml and a file for each language.
        file: PathBuf,
    },
    /// Lists the facts about services with the places in the profiles that say them, and those that none says.
    Coverage {
        /// The list of facts, Markdown with an id first in each row; the one of this Consentry if not given.
        file: Option<PathBuf>,
    },
}

/// How to run the practice tenant.
#[derive(Debug, clap::Args)]
pub(crate) struct PracticeArgs {
    /// The port on 127.0.0.1; a free one if not given.
    #[arg(long)]
    pub(crate) port: Option<u16>,
    /// Serves https, with a certificate authority of its own.
    #[arg(long)]
    pub(crate) tls: bool,
    /// Acts out a scenario; may be given several times.
    #[arg(long, value_name = "NAME", value_parser = scenario)]
    pub(crate) scenario: Vec<Scenario>,
    /// More tenants, users and applications: a JSON file.
    #[arg(long, value_name = "FILE")]
    pub(crate) seed: Option<PathBuf>,
    /// Signs this user in without any page, so that any HTTP client is a browser.
    #[arg(long, value_name = "USER")]
    pub(crate) auto: Option<String>,
    /// Lists the scenarios with the failure code that each produces.
    #[arg(long)]
    pub(crate) list: bool,
}

/// The documents that have a schema.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Document {
    /// The answers to `setup`.
    Answers,
    /// A connection bundle.
    Bundle,
    /// A service profile.
    Service,
}

fn language(tag: &str) -> Result<String, String> {
    Language::by_tag(tag)
        .map(|language| language.tag().to_owned())
        .ok_or_else(|| say("usage-language-unknown", &[]))
}

fn scenario(name: &str) -> Result<Scenario, String> {
    name.parse()
        .map_err(|_| say("usage-scenario-unknown", &[("scenario", name)]))
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::Args;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_command_line_of_the_readme_can_be_typed() {
        let readme = include_str!("../../../../README.md");
        let section = readme
            .split("\n## ")
            .find(|section| section.starts_with("In the terminal"));
        let lines = section
            .unwrap()
            .lines()
            .filter(|line| line.starts_with("consentry "));
        let commands: Vec<_> = lines.map(|line| line.split('#').next().unwrap()).collect();

        assert!(commands.len() > 8, "{commands:?}");
        for command in commands {
            let parsed = Args::try_parse_from(command.split_whitespace());
            assert!(parsed.is_ok(), "{command}: {}", parsed.unwrap_err());
        }
    }
}
