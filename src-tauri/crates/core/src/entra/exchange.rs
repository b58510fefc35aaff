//! One question over HTTP and what came, as it is kept to be judged again: what was published to whoever asked, and what a
//! refusal says. Nothing of a request but its address, no token, no page.

use std::collections::BTreeSet;

use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderName, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use url::{Url, form_urlencoded};

use super::answer::is_page;
use crate::failure::aadsts::{self, Aadsts};
use crate::limits;
use crate::pasted::encoding::without_mark;
use crate::ports::{HttpError, HttpRequest, HttpResponse};

/// One question and what came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// By which method.
    pub(super) method: String,
    /// Of which address: with its query where it was only read.
    pub(super) address: String,
    /// What came.
    pub(super) came: Came,
}

/// What came to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Came {
    /// An answer (RFC 9110 §15).
    Answer {
        /// Its status.
        status: u16,
        /// What it says that it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content_type: Option<String>,
        /// How long it says to wait.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<String>,
        /// What of its body was kept.
        body: Body,
    },
    /// No answer.
    Nothing(HttpError),
}

/// What of a body was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Body {
    /// Tokens, of which nothing was kept.
    Granted {
        /// Whether an ID token was among them.
        identifies: bool,
    },
    /// Nothing: it was a page, or what nobody knows.
    Left,
    /// The text of a page that names one of Microsoft's errors.
    Page(String),
    /// A document that is published to whoever asks.
    Published(String),
    /// The members of a refusal (RFC 6749 §5.2) and of Entra's own beside them.
    Refusal(Map<String, Value>),
}

/// The members of a refusal that are kept.
const REFUSAL: [&str; 9] = [
    "correlation_id",
    "error",
    "error_codes",
    "error_description",
    "error_subcode",
    "error_uri",
    "suberror",
    "timestamp",
    "trace_id",
];

/// What is kept of a published key (RFC 7517 §4, RFC 7518 §6.3): its certificates are not read.
const KEY: [&str; 9] = [
    "alg", "e", "issuer", "key_ops", "kid", "kty", "n", "use", "x5t",
];

/// A question, as far as it is kept, and what was secret in it.
pub(super) struct Question {
    method: String,
    address: String,
    sent: BTreeSet<String>,
}

impl Question {
    /// The question that `request` is.
    pub(super) fn of(request: &HttpRequest) -> Self {
        let (method, address) = name(request);
        // Values that short occur by chance.
        let sent = form_urlencoded::parse(request.body())
            .map(|(_, value)| value.into_owned())
            .filter(|value| value.len() >= limits::LEAST_SECRET)
            .collect();
        Self {
            method,
            address,
            sent,
        }
    }

    /// The exchange, with `came` in the place of its answer.
    pub(super) fn answered(self, came: &Result<HttpResponse, HttpError>) -> Exchange {
        let came = match came {
            Ok(response) => Came::Answer {
                status: response.status().as_u16(),
                content_type: header(response, &CONTENT_TYPE),
                retry_after: header(response, &RETRY_AFTER),
                body: self.kept(response),
            },
            Err(error) => Came::Nothing(error.clone()),
        };
        Exchange {
            method: self.method,
            address: self.address,
            came,
        }
    }

    fn kept(&self, response: &HttpResponse) -> Body {
        let body = without_mark(response.body());
        if body.len() > limits::RECORDED {
            return Body::Left;
        }
        let object = serde_json::from_slice::<Map<String, Value>>(body).ok();
        let text = std::str::from_utf8(body).unwrap_or_default();
        let reads = self.method == "GET";
        match (response.status() == StatusCode::OK, object) {
            (true, Some(granted)) if !reads && is_granted(&granted) => Body::Granted {
                identifies: granted.contains_key("id_token"),
            },
            (true, Some(document)) if reads => {
                published(document).map_or(Body::Left, Body::Published)
            }
            (true, None) if reads && is_document(response, text) => {
                Body::Published(text.to_owned())
            }
            (false, Some(refusal)) if refusal.contains_key("error") => {
                Body::Refusal(self.refusal(refusal))
            }
            (false, None) => self.named(text).map_or(Body::Left, Body::Page),
            _ => Body::Left,
        }
    }

    fn refusal(&self, refusal: Map<String, Value>) -> Map<String, Value> {
        let known = refusal
            .into_iter()
            .filter(|(name, _)| REFUSAL.contains(&name.as_str()));
        known
            .map(|(name, value)| {
                let value = match value {
                    Value::String(text) => self.clean(&text).into(),
                    other => other,
                };
                (name, value)
            })
            .collect()
    }

    /// What of a page names one of Microsoft's errors.
    fn named(&self, page: &str) -> Option<String> {
        let found = Aadsts::parse(page)?;
        // Without the markup around it, in which other things may lie.
        let text = self.clean(&format!("{}: {}", found.code, found.description));
        let same = Aadsts::parse(&text).is_some_and(|again| again.code == found.code);
        Some(if same { text } else { found.code })
    }

    /// `text` without what was sent, and without whatever else looks secret.
    fn clean(&self, text: &str) -> String {
        let text = self.sent.iter().fold(text.to_owned(), |text, secret| {
            text.replace(secret, "[removed]")
        });
        aadsts::redacted(&text)
    }
}

impl Exchange {
    /// Whether it is the answer to `request`.
    pub(super) fn answers(&self, request: &HttpRequest) -> bool {
        name(request) == (self.method.clone(), self.address.clone())
    }

    /// The document that is published to whoever asks, where it is one, and at which address.
    #[must_use]
    pub fn published(&self) -> Option<(&str, &str)> {
        match &self.came {
            Came::Answer {
                body: Body::Published(document),
                ..
            } => Some((&self.address, document)),
            _ => None,
        }
    }

    /// The answer as it came, as far as it was kept; `id_token` is the ID token among tokens.
    pub(super) fn replay(self, id_token: Option<&str>) -> Result<HttpResponse, HttpError> {
        let (status, content_type, retry_after, body) = match self.came {
            Came::Nothing(error) => return Err(error),
            Came::Answer {
                status,
                content_type,
                retry_after,
                body,
            } => (status, content_type, retry_after, body),
        };
        let bytes = match body {
            Body::Granted { identifies } => granted(id_token.filter(|_| identifies)),
            Body::Left => Vec::new(),
            Body::Page(text) | Body::Published(text) => text.into_bytes(),
            Body::Refusal(members) => Value::Object(members).to_string().into_bytes(),
        };
        let mut response = HttpResponse::new(bytes);
        // A number that is no status came from nobody.
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        for (name, value) in [(CONTENT_TYPE, content_type), (RETRY_AFTER, retry_after)] {
            if let Some(value) = value.and_then(|value| value.parse().ok()) {
                response.headers_mut().insert(name, value);
            }
        }
        Ok(response)
    }
}

/// Method and address: without a query where something was sent, and without any credentials.
fn name(request: &HttpRequest) -> (String, String) {
    let method = request.method().to_string();
    let address = request.uri().to_string();
    let address = Url::parse(&address).map_or(address, |mut url| {
        // Neither fails for an address that was asked over HTTP.
        let _ = (url.set_username(""), url.set_password(None));
        if method != "GET" {
            url.set_query(None);
        }
        url.into()
    });
    (method, address)
}

fn header(response: &HttpResponse, name: &HeaderName) -> Option<String> {
    let value = response.headers().get(name)?.to_str().ok()?;
    Some(value.to_owned())
}

/// Tokens have both (RFC 6749 §5.1).
fn is_granted(members: &Map<String, Value>) -> bool {
    ["access_token", "token_type"]
        .iter()
        .all(|name| members.get(*name).is_some_and(Value::is_string))
}

/// A document in XML, and no page: what is published for programs.
fn is_document(response: &HttpResponse, text: &str) -> bool {
    !is_page(response) && text.trim_start().starts_with('<')
}

/// A JSON document as it is published; of keys, what verifies with them reads.
fn published(mut document: Map<String, Value>) -> Option<String> {
    if let Some(Value::Array(keys)) = document.get_mut("keys") {
        for key in keys {
            if let Value::Object(members) = key {
                members.retain(|name, _| KEY.contains(&name.as_str()));
            }
        }
    }
    serde_json::to_string(&document).ok()
}

/// Tokens that open nothing, in the form of RFC 6749 §5.1.
fn granted(id_token: Option<&str>) -> Vec<u8> {
    let mut tokens = json!({ "access_token": "not-kept", "token_type": "Bearer" });
    if let Some(id_token) = id_token {
        tokens["id_token"] = id_token.into();
    }
    tokens.to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "abc8Q~the-client-secret-of-the-tests";

    fn asked(method: &str, address: &str, body: &str) -> HttpRequest {
        http::Request::builder()
            .method(method)
            .uri(address)
            .body(body.as_bytes().to_vec())
            .unwrap()
    }

    fn exchange(request: &HttpRequest, status: u16, body: &Value) -> Exchange {
        let mut response = HttpResponse::new(body.to_string().into_bytes());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        Question::of(request).answered(&Ok(response))
    }

    #[test]
    fn nothing_that_was_sent_and_no_token_is_kept() {
        let body = format!("client_secret={SECRET}&code=0.the-code-of-the-tests");
        let request = asked("POST", "https://login.test/token?x=secret", &body);
        let tokens = json!({
            "access_token": "an-access-token",
            "id_token": "eyJ.eyJ.x",
            "token_type": "Bearer",
        });
        let refusal = json!({
            "error": "invalid_client",
            "error_description": format!("AADSTS7000215: {SECRET} is wrong"),
            "hint": "0.the-code-of-the-tests",
        });
        for (status, body) in [(200, tokens), (401, refusal)] {
            let kept = serde_json::to_string(&exchange(&request, status, &body)).unwrap();

            for secret in [SECRET, "the-code", "access-token", "eyJ", "x=secret"] {
                assert!(!kept.contains(secret), "{kept}");
            }
        }
    }

    #[test]
    fn a_refusal_and_a_document_come_back_as_they_came() {
        let request = asked("GET", "https://login.test/keys?appid=1", "");
        for (status, body) in [
            (200, json!({ "keys": [{ "kid": "a", "n": "AQ" }] })),
            (
                400,
                json!({ "error": "invalid_tenant", "error_codes": [90002] }),
            ),
        ] {
            let exchange = exchange(&request, status, &body);
            assert!(exchange.answers(&request));

            let back = exchange.replay(None).unwrap();

            assert_eq!(back.status().as_u16(), status);
            assert_eq!(serde_json::from_slice::<Value>(back.body()).unwrap(), body);
        }
    }
}
