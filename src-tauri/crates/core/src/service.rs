//! Service profiles: which services can be connected, in which models, and what each of them asks for.
//!
//! A profile is a folder: `profile.toml` with structure and English, and a file of texts for each other language. Those
//! that are shipped lie in `core/services/`; a person's own, in the same schema ([`schema`]), in a folder of theirs, where
//! one file will do. Nothing about a single service is in Rust.

mod check;
mod condition;
mod consent;
mod coverage;
mod delivery;
mod files;
mod flaw;
mod former_names;
mod graph;
mod guide;
mod input;
mod known_error;
mod load;
mod login;
mod model;
mod notation;
mod observation;
mod own;
mod place;
mod profile;
mod registration;
mod schema;
mod shared;
mod shipped;
mod task;
mod template;
mod texts;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

pub use condition::{Condition, ConditionError, Expected};
pub use consent::{ConsentNeed, ConsentRequest, Letter, LetterView, Permission};
pub use coverage::{FactId, FactIdError};
pub use delivery::{CertificateForm, Delivery, HandOver, MetadataForm, Method};
pub use flaw::ProfileFlaw;
pub use graph::{Circumstances, Doing, Done, TaskGraph};
pub use guide::{Exact, Guide, Picture};
pub use input::{AskIn, Choice, Input, InputForm, InputType, Inputs, MetadataValue, Unfit};
pub use load::Malformed;
pub use login::{ClaimNeed, Login};
pub use model::{Caveat, Model, Recommendation, Rotation};
pub use notation::Notation;
pub use observation::{Observation, ObservationKind, ObservationState, Seen};
pub use own::OwnProfile;
pub use place::Place;
pub use profile::{KnownError, Note, Recipient, RecipientError, SCHEMA_VERSION, ServiceProfile};
pub use registration::{Audience, CredentialKind, Credentials, MadeIn, Owner, Registration};
pub use schema::schema;
pub use task::{Side, Stage, Task, Turn};
pub use template::{Missing, Name, Template, TemplateError, Values};

use self::files::Files;
use self::shipped::SHIPPED;
use crate::failure::{Failure, FailureCode};
use crate::language::Language;

/// The services that can be connected.
#[derive(Debug, Clone, Default)]
pub struct Services {
    profiles: Vec<ServiceProfile>,
    malformed: Vec<Malformed>,
}

impl Services {
    /// The shipped ones, in English.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SERVICES: LazyLock<Services> = LazyLock::new(|| {
            let mut services = Services::default();
            services.add_shipped(Language::english());
            services
        });
        &SERVICES
    }

    /// The shipped ones, then those in `folder`, by file name: files `NAME.toml`, and folders with a `profile.toml`. All of
    /// them have the texts of `language`, and English ones where it has none. A folder that is not there is empty; what is
    /// no profile, or takes an id that is taken, is in [`Self::malformed`] and keeps nobody from the others.
    #[must_use]
    pub fn load(language: &Language, folder: &Path) -> Self {
        let mut services = Self::default();
        services.add_shipped(language);
        for files in Files::all(folder) {
            match files {
                Ok(files) => services.add(&files, language),
                Err(malformed) => services.malformed.push(malformed),
            }
        }
        services
    }

    /// All of them, the shipped ones first.
    #[must_use]
    pub fn profiles(&self) -> &[ServiceProfile] {
        &self.profiles
    }

    /// The files that are no profiles, and why.
    #[must_use]
    pub fn malformed(&self) -> &[Malformed] {
        &self.malformed
    }

    /// The profile with this id.
    ///
    /// # Errors
    ///
    /// `service.unknown`.
    pub fn get(&self, id: &str) -> Result<&ServiceProfile, Failure> {
        self.profiles
            .iter()
            .find(|profile| profile.id == id)
            .ok_or_else(|| Failure::with(FailureCode::ServiceUnknown, &[("service", id)]))
    }

    /// Those of `facts` that no profile covers.
    #[must_use]
    pub fn coverage(&self, facts: &[FactId]) -> Vec<FactId> {
        let covered: BTreeSet<&FactId> = self
            .profiles
            .iter()
            .flat_map(|profile| profile.homes().keys())
            .collect();
        facts
            .iter()
            .filter(|fact| !covered.contains(fact))
            .cloned()
            .collect()
    }

    fn add_shipped(&mut self, language: &Language) {
        for folder in SHIPPED {
            self.add(&folder.files(), language);
        }
    }

    /// A mistake in the texts of a language leaves the profile in English.
    fn add(&mut self, files: &Files, language: &Language) {
        let english = match files.english() {
            Ok(profile) => profile,
            Err(malformed) => return self.malformed.push(malformed),
        };
        if self.profiles.iter().any(|other| other.id == english.id) {
            let flaw = ProfileFlaw::IdTaken { id: english.id };
            return self.malformed.push(Malformed::at(files.name(), "id", flaw));
        }
        let profile = files.translated(&english, language);
        self.profiles.push(profile.unwrap_or_else(|malformed| {
            self.malformed.push(malformed);
            english
        }));
    }
}

#[cfg(test)]
mod tests;
