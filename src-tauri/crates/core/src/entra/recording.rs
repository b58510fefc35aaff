//! What a step asked of Microsoft and what came, to come to the same again without a network: by the very code that came to
//! it the first time.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::Url;

use super::cloud::{Authority, Cloud};
use super::consent::{self, Landing};
use super::credential::{self, Application};
use super::discovery::{Directory, DiscoveredTenant, TenantQuery, discover};
use super::exchange::Exchange;
use super::federation::{self, address::app_metadata_url, published};
use super::recorder::Playback;
use super::registration::{ClientId, TenantId};
use crate::failure::Failure;
use crate::failure::aadsts;
use crate::outcome::Outcome;

/// What a step asked and what came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRecording {
    /// When it was judged.
    pub at: DateTime<Utc>,
    /// Where the cloud was asked.
    pub asked_at: AskedAt,
    /// What was asked.
    pub question: StepQuestion,
    /// What came over HTTP.
    pub exchanges: Vec<Exchange>,
}

/// Where a cloud was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedAt {
    cloud: Cloud,
    login: Url,
    graph: Url,
}

/// What a step asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepQuestion {
    /// Which certificates sign for an application.
    Certificates {
        /// In which directory.
        directory: TenantId,
        /// Which.
        application: ClientId,
    },
    /// Whether consent was granted.
    Consent {
        /// In which directory.
        directory: TenantId,
        /// Where the browser landed; none where it did not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        landing: Option<KeptLanding>,
    },
    /// Which directory it is.
    Directory {
        /// Exactly what was entered.
        what: String,
    },
    /// Whether a client secret is right.
    Credential {
        /// In which directory.
        directory: TenantId,
        /// Of which application.
        application: ClientId,
    },
    /// What there is to know before somebody can sign in.
    SignIn {
        /// In which directory.
        directory: TenantId,
        /// To which application.
        application: ClientId,
        /// Whether Entra signs assertions for it.
        federated: bool,
    },
}

/// An address that a browser landed on after consent, without its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptLanding {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    admin_consent: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    directory: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    subcode: Option<String>,
    /// Whether a state was sent, and whether it came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    returned: Option<bool>,
}

/// A state that nobody sent.
const STATE: &str = "sent";

impl From<&Authority> for AskedAt {
    fn from(authority: &Authority) -> Self {
        Self {
            cloud: authority.cloud,
            login: authority.login.clone(),
            graph: authority.graph.clone(),
        }
    }
}

impl KeptLanding {
    /// What is kept of `landing`, where `state` had been sent.
    #[must_use]
    pub fn of(landing: &Landing, state: Option<&str>) -> Self {
        let clean = |text: &Option<String>| text.as_deref().map(aadsts::redacted);
        Self {
            admin_consent: landing.admin_consent,
            directory: landing.tenant.as_ref().map(ToString::to_string),
            error: clean(&landing.error),
            description: clean(&landing.error_description),
            subcode: clean(&landing.error_subcode),
            returned: state.map(|state| landing.state.as_deref() == Some(state)),
        }
    }

    fn landing(&self) -> Option<Landing> {
        let directory = self.directory.as_deref().map(TenantQuery::parse);
        Some(Landing {
            admin_consent: self.admin_consent,
            tenant: directory.transpose().ok()?.map(|query| query.directory),
            scopes: Vec::new(),
            state: (self.returned == Some(true)).then(|| STATE.to_owned()),
            error: self.error.clone(),
            error_description: self.description.clone(),
            error_subcode: self.subcode.clone(),
        })
    }
}

impl StepRecording {
    /// What it comes to now; none where an answer was not kept. Nothing is asked of anybody.
    pub async fn judge(&self) -> Option<Outcome<()>> {
        let playback = Playback::of(&self.exchanges, None);
        let outcome = self.judged(&playback).await;
        outcome.filter(|_| !playback.lacks_an_answer())
    }

    async fn judged(&self, http: &Playback) -> Option<Outcome<()>> {
        let authority = &Authority {
            cloud: self.asked_at.cloud,
            login: self.asked_at.login.clone(),
            graph: self.asked_at.graph.clone(),
        };
        Some(match &self.question {
            StepQuestion::Directory { what } => match TenantQuery::parse(what) {
                Ok(query) => discover(http, authority, &query, None).await.map(drop),
                Err(failure) => Outcome::of(failure),
            },
            StepQuestion::Consent {
                directory,
                landing: Some(landing),
            } => {
                let state = landing.returned.map(|_| STATE);
                consent::judge(&landing.landing()?, *directory, state).map(drop)
            }
            StepQuestion::Consent {
                directory,
                landing: None,
            } => could_be_asked(
                rediscover(http, authority, *directory, None)
                    .await
                    .map(drop),
            ),
            StepQuestion::Credential {
                directory,
                application,
            } => match rediscover(http, authority, *directory, None).await {
                Ok(found) => probed(http, authority, found, *application).await,
                Err(failure) => Outcome::Inconclusive(failure),
            },
            StepQuestion::Certificates {
                directory,
                application,
            } => match rediscover(http, authority, *directory, None).await {
                Ok(found) => {
                    let address = app_metadata_url(authority, found.tenant_id, *application);
                    published(http, &address.ok()?, found.tenant_id, self.at)
                        .await
                        .map(drop)
                }
                Err(failure) => Outcome::Inconclusive(failure),
            },
            StepQuestion::SignIn {
                directory,
                application,
                federated,
            } => {
                let found = rediscover(http, authority, *directory, Some(*application)).await;
                could_be_asked(match found {
                    Ok(found) if *federated => {
                        let address = app_metadata_url(authority, found.tenant_id, *application);
                        federation::fetch(http, &address.ok()?).await.map(drop)
                    }
                    Ok(_) => Ok(()),
                    Err(failure) => Err(failure),
                })
            }
        })
    }
}

/// The directory as its discovery document describes it now.
///
/// # Errors
///
/// As [`discover`].
pub async fn rediscover(
    http: &dyn crate::ports::Http,
    authority: &Authority,
    directory: TenantId,
    application: Option<ClientId>,
) -> Result<DiscoveredTenant, Failure> {
    let query = TenantQuery {
        directory: Directory::Id(directory),
        cloud: None,
        taken_from: None,
        origin: None,
    };
    discover(http, authority, &query, application)
        .await
        .proved()
}

/// What was not even asked disproves nothing.
fn could_be_asked(result: Result<(), Failure>) -> Outcome<()> {
    result.map_or_else(Outcome::Inconclusive, Outcome::Proved)
}

async fn probed(
    http: &Playback,
    authority: &Authority,
    found: DiscoveredTenant,
    application: ClientId,
) -> Outcome<()> {
    let application = Application {
        tenant: found.tenant_id,
        client_id: application,
        token_endpoint: found.metadata.token_endpoint,
        graph: authority.graph.clone(),
    };
    credential::probe(http, &application, &"not-kept".to_owned().into()).await
}
