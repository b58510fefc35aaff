//! What a verdict rests on, as data: what had been asked, what the service needs, what was published, what came, and when.
//! Enough to come to it again, and nothing with which anybody could sign in: no code, token, secret, verifier, state or
//! signature.

mod answer;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use self::answer::KeptAnswer;
pub(super) use self::answer::{Keeping, NOT_KEPT};
use super::capture::LoginAnswer;
use super::claims::ClaimContract;
use super::federated::NameIdContract;
use super::witness::Fit;
use super::{Expect, Judged};
use crate::entra::discovery::ProviderMetadata;
use crate::entra::exchange::Exchange;
use crate::entra::federation::FederationMetadata;
use crate::entra::recording::StepRecording;
use crate::entra::registration::{RedirectUri, TenantId};

/// The member of a trace that holds it.
pub(crate) const RECORDING: &str = "recording";

/// What a verdict rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recording {
    /// On what somebody entered, which cannot be right. Nothing was asked, and it is not kept.
    Entry,
    /// On the answer to a login.
    Login(Box<LoginRecording>),
    /// On what was asked of Microsoft, before any login or in place of an answer to it.
    Step(Box<StepRecording>),
}

/// What the verdict on the answer to a login rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginRecording {
    /// When it was judged.
    pub(super) at: DateTime<Utc>,
    /// What had been asked.
    pub(super) asked: RecordedRequest,
    /// What the service needs.
    pub(super) contract: Vec<ClaimContract>,
    /// What came.
    pub(super) answer: KeptAnswer,
    /// What came over HTTP for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) exchanges: Vec<Exchange>,
    /// Which certificates' keys fit which signatures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) fits: Vec<Fit>,
}

/// What had been asked, by protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RecordedRequest {
    Oidc(AskedOidc),
    Saml(AskedSaml),
    WsFed(AskedWsFed),
}

/// What had been asked by OpenID Connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskedOidc {
    pub(super) metadata: ProviderMetadata,
    pub(super) client_id: String,
    pub(super) redirect_uri: RedirectUri,
    pub(super) scopes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) directory: Option<TenantId>,
    pub(super) nonce: String,
    /// Whether with a client secret.
    pub(super) authenticates: bool,
    /// Whether the code is redeemed.
    pub(super) redeems: bool,
}

/// What had been asked by SAML 2.0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskedSaml {
    pub(super) metadata: FederationMetadata,
    pub(super) entity_id: String,
    pub(super) acs: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) directory: Option<TenantId>,
    pub(super) name_id: NameIdContract,
    pub(super) allow_sha1: bool,
    /// The ID of the request, where somebody knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) request: Option<String>,
    /// Whether a `RelayState` had been sent.
    pub(super) stated: bool,
}

/// What had been asked by WS-Federation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AskedWsFed {
    pub(super) metadata: FederationMetadata,
    pub(super) wtrealm: String,
    pub(super) wreply: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) directory: Option<TenantId>,
    pub(super) name_id: NameIdContract,
    pub(super) allow_sha1: bool,
    /// Whether a `wctx` had been sent.
    pub(super) stated: bool,
}

impl Recording {
    /// The discovery document that a sign-in by OpenID Connect went by; none for anything else.
    #[must_use]
    pub fn provider(&self) -> Option<&ProviderMetadata> {
        match self {
            Self::Login(login) => match &login.asked {
                RecordedRequest::Oidc(asked) => Some(&asked.metadata),
                RecordedRequest::Saml(_) | RecordedRequest::WsFed(_) => None,
            },
            Self::Entry | Self::Step(_) => None,
        }
    }

    /// What was published to whoever asked: each document with its address.
    pub fn published(&self) -> impl Iterator<Item = (&str, &str)> {
        let exchanges = match self {
            Self::Entry => &[],
            Self::Login(login) => login.exchanges.as_slice(),
            Self::Step(step) => step.exchanges.as_slice(),
        };
        exchanges.iter().filter_map(Exchange::published)
    }
}

impl LoginRecording {
    /// What the verdict on `answer` rests on: what had been `asked`, what the service needs, and what came, without what
    /// `keeping` takes out of it.
    pub(super) fn new(
        at: DateTime<Utc>,
        asked: RecordedRequest,
        contract: &[ClaimContract],
        answer: &LoginAnswer,
        keeping: &Keeping<'_>,
    ) -> Self {
        Self {
            at,
            asked,
            contract: contract.to_vec(),
            answer: keeping.answer(answer),
            exchanges: Vec::new(),
            fits: Vec::new(),
        }
    }
}

impl Judged {
    /// The same with what it rests on in its trace.
    pub(super) fn resting_on(mut self, recording: LoginRecording) -> Self {
        self.trace = recorded(self.trace, &Recording::Login(Box::new(recording)));
        self
    }
}

/// `trace` with what the verdict rests on.
#[must_use]
pub fn recorded(trace: Value, recording: &Recording) -> Value {
    let mut members = match trace {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    // What has no JSON form cannot be kept; the trace is one without it.
    if let Ok(recording) = serde_json::to_value(recording) {
        members.insert(RECORDING.to_owned(), recording);
    }
    Value::Object(members)
}

/// Whose answer it must have been.
pub(super) fn expected(directory: Option<TenantId>) -> Expect {
    directory.map_or(Expect::Foreign, |tenant| Expect::Entra { tenant })
}
