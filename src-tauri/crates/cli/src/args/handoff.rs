//! What `handoff` takes.

use std::path::PathBuf;

use consentry_core::handoff::forms::HandOffForm;

/// The forms of a hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// A note in Markdown.
    Note,
    /// A page to read and to print, in one file.
    Html,
    /// A configuration for Terraform (azuread) that makes the application.
    Terraform,
    /// A script for the Azure CLI that makes the application.
    AzureCli,
    /// A script for Microsoft Graph PowerShell that makes the application.
    GraphPowershell,
    /// Settings for a program that reads its environment.
    Env,
    /// An identity provider for Keycloak to import.
    Keycloak,
    /// The service's SAML metadata, to upload in the Entra admin center.
    SpMetadata,
    /// The days on which a secret or certificate ends, with reminders 60, 30 and 7 days before.
    Calendar,
    /// Each of these that fits.
    All,
}

impl Form {
    /// The forms to write.
    pub(crate) fn forms(self) -> Vec<HandOffForm> {
        vec![match self {
            Self::All => return HandOffForm::ALL.to_vec(),
            Self::AzureCli => HandOffForm::AzureCli,
            Self::Calendar => HandOffForm::Calendar,
            Self::Env => HandOffForm::Env,
            Self::GraphPowershell => HandOffForm::GraphPowershell,
            Self::Html => HandOffForm::Html,
            Self::Keycloak => HandOffForm::Keycloak,
            Self::Note => HandOffForm::Note,
            Self::SpMetadata => HandOffForm::SpMetadata,
            Self::Terraform => HandOffForm::Terraform,
        }]
    }
}

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
    /// Writes it in another form, with what the form does not hold; all of them that fit, into the folder of --out.
    #[arg(long, value_enum, conflicts_with = "field")]
    pub(crate) form: Option<Form>,
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
