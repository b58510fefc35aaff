//! The probe: one client-credentials request (RFC 6749 §4.4) proves directory, application and secret.
//!
//! It does not prove redirect URIs, consent or assignment, and it is not repeated here: a secret made a
//! moment ago may be refused for some minutes, which the advice says.

use chrono::NaiveDate;
use oauth2::basic::{BasicClient, BasicErrorResponse, BasicTokenResponse};
use oauth2::{AuthType, ClientSecret, RequestTokenError, Scope, TokenUrl};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::inspect::question_length;
use crate::entra::registration::{ClientId, TenantId};
use crate::entra::token_endpoint::{self, OverPort, Unanswered};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::outcome::Outcome;
use crate::ports::Http;

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
    let endpoint = OverPort::new(http);
    let asked: Result<BasicTokenResponse, RequestTokenError<Unanswered, BasicErrorResponse>> =
        client
            .exchange_client_credentials()
            .add_scope(Scope::new(every_permission(&application.graph)))
            .request_async(&endpoint)
            .await;
    match asked {
        Ok(_token) => Outcome::Proved(()),
        Err(error) => {
            let refusal = token_endpoint::refusal(error, &application.token_endpoint);
            let failure = refusal.map_or_else(
                |failure| failure,
                |refusal| refused(&refusal, application, secret),
            );
            Outcome::of(endpoint.with_status(failure))
        }
    }
}

/// Client credentials take one scope only: all that was granted on one resource.
fn every_permission(graph: &Url) -> String {
    format!("{}/.default", graph.origin().ascii_serialization())
}

fn refused(
    refusal: &BasicErrorResponse,
    application: &Application,
    secret: &SecretString,
) -> Failure {
    // Redaction knows the form of today's secrets; this one it need not guess.
    let description = refusal.error_description();
    let description = description.map(|text| text.replace(secret.expose_secret(), "[removed]"));
    let (tenant, client_id) = (
        application.tenant.to_string(),
        application.client_id.to_string(),
    );
    let failure = aadsts::failure(
        Some(refusal.error().as_ref()),
        description.as_deref(),
        &[
            ("tenant", &tenant),
            ("asked", &tenant),
            ("client_id", &client_id),
        ],
    );
    match failure.code {
        FailureCode::TokenSecretWrong => with_length(failure, secret),
        // The probe is no sign-in: a refusal without a sentence of its own is one of the credentials.
        FailureCode::LoginRefused | FailureCode::LoginDeclined | FailureCode::LoginDenied => {
            Failure {
                code: FailureCode::TokenRefused,
                ..failure
            }
        }
        _ => failure,
    }
}

/// The same failure, with the day on which the secret ended, where it has expired. A stated day that is still to come
/// was no such day.
#[must_use]
pub fn ended(failure: Failure, stated: Option<NaiveDate>, today: NaiveDate) -> Failure {
    match stated.filter(|day| *day <= today) {
        Some(day) if failure.code == FailureCode::TokenSecretExpired => {
            failure.about("date", &day.to_string())
        }
        Some(_) | None => failure,
    }
}

/// An unusual length is worth a second look once the secret was refused.
fn with_length(mut failure: Failure, secret: &SecretString) -> Failure {
    if let Some(question) = question_length(secret) {
        failure.facts.extend(question.facts);
    }
    failure
}

#[cfg(test)]
mod tests;
