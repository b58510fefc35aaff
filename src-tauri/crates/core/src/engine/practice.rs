//! The practice tenant as the engine meets it: by what it announces, not by its types.

use std::fmt;
use std::sync::Arc;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;

use crate::failure::{Failure, FailureCode};
use crate::language::Language;
use crate::scene::WantedRegistration;
use crate::view::{PracticeUserView, PracticeView, ScenarioView};

/// The practice tenant: one more cloud, and what to show of it.
#[derive(Debug, Clone)]
pub struct Practice {
    /// Its sign-in host.
    pub login: Url,
    /// Its Graph host.
    pub graph: Url,
    /// Its stand-in for the Entra admin center.
    pub portal: Url,
    domains: Vec<String>,
    users: Vec<AnnouncedUser>,
    /// By name, with whether it is switched on.
    scenarios: Vec<(String, bool)>,
    registrations: Option<PracticeRegistrations>,
}

/// The app registrations of the practice tenant, where the host can reach them: what is wanted, as JSON, becomes an
/// Application (client) ID, and a client secret (Value) where it has one.
#[derive(Clone)]
struct PracticeRegistrations(Arc<dyn Fn(Value) -> Option<Registered> + Send + Sync>);

/// An Application (client) ID, and a client secret (Value) where it has one.
type Registered = (String, Option<String>);

impl fmt::Debug for PracticeRegistrations {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PracticeRegistrations")
    }
}

/// What one copies from an app registration of the practice tenant.
#[derive(Debug)]
pub(super) struct PracticeRegistration {
    /// Application (client) ID.
    pub(super) client_id: String,
    /// Client secret (Value), as one copies it there; none where it has no secret.
    pub(super) secret: Option<SecretString>,
}

impl Practice {
    /// Reads what a practice tenant announces when it is ready (the first line of `consentry practice --json`),
    /// with the names of all that can be made to go wrong there and of what goes wrong at present.
    ///
    /// # Errors
    ///
    /// `practice.not_started` when the announcement is none.
    pub fn announced(
        ready: &impl Serialize,
        scenarios: &[&str],
        active: &[&str],
    ) -> Result<Self, Failure> {
        let ready: Announcement = serde_json::to_value(ready)
            .and_then(serde_json::from_value)
            .map_err(|error| Failure::new(FailureCode::PracticeNotStarted).quoting(&error))?;
        Ok(Self {
            login: ready.authority,
            graph: ready.graph,
            portal: ready.portal,
            domains: ready
                .tenants
                .into_iter()
                .flat_map(|tenant| tenant.domains)
                .collect(),
            users: ready.users,
            scenarios: scenarios
                .iter()
                .map(|name| ((*name).to_owned(), active.contains(name)))
                .collect(),
            registrations: None,
        })
    }

    /// The same, whose app registrations can be read for a rehearsal: the practice tenant is to `provide` what is wanted,
    /// as JSON, and to answer with its Application (client) ID, and its client secret (Value) where it has one.
    #[must_use]
    pub fn with_registrations(
        self,
        provide: impl Fn(Value) -> Option<(String, Option<String>)> + Send + Sync + 'static,
    ) -> Self {
        Self {
            registrations: Some(PracticeRegistrations(Arc::new(provide))),
            ..self
        }
    }

    /// The registration that a set-up leads to.
    pub(super) fn registration(&self, wanted: &WantedRegistration) -> Option<PracticeRegistration> {
        let PracticeRegistrations(provide) = self.registrations.as_ref()?;
        let (client_id, secret) = provide(serde_json::to_value(wanted).ok()?)?;
        Some(PracticeRegistration {
            client_id,
            secret: secret.map(SecretString::from),
        })
    }

    /// The domain of its main directory.
    pub(super) fn main_domain(&self) -> Option<&str> {
        self.domains.first().map(String::as_str)
    }

    /// Who can sign in there, and what can be made to go wrong, as a screen shows it.
    pub(super) fn view(&self, language: &Language) -> PracticeView {
        let user = |user: &AnnouncedUser| PracticeUserView {
            upn: user.upn.clone(),
            password: user.password.clone(),
            kind: user.kind.clone(),
        };
        let scenario = |(name, active): &(String, bool)| ScenarioView {
            name: name.clone(),
            summary: language.say(&format!("scenario-{name}"), &[]),
            active: *active,
        };
        PracticeView {
            domains: self.domains.clone(),
            users: self.users.iter().map(user).collect(),
            scenarios: self.scenarios.iter().map(scenario).collect(),
        }
    }
}

#[derive(Deserialize)]
struct Announcement {
    authority: Url,
    graph: Url,
    portal: Url,
    tenants: Vec<AnnouncedTenant>,
    users: Vec<AnnouncedUser>,
}

#[derive(Deserialize)]
struct AnnouncedTenant {
    domains: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct AnnouncedUser {
    upn: String,
    password: String,
    kind: String,
}
