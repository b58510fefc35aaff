//! What support keeps of a login: what was asked and what came, redacted where it is written down.

use chrono::{DateTime, SecondsFormat, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value, json};

use super::LoginParameters;
use super::capture::{Arrival, LoginAnswer};
use super::id_token::{UnverifiedToken, Verification};
use super::keys::KeySet;
use crate::failure::Failure;
use crate::limits;

/// In place of a secret that the other side repeated.
const REMOVED: &str = "[removed]";

/// A trace in the making.
#[derive(Default)]
pub(crate) struct Trace {
    entries: Map<String, Value>,
    secrets: Vec<SecretString>,
    removed: Vec<&'static str>,
}

impl Trace {
    /// Begins a trace that is judged at `at`.
    pub(crate) fn begin(at: DateTime<Utc>) -> Self {
        let mut trace = Self::default();
        let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
        trace.entries.insert("judged_at".into(), at.into());
        trace
    }

    /// Writes down what was asked.
    pub(crate) fn asked(&mut self, params: &LoginParameters, state: &str, nonce: &str) {
        self.entries.insert(
            "request".into(),
            json!({
                "authorization_endpoint": params.metadata.authorization_endpoint,
                "client_authentication": params.client_secret.is_some(),
                "client_id": params.client_id,
                "directory": params.expect.tenant(),
                "issuer": params.metadata.issuer,
                "nonce": nonce,
                "redeemed": params.redeem,
                "redirect_uri": params.redirect_uri,
                "scope": params.scopes.join(" "),
                "state": state,
                "token_endpoint": params.metadata.token_endpoint,
            }),
        );
        if let Some(secret) = &params.client_secret {
            self.hide("client_secret", secret);
        }
    }

    /// Makes sure that `secret` stands nowhere in the trace, and that the trace says so.
    pub(crate) fn hide(&mut self, name: &'static str, secret: &SecretString) {
        self.secrets.push(secret.clone());
        if !self.removed.contains(&name) {
            self.removed.push(name);
        }
    }

    /// Writes down what was asked or found, under a name of its own.
    pub(crate) fn note(&mut self, name: &'static str, entry: Value) {
        self.entries.insert(name.to_owned(), entry);
    }

    /// Says that something was left out as a whole.
    fn removed_whole(&mut self, name: &'static str) {
        if !self.removed.contains(&name) {
            self.removed.push(name);
        }
    }

    /// Writes down what came.
    pub(crate) fn answered(&mut self, answer: &LoginAnswer) {
        let entry = match answer {
            LoginAnswer::Code { code, landing } => {
                self.hide("code", code);
                json!({ "kind": "code", "landing": landed(landing) })
            }
            LoginAnswer::Error {
                error,
                description,
                subcode,
                landing,
            } => json!({
                "kind": "error",
                "error": self.clean(error),
                "error_description": description.as_ref().map(|text| self.clean(text)),
                "error_subcode": subcode,
                "landing": landed(landing),
            }),
            LoginAnswer::IdToken {
                token,
                code,
                access_token,
                landing,
            } => {
                self.hide("id_token.signature", token);
                if let Some(code) = code {
                    self.hide("code", code);
                }
                if let Some(token) = access_token {
                    self.hide("access_token", token);
                }
                json!({ "kind": "id_token", "landing": landed(landing) })
            }
            LoginAnswer::TokenResponse { .. } => json!({ "kind": "token_response" }),
            LoginAnswer::PageError { text } => {
                json!({ "kind": "page_error", "text": self.clean(text) })
            }
            LoginAnswer::SamlResponse { landing, .. } => {
                self.removed_whole("saml_response");
                json!({ "kind": "saml_response", "landing": landed(landing) })
            }
            LoginAnswer::WsFed { landing, .. } => {
                self.removed_whole("wresult");
                json!({ "kind": "wresult", "landing": landed(landing) })
            }
        };
        self.entries.insert("answer".into(), entry);
    }

    /// Writes down that the code was redeemed, or why not.
    pub(crate) fn exchanged(&mut self, failure: Option<&Failure>) {
        let entry = json!({
            "accepted": failure.is_none(),
            "failure": failure.map(|failure| failure.code),
            "detail": failure.and_then(|failure| failure.detail.as_ref()),
        });
        self.entries.insert("exchange".into(), entry);
    }

    /// Writes down which keys were published.
    pub(crate) fn published(&mut self, keys: &KeySet) {
        self.entries.insert("keys".into(), keys.traced());
    }

    /// Writes down the token without its signature.
    pub(crate) fn verified(&mut self, verification: &Verification) {
        let UnverifiedToken { header, claims } = &verification.unverified;
        self.entries.insert(
            "id_token".into(),
            json!({ "header": header, "claims": claims, "verified": verification.claims.is_some() }),
        );
    }

    /// `text` of the other side, cut short and without any secret that it repeats.
    pub(crate) fn clean(&self, text: &str) -> String {
        let text = self.without_secrets(text);
        text.chars().take(limits::KEPT_TEXT).collect()
    }

    /// The finished trace, with a receipt of what was removed.
    pub(crate) fn finish(mut self) -> Value {
        self.removed.sort_unstable();
        let mut entries = std::mem::take(&mut self.entries);
        entries.insert("removed".into(), self.removed.clone().into());
        self.swept(Value::Object(entries))
    }

    fn swept(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.without_secrets(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.swept(item)).collect(),
            Value::Object(members) => members
                .into_iter()
                .map(|(name, value)| (name, self.swept(value)))
                .collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) => value,
        }
    }

    fn without_secrets(&self, text: &str) -> String {
        self.secrets
            .iter()
            .map(SecretString::expose_secret)
            .filter(|secret| secret.len() >= limits::LEAST_SECRET)
            .fold(text.to_owned(), |text, secret| {
                text.replace(secret, REMOVED)
            })
    }
}

fn landed(landing: &Arrival) -> Value {
    json!({ "state": landing.state, "iss": landing.iss })
}
