//! The `openidconnect` crate's own verdict on an ID token, which is final.

use std::str::FromStr as _;

use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier};
use openidconnect::{ClientId, IssuerUrl, JsonWebKeySet, Nonce, NonceVerifier};

use super::{Expected, RS256};
use crate::limits::ID_TOKEN_LEEWAY;
use crate::login::check::{Checks, Clause};
use crate::login::keys::PublishedKey;

/// Whether the library accepts `token` too. It sees the very bytes that the checks saw.
pub(super) fn whole(
    checks: &mut Checks,
    token: &str,
    key: Option<&PublishedKey>,
    expected: &Expected<'_>,
) -> bool {
    let (Some(key), Some(issuer)) = (key, &expected.issuer) else {
        checks.skip(Clause::Whole);
        return false;
    };
    let refusal = verdict(token, key, issuer, expected).err();
    checks.judge(Clause::Whole, refusal.is_none(), None, refusal.clone());
    refusal.is_none()
}

fn verdict(
    token: &str,
    key: &PublishedKey,
    issuer: &str,
    expected: &Expected<'_>,
) -> Result<(), String> {
    // The parser's own words may quote the token.
    let token = CoreIdToken::from_str(token).map_err(|_| "not an ID token".to_owned())?;
    let issuer = IssuerUrl::new(issuer.to_owned()).map_err(|error| error.to_string())?;
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
        .map_err(|error| error.to_string())
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
