//! The probe: one client-credentials request (RFC 6749 §4.4) proves directory, application and secret.
//!
//! It does not prove redirect URIs, consent or assignment, and it is not repeated here: a secret made a
//! moment ago may be refused for some minutes, which the advice says.

use futures_util::future::BoxFuture;
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{AsyncHttpClient, AuthType, ClientSecret, RequestTokenError, Scope, TokenUrl};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::entra::answer;
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::outcome::Outcome;
use crate::ports::{Http, HttpError, HttpRequest, HttpResponse};

/// The application that is to be proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its directory: never `common`, which has no application credentials.
    pub tenant: TenantId,
    /// Application (client) ID.
    pub client_id: ClientId,
    /// The token endpoint of its directory, from the discovery document.
    pub token_endpoint: Url,
    /// The Microsoft Graph address of its cloud, for the scope.
    pub graph: Url,
}

/// Why the exchange came to no answer.
#[derive(Debug, thiserror::Error)]
enum Unanswered {
    #[error(transparent)]
    Http(#[from] HttpError),
    #[error("the answer is none of the protocol's")]
    Trouble(Box<Failure>),
}

type Refusal = RequestTokenError<Unanswered, BasicErrorResponse>;

/// Asks for a token with `secret` and drops it at once.
pub async fn probe(
    http: &dyn Http,
    application: &Application,
    secret: &SecretString,
) -> Outcome<()> {
    let client = BasicClient::new(oauth2::ClientId::new(application.client_id.to_string()))
        .set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()))
        .set_auth_type(AuthType::RequestBody)
        .set_token_uri(TokenUrl::from_url(application.token_endpoint.clone()));
    let port = OverPort {
        http,
        endpoint: &application.token_endpoint,
    };
    let asked: Result<BasicTokenResponse, Refusal> = client
        .exchange_client_credentials()
        .add_scope(Scope::new(every_permission(&application.graph)))
        .request_async(&port)
        .await;
    match asked {
        Ok(_token) => Outcome::Proved(()),
        Err(refusal) => judge(refusal, application, secret),
    }
}

/// Client credentials take one scope only: all that was granted on one resource.
fn every_permission(graph: &Url) -> String {
    format!("{}/.default", graph.origin().ascii_serialization())
}

/// Our port as the library's HTTP client. A type, because a closure would tie the future to one thread.
struct OverPort<'p> {
    http: &'p dyn Http,
    endpoint: &'p Url,
}

impl<'c> AsyncHttpClient<'c> for OverPort<'_> {
    type Error = Unanswered;
    type Future = BoxFuture<'c, Result<HttpResponse, Unanswered>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let response = self.http.send(request).await?;
            match answer::trouble(self.endpoint, &response) {
                Some(failure) => Err(Unanswered::Trouble(Box::new(failure))),
                None => Ok(response),
            }
        })
    }
}

fn judge(refusal: Refusal, application: &Application, secret: &SecretString) -> Outcome<()> {
    match refusal {
        RequestTokenError::ServerResponse(response) => refused(
            response.error().as_ref(),
            response.error_description(),
            application,
            secret,
        ),
        RequestTokenError::Request(Unanswered::Http(error)) => {
            Outcome::Inconclusive(answer::unanswered(&error))
        }
        RequestTokenError::Request(Unanswered::Trouble(failure)) => Outcome::Inconclusive(*failure),
        // The body may hold a token, so nothing of it is kept.
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            let host = application.token_endpoint.host_str().unwrap_or_default();
            Outcome::Inconclusive(Failure::with(
                FailureCode::MicrosoftUnexpected,
                &[("host", host)],
            ))
        }
    }
}

fn refused(
    error: &str,
    description: Option<&String>,
    application: &Application,
    secret: &SecretString,
) -> Outcome<()> {
    // Redaction knows the form of today's secrets; this one it need not guess.
    let description = description.map(|text| text.replace(secret.expose_secret(), "[removed]"));
    let (tenant, client_id) = (
        application.tenant.to_string(),
        application.client_id.to_string(),
    );
    let failure = aadsts::failure(
        Some(error),
        description.as_deref(),
        &[
            ("tenant", &tenant),
            ("asked", &tenant),
            ("client_id", &client_id),
        ],
    );
    let failure = match failure.code {
        // The probe is no sign-in: a refusal without a sentence of its own is one of the credentials.
        FailureCode::LoginRefused | FailureCode::LoginDeclined => {
            aadsts::failure(Some("invalid_client"), description.as_deref(), &[])
        }
        _ => failure,
    };
    answer::refused(failure)
}

#[cfg(test)]
mod tests;
