//! An answer over HTTP: the one place where the lack of one, or trouble in its place, becomes a failure.

use http::header::{ACCEPT, CONTENT_TYPE, RETRY_AFTER};
use http::{Request, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use url::Url;

use crate::failure::aadsts::Aadsts;
use crate::failure::{Detail, Failure, FailureCode, NextAction};
use crate::limits;
use crate::pasted::encoding::without_mark;
use crate::ports::{Http, HttpError, HttpRequest, HttpResponse};

/// The body of a refusal (RFC 6749 §5.2).
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ErrorResponse {
    /// The protocol's word.
    pub(crate) error: String,
    /// For people; holds the number.
    #[serde(default)]
    pub(crate) error_description: Option<String>,
}

/// What a question came to.
#[derive(Debug)]
pub(crate) enum Reply<T> {
    /// The document that was asked for.
    Document(T),
    /// A refusal in the protocol's own form.
    Refused(ErrorResponse),
    /// No answer to the question.
    None(Failure),
}

/// Gets a JSON document where only the document itself counts as an answer.
///
/// # Errors
///
/// Fails when no answer came, or another one.
pub async fn document<T: DeserializeOwned>(http: &dyn Http, url: &Url) -> Result<T, Failure> {
    let response = ask(http, url, JSON).await?;
    let unexpected = || unexpected(url.host_str(), response.status());
    if response.status() != StatusCode::OK {
        return Err(unexpected());
    }
    serde_json::from_slice(without_mark(response.body())).map_err(|_| unexpected())
}

/// Gets a JSON document, or a refusal.
pub(crate) async fn get<T: DeserializeOwned>(http: &dyn Http, url: &Url) -> Reply<T> {
    let response = match ask(http, url, JSON).await {
        Ok(response) => response,
        Err(failure) => return Reply::None(failure),
    };
    let unexpected = || Reply::None(unexpected(url.host_str(), response.status()));
    let body = without_mark(response.body());
    if response.status() == StatusCode::OK {
        return serde_json::from_slice(body).map_or_else(|_| unexpected(), Reply::Document);
    }
    let whole = numbered(body);
    match serde_json::from_slice::<ErrorResponse>(whole.as_deref().unwrap_or(body)) {
        Ok(refusal) if is_refusal(&refusal.error, refusal.error_description.as_deref()) => {
            Reply::Refused(refusal)
        }
        _ => unexpected(),
    }
}

/// The refusal in `body` with all of it as its description, where Entra's number stands beside the description and not
/// in it: in `error_codes`. None where there is nothing to put right.
pub(crate) fn numbered(body: &[u8]) -> Option<Vec<u8>> {
    const DESCRIPTION: &str = "error_description";
    let mut members: Map<String, Value> = serde_json::from_slice(without_mark(body)).ok()?;
    members.get("error")?.as_str()?;
    let codes = members.get("error_codes")?.as_array()?;
    let description = members.get(DESCRIPTION).and_then(Value::as_str);
    if codes.is_empty() || description.and_then(Aadsts::parse).is_some() {
        return None;
    }
    let whole = serde_json::to_string(&members).ok()?;
    members.insert(DESCRIPTION.to_owned(), whole.into());
    serde_json::to_vec(&members).ok()
}

/// Whether an `error` with its description is the protocol's: a code of RFC 6749 §5.2 or of Entra's own, or any
/// with Entra's number. A proxy may answer in JSON as well.
pub(crate) fn is_refusal(error: &str, description: Option<&str>) -> bool {
    matches!(
        error,
        "invalid_client"
            | "invalid_grant"
            | "invalid_request"
            | "invalid_scope"
            | "invalid_tenant"
            | "unauthorized_client"
            | "unsupported_grant_type"
    ) || description.and_then(Aadsts::parse).is_some()
}

const JSON: &str = "application/json";

/// Gets what is at `url`. A connection that fails is tried once more, because the first one after a pause of
/// the network often fails; anything that was answered is not asked again.
///
/// # Errors
///
/// As [`send`].
pub(crate) async fn ask(
    http: &dyn Http,
    url: &Url,
    accept: &'static str,
) -> Result<HttpResponse, Failure> {
    let question = || {
        Request::get(url.as_str())
            .header(ACCEPT, accept)
            .body(Vec::new())
            .map_err(|_| Failure::new(FailureCode::InternalDefect))
    };
    let sent = match http.send(question()?).await {
        Err(HttpError::Unreachable { .. }) => http.send(question()?).await,
        sent => sent,
    };
    answered(url.host_str(), sent)
}

/// Sends `request`, once.
///
/// # Errors
///
/// Fails when no answer came, and when its status says that it is none: throttling, outage, a redirect, a
/// proxy in between.
pub(crate) async fn send(http: &dyn Http, request: HttpRequest) -> Result<HttpResponse, Failure> {
    let host = request.uri().host().map(str::to_owned);
    answered(host.as_deref(), http.send(request).await)
}

/// The failure that an answer is when it is not what the protocol promises. Its body is not kept: nobody
/// knows what is in it.
pub(crate) fn unexpected(host: Option<&str>, status: StatusCode) -> Failure {
    of_host(FailureCode::MicrosoftUnexpected, host, "").detailed(Detail {
        status: Some(status.as_u16()),
        ..Detail::default()
    })
}

/// Whether the answer says of itself that it is a page for people.
pub(crate) fn is_page(response: &HttpResponse) -> bool {
    let stated = response.headers().get(CONTENT_TYPE);
    stated
        .and_then(|stated| stated.to_str().ok())
        .and_then(|stated| stated.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("text/html"))
}

fn answered(
    host: Option<&str>,
    sent: Result<HttpResponse, HttpError>,
) -> Result<HttpResponse, Failure> {
    let response = sent?;
    match trouble(host, &response) {
        Some(failure) => Err(failure),
        None => Ok(response),
    }
}

fn trouble(host: Option<&str>, response: &HttpResponse) -> Option<Failure> {
    let status = response.status();
    let seconds = pause(response);
    match status {
        StatusCode::TOO_MANY_REQUESTS => {
            let stated = seconds.map(|seconds| seconds.to_string());
            let facts = [("seconds", stated.as_deref().unwrap_or_default())];
            let failure = Failure::with(FailureCode::MicrosoftThrottled, &facts);
            Some(failure.then(NextAction::Wait { seconds }))
        }
        StatusCode::PROXY_AUTHENTICATION_REQUIRED => Some(Failure::with(
            FailureCode::NetworkUnreachable,
            &[
                ("host", host.unwrap_or_default()),
                ("reason", "proxy-password"),
            ],
        )),
        _ if status.is_server_error() => {
            let failure = of_host(FailureCode::MicrosoftUnavailable, host, status.as_str());
            Some(match seconds {
                Some(_) => failure.then(NextAction::Wait { seconds }),
                None => failure,
            })
        }
        _ if status.is_redirection() => Some(unexpected(host, status)),
        _ => None,
    }
}

fn of_host(code: FailureCode, host: Option<&str>, status: &str) -> Failure {
    let facts = [("host", host.unwrap_or_default()), ("status", status)];
    Failure::with(code, &facts).detailed(Detail {
        status: status.parse().ok(),
        ..Detail::default()
    })
}

/// Microsoft sends whole seconds (RFC 9110 §10.2.3 would allow a date as well).
pub(super) fn pause(response: &HttpResponse) -> Option<u32> {
    let stated = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    let seconds: u32 = stated.trim().parse().ok()?;
    Some(seconds.min(limits::RETRY_AFTER_SECONDS))
}

#[cfg(test)]
mod tests;
