//! Asks a provider for its federation metadata.

use http::StatusCode;
use url::Url;

use super::FederationMetadata;
use crate::entra::answer;
use crate::failure::aadsts::{self, Aadsts};
use crate::failure::{Failure, FailureCode};
use crate::ports::Http;

/// Reads the metadata that `url` publishes.
///
/// # Errors
///
/// Fails when no answer came, when nothing is published there
/// ([`FailureCode::FederationMetadataNotFound`]), and when the answer is no metadata
/// ([`FailureCode::FederationMetadataMalformed`]).
pub async fn fetch(http: &dyn Http, url: &Url) -> Result<FederationMetadata, Failure> {
    let document = fetch_document(http, url).await?;
    Ok(FederationMetadata::parse(&document)?)
}

/// The document that `url` publishes, byte for byte, whatever it may be.
///
/// # Errors
///
/// Fails when no answer came, and when nothing is published there ([`FailureCode::FederationMetadataNotFound`]).
pub async fn fetch_document(http: &dyn Http, url: &Url) -> Result<Vec<u8>, Failure> {
    let response = answer::ask(http, url, METADATA).await?;
    match response.status() {
        // What a proxy puts in the place of an answer is a page, whatever its status.
        StatusCode::OK if answer::is_page(&response) => {
            Err(answer::unexpected(url.host_str(), response.status()))
        }
        StatusCode::OK => Ok(response.into_body()),
        status => Err(refused(url, status, response.body())),
    }
}

const METADATA: &str = "application/samlmetadata+xml, application/xml, text/xml";

/// Entra says on its page, by a number, whether it knows the directory or the application.
fn refused(url: &Url, status: StatusCode, body: &[u8]) -> Failure {
    let page = String::from_utf8_lossy(body);
    let unexpected = answer::unexpected(url.host_str(), status);
    if Aadsts::parse(&page).is_some() {
        let named = aadsts::failure(None, Some(&page), &[]);
        if named.code != FailureCode::LoginRefused {
            return named;
        }
    }
    if status != StatusCode::NOT_FOUND {
        return unexpected;
    }
    let host = url.host_str().unwrap_or_default();
    let facts = [("host", host)];
    Failure {
        detail: unexpected.detail,
        ..Failure::with(FailureCode::FederationMetadataNotFound, &facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::scripted::Scripted;

    #[tokio::test]
    async fn a_page_in_the_place_of_metadata_is_somebody_elses_answer_whatever_its_status() {
        for status in [200, 403] {
            let page = http::Response::builder()
                .status(status)
                .header("content-type", "text/html; charset=utf-8")
                .body(b"<!doctype html><h1>Access denied</h1>".to_vec())
                .unwrap();
            let http = Scripted::default().respond("/metadata", page);
            let url = Url::parse("https://login.test/metadata").unwrap();

            let failure = fetch(&http, &url).await.unwrap_err();

            assert_eq!(failure.code, FailureCode::MicrosoftUnexpected, "{status}");
        }
    }
}
