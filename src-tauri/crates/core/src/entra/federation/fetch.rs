//! Asks a provider for its federation metadata.

use http::StatusCode;
use url::Url;

use super::FederationMetadata;
use crate::entra::answer;
use crate::failure::{Detail, Failure, FailureCode, aadsts};
use crate::ports::Http;

/// Reads the metadata that `url` publishes.
///
/// # Errors
///
/// Fails when no answer came, when nothing is published there
/// ([`FailureCode::FederationMetadataNotFound`]), and when the answer is no metadata
/// ([`FailureCode::FederationMetadataMalformed`]).
pub async fn fetch(http: &dyn Http, url: &Url) -> Result<FederationMetadata, Failure> {
    let request = http::Request::get(url.as_str())
        .header(
            http::header::ACCEPT,
            "application/samlmetadata+xml, application/xml, text/xml",
        )
        .body(Vec::new())
        .map_err(|_| Failure::new(FailureCode::InternalDefect))?;
    let response = http
        .send(request)
        .await
        .map_err(|error| answer::unanswered(&error))?;
    match response.status() {
        StatusCode::OK => Ok(FederationMetadata::parse(response.body())?),
        StatusCode::TOO_MANY_REQUESTS => Err(Failure::new(FailureCode::MicrosoftThrottled)),
        status if status.is_server_error() => Err(Failure::new(FailureCode::MicrosoftUnavailable)),
        status => Err(refused(url, status, response.body())),
    }
}

/// Entra says on its page, by a number, whether it knows the directory or the application.
fn refused(url: &Url, status: StatusCode, body: &[u8]) -> Failure {
    let text = String::from_utf8_lossy(body);
    let named = aadsts::failure(None, Some(&text), &[]);
    if named.code != FailureCode::LoginRefused {
        return named;
    }
    let host = url.host_str().unwrap_or_default();
    Failure::with(FailureCode::FederationMetadataNotFound, &[("host", host)]).detailed(Detail {
        raw: Some(format!("HTTP status {}", status.as_u16())),
        ..Detail::default()
    })
}
