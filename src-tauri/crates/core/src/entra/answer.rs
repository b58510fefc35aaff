//! An answer of Microsoft's over HTTP: the difference between an answer, trouble, and none at all.

use http::header::RETRY_AFTER;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::failure::{Detail, Failure, FailureCode, NextAction};
use crate::limits;
use crate::outcome::Outcome;
use crate::ports::{Http, HttpError, HttpRequest, HttpResponse};

/// The body of a refusal (RFC 6749 §5.2, with what Entra adds).
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Refusal {
    /// Decides.
    pub(crate) error: String,
    /// For people; holds the number.
    #[serde(default)]
    pub(crate) error_description: Option<String>,
}

/// What a question to Microsoft came to.
#[derive(Debug)]
pub(crate) enum Answer<T> {
    /// The document that was asked for.
    Document(T),
    /// A refusal in the protocol's own form.
    Refused(Refusal),
    /// No answer to the question.
    None(Failure),
}

/// Gets a JSON document. A connection that fails is tried once more, because the first one after a pause
/// of the network often fails; anything that was answered is not asked again.
pub(crate) async fn get<T: DeserializeOwned>(http: &dyn Http, url: &Url) -> Answer<T> {
    let sent = match http.send(question(url)).await {
        Err(HttpError::Unreachable { .. }) => http.send(question(url)).await,
        sent => sent,
    };
    match sent {
        Ok(response) => read(url, &response),
        Err(error) => Answer::None(unanswered(&error)),
    }
}

/// The failure that the lack of an answer is.
pub(crate) fn unanswered(error: &HttpError) -> Failure {
    match error {
        HttpError::TimedOut { host } => {
            Failure::with(FailureCode::NetworkTimedOut, &[("host", host)])
        }
        HttpError::TooLarge { host } => {
            Failure::with(FailureCode::MicrosoftUnexpected, &[("host", host)])
        }
        HttpError::Unreachable { host, reason } => Failure::with(
            FailureCode::NetworkUnreachable,
            &[("host", host), ("reason", reason)],
        ),
    }
}

/// The failure that an answer is by its status alone: throttling, outage, a proxy in between.
pub(crate) fn trouble(url: &Url, response: &HttpResponse) -> Option<Failure> {
    let host = url.host_str().unwrap_or_default();
    match response.status() {
        StatusCode::TOO_MANY_REQUESTS => Some(throttled(pause(response))),
        StatusCode::PROXY_AUTHENTICATION_REQUIRED => Some(Failure::with(
            FailureCode::NetworkUnreachable,
            &[("host", host), ("reason", "the proxy asks for a password")],
        )),
        status if status.is_server_error() => {
            let failure = Failure::with(
                FailureCode::MicrosoftUnavailable,
                &[("host", host), ("status", status.as_str())],
            );
            Some(match pause(response) {
                Some(seconds) => failure.then(NextAction::Wait {
                    seconds: Some(seconds),
                }),
                None => failure,
            })
        }
        status if status.is_redirection() => Some(unexpected(url, status)),
        _ => None,
    }
}

/// The failure that an answer is when it is not what the protocol promises. Its body is not kept: nobody
/// knows what is in it.
pub(crate) fn unexpected(url: &Url, status: StatusCode) -> Failure {
    Failure::with(
        FailureCode::MicrosoftUnexpected,
        &[("host", url.host_str().unwrap_or_default())],
    )
    .detailed(Detail {
        raw: Some(format!("HTTP status {}", status.as_u16())),
        ..Detail::default()
    })
}

/// Puts a failure where it belongs: trouble of Microsoft's or of the network disproves nothing.
pub(crate) fn refused<T>(failure: Failure) -> Outcome<T> {
    let area = failure.code.as_str().split('.').next().unwrap_or_default();
    if matches!(area, "microsoft" | "network") {
        Outcome::Inconclusive(failure)
    } else {
        Outcome::Disproved(failure)
    }
}

fn question(url: &Url) -> HttpRequest {
    let mut request = HttpRequest::new(Vec::new());
    *request.method_mut() = Method::GET;
    if let Ok(uri) = url.as_str().parse() {
        *request.uri_mut() = uri;
    }
    request.headers_mut().insert(
        http::header::ACCEPT,
        http::HeaderValue::from_static("application/json"),
    );
    request
}

fn read<T: DeserializeOwned>(url: &Url, response: &HttpResponse) -> Answer<T> {
    if let Some(failure) = trouble(url, response) {
        return Answer::None(failure);
    }
    let body = response.body();
    if response.status() == StatusCode::OK {
        return serde_json::from_slice(body).map_or_else(
            |_| Answer::None(unexpected(url, response.status())),
            Answer::Document,
        );
    }
    serde_json::from_slice(body).map_or_else(
        |_| Answer::None(unexpected(url, response.status())),
        Answer::Refused,
    )
}

fn throttled(seconds: Option<u32>) -> Failure {
    let named = seconds.map(|seconds| seconds.to_string());
    let facts: Vec<_> = named
        .as_deref()
        .map(|seconds| ("seconds", seconds))
        .into_iter()
        .collect();
    Failure::with(FailureCode::MicrosoftThrottled, &facts).then(NextAction::Wait { seconds })
}

/// Microsoft sends whole seconds (RFC 9110 §10.2.3 would allow a date as well).
fn pause(response: &HttpResponse) -> Option<u32> {
    let seconds: u32 = response
        .headers()
        .get(RETRY_AFTER)?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()?;
    Some(seconds.min(limits::RETRY_AFTER_SECONDS))
}
