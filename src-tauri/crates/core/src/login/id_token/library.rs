//! The `openidconnect` crate's own verdict on an ID token, which is final.

use std::str::FromStr as _;

use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier};
use openidconnect::{ClientId, IssuerUrl, JsonWebKeySet, Nonce, NonceVerifier};

use super::{ExpectedIdToken, RS256};
use crate::limits::ID_TOKEN_LEEWAY;
use crate::login::check::{Checks, Clause};
use crate::login::keys::PublishedKey;
use crate::login::witness::Cryptography;

/// Whether the library accepts `token` too; where it does not, in its own words. It sees the very bytes that the checks saw.
pub(super) fn whole(
    checks: &mut Checks,
    token: &str,
    key: Option<&PublishedKey>,
    expected: &ExpectedIdToken<'_>,
    cryptography: Cryptography<'_>,
) -> bool {
    let (Some(key), Some(issuer)) = (key, &expected.issuer) else {
        checks.skip(Clause::Whole);
        return false;
    };
    if cryptography.recorded(checks, Clause::Whole) {
        return checks.has_passed(Clause::Whole);
    }
    let verdict = verdict(token, key, issuer, expected);
    let words = verdict.clone().err().flatten();
    checks.judge(Clause::Whole, verdict.is_ok(), None, words);
    verdict.is_ok()
}

fn verdict(
    token: &str,
    key: &PublishedKey,
    issuer: &str,
    expected: &ExpectedIdToken<'_>,
) -> Result<(), Option<String>> {
    // The parser's own words may quote the token.
    let token = CoreIdToken::from_str(token).map_err(|_| None)?;
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|error| Some(error.to_string()))?;
    let now = expected.now;
    let verifier = CoreIdTokenVerifier::new_public_client(
        ClientId::new(expected.client_id.to_owned()),
        issuer,
        JsonWebKeySet::new(vec![key.jwk.clone()]),
    )
    .set_allowed_algs([RS256])
    .set_time_fn(move || now - ID_TOKEN_LEEWAY);
    token
        .claims(&verifier, ExpectedNonce(expected.nonce))
        .map(|_| ())
        .map_err(|error| Some(error.to_string()))
}

struct ExpectedNonce<'a>(Option<&'a str>);

impl NonceVerifier for ExpectedNonce<'_> {
    fn verify(self, received: Option<&Nonce>) -> Result<(), String> {
        match self.0 {
            Some(nonce) => (&Nonce::new(nonce.to_owned())).verify(received),
            None => Ok(()),
        }
    }
}
