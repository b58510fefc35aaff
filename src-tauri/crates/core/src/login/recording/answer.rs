//! The answer to a login as it is kept: by its kind, with how it came, and without anything that could be used again.

use consentry_bundle::unsigned;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use crate::failure::aadsts;
use crate::limits;
use crate::login::capture::{Arrival, ArrivedAt, LoginAnswer};

/// What came, without anything that could be used again. The ID token is kept apart, without its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(in crate::login) enum KeptAnswer {
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
pub(in crate::login) struct KeptArrival {
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
pub(in crate::login) const NOT_KEPT: &str = "not-kept-and-good-for-nothing-but-a-place-holder";

/// What is taken out of what is kept.
pub(in crate::login) struct Keeping<'a> {
    /// The state that had been sent.
    pub(in crate::login) state: Option<&'a str>,
    /// The secrets that had been sent.
    pub(in crate::login) sent: Vec<&'a SecretString>,
}

impl<'a> Keeping<'a> {
    /// Nothing but a state had been sent.
    pub(in crate::login) const fn of(state: Option<&'a str>) -> Self {
        let sent = Vec::new();
        Self { state, sent }
    }

    /// What is kept of `answer`.
    pub(super) fn answer(&self, answer: &LoginAnswer) -> KeptAnswer {
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
    pub(in crate::login) fn replay(&self, id_token: Option<String>) -> Option<LoginAnswer> {
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
