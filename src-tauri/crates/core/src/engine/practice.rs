//! The practice tenant as the engine meets it: by what it announces, not by its types.

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use crate::failure::{Detail, Failure, FailureCode};
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
    /// Who can sign in there, and what can be made to go wrong.
    pub view: PracticeView,
}

impl Practice {
    /// Reads what a practice tenant announces when it is ready (the first line of `consentry practice --json`),
    /// with the mishaps that it can be made to have.
    ///
    /// # Errors
    ///
    /// `practice.not_started` when the announcement is none.
    pub fn announced(ready: Value, scenarios: Vec<ScenarioView>) -> Result<Self, Failure> {
        let ready: Announcement = serde_json::from_value(ready).map_err(|error| {
            Failure::new(FailureCode::PracticeNotStarted).detailed(Detail {
                raw: Some(error.to_string()),
                ..Detail::default()
            })
        })?;
        Ok(Self {
            login: ready.authority,
            graph: ready.graph,
            portal: ready.portal,
            view: PracticeView {
                domains: ready
                    .tenants
                    .into_iter()
                    .flat_map(|tenant| tenant.domains)
                    .collect(),
                users: ready
                    .users
                    .into_iter()
                    .map(|user| PracticeUserView {
                        upn: user.upn,
                        password: user.password,
                        kind: user.kind,
                    })
                    .collect(),
                scenarios,
            },
        })
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

#[derive(Deserialize)]
struct AnnouncedUser {
    upn: String,
    password: String,
    kind: String,
}
