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
mod followed;
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
use std::sync::{Arc, LazyLock, OnceLock};

pub use condition::{Condition, ConditionError, Expected};
pub use consent::{ConsentNeed, ConsentRequest, Letter, LetterView, Permission};
pub use coverage::{FactId, FactIdError, Home};
pub use delivery::{CertificateForm, Delivery, HandOver, MetadataForm, Method};
pub use flaw::ProfileFlaw;
pub use followed::{Followed, ProfileSource};
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
use self::shipped::{Folder, SHIPPED};
use crate::failure::{Failure, FailureCode};
use crate::language::Language;

/// The services that can be connected.
#[derive(Debug, Clone, Default)]
pub struct Services {
    offered: Vec<Offered>,
    malformed: Vec<Malformed>,
}

/// A service with its profile. Reading one takes milliseconds, so that of a shipped one is read when it is asked for first.
#[derive(Debug, Clone)]
struct Offered {
    id: String,
    profile: Arc<OnceLock<ServiceProfile>>,
    shipped: Option<(&'static Folder, &'static Language)>,
}

impl Services {
    /// The shipped ones, in English.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SERVICES: LazyLock<Services> =
            LazyLock::new(|| Services::shipped_in(Language::english()));
        &SERVICES
    }

    /// The shipped ones, then those in `folder`, by file name: files `NAME.toml`, and folders with a `profile.toml`. All of
    /// them have the texts of `language`, and English ones where it has none. A folder that is not there is empty; what is
    /// no profile, or takes an id that is taken, is in [`Self::malformed`] and keeps nobody from the others.
    #[must_use]
    pub fn load(language: &'static Language, folder: &Path) -> Self {
        let mut services = Self::shipped_in(language);
        for files in Files::all(folder) {
            match files {
                Ok(files) => services.add(&files, language),
                Err(malformed) => services.malformed.push(malformed),
            }
        }
        services
    }

    /// Whether every Consentry knows the service of this id.
    #[must_use]
    pub fn ships(id: &str) -> bool {
        SHIPPED.iter().any(|folder| folder.id == id)
    }

    /// All of them, the shipped ones first.
    pub fn profiles(&self) -> impl Iterator<Item = &ServiceProfile> + Clone {
        self.offered.iter().filter_map(Offered::profile)
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
        self.offered
            .iter()
            .find(|offered| offered.id == id)
            .and_then(Offered::profile)
            .ok_or_else(|| Failure::with(FailureCode::ServiceUnknown, &[("service", id)]))
    }

    /// Those of `facts` that no profile says.
    #[must_use]
    pub fn coverage(&self, facts: &[FactId]) -> Vec<FactId> {
        let covered: BTreeSet<&FactId> = self
            .profiles()
            .flat_map(|profile| profile.homes().keys())
            .collect();
        facts
            .iter()
            .filter(|fact| !covered.contains(fact))
            .cloned()
            .collect()
    }

    fn shipped_in(language: &'static Language) -> Self {
        let offered = SHIPPED.iter().map(|folder| Offered {
            id: folder.id.to_owned(),
            profile: Arc::default(),
            shipped: Some((folder, language)),
        });
        Self {
            offered: offered.collect(),
            malformed: Vec::new(),
        }
    }

    /// A mistake in the texts of a language leaves the profile in English.
    fn add(&mut self, files: &Files, language: &Language) {
        let english = match files.english() {
            Ok(profile) => profile,
            Err(malformed) => return self.malformed.push(malformed),
        };
        if self.offered.iter().any(|other| other.id == english.id) {
            let flaw = ProfileFlaw::IdTaken { id: english.id };
            return self.malformed.push(Malformed::at(files.name(), "id", flaw));
        }
        let (profile, malformed) = files.in_language(english, language);
        self.malformed.extend(malformed);
        self.offered.push(Offered {
            id: profile.id.clone(),
            profile: Arc::new(profile.into()),
            shipped: None,
        });
    }
}

impl Offered {
    /// The profile; none only where a shipped one is none, which the tests keep out.
    fn profile(&self) -> Option<&ServiceProfile> {
        if let Some(profile) = self.profile.get() {
            return Some(profile);
        }
        let (folder, language) = self.shipped?;
        let files = folder.files();
        let (profile, _) = files.in_language(files.english().ok()?, language);
        Some(self.profile.get_or_init(|| profile))
    }
}

#[cfg(test)]
mod tests;
