//! Redeems a code at the token endpoint (RFC 6749 §4.1.3), over our own [`Http`] port.

use std::fmt;

use oauth2::basic::BasicErrorResponseType::InvalidClient;
use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
    BasicTokenType,
};
use oauth2::{
    AuthType, AuthorizationCode, Client, ClientId, ClientSecret, ExtraTokenFields,
    PkceCodeVerifier, RedirectUrl, StandardRevocableToken, StandardTokenResponse,
    TokenResponse as _, TokenUrl,
};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use super::trace::Trace;
use super::{Expect, LoginParameters};
use crate::entra::token_endpoint::{self, OverPort};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::ports::Http;

/// What a token endpoint sent.
pub(crate) struct Tokens {
    pub(crate) id_token: Option<SecretString>,
    pub(crate) access_token: Option<SecretString>,
}

/// Redeems `code`.
///
/// # Errors
///
/// Fails with what the token endpoint says, in the words of the catalogue, or with why it did not answer.
pub(crate) async fn redeem(
    params: &LoginParameters,
    code: &SecretString,
    verifier: PkceCodeVerifier,
    http: &dyn Http,
    trace: &Trace,
) -> Result<Tokens, Failure> {
    let client = client(params)?;
    let endpoint = OverPort::new(http);
    let answer = client
        .exchange_code(AuthorizationCode::new(code.expose_secret().to_owned()))
        .set_pkce_verifier(verifier)
        .request_async(&endpoint)
        .await;
    match answer {
        Ok(response) => Ok(Tokens {
            access_token: Some(response.access_token().secret().clone().into()),
            id_token: response
                .extra_fields()
                .id_token
                .clone()
                .map(SecretString::from),
        }),
        Err(error) => {
            let refusal = token_endpoint::refusal(error, &params.metadata.token_endpoint);
            let failure = refusal.map_or_else(
                |failure| failure,
                |refusal| refused(&refusal, params, trace),
            );
            Err(endpoint.with_status(failure))
        }
    }
}

type TokenClient<AuthUrl, TokenUrl> = Client<
    BasicErrorResponse,
    StandardTokenResponse<WithIdToken, BasicTokenType>,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    AuthUrl,
    oauth2::EndpointNotSet,
    oauth2::EndpointNotSet,
    oauth2::EndpointNotSet,
    TokenUrl,
>;

fn client(
    params: &LoginParameters,
) -> Result<TokenClient<oauth2::EndpointNotSet, oauth2::EndpointSet>, Failure> {
    let redirect_uri = RedirectUrl::new(params.redirect_uri.to_string())
        .map_err(|_| Failure::new(FailureCode::RedirectUriMalformed))?;
    let client = Client::new(ClientId::new(params.client_id.clone()))
        .set_auth_type(client_authentication(params.expect))
        .set_token_uri(TokenUrl::from_url(params.metadata.token_endpoint.clone()))
        .set_redirect_uri(redirect_uri);
    Ok(match &params.client_secret {
        Some(secret) => {
            client.set_client_secret(ClientSecret::new(secret.expose_secret().to_owned()))
        }
        None => client,
    })
}

/// Entra documents the body; elsewhere the header is what a provider that says nothing understands
/// (OpenID Connect Discovery §3, `token_endpoint_auth_methods_supported`).
const fn client_authentication(expect: Expect) -> AuthType {
    match expect {
        Expect::Entra { .. } => AuthType::RequestBody,
        Expect::Foreign => AuthType::BasicAuth,
    }
}

/// `invalid_client` and no number of Entra's: client authentication failed (RFC 6749 §5.2). The client ID was
/// good for a code, so it was the secret.
fn unauthenticated(params: &LoginParameters, failure: Failure) -> Failure {
    let code = match (params.expect, &params.client_secret) {
        (Expect::Entra { .. }, _) => return failure,
        (Expect::Foreign, Some(_)) => FailureCode::TokenSecretWrong,
        (Expect::Foreign, None) => FailureCode::TokenSecretMissing,
    };
    Failure {
        detail: failure.detail,
        ..Failure::new(code)
    }
}

fn refused(refusal: &BasicErrorResponse, params: &LoginParameters, trace: &Trace) -> Failure {
    let description = refusal.error_description().map(|text| trace.clean(text));
    let facts = [
        ("client_id", params.client_id.as_str()),
        ("redirect_uri", params.redirect_uri.as_str()),
    ];
    let error = refusal.error();
    let failure = aadsts::failure(Some(error.as_ref()), description.as_deref(), &facts);
    if failure.code == FailureCode::TokenRefused && *error == InvalidClient {
        unauthenticated(params, failure)
    } else {
        failure
    }
}

/// The member that OpenID Connect Core §3.1.3.3 adds to a token response.
#[derive(Clone, Deserialize, Serialize)]
struct WithIdToken {
    #[serde(skip_serializing)]
    id_token: Option<String>,
}

impl ExtraTokenFields for WithIdToken {}

impl fmt::Debug for WithIdToken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("WithIdToken([redacted])")
    }
}
