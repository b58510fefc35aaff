//! What the window asks: one struct for each command. Secrets go in here and come out nowhere.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use secrecy::SecretString;
use serde::{Deserialize, Deserializer};
use ts_rs::TS;

use super::{Persona, RoleHolder, Way};
use crate::failure::PortalPage;

/// Begins a set-up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartSetup {
    /// Which service.
    pub service: String,
    /// Whether in the practice tenant.
    pub practice: bool,
}

/// Names a set-up: to open, or to delete.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedSetup {
    /// Its id.
    pub setup: String,
}

/// Puts a set-up away, or takes it out again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArchiveSetup {
    /// Its id.
    pub setup: String,
    /// Whether it is to be away.
    pub archived: bool,
}

/// Has the practice tenant's values entered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rehearse {
    /// The model to choose, where none is chosen yet; the suggested or first one, where absent.
    #[serde(default)]
    #[ts(optional)]
    pub model: Option<String>,
    /// Whether to go on by itself until it is a person's turn; otherwise only the present step is filled in.
    pub whole: bool,
}

/// Identifies the directory.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IdentifyTenant {
    /// Domain, email address, GUID or any sign-in address.
    pub what: String,
    /// The cloud to ask, where the person chose one.
    pub cloud: Option<String>,
}

/// Chooses the integration model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChooseModel {
    /// Which model.
    pub model: String,
    /// The values it asks for.
    pub inputs: BTreeMap<String, String>,
    /// The service's SAML metadata, from which the values that it holds are taken.
    #[serde(default)]
    #[ts(optional)]
    pub service_metadata: Option<String>,
}

/// Enters what is asked for in a later step than the model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnterInputs {
    /// The values; an empty text takes one back.
    pub inputs: BTreeMap<String, String>,
}

/// Has Consentry observe something by itself.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Observe {
    /// What; everything that the open set-up has, where absent.
    #[serde(default)]
    #[ts(optional)]
    pub observation: Option<String>,
    /// A token that the service issued, for the observation that takes one. It is read and forgotten.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<SecretEntry>,
}

/// A turn in replacing secret or certificate.
#[derive(Debug, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Rotate {
    /// Proves the new ones: a secret, or the certificates that the metadata holds now.
    Prove {
        /// The new client secret (Value).
        #[serde(default)]
        #[ts(optional)]
        secret: Option<SecretEntry>,
        /// Its last day.
        #[serde(default)]
        #[ts(optional)]
        expires_on: Option<NaiveDate>,
    },
    /// Keeps what is in use after all.
    Keep,
    /// Puts the new ones in the place of the old, which were removed.
    Finish,
}

/// Something to do about consent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum ConsentAction {
    /// Says which application it is for (customer-managed models).
    NameApplication {
        /// Application (client) ID.
        client_id: String,
    },
    /// Opens the address in the sign-in window, where the landing is caught.
    Catch,
    /// Opens the address in the browser.
    Open,
    /// Says who holds the role that registering and consent take.
    HoldsRole {
        /// Who.
        holder: RoleHolder,
    },
    /// Waits for somebody else, who was given the address.
    HandOver {
        /// Who.
        to: String,
    },
    /// Reads the address that somebody landed on, or the error that the page shows.
    Land {
        /// What was pasted.
        text: String,
    },
    /// Says that it was granted by the button of the Entra admin center, where the model knows of one.
    State,
    /// Goes on without it, where the model allows that.
    Skip,
}

/// Records a task as done by a person, or as not done after all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StateTask {
    /// Which task.
    pub task: String,
    /// Who says so.
    pub by: String,
    /// Whether it is done.
    pub done: bool,
    /// What is said with it, where the task asks for something.
    #[serde(default)]
    #[ts(optional)]
    pub says: Option<String>,
}

/// Inspects what is being entered, before anything is sent.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InspectCredentials {
    /// Application (client) ID as it stands in the field.
    pub client_id: Option<String>,
    /// Client secret (Value) as it stands in the field.
    pub secret: Option<SecretEntry>,
    /// The secret's last day.
    pub expires_on: Option<NaiveDate>,
}

/// Proves the credentials.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProveCredentials {
    /// Application (client) ID.
    pub client_id: String,
    /// Client secret (Value); the one that is kept, where absent.
    pub secret: Option<SecretEntry>,
    /// The secret's last day.
    pub expires_on: Option<NaiveDate>,
}

/// Runs a test login.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartLogin {
    /// In which way.
    pub way: Way,
    /// As what kind of person.
    pub persona: Persona,
    /// Whether a signature with SHA-1 may pass, for this one login.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub allow_sha1: bool,
}

/// Reads what was pasted during a test login: final address, token, or the error that the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReceiveLogin {
    /// What was pasted.
    pub text: String,
}

/// Saves the bundle.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveBundle {
    /// What becomes of the secret.
    pub seal: Seal,
    /// Whether to ask for the folder and name; otherwise the folder of [`super::ExportView`] is used.
    pub ask_where: bool,
    /// Whether it is exported as it is, for support: unfinished, if nobody was seen to sign in yet.
    pub as_it_is: bool,
    /// How far values go that identify people; they stay if not said.
    #[serde(default)]
    #[ts(optional)]
    pub level: Option<PersonalLevel>,
}

/// How far values that identify people go into a bundle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PersonalLevel {
    /// They stay.
    #[default]
    Kept,
    /// A pseudonym stands for each, the same for the same person.
    Pseudonyms,
    /// Only their form stays.
    Removed,
}

impl From<PersonalLevel> for consentry_bundle::Level {
    fn from(level: PersonalLevel) -> Self {
        match level {
            PersonalLevel::Kept => Self::Kept,
            PersonalLevel::Pseudonyms => Self::Pseudonyms,
            PersonalLevel::Removed => Self::Removed,
        }
    }
}

/// Keeps the name with which letters are signed, on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignLetters {
    /// The name; an empty one is forgotten.
    pub name: String,
}

/// Opens a draft in the person's email program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftLetter {
    /// Subject line.
    pub subject: String,
    /// The text, signed.
    pub body: String,
}

/// Saves a letter where the person says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveLetter {
    /// The whole letter, as it is to stand in the file.
    pub text: String,
}

/// Saves what was entered as a profile of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveProfile {
    /// The service's name.
    pub name: String,
}

/// What becomes of the secret in a bundle.
#[derive(Debug, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Seal {
    /// It is left out.
    LeaveOut,
    /// It is sealed with a passphrase.
    Passphrase {
        /// The passphrase.
        passphrase: SecretEntry,
    },
    /// It is sealed to an age recipient.
    Recipient {
        /// Such as `age1…`.
        recipient: String,
    },
}

/// Opens a bundle as a set-up.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenBundle {
    /// The file's name, to show.
    pub name: String,
    /// The file's text.
    pub text: String,
    /// Opens the sealed secret, where there is one and the person has it.
    pub passphrase: Option<SecretEntry>,
    /// The content of an age identity file, which opens a secret that was sealed for a recipient.
    #[serde(default)]
    #[ts(optional)]
    pub identity: Option<SecretEntry>,
}

/// Opens a page of the Entra admin center for the open set-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenPortal {
    /// Which page.
    pub page: PortalPage,
}

/// Copies the client secret to the clipboard, which forgets it after a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CopySecret {}

/// Switches the practice tenant's scenarios on and off.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetScenarios {
    /// The names of those that are to be on.
    pub scenarios: Vec<String>,
}

/// A secret on its way in: never printed, wiped when dropped.
#[derive(Clone, TS)]
#[ts(type = "string")]
pub struct SecretEntry(SecretString);

impl SecretEntry {
    /// Wraps what a person entered.
    #[must_use]
    pub fn new(secret: String) -> Self {
        Self(SecretString::from(secret))
    }

    /// The secret, still wrapped.
    #[must_use]
    pub fn into_secret(self) -> SecretString {
        self.0
    }

    /// The secret, still wrapped.
    #[must_use]
    pub const fn secret(&self) -> &SecretString {
        &self.0
    }
}

impl From<SecretString> for SecretEntry {
    fn from(secret: SecretString) -> Self {
        Self(secret)
    }
}

impl fmt::Debug for SecretEntry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("([redacted])")
    }
}

impl<'de> Deserialize<'de> for SecretEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}
