//! What a set-up is written as for those who use no Consentry: notes, scripts, settings and metadata. Every form is made of
//! the same [`wiring::Wiring`] and says what it does not hold; no secret has a place in any.

mod apart;
mod azure_cli;
mod calendar;
mod comment;
mod env;
mod graph_body;
mod graph_powershell;
mod html;
mod keycloak;
mod line;
mod note;
mod script;
mod sheet;
mod shown;
mod sp_metadata;
mod terraform;
mod wiring;

use serde::{Deserialize, Serialize};

use self::sheet::Sheet;
use crate::failure::{Failure, FailureCode};
use crate::protocol::Protocol;
use crate::scene::Scene;
use crate::service::Name;

/// A form of a hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandOffForm {
    /// A script for bash that makes the application with the Azure CLI.
    AzureCli,
    /// The days on which something ends, with reminders before them.
    Calendar,
    /// Settings for a program that reads its environment.
    Env,
    /// A script that makes the application with the Microsoft Graph PowerShell SDK.
    GraphPowershell,
    /// A page to read and to print.
    Html,
    /// An identity provider for Keycloak to import.
    Keycloak,
    /// A note in Markdown.
    Note,
    /// The service's own SAML 2.0 metadata, for Entra's Upload metadata file.
    SpMetadata,
    /// A configuration of Terraform's provider azuread.
    Terraform,
}

/// A hand-over in one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOffDocument {
    /// Which form.
    pub form: HandOffForm,
    /// What a file of it is called.
    pub file_name: String,
    /// All of it.
    pub text: String,
}

/// A hand-over in one form, or why it cannot be written so.
pub type WrittenForm = Result<HandOffDocument, Failure>;

impl HandOffForm {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Note,
        Self::Html,
        Self::Terraform,
        Self::AzureCli,
        Self::GraphPowershell,
        Self::Env,
        Self::Keycloak,
        Self::SpMetadata,
        Self::Calendar,
    ];

    /// Its stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AzureCli => "azure-cli",
            Self::Calendar => "calendar",
            Self::Env => "env",
            Self::GraphPowershell => "graph-powershell",
            Self::Html => "html",
            Self::Keycloak => "keycloak",
            Self::Note => "note",
            Self::SpMetadata => "sp-metadata",
            Self::Terraform => "terraform",
        }
    }

    /// The form of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.id() == name)
    }

    /// How the name of its file ends, after the service's.
    const fn file_end(self) -> &'static str {
        match self {
            Self::AzureCli => ".sh",
            Self::Calendar => ".ics",
            Self::Env => ".env",
            Self::GraphPowershell => ".ps1",
            Self::Html => ".html",
            Self::Keycloak => "-keycloak.json",
            Self::Note => ".md",
            Self::SpMetadata => "-sp-metadata.xml",
            Self::Terraform => ".tf",
        }
    }

    /// The set-up in this form. Letters are signed with this name.
    ///
    /// # Errors
    ///
    /// `form.not_of_protocol` where the form has no way to say it, `form.nothing_ends` for a calendar without a day, `form.not_known_yet` while a value is missing without which
    /// it would be wrong.
    pub fn write(self, scene: &Scene<'_>, signature: Option<&str>) -> WrittenForm {
        let sheet = Sheet::new(self, scene);
        let text = match self {
            Self::AzureCli => azure_cli::write(&sheet)?,
            Self::Calendar => calendar::write(&sheet)?,
            Self::Env => env::write(&sheet)?,
            Self::GraphPowershell => graph_powershell::write(&sheet)?,
            Self::Html => html::write(&sheet, signature),
            Self::Keycloak => keycloak::write(&sheet)?,
            Self::Note => note::write(&sheet, signature),
            Self::SpMetadata => sp_metadata::write(&sheet)?,
            Self::Terraform => terraform::write(&sheet)?,
        };
        Ok(HandOffDocument {
            form: self,
            file_name: format!("{}{}", scene.profile.id, self.file_end()),
            text,
        })
    }

    /// It has no way to say what is connected by `protocol`.
    fn cannot_say(self, protocol: Protocol) -> Failure {
        let facts = [("form", self.id()), ("protocol", protocol.as_str())];
        Failure::with(FailureCode::FormNotOfProtocol, &facts)
    }

    /// It would be wrong without `name`, which is not known yet.
    fn lacks(self, name: &Name, scene: &Scene<'_>) -> Failure {
        let label = match name {
            Name::Input(id) => label_of(id, scene),
            _ => None,
        };
        let id = name.to_string();
        let facts = [("name", label.as_deref().unwrap_or(&id))];
        let value = scene.language.say("form-lacks", &facts);
        self.lacks_value(&value)
    }

    /// It would be wrong without this, in words.
    fn lacks_value(self, value: &str) -> Failure {
        let facts = [("form", self.id()), ("value", value)];
        Failure::with(FailureCode::FormNotKnownYet, &facts)
    }
}

/// What an input is called, or the one whose choice decides the value.
fn label_of(id: &str, scene: &Scene<'_>) -> Option<String> {
    let id = id.split('.').next()?;
    let input = scene.model()?.inputs.get(id)?;
    Some(input.label.clone())
}
