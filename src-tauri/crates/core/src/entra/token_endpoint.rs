//! The token endpoint (RFC 6749 §3.2), asked by the `oauth2` crate over our own [`Http`] port.

use std::error::Error;
use std::fmt;
use std::sync::atomic::{AtomicU16, Ordering};

use futures_util::future::BoxFuture;
use oauth2::basic::BasicErrorResponse;
use oauth2::{AsyncHttpClient, RequestTokenError};
use url::Url;

use super::answer;
use crate::failure::{Failure, FailureCode};
use crate::ports::{Http, HttpRequest, HttpResponse};

/// Our port as the library's HTTP client. A type, because a closure would tie the future to one thread.
pub(crate) struct OverPort<'p> {
    http: &'p dyn Http,
    /// The status of the answer, which the library does not hand through; 0 before there is one.
    status: AtomicU16,
}

impl<'p> OverPort<'p> {
    /// Asks over `http`.
    pub(crate) const fn new(http: &'p dyn Http) -> Self {
        let status = AtomicU16::new(0);
        Self { http, status }
    }

    /// `failure`, with the status of the answer that it comes from.
    pub(crate) fn with_status(&self, mut failure: Failure) -> Failure {
        let status = self.status.load(Ordering::Relaxed);
        if status != 0 {
            failure.detail.get_or_insert_default().status = Some(status);
        }
        failure
    }
}

/// Why no answer came, as an error that the library hands through.
#[derive(Debug)]
pub(crate) struct Unanswered(Box<Failure>);

impl fmt::Display for Unanswered {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.code.fmt(out)
    }
}

impl Error for Unanswered {}

impl<'c> AsyncHttpClient<'c> for OverPort<'_> {
    type Error = Unanswered;
    type Future = BoxFuture<'c, Result<HttpResponse, Unanswered>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let sent = answer::send(self.http, request).await;
            let sent = sent.map_err(|failure| Unanswered(Box::new(failure)))?;
            self.status.store(sent.status().as_u16(), Ordering::Relaxed);
            // The library hands through what RFC 6749 knows alone.
            match answer::numbered(sent.body()) {
                Some(numbered) if !sent.status().is_success() => Ok(sent.map(|_| numbered)),
                Some(_) | None => Ok(sent),
            }
        })
    }
}

/// The refusal in the protocol's own form: an `error` of RFC 6749 §5.2, or one of Entra's with its number.
///
/// # Errors
///
/// Fails when no answer came, or one that is none of the protocol's, such as the page of a proxy.
pub(crate) fn refusal(
    error: RequestTokenError<Unanswered, BasicErrorResponse>,
    endpoint: &Url,
) -> Result<BasicErrorResponse, Failure> {
    match error {
        RequestTokenError::ServerResponse(response) if is_the_protocols(&response) => Ok(response),
        RequestTokenError::Request(Unanswered(failure)) => Err(*failure),
        // The body may hold a token, so nothing of it is kept.
        RequestTokenError::ServerResponse(_)
        | RequestTokenError::Parse(..)
        | RequestTokenError::Other(_) => {
            let host = endpoint.host_str().unwrap_or_default();
            let facts = [("host", host)];
            Err(Failure::with(FailureCode::MicrosoftUnexpected, &facts))
        }
    }
}

fn is_the_protocols(response: &BasicErrorResponse) -> bool {
    let description = response.error_description().map(String::as_str);
    answer::is_refusal(response.error().as_ref(), description)
}
