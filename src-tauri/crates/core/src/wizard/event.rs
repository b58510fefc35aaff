//! What goes into the wizard and what comes out: events, findings, effects, refusals.

use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::{
    AskedTenant, ChosenModel, ConfirmedTenant, Facts, GrantedConsent, Known, LoginGround, LoginRun,
    ProvenCredential, ProvenFederation, Replacement, RoleHolder, SavedBundle, Waiting,
};
use crate::entra::registration::ClientId;
use crate::failure::Failure;
use crate::login::recording::Recording;
use crate::login::verdict::{Persona, Way};
use crate::outcome::Outcome;
use crate::step::Step;

/// Names one operation, so that a late answer to another one is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticket(pub(super) u64);

/// Something that takes time and that the engine carries out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Asks discovery for the directory.
    Identify(AskedTenant),
    /// Opens the consent address and waits for the answer, where it can be caught here.
    AskConsent {
        /// Whether in the sign-in window instead of the browser.
        here: bool,
    },
    /// Tries the credentials: a secret at the token endpoint, certificates by reading them.
    Probe,
    /// Tries what is to take the credentials' place.
    ProbeNext,
    /// Signs somebody in.
    SignIn {
        /// What it is run on.
        ground: Box<LoginGround>,
        /// In which way.
        way: Way,
        /// As what kind of person.
        persona: Persona,
        /// Whether a signature with SHA-1 may pass this once.
        allow_sha1: bool,
    },
}

impl Operation {
    /// The step it belongs to.
    #[must_use]
    pub const fn step(&self) -> Step {
        match self {
            Self::Identify(_) => Step::Tenant,
            Self::AskConsent { .. } => Step::Consent,
            Self::Probe | Self::ProbeNext => Step::Credentials,
            Self::SignIn { .. } => Step::TestLogin,
        }
    }
}

/// What a person entered for the credentials, on its way to the operation that tries it.
#[derive(Debug, Clone, Default)]
pub struct EnteredCredentials {
    /// The Client secret (Value); none means the one that is kept.
    pub secret: Option<SecretString>,
    /// Its last day, as the person said.
    pub expires_on: Option<NaiveDate>,
}

impl EnteredCredentials {
    fn exposed(&self) -> Option<&str> {
        self.secret.as_ref().map(ExposeSecret::expose_secret)
    }
}

impl PartialEq for EnteredCredentials {
    fn eq(&self, other: &Self) -> bool {
        self.expires_on == other.expires_on && self.exposed() == other.exposed()
    }
}

impl Eq for EnteredCredentials {}

/// Something that happens to the wizard.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A person asks for a directory.
    Identify(AskedTenant),
    /// A person chooses a model, or changes the values it asks for; the tasks that are the same in every model, by their
    /// ids, stay done.
    Choose(ChosenModel, Vec<String>),
    /// A person says who holds the role that registering and consent take.
    HoldsRole(RoleHolder),
    /// A person names the application they registered.
    Name(ClientId),
    /// A person wants consent asked for, now.
    AskConsent {
        /// Whether in the sign-in window instead of the browser.
        here: bool,
    },
    /// A person gave the consent address to somebody else.
    HandOver(Waiting),
    /// Somebody landed somewhere after the consent page.
    ConsentAnswered(Outcome<GrantedConsent>),
    /// What a person entered for this step cannot be right; nothing was sent.
    Slip(Step, Failure),
    /// A person wants the credentials tried for this application.
    Probe(ClientId, EnteredCredentials),
    /// A person wants what is to take the credentials' place tried; what is in use stays.
    ProbeNext(EnteredCredentials),
    /// A person keeps the credentials that are in use after all.
    KeepPresent,
    /// The old credentials were removed: the new ones are in use from now on.
    Replace {
        /// The tasks of the replacement, which begin anew next time.
        tasks: Vec<String>,
    },
    /// A person wants somebody signed in.
    SignIn {
        /// In which way.
        way: Way,
        /// As what kind of person.
        persona: Persona,
        /// Whether a signature with SHA-1 may pass this once.
        allow_sha1: bool,
    },
    /// An operation came to its end.
    Finished(Ticket, Finding),
    /// A person says that a task is done, or is not done after all.
    Task {
        /// Which task.
        task: String,
        /// How it is known to be done; none takes it back.
        known: Option<Known>,
        /// Whether it comes after the set-up: then a saved bundle still says what is known.
        afterwards: bool,
    },
    /// A bundle was saved.
    Saved(SavedBundle),
    /// A person takes the last change back: this was known before it, and this had failed.
    Undo(Box<Facts>, Option<Failed>),
    /// A person stops what is running, or dismisses what failed.
    Cancel,
}

/// What an operation found out.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Which directory it is.
    Tenant(Box<Outcome<ConfirmedTenant>>),
    /// Whether consent was granted; no outcome when the page was opened and the answer goes elsewhere.
    Consent(Option<Outcome<GrantedConsent>>),
    /// Whether the secret is right.
    Credential(Outcome<ProvenCredential>),
    /// Which certificates Entra signs with.
    Federation(Box<Outcome<ProvenFederation>>),
    /// Whether the credentials can be replaced by these.
    Next(Box<Outcome<Replacement>>),
    /// Whether somebody can sign in.
    Login(Box<LoginRun>),
}

/// Something the engine is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Carry an operation out, with what was entered for it, and answer with its ticket.
    Run(Ticket, Operation, Option<EnteredCredentials>),
    /// Stop an operation; its answer would be refused.
    Abandon(Ticket),
    /// Forget the secret of this name: nothing is built on it any more.
    Forget(String),
}

/// An event that does not fit the present state. Nothing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Something else is running.
    Busy(Step),
    /// These steps come first.
    Needs(Vec<Step>),
    /// The model has no use for it.
    NotInThisModel,
    /// Nobody has signed in with what is to take the credentials' place.
    NotTried,
    /// An answer to something that no longer runs.
    Stale,
}

/// What failed last, until it is tried again or put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// Where.
    pub step: Step,
    /// What.
    pub failure: Failure,
    /// Whether no answer came: then nothing was retracted.
    pub inconclusive: bool,
    /// What it rests on, to come to it again; a login keeps that with its run.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording: Option<Recording>,
}
