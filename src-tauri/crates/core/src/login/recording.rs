//! What a verdict rests on, as data: what had been asked, what the service needs, what was published, what came, and when.
//! Enough to come to it again, and nothing with which anybody could sign in: no code, token, secret, verifier, state or
//! signature.

use chrono::{DateTime, Utc};
use consentry_bundle::unsigned;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::capture::{Arrival, ArrivedAt, LoginAnswer};
use super::claims::ClaimContract;
use super::federated::NameIdContract;
use super::oidc::SentRequest;
use super::saml::SamlParameters;
use super::witness::Fit;
use super::ws_fed::WsFedParameters;
use super::{Expect, Judged, LoginParameters, saml};
use crate::entra::discovery::ProviderMetadata;
use crate::entra::exchange::Exchange;
use crate::entra::federation::FederationMetadata;
use crate::entra::recording::StepRecording;
use crate::entra::registration::{RedirectUri, TenantId};
use crate::failure::aadsts;
use crate::limits;

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
    Step(StepRecording),
}

/// What the verdict on the answer to a login rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginRecording {
    /// When it was judged.
    pub(super) at: DateTime<Utc>,
    /// What had been asked.
    pub(super) asked: Asked,
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
pub(super) enum Asked {
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

/// What came, without anything that could be used again. The ID token is kept apart, without its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum KeptAnswer {
    Code {
        landing: KeptArrival,
    },
    Error {
        error: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        subcode: Option<String>,
        landing: KeptArrival,
    },
    IdToken {
        landing: KeptArrival,
        /// Whether a code came beside it.
        redeemable: bool,
        /// Whether an access token came beside it.
        gives_access: bool,
    },
    PageError {
        text: String,
    },
    Saml {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<String>,
        landing: KeptArrival,
    },
    TokenResponse {
        /// Whether it held an ID token.
        identifies: bool,
        /// Whether it held an access token.
        gives_access: bool,
    },
    WsFed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<String>,
        landing: KeptArrival,
    },
}

/// How an answer came, and whether with the state that had been sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptArrival {
    at: KeptPlace,
    returned: Returned,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    iss: Option<String>,
}

/// Where an answer came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KeptPlace {
    RedirectUri,
    Address(String),
    Unknown,
}

/// What came back of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Returned {
    Missing,
    Other,
    Same,
}

/// In place of a state, code or token.
pub(super) const NOT_KEPT: &str = "not-kept-and-good-for-nothing-but-a-place-holder";

impl LoginRecording {
    /// What the verdict on `answer` rests on, by OpenID Connect.
    pub(super) fn oidc(
        params: &LoginParameters,
        sent: SentRequest<'_>,
        answer: &LoginAnswer,
        at: DateTime<Utc>,
    ) -> Self {
        let kept = Keeping {
            state: Some(sent.state),
            sent: params.client_secret.iter().collect(),
        };
        Self {
            at,
            asked: Asked::Oidc(AskedOidc {
                metadata: params.metadata.clone(),
                client_id: params.client_id.clone(),
                redirect_uri: params.redirect_uri.clone(),
                scopes: params.scopes.clone(),
                directory: params.expect.tenant(),
                nonce: sent.nonce.to_owned(),
                authenticates: params.client_secret.is_some(),
                redeems: params.redeem,
            }),
            contract: params.contract.clone(),
            answer: kept.answer(answer),
            exchanges: Vec::new(),
            fits: Vec::new(),
        }
    }

    /// The same by SAML 2.0.
    pub(super) fn saml(
        params: &SamlParameters,
        sent: saml::SentRequest<'_>,
        answer: &LoginAnswer,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            at,
            asked: Asked::Saml(AskedSaml {
                metadata: params.metadata.clone(),
                entity_id: params.entity_id.as_str().to_owned(),
                acs: params.acs.as_str().to_owned(),
                directory: params.expect.tenant(),
                name_id: params.name_id,
                allow_sha1: params.allow_sha1,
                request: sent.id.map(str::to_owned),
                stated: sent.relay_state.is_some(),
            }),
            contract: params.contract.clone(),
            answer: Keeping::of(sent.relay_state).answer(answer),
            exchanges: Vec::new(),
            fits: Vec::new(),
        }
    }

    /// The same by WS-Federation.
    pub(super) fn ws_fed(
        params: &WsFedParameters,
        context: Option<&str>,
        answer: &LoginAnswer,
        at: DateTime<Utc>,
    ) -> Self {
        Self {
            at,
            asked: Asked::WsFed(AskedWsFed {
                metadata: params.metadata.clone(),
                wtrealm: params.wtrealm.as_str().to_owned(),
                wreply: params.wreply.as_str().to_owned(),
                directory: params.expect.tenant(),
                name_id: params.name_id,
                allow_sha1: params.allow_sha1,
                stated: context.is_some(),
            }),
            contract: params.contract.clone(),
            answer: Keeping::of(context).answer(answer),
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

/// What is taken out of what is kept.
struct Keeping<'a> {
    state: Option<&'a str>,
    sent: Vec<&'a SecretString>,
}

impl<'a> Keeping<'a> {
    const fn of(state: Option<&'a str>) -> Self {
        let sent = Vec::new();
        Self { state, sent }
    }

    fn answer(&self, answer: &LoginAnswer) -> KeptAnswer {
        match answer {
            LoginAnswer::Code { landing, .. } => KeptAnswer::Code {
                landing: self.arrival(landing),
            },
            LoginAnswer::Error {
                error,
                description,
                subcode,
                landing,
            } => KeptAnswer::Error {
                error: self.clean(error),
                description: description.as_deref().map(|text| self.clean(text)),
                subcode: subcode.as_deref().map(|text| self.clean(text)),
                landing: self.arrival(landing),
            },
            LoginAnswer::IdToken {
                code,
                access_token,
                landing,
                ..
            } => KeptAnswer::IdToken {
                landing: self.arrival(landing),
                redeemable: code.is_some(),
                gives_access: access_token.is_some(),
            },
            LoginAnswer::PageError { text } => KeptAnswer::PageError {
                text: self.clean(text),
            },
            LoginAnswer::SamlResponse { xml, landing } => KeptAnswer::Saml {
                document: document(xml),
                landing: self.arrival(landing),
            },
            LoginAnswer::TokenResponse {
                id_token,
                access_token,
            } => KeptAnswer::TokenResponse {
                identifies: id_token.is_some(),
                gives_access: access_token.is_some(),
            },
            LoginAnswer::WsFed { xml, landing } => KeptAnswer::WsFed {
                document: document(xml),
                landing: self.arrival(landing),
            },
        }
    }

    fn arrival(&self, landing: &Arrival) -> KeptArrival {
        KeptArrival {
            at: match &landing.at {
                ArrivedAt::RedirectUri => KeptPlace::RedirectUri,
                ArrivedAt::Address(address) => KeptPlace::Address(address.clone()),
                ArrivedAt::Unknown => KeptPlace::Unknown,
            },
            returned: match landing.state.as_deref() {
                None => Returned::Missing,
                state if state == self.state => Returned::Same,
                Some(_) => Returned::Other,
            },
            iss: landing.iss.clone(),
        }
    }

    fn clean(&self, text: &str) -> String {
        let secrets = self.sent.iter().map(|secret| secret.expose_secret());
        let text = secrets
            .filter(|secret| secret.len() >= limits::LEAST_SECRET)
            .fold(text.to_owned(), |text, secret| {
                text.replace(secret, "[removed]")
            });
        aadsts::redacted(&text)
    }
}

/// The answer without its signatures; none where they cannot be told from the rest, and of a long one.
fn document(xml: &SecretString) -> Option<String> {
    let xml = xml.expose_secret();
    unsigned(xml).filter(|document| document.len() <= limits::RECORDED)
}

impl KeptAnswer {
    /// The answer as it came, with `id_token` in the place of the ID token; none where that, or the document that came, was
    /// not kept.
    pub(super) fn replay(&self, id_token: Option<String>) -> Option<LoginAnswer> {
        let secret = |there: bool| there.then(|| SecretString::from(NOT_KEPT));
        let xml = |document: &Option<String>| document.clone().map(SecretString::from);
        Some(match self {
            Self::Code { landing } => LoginAnswer::Code {
                code: NOT_KEPT.into(),
                landing: landing.replay(),
            },
            Self::Error {
                error,
                description,
                subcode,
                landing,
            } => LoginAnswer::Error {
                error: error.clone(),
                description: description.clone(),
                subcode: subcode.clone(),
                landing: landing.replay(),
            },
            Self::IdToken {
                landing,
                redeemable,
                gives_access,
            } => LoginAnswer::IdToken {
                token: id_token?.into(),
                code: secret(*redeemable),
                access_token: secret(*gives_access),
                landing: landing.replay(),
            },
            Self::PageError { text } => LoginAnswer::PageError { text: text.clone() },
            Self::Saml { document, landing } => LoginAnswer::SamlResponse {
                xml: xml(document)?,
                landing: landing.replay(),
            },
            Self::TokenResponse {
                identifies,
                gives_access,
            } => LoginAnswer::TokenResponse {
                id_token: if *identifies {
                    Some(id_token?.into())
                } else {
                    None
                },
                access_token: secret(*gives_access),
            },
            Self::WsFed { document, landing } => LoginAnswer::WsFed {
                xml: xml(document)?,
                landing: landing.replay(),
            },
        })
    }
}

impl KeptArrival {
    fn replay(&self) -> Arrival {
        Arrival {
            at: match &self.at {
                KeptPlace::RedirectUri => ArrivedAt::RedirectUri,
                KeptPlace::Address(address) => ArrivedAt::Address(address.clone()),
                KeptPlace::Unknown => ArrivedAt::Unknown,
            },
            state: match self.returned {
                Returned::Missing => None,
                Returned::Other => Some(format!("other-than-{NOT_KEPT}")),
                Returned::Same => Some(NOT_KEPT.to_owned()),
            },
            iss: self.iss.clone(),
        }
    }
}

/// Whose answer it must have been.
pub(super) fn expected(directory: Option<TenantId>) -> Expect {
    directory.map_or(Expect::Foreign, |tenant| Expect::Entra { tenant })
}
