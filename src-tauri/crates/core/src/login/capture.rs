//! Recognises the answer to a login in whatever form it was caught or pasted. Nothing in it is believed.
//!
//! Parameters that matter must not occur twice (RFC 6749 §3.1). What is secret in an answer is never shown
//! by `Debug`.

mod form;

use std::borrow::Cow;
use std::collections::BTreeMap;

use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

use super::jws::Jws;
use crate::failure::aadsts::{self, Aadsts};
use crate::failure::{Failure, FailureCode};
use crate::limits;
use crate::ports::CapturedAnswer;

/// The answer to a login.
#[derive(Debug, Clone)]
pub enum LoginAnswer {
    /// An authorization code (RFC 6749 §4.1.2), alone.
    Code {
        /// The code.
        code: SecretString,
        /// How it came.
        landing: Arrival,
    },
    /// An error (RFC 6749 §4.1.2.1), of the authorization or of the token endpoint.
    Error {
        /// The protocol's `error`.
        error: String,
        /// The protocol's `error_description`.
        description: Option<String>,
        /// Entra's `error_subcode`, such as `cancel`.
        subcode: Option<String>,
        /// How it came.
        landing: Arrival,
    },
    /// An ID token: bare, or in an answer of the implicit or hybrid flow.
    IdToken {
        /// The token.
        token: SecretString,
        /// The code beside it.
        code: Option<SecretString>,
        /// The access token beside it.
        access_token: Option<SecretString>,
        /// How it came.
        landing: Arrival,
    },
    /// What a token endpoint sent (RFC 6749 §5.1).
    TokenResponse {
        /// The ID token.
        id_token: Option<SecretString>,
        /// The access token.
        access_token: Option<SecretString>,
    },
    /// What Entra's own error page says; it never redirects.
    PageError {
        /// The text with the AADSTS number.
        text: String,
    },
    /// A SAML 2.0 response (SAML bindings §3.5.4), its state being `RelayState`.
    SamlResponse {
        /// The response, as XML.
        xml: SecretString,
        /// How it came.
        landing: Arrival,
    },
    /// A WS-Federation response (WS-Federation §13.2.3), its state being `wctx`.
    WsFed {
        /// `wresult`, as XML.
        xml: SecretString,
        /// How it came.
        landing: Arrival,
    },
}

/// How an answer came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrival {
    /// Where.
    pub at: ArrivedAt,
    /// The state that it carries.
    pub state: Option<String>,
    /// The issuer that it names (RFC 9207).
    pub iss: Option<String>,
}

/// Where an answer came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum ArrivedAt {
    /// At the redirect URI: it was caught there.
    RedirectUri,
    /// At this address, as somebody pasted it; without query and fragment.
    Address(String),
    /// Nobody knows.
    #[default]
    Unknown,
}

impl LoginAnswer {
    /// Recognises what somebody pasted: the address one landed on, its query or fragment, form fields, a
    /// token response, an ID token, a SAML or WS-Federation response as XML or base64, the page that would
    /// have posted one, or the text of an error page.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::LoginNotAnAnswer`] on anything else; the failure does not quote it.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        if text.len() > limits::ANSWER {
            return Err(not_an_answer());
        }
        if let Some(answer) = form::posted(text.trim()) {
            return Ok(answer);
        }
        let text = text.trim().trim_matches(['"', '\'', '<', '>']).trim();
        bare_token(text)
            .or_else(|| token_response(text))
            .or_else(|| address(text))
            .or_else(|| fields(text, ArrivedAt::Unknown))
            .or_else(|| page_error(text))
            .ok_or_else(not_an_answer)
    }

    /// Recognises what the sign-in window caught.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::LoginNotAnAnswer`] when it is no answer.
    pub fn caught(caught: &CapturedAnswer) -> Result<Self, Failure> {
        match caught {
            CapturedAnswer::Address(url) => url_fields(url, &ArrivedAt::RedirectUri),
            CapturedAnswer::Form(fields) => {
                let pairs = fields
                    .iter()
                    .map(|(name, value)| (name.into(), value.into()));
                from_pairs(pairs, ArrivedAt::RedirectUri)
            }
        }
        .ok_or_else(not_an_answer)
    }

    /// Recognises an answer in form-encoded text that came to the redirect URI.
    pub(crate) fn at_redirect_uri(encoded: &str) -> Option<Self> {
        fields(encoded, ArrivedAt::RedirectUri)
    }

    /// How the answer came, where that is known.
    #[must_use]
    pub const fn landing(&self) -> Option<&Arrival> {
        match self {
            Self::Code { landing, .. }
            | Self::Error { landing, .. }
            | Self::IdToken { landing, .. }
            | Self::SamlResponse { landing, .. }
            | Self::WsFed { landing, .. } => Some(landing),
            Self::TokenResponse { .. } | Self::PageError { .. } => None,
        }
    }
}

fn not_an_answer() -> Failure {
    Failure::new(FailureCode::LoginNotAnAnswer)
}

fn bare_token(text: &str) -> Option<LoginAnswer> {
    Jws::parse(text).ok().map(|_| LoginAnswer::IdToken {
        token: text.to_owned().into(),
        code: None,
        access_token: None,
        landing: Arrival::default(),
    })
}

/// A token endpoint's answer, good or bad. A member `id_token` that is no token is left to verification.
fn token_response(text: &str) -> Option<LoginAnswer> {
    #[derive(Deserialize)]
    struct Members {
        id_token: Option<SecretText>,
        access_token: Option<SecretText>,
        error: Option<String>,
        error_description: Option<String>,
        suberror: Option<String>,
    }
    let members: Members = serde_json::from_str(text).ok()?;
    if let Some(error) = members.error {
        return Some(LoginAnswer::Error {
            error,
            // Without a number in it, the rest of the answer says more: `error_codes`, the IDs.
            description: members
                .error_description
                .filter(|description| Aadsts::parse(description).is_some())
                .or_else(|| Some(text.to_owned())),
            subcode: members.suberror,
            landing: Arrival::default(),
        });
    }
    if members.id_token.is_none() && members.access_token.is_none() {
        return None;
    }
    Some(LoginAnswer::TokenResponse {
        id_token: members.id_token.map(|token| token.0),
        access_token: members.access_token.map(|token| token.0),
    })
}

#[derive(Deserialize)]
#[serde(from = "String")]
struct SecretText(SecretString);

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

fn address(text: &str) -> Option<LoginAnswer> {
    let url = Url::parse(text).ok().filter(Url::has_host)?;
    let end = text.find(['?', '#']).unwrap_or(text.len());
    url_fields(&url, &ArrivedAt::Address(text[..end].to_owned()))
}

/// Query or fragment: Entra ends a query answer with an empty fragment.
fn url_fields(url: &Url, at: &ArrivedAt) -> Option<LoginAnswer> {
    let of = |part: Option<&str>| part.and_then(|part| fields(part, at.clone()));
    of(url.query()).or_else(|| of(url.fragment()))
}

fn fields(encoded: &str, at: ArrivedAt) -> Option<LoginAnswer> {
    let encoded = encoded.trim_start_matches(['?', '#', '&']);
    from_pairs(form_urlencoded::parse(encoded.as_bytes()), at)
}

fn from_pairs<'a>(
    pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
    at: ArrivedAt,
) -> Option<LoginAnswer> {
    let mut parameters = Parameters::read(pairs)?;
    if let Some(answer) = form::of_parameters(&mut parameters, &at) {
        return Some(answer);
    }
    let landing = Arrival {
        at,
        state: parameters.take("state"),
        iss: parameters.take("iss"),
    };
    if let Some(error) = parameters.take("error") {
        return Some(LoginAnswer::Error {
            error,
            description: parameters.take("error_description"),
            subcode: parameters.take("error_subcode"),
            landing,
        });
    }
    let code = parameters.take("code").map(SecretString::from);
    if let Some(token) = parameters.take("id_token") {
        return Some(LoginAnswer::IdToken {
            token: token.into(),
            code,
            access_token: parameters.take("access_token").map(SecretString::from),
            landing,
        });
    }
    code.map(|code| LoginAnswer::Code { code, landing })
}

/// The parameters of an answer that matter, each once and not empty.
struct Parameters(BTreeMap<&'static str, String>);

impl Parameters {
    const NAMES: [&'static str; 12] = [
        "RelayState",
        "SAMLResponse",
        "access_token",
        "code",
        "error",
        "error_description",
        "error_subcode",
        "id_token",
        "iss",
        "state",
        "wctx",
        "wresult",
    ];

    fn read<'a>(pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>) -> Option<Self> {
        let mut found = BTreeMap::new();
        for (name, value) in pairs {
            let Some(name) = Self::NAMES.into_iter().find(|known| *known == name) else {
                continue;
            };
            if found.insert(name, value.into_owned()).is_some() {
                return None;
            }
        }
        found.retain(|_, value| !value.is_empty());
        Some(Self(found))
    }

    fn take(&mut self, name: &str) -> Option<String> {
        self.0.remove(name)
    }
}

/// The text of Microsoft's error page, or of an answer that names its error.
fn page_error(text: &str) -> Option<LoginAnswer> {
    aadsts::is_error(text).then(|| LoginAnswer::PageError {
        text: text.to_owned(),
    })
}

#[cfg(test)]
mod tests;
