//! Service profiles: which services can be connected, in which models, and what each of them asks for.
//!
//! A profile is one TOML file. Those that are shipped lie in `core/services/`; a person's own, in the same
//! schema ([`schema`]), in a folder of theirs. Nothing about a single service is in Rust.

mod check;
mod condition;
mod consent;
mod coverage;
mod delivery;
mod graph;
mod guide;
mod input;
mod live_check;
mod load;
mod login;
mod model;
mod own;
mod profile;
mod registration;
mod task;
mod template;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

pub use check::Flaw;
pub use condition::{Condition, ConditionError};
pub use consent::{Consent, ConsentRequest, Letter, Permission, WrittenLetter};
pub use coverage::{FactId, FactIdError};
pub use delivery::{CertificateForm, Delivery, HandOver, MetadataForm, Method};
pub use graph::{Circumstances, Doing, Done, TaskGraph};
pub use guide::{Exact, Guide, Picture};
pub use input::{AskIn, Choice, Input, InputForm, InputType, Inputs, MetadataValue};
pub use live_check::{LiveCheck, Look, Looked};
pub use load::Malformed;
pub use login::{ClaimNeed, Login, NameIdFormat, NameIdNeed, Protocol};
pub use model::{Caveat, Model, Recommendation, Rotation};
pub use own::OwnProfile;
pub use profile::{KnownError, Note, Recipient, RecipientError, SCHEMA_VERSION, ServiceProfile};
pub use registration::{Audience, CredentialKind, Credentials, MadeIn, Owner, Registration};
pub use task::{Side, Stage, Task, Turn};
pub use template::{Missing, Name, Template, TemplateError, Values};

use crate::failure::{Failure, FailureCode};

/// The profiles that are shipped, each with its file's name.
const SHIPPED: [(&str, &str); 6] = [
    ("kivo.toml", include_str!("../services/kivo.toml")),
    ("kandji.toml", include_str!("../services/kandji.toml")),
    ("improvado.toml", include_str!("../services/improvado.toml")),
    ("kloudmate.toml", include_str!("../services/kloudmate.toml")),
    ("kinde.toml", include_str!("../services/kinde.toml")),
    ("custom.toml", include_str!("../services/custom.toml")),
];

/// The services that can be connected.
#[derive(Debug, Clone, Default)]
pub struct Services {
    profiles: Vec<ServiceProfile>,
    malformed: Vec<Malformed>,
}

impl Services {
    /// The shipped ones.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SERVICES: LazyLock<Services> = LazyLock::new(|| {
            let mut services = Services::default();
            for (file, text) in SHIPPED {
                services.add(file, text);
            }
            services
        });
        &SERVICES
    }

    /// The shipped ones, then those of the `*.toml` files in `folder`, by file name. A folder that is not
    /// there is empty; a file that is no profile, or takes an id that is taken, is in [`Self::malformed`]
    /// and keeps nobody from the others.
    #[must_use]
    pub fn with_folder(folder: &Path) -> Self {
        let mut services = Self::shipped().clone();
        for path in profiles_in(folder) {
            let file = path.display().to_string();
            match fs::read_to_string(&path) {
                Ok(text) => services.add(&file, &text),
                Err(error) => services
                    .malformed
                    .push(Malformed::unreadable(&file, &error)),
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

    fn add(&mut self, file: &str, text: &str) {
        match ServiceProfile::parse(file, text) {
            Ok(profile) if self.profiles.iter().any(|other| other.id == profile.id) => {
                let flaw = Flaw::IdTaken { id: profile.id };
                self.malformed.push(Malformed::flawed(file, "id", flaw));
            }
            Ok(profile) => self.profiles.push(profile),
            Err(malformed) => self.malformed.push(malformed),
        }
    }
}

/// The `*.toml` files directly in `folder`, by name.
fn profiles_in(folder: &Path) -> BTreeSet<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .collect()
}

/// The JSON Schema of a profile (2020-12), for editors and for `consentry schema service`. What it cannot
/// say (templates, references, the task graph) is checked by [`ServiceProfile::parse`].
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(ServiceProfile)
}

#[cfg(test)]
mod tests;
