//! The authorization code flow with PKCE (OpenID Connect Core §3.1, RFC 7636), as a typestate: the three
//! random values are made once, sent once and compared once.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use oauth2::basic::BasicClient;
use oauth2::{AuthUrl, ClientId, CsrfToken, PkceCodeVerifier, RedirectUrl, Scope};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::capture::{ArrivedAt, LoginAnswer};
use super::check::{Checks, Clause};
use super::exchange::{self, Tokens};
use super::id_token::{ExpectedIdToken, issuer_of};
use super::judge::{AuthorizationResponse, Proceedings, authorization_response, code_verifier};
use super::jws::Jws;
use super::keys::KeySet;
use super::recording::{AskedOidc, Keeping, LoginRecording, NOT_KEPT, RecordedRequest};
use super::unsent::Unsent;
use super::witness::Cryptography;
use super::{EventSink, Expect, Judged, LoginEvent, LoginParameters, pkce};
use crate::entra::recorder::Recorder;
use crate::failure::{Failure, FailureCode};
use crate::ports::{Clock, Entropy, Http};

/// An authorization request (RFC 6749 §4.1.1) that nobody has sent yet.
pub type AuthorizationRequest = Unsent<OidcInFlight>;

/// A login whose request was sent and whose answer has not come.
pub struct OidcInFlight {
    params: LoginParameters,
    state: String,
    nonce: String,
    verifier: PkceCodeVerifier,
}

impl AuthorizationRequest {
    /// Makes a request with a fresh state, nonce and code verifier, in this order.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::RedirectUriMalformed`] when the redirect URI is no address.
    pub fn new(params: LoginParameters, entropy: &dyn Entropy) -> Result<Self, Failure> {
        let redirect_uri = RedirectUrl::new(params.redirect_uri.to_string())
            .map_err(|_| Failure::new(FailureCode::RedirectUriMalformed))?;
        let state = pkce::unguessable(entropy);
        let nonce = pkce::unguessable(entropy);
        let (verifier, challenge) = pkce::pair(entropy);
        let client = BasicClient::new(ClientId::new(params.client_id.clone()))
            .set_auth_uri(AuthUrl::from_url(
                params.metadata.authorization_endpoint.clone(),
            ))
            .set_redirect_uri(redirect_uri);
        let request = client
            .authorize_url(|| CsrfToken::new(state.clone()))
            .add_scopes(params.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .add_extra_param("nonce", nonce.clone())
            .add_extra_param("response_mode", "query");
        let request = match &params.login_hint {
            Some(hint) => request.add_extra_param("login_hint", hint.clone()),
            // A strict provider refuses a prompt that it does not know (OpenID Connect Core §3.1.2.6).
            None if params.prompt_select_account && params.expect != Expect::Foreign => {
                request.add_extra_param("prompt", "select_account")
            }
            None => request,
        };
        let (url, _) = request.url();
        Ok(Self {
            url,
            login: OidcInFlight {
                params,
                state,
                nonce,
                verifier,
            },
        })
    }
}

impl OidcInFlight {
    /// The state that the answer must carry.
    #[must_use]
    pub fn state(&self) -> &str {
        &self.state
    }

    /// Takes the answer, redeems its code, verifies the ID token and judges.
    pub async fn receive(
        self,
        answer: LoginAnswer,
        http: &dyn Http,
        clock: &dyn Clock,
        report: EventSink<'_>,
    ) -> Judged {
        let recording = self.recording(&answer, clock.now());
        let recorder = Recorder::over(http);
        let judged_at = Mutex::new(recording.at);
        let now = || {
            let now = clock.now();
            *judged_at.lock().unwrap_or_else(PoisonError::into_inner) = now;
            now
        };
        let cryptography = Cryptography::Performed;
        let judged = self
            .judged(answer, &recorder, &now, report, cryptography)
            .await;
        judged.resting_on(LoginRecording {
            at: judged_at
                .into_inner()
                .unwrap_or_else(PoisonError::into_inner),
            exchanges: recorder.exchanges(),
            ..recording
        })
    }

    fn recording(&self, answer: &LoginAnswer, at: DateTime<Utc>) -> LoginRecording {
        let params = &self.params;
        let asked = AskedOidc {
            metadata: params.metadata.clone(),
            client_id: params.client_id.clone(),
            redirect_uri: params.redirect_uri.clone(),
            scopes: params.scopes.clone(),
            directory: params.expect.tenant(),
            nonce: self.nonce.clone(),
            authenticates: params.client_secret.is_some(),
            redeems: params.redeem,
        };
        let keeping = Keeping {
            state: Some(&self.state),
            sent: params.client_secret.iter().collect(),
        };
        let asked = RecordedRequest::Oidc(asked);
        LoginRecording::new(at, asked, &params.contract, answer, &keeping)
    }

    /// A login whose answer came before and is judged again.
    pub(super) fn again(params: LoginParameters, state: &str, nonce: &str) -> Self {
        Self {
            params,
            state: state.to_owned(),
            nonce: nonce.to_owned(),
            verifier: PkceCodeVerifier::new(NOT_KEPT.to_owned()),
        }
    }

    /// The verdict on the answer; `now` tells the time, `cryptography` what only a signature can show.
    pub(super) async fn judged(
        self,
        answer: LoginAnswer,
        http: &dyn Http,
        now: &(dyn Fn() -> DateTime<Utc> + Send + Sync),
        report: EventSink<'_>,
        cryptography: Cryptography<'_>,
    ) -> Judged {
        // What Entra shows on its own page never came back from there.
        if !matches!(answer, LoginAnswer::PageError { .. }) {
            report(LoginEvent::AnswerArrived);
        }
        let Self {
            params,
            state,
            nonce,
            verifier,
        } = self;
        let mut proceedings = Proceedings::begin(now(), &params.contract);
        let trace = &mut proceedings.trace;
        trace.asked(&params, &state, &nonce);
        trace.hide("code_verifier", &verifier.secret().clone().into());
        trace.answered(&answer);
        landing(&mut proceedings.checks, &answer, &params, &state);
        if proceedings.checks.first_failed().is_some() {
            return proceedings.refused();
        }

        let held = hold(&mut proceedings, answer, &params, verifier, http, report).await;
        let (tokens, code) = match held {
            Ok(Some(held)) => held,
            Ok(None) => return proceedings.unredeemed(),
            Err(failure) => return proceedings.failed(failure),
        };
        let keys = match keys_for(&tokens, &params, http).await {
            Ok(keys) => keys,
            Err(failure) => return proceedings.failed(failure),
        };
        report(LoginEvent::KeysRead);
        proceedings.trace.published(&keys);
        let expected = ExpectedIdToken {
            client_id: &params.client_id,
            issuer: Some(issuer_of(&params.metadata.issuer, params.expect.tenant())),
            tenant: params.expect.tenant(),
            nonce: Some(&nonce),
            access_token: tokens.access_token.as_ref(),
            code: code.as_ref(),
            now: now(),
        };
        let judged = proceedings.verify(&tokens, Some(&keys), &expected, cryptography);
        if !judged.claims.is_empty() {
            report(LoginEvent::IdTokenVerified);
        }
        judged
    }
}

/// The tokens to verify, with the code that came before or beside them; none where the code that came is
/// not to be redeemed.
async fn hold(
    proceedings: &mut Proceedings<'_>,
    answer: LoginAnswer,
    params: &LoginParameters,
    verifier: PkceCodeVerifier,
    http: &dyn Http,
    report: EventSink<'_>,
) -> Result<Option<(Tokens, Option<SecretString>)>, Failure> {
    let tenant = params.expect.tenant().map(|tenant| tenant.to_string());
    let facts = [
        ("client_id", params.client_id.as_str()),
        ("redirect_uri", params.redirect_uri.as_str()),
        ("tenant", tenant.as_deref().unwrap_or("–")),
    ];
    let told = authorization_response(answer, &facts, &proceedings.trace);
    let refused = matches!(told, AuthorizationResponse::Failure(_));
    let checks = &mut proceedings.checks;
    checks.judge(Clause::NoError, !refused, None, None);
    match told {
        AuthorizationResponse::Failure(failure) => Err(failure),
        AuthorizationResponse::Code(_) if !params.redeem => Ok(None),
        AuthorizationResponse::Code(code) => {
            let tokens = redeem(proceedings, params, &code, verifier, http).await?;
            report(LoginEvent::CodeExchanged);
            Ok(Some((tokens, Some(code))))
        }
        AuthorizationResponse::Tokens { tokens, code } => {
            checks.skip(Clause::CodeVerifier);
            Ok(Some((tokens, code)))
        }
    }
}

async fn redeem(
    proceedings: &mut Proceedings<'_>,
    params: &LoginParameters,
    code: &SecretString,
    verifier: PkceCodeVerifier,
    http: &dyn Http,
) -> Result<Tokens, Failure> {
    let redeemed = exchange::redeem(params, code, verifier, http, &proceedings.trace).await;
    let failure = redeemed.as_ref().err();
    proceedings.trace.exchanged(failure);
    code_verifier(&mut proceedings.checks, failure.map(|failure| failure.code));
    redeemed
}

/// The published keys, asked for once more when the token is signed by one that is not among them: keys
/// are rolled without notice.
async fn keys_for(
    tokens: &Tokens,
    params: &LoginParameters,
    http: &dyn Http,
) -> Result<KeySet, Failure> {
    let keys = KeySet::fetch(http, &params.metadata.jwks_uri).await?;
    let kid = tokens.id_token.as_ref().and_then(kid);
    if kid.is_none() || !keys.signing_keys(kid.as_deref()).is_empty() {
        return Ok(keys);
    }
    KeySet::fetch(http, &params.metadata.jwks_uri).await
}

fn kid(token: &SecretString) -> Option<String> {
    let jws = Jws::parse(token.expose_secret()).ok()?;
    jws.header_text("kid").map(str::to_owned)
}

/// What the way of the answer proves.
fn landing(checks: &mut Checks, answer: &LoginAnswer, params: &LoginParameters, state: &str) {
    let landing = answer.landing();
    let redirect_uri = params.redirect_uri.as_str();
    match landing.map(|landing| &landing.at) {
        Some(ArrivedAt::RedirectUri) => {
            checks.judge(
                Clause::Answered,
                true,
                redirect_uri.to_owned(),
                redirect_uri.to_owned(),
            );
        }
        Some(ArrivedAt::Address(at)) => {
            let there = same_address(at, redirect_uri);
            checks.judge(Clause::Answered, there, redirect_uri.to_owned(), at.clone());
        }
        Some(ArrivedAt::Unknown) | None => checks.skip(Clause::Answered),
    }
    let received = landing.and_then(|landing| landing.state.as_deref());
    if received.is_none() && needs_no_state(answer) {
        checks.skip(Clause::State);
    } else {
        checks.judge(
            Clause::State,
            received == Some(state),
            state.to_owned(),
            received.map(str::to_owned),
        );
    }
    match landing.and_then(|landing| landing.iss.as_ref()) {
        Some(iss) => {
            let issuer = issuer_of(&params.metadata.issuer, params.expect.tenant());
            checks.judge(
                Clause::AnswerIssuer,
                *iss == issuer,
                issuer.clone(),
                iss.clone(),
            );
        }
        None => checks.skip(Clause::AnswerIssuer),
    }
}

/// What was pasted without any address: a token is bound to this request by its nonce, and an error gives
/// nothing away. A code without the state is somebody else's.
const fn needs_no_state(answer: &LoginAnswer) -> bool {
    match answer {
        LoginAnswer::Code { .. } => false,
        LoginAnswer::Error { landing, .. } | LoginAnswer::IdToken { landing, .. } => {
            matches!(landing.at, ArrivedAt::Unknown)
        }
        // An answer of another protocol is refused anyway, and for a better reason.
        LoginAnswer::TokenResponse { .. }
        | LoginAnswer::PageError { .. }
        | LoginAnswer::SamlResponse { .. }
        | LoginAnswer::WsFed { .. } => true,
    }
}

/// Entra adds a slash to a redirect URI without a path, and so does every browser.
fn same_address(at: &str, redirect_uri: &str) -> bool {
    let origin_and_path = |text: &str| {
        let url = Url::parse(text).ok()?;
        Some((url.origin(), url.path().to_owned()))
    };
    origin_and_path(at).is_some_and(|at| Some(at) == origin_and_path(redirect_uri))
}

impl fmt::Debug for OidcInFlight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OidcInFlight").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
