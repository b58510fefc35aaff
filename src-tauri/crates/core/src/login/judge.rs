//! From an answer to a verdict: the proceedings that a live login and a saved answer share.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::capture::LoginAnswer;
use super::check::{Checks, Clause};
use super::claims::{self, ClaimContract};
use super::exchange::Tokens;
use super::id_token::{self, ExpectedIdToken, Verification};
use super::keys::KeySet;
use super::trace::Trace;
use super::verified_claims::VerifiedClaims;
use super::warning::Warning;
use super::witness::Cryptography;
use super::{Expect, Judged};
use crate::entra::discovery::{ProviderMetadata, issuer};
use crate::failure::aadsts::{self, MicrosoftError};
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::{Unproved, Verdict};
use crate::pasted::{Dress, Kind, Pasted, Taken, Wanted};
use crate::protocol::Protocol;

/// What is known when a saved answer is judged without a browser.
#[derive(Debug, Clone)]
pub struct Offline {
    /// The provider's own description; without it the issuer cannot be verified.
    pub metadata: Option<ProviderMetadata>,
    /// The provider's keys; without them the signature cannot be verified.
    pub keys: Option<KeySet>,
    /// The only audience.
    pub client_id: String,
    /// Whose token it must be.
    pub expect: Expect,
    /// The nonce that had been sent, where somebody knows it.
    pub nonce: Option<String>,
    /// What the service needs of the token.
    pub contract: Vec<ClaimContract>,
    /// The moment at which to judge.
    pub at: DateTime<Utc>,
}

/// Judges a saved token response, a bare ID token, an answer with an ID token, or an error. Where keys or
/// metadata are missing, a token that is not refused is [`Verdict::Inconclusive`] and its claims stay unsaid.
///
/// # Errors
///
/// As [`LoginAnswer::read`], and with [`FailureCode::LoginNotAnAnswer`] when only a code came, which nobody can
/// judge without redeeming it.
pub fn judge_response(params: &Offline, pasted: &Pasted) -> Result<Judged, Failure> {
    let Taken {
        value: answer,
        dress,
    } = LoginAnswer::read(pasted, Wanted::OidcAnswer)?;
    Ok(Judged {
        dress,
        ..judged(params, answer)?
    })
}

fn judged(params: &Offline, answer: LoginAnswer) -> Result<Judged, Failure> {
    let mut proceedings = Proceedings::begin(params.at, &params.contract);
    proceedings.trace.answered(&answer);
    if let Some(keys) = &params.keys {
        proceedings.trace.published(keys);
    }
    match authorization_response(answer, &[], &proceedings.trace) {
        AuthorizationResponse::Code(_) => Err(Failure::new(FailureCode::LoginNotAnAnswer)),
        AuthorizationResponse::Failure(failure) => Ok(proceedings.failed(failure)),
        AuthorizationResponse::Tokens { tokens, code } => {
            let issuer = params
                .metadata
                .as_ref()
                .map(|metadata| id_token::issuer_of(&metadata.issuer, params.expect.tenant()));
            let expected = ExpectedIdToken {
                client_id: &params.client_id,
                issuer,
                tenant: params.expect.tenant(),
                nonce: params.nonce.as_deref(),
                access_token: tokens.access_token.as_ref(),
                code: code.as_ref(),
                now: params.at,
            };
            let cryptography = Cryptography::Performed;
            Ok(proceedings.verify(&tokens, params.keys.as_ref(), &expected, cryptography))
        }
    }
}

/// What an answer comes down to.
pub(crate) enum AuthorizationResponse {
    /// A code to redeem.
    Code(SecretString),
    /// Tokens to verify, with the code that came beside them.
    Tokens {
        tokens: Tokens,
        code: Option<SecretString>,
    },
    /// A refusal.
    Failure(Failure),
}

/// Reduces an answer to what there is to do with it.
pub(crate) fn authorization_response(
    answer: LoginAnswer,
    facts: &[(&str, &str)],
    trace: &Trace,
) -> AuthorizationResponse {
    match answer {
        LoginAnswer::Code { code, .. } => AuthorizationResponse::Code(code),
        LoginAnswer::IdToken {
            token,
            code,
            access_token,
            ..
        } => AuthorizationResponse::Tokens {
            tokens: Tokens {
                id_token: Some(token),
                access_token,
            },
            code,
        },
        LoginAnswer::TokenResponse {
            id_token,
            access_token,
        } => AuthorizationResponse::Tokens {
            tokens: Tokens {
                id_token,
                access_token,
            },
            code: None,
        },
        other => AuthorizationResponse::Failure(refusal_of(other, Protocol::Oidc, facts, trace)),
    }
}

/// The failure that an answer of the protocol `received` is where one of `expected` is awaited.
pub(crate) fn of_another_protocol(received: Protocol, expected: Protocol) -> Failure {
    let facts = [
        ("received", received.in_words()),
        ("expected", expected.in_words()),
    ];
    Failure::with(FailureCode::LoginWrongProtocol, &facts)
}

/// What an answer that is none comes down to, in every protocol: an error, or an answer of another protocol.
pub(crate) fn refusal_of(
    answer: LoginAnswer,
    expected: Protocol,
    facts: &[(&str, &str)],
    trace: &Trace,
) -> Failure {
    match answer {
        LoginAnswer::Error {
            error,
            description,
            subcode,
            ..
        } => {
            let description = description.map(|text| trace.clean(&text));
            let refusal = MicrosoftError {
                error: Some(&trace.clean(&error)),
                subcode: subcode.as_deref(),
                description: description.as_deref(),
            };
            aadsts::refused(&refusal, facts)
        }
        LoginAnswer::PageError { text } => aadsts::failure(None, Some(&trace.clean(&text)), facts),
        LoginAnswer::SamlResponse { .. } => of_another_protocol(Protocol::Saml, expected),
        LoginAnswer::WsFed { .. } => of_another_protocol(Protocol::WsFed, expected),
        LoginAnswer::Code { .. }
        | LoginAnswer::IdToken { .. }
        | LoginAnswer::TokenResponse { .. } => of_another_protocol(Protocol::Oidc, expected),
    }
}

/// A judgement in the making.
pub(crate) struct Proceedings<'a> {
    pub(crate) checks: Checks,
    pub(crate) trace: Trace,
    contract: &'a [ClaimContract],
}

impl<'a> Proceedings<'a> {
    /// Begins at `at`.
    pub(crate) fn begin(at: DateTime<Utc>, contract: &'a [ClaimContract]) -> Self {
        Self {
            checks: Checks::default(),
            trace: Trace::begin(at),
            contract,
        }
    }

    /// Whether `clause` is the first that failed.
    pub(crate) fn failed_first(&self, clause: Clause) -> bool {
        self.checks
            .first_failed()
            .is_some_and(|(first, _)| first == clause)
    }

    /// Ends because a check failed, with the first in the order of decision.
    pub(crate) fn refused(self) -> Judged {
        let failure = self.first_failure();
        self.end(failure, None)
    }

    /// Ends with a failure that is no check's.
    pub(crate) fn failed(self, failure: Failure) -> Judged {
        self.end(Some(failure), None)
    }

    /// Ends well without any token: a code came, which nobody here can redeem.
    pub(crate) fn unredeemed(self) -> Judged {
        let passed = self.end(None, None);
        Judged {
            verdict: Verdict::Pass,
            leaves: UNREDEEMED.to_vec(),
            ..passed
        }
    }

    /// Verifies the ID token and ends.
    pub(crate) fn verify(
        mut self,
        tokens: &Tokens,
        keys: Option<&KeySet>,
        expected: &ExpectedIdToken<'_>,
        cryptography: Cryptography<'_>,
    ) -> Judged {
        let Some(token) = &tokens.id_token else {
            return self.failed(Failure::new(FailureCode::IdTokenAbsent));
        };
        self.trace.hide("id_token.signature", token);
        if let Some(token) = &tokens.access_token {
            self.trace.hide("access_token", token);
        }
        // Named before it is verified: nobody can verify it, and nobody tampered with it.
        let named = Kind::of_token(token.expose_secret())
            .and_then(|kind| kind.in_place_of(Wanted::OidcAnswer));
        if let Some(failure) = named {
            return self.failed(failure);
        }
        match id_token::verified(token.expose_secret(), keys, expected, cryptography) {
            Ok(verification) => {
                let own_key = verification.by_own_key.then(|| own_key(expected)).flatten();
                let mut judged = self.verified(verification);
                if !judged.claims.is_empty() {
                    judged.warnings.extend(own_key);
                }
                judged
            }
            Err(malformed) => {
                self.failed(Failure::new(FailureCode::IdTokenMalformed).because(malformed))
            }
        }
    }

    /// Ends with the claims of an assertion, unless a check failed.
    pub(crate) fn concluded(self, claims: VerifiedClaims) -> Judged {
        let failure = self.first_failure();
        self.end(failure, Some(claims))
    }

    fn verified(mut self, verification: Verification) -> Judged {
        self.trace.verified(&verification);
        let Verification { checks, claims, .. } = verification;
        self.checks.extend(checks);
        let failure = self.first_failure();
        self.end(failure, claims)
    }

    fn first_failure(&self) -> Option<Failure> {
        let (_, check) = self.checks.first_failed()?;
        check.failure()
    }

    fn end(self, failure: Option<Failure>, claims: Option<VerifiedClaims>) -> Judged {
        // Claims of a login that failed are nobody's business, verified or not.
        let claims = claims.filter(|_| failure.is_none());
        let used = claims
            .as_ref()
            .map(|claims| claims::judge(claims, self.contract));
        let failure = failure.or_else(|| used.as_ref().and_then(|used| used.failure.clone()));
        let verdict = match (&failure, &claims) {
            (Some(failure), _) if !failure.code.disproves() => Verdict::Inconclusive,
            (Some(_), _) => Verdict::Fail,
            (None, Some(_)) => Verdict::Pass,
            (None, None) => Verdict::Inconclusive,
        };
        Judged {
            verdict,
            who: claims.as_ref().and_then(claims::name),
            upn: claims.as_ref().and_then(claims::user_name),
            checks: self.checks.into_list(),
            warnings: used
                .as_ref()
                .map(|used| used.warnings.clone())
                .unwrap_or_default(),
            uses: used.map(|used| used.uses).unwrap_or_default(),
            claims: claims
                .map(|claims| claims.by_name().clone())
                .unwrap_or_default(),
            failure,
            leaves: Vec::new(),
            dress: Dress::default(),
            trace: self.trace.finish(),
        }
    }
}

/// The service must read the application's own document as well, or it refuses every token.
fn own_key(expected: &ExpectedIdToken<'_>) -> Option<Warning> {
    let issuer = Url::parse(expected.issuer.as_deref()?).ok()?;
    let document = issuer::document(&issuer)?;
    Some(Warning::OwnSigningKey {
        address: issuer::of_application(&document, expected.client_id).into(),
    })
}

/// What a code that nobody redeems leaves unproved.
const UNREDEEMED: [Unproved; 3] = [Unproved::Redemption, Unproved::Person, Unproved::Claims];

/// Records what the failure of a code's redemption says about the code verifier.
pub(crate) fn code_verifier(checks: &mut Checks, failure: Option<FailureCode>) {
    match failure {
        None => checks.judge(Clause::CodeVerifier, true, None, None),
        Some(FailureCode::LoginVerifier) => checks.judge(Clause::CodeVerifier, false, None, None),
        Some(_) => checks.skip(Clause::CodeVerifier),
    }
}

#[cfg(test)]
mod tests;
