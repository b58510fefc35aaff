//! ID token verification: OpenID Connect Core §3.1.3.7 and what Entra asks beyond it, check by check.
//!
//! Signature and parsing are the `openidconnect` crate's work, and its refusal is final. The checks beside
//! it say what exactly is wrong, and cover what the crate does not look at: `tid`, a key's own issuer, the
//! template issuer, `nbf`, `azp`, the length of the key and members named twice. Only RS256 is ever handed
//! to the crate.

mod library;
pub(crate) mod stated;

use chrono::{DateTime, SecondsFormat, Utc};
use openidconnect::core::CoreJwsSigningAlgorithm;
use openidconnect::{
    AccessToken, AccessTokenHash, AuthorizationCode, AuthorizationCodeHash, JsonWebKey as _,
};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Map, Value};

use super::check::{Checks, Clause};
use super::jws::{Jws, MalformedToken};
use super::keys::{KeySet, PublishedKey};
use super::verified_claims::VerifiedClaims;
use super::witness::Cryptography;
use crate::entra::registration::TenantId;
use crate::limits::{ID_TOKEN_LEEWAY, RSA_KEY_BITS};

const RS256: CoreJwsSigningAlgorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;

/// What the token must say.
pub(crate) struct ExpectedIdToken<'a> {
    /// The only audience.
    pub(crate) client_id: &'a str,
    /// The issuer, `{tenantid}` already replaced; without it nothing is verified.
    pub(crate) issuer: Option<String>,
    /// The directory, where the provider is Entra.
    pub(crate) tenant: Option<TenantId>,
    /// The nonce that was sent; not checked where it is not known.
    pub(crate) nonce: Option<&'a str>,
    /// What came beside the token.
    pub(crate) access_token: Option<&'a SecretString>,
    /// The code that came beside the token.
    pub(crate) code: Option<&'a SecretString>,
    /// The present moment.
    pub(crate) now: DateTime<Utc>,
}

/// What verification found.
pub(crate) struct Verification {
    /// Every check.
    pub(crate) checks: Checks,
    /// The claims, if and only if all was verified.
    pub(crate) claims: Option<VerifiedClaims>,
    /// Whether a key of the application's own signed it.
    pub(crate) by_own_key: bool,
    /// The token without its signature, for the trace.
    pub(crate) unverified: UnverifiedToken,
}

/// Header and claims as they came, for support to look at and for nobody to rely on.
pub(crate) struct UnverifiedToken {
    pub(crate) header: Map<String, Value>,
    pub(crate) claims: Map<String, Value>,
}

/// The issuer that `template` stands for in the directory `tenant`.
pub(crate) fn issuer_of(template: &str, tenant: Option<TenantId>) -> String {
    tenant.map_or_else(
        || template.to_owned(),
        |tenant| template.replace("{tenantid}", &tenant.to_string()),
    )
}

/// Verifies `token` with `keys`; without keys nothing is verified. What only the signature can show is what `cryptography`
/// says.
///
/// # Errors
///
/// Fails when `token` cannot be taken apart at all.
pub(crate) fn verified(
    token: &str,
    keys: Option<&KeySet>,
    expected: &ExpectedIdToken<'_>,
    cryptography: Cryptography<'_>,
) -> Result<Verification, MalformedToken> {
    let jws = Jws::parse(token)?;
    let mut checks = Checks::default();
    algorithm(&mut checks, &jws);
    let key = signing_key(&mut checks, &jws, keys, expected, cryptography);
    key_size(&mut checks, key);
    signature(&mut checks, &jws, key, cryptography);
    key_issuer(&mut checks, key, expected);
    tenant(&mut checks, &jws, expected);
    issuer(&mut checks, &jws, expected);
    audience(&mut checks, &jws, expected);
    authorized_party(&mut checks, &jws, expected);
    nonce(&mut checks, &jws, expected);
    expiry(&mut checks, &jws, expected);
    not_before(&mut checks, &jws, expected);
    hashes(&mut checks, &jws, key, expected, cryptography);
    let accepted = library::whole(&mut checks, token, key, expected, cryptography);

    let verified = accepted && checks.first_failed().is_none();
    Ok(Verification {
        by_own_key: key.is_some_and(|key| key.of_application),
        claims: verified.then(|| VerifiedClaims::vouched(jws.claims.clone().into_iter().collect())),
        unverified: UnverifiedToken {
            header: jws.header,
            claims: jws.claims,
        },
        checks,
    })
}

/// The same by the signature itself.
#[cfg(test)]
pub(crate) fn verify(
    token: &str,
    keys: Option<&KeySet>,
    expected: &ExpectedIdToken<'_>,
) -> Result<Verification, MalformedToken> {
    verified(token, keys, expected, Cryptography::Performed)
}

fn algorithm(checks: &mut Checks, jws: &Jws<'_>) {
    let received = jws.header_text("alg");
    checks.judge(
        Clause::Algorithm,
        received == Some("RS256"),
        text("RS256"),
        received.map(str::to_owned),
    );
}

fn signing_key<'k>(
    checks: &mut Checks,
    jws: &Jws<'_>,
    keys: Option<&'k KeySet>,
    expected: &ExpectedIdToken<'_>,
    cryptography: Cryptography<'_>,
) -> Option<&'k PublishedKey> {
    let Some(keys) = keys else {
        checks.skip(Clause::SigningKey);
        return None;
    };
    let kid = jws.header_text("kid");
    let key = fitting(&keys.signing_keys(kid), jws, expected, cryptography);
    checks.judge(
        Clause::SigningKey,
        key.is_some(),
        keys.kids(),
        kid.map(str::to_owned),
    );
    key
}

/// Of several keys under one identifier, the one that made the signature; where none did, the first says so.
fn fitting<'k>(
    keys: &[&'k PublishedKey],
    jws: &Jws<'_>,
    expected: &ExpectedIdToken<'_>,
    cryptography: Cryptography<'_>,
) -> Option<&'k PublishedKey> {
    let signed: Vec<_> = match keys {
        [] | [_] => Vec::new(),
        several => several
            .iter()
            .copied()
            .filter(|key| cryptography.has_passed(Clause::Signature, || is_signed_with(jws, key)))
            .collect(),
    };
    let of_issuer = signed
        .iter()
        .find(|key| signs_for(key, expected) == Some(true));
    of_issuer.or(signed.first()).or(keys.first()).copied()
}

/// Only RS256 is ever handed to the library.
fn is_signed_with(jws: &Jws<'_>, key: &PublishedKey) -> bool {
    let input = jws.signing_input.as_bytes();
    jws.header_text("alg") == Some("RS256")
        && key
            .jwk
            .verify_signature(&RS256, input, &jws.signature)
            .is_ok()
}

/// Whether the key signs for the issuer; none where it does not say for whom.
fn signs_for(key: &PublishedKey, expected: &ExpectedIdToken<'_>) -> Option<bool> {
    let of_key = issuer_of(key.issuer.as_deref()?, expected.tenant);
    Some(of_key == *expected.issuer.as_ref()?)
}

fn key_size(checks: &mut Checks, key: Option<&PublishedKey>) {
    let Some(key) = key else {
        return checks.skip(Clause::KeySize);
    };
    checks.judge(
        Clause::KeySize,
        key.bits >= RSA_KEY_BITS,
        RSA_KEY_BITS.to_string(),
        key.bits.to_string(),
    );
}

fn signature(
    checks: &mut Checks,
    jws: &Jws<'_>,
    key: Option<&PublishedKey>,
    cryptography: Cryptography<'_>,
) {
    if cryptography.recorded(checks, Clause::Signature) {
        return;
    }
    let Some(key) = key.filter(|_| jws.header_text("alg") == Some("RS256")) else {
        return checks.skip(Clause::Signature);
    };
    let verified = is_signed_with(jws, key);
    checks.judge(Clause::Signature, verified, key.kid.clone(), None);
}

fn key_issuer(checks: &mut Checks, key: Option<&PublishedKey>, expected: &ExpectedIdToken<'_>) {
    let of_key = key.and_then(|key| key.issuer.as_deref());
    let (Some(of_key), Some(issuer)) = (of_key, &expected.issuer) else {
        return checks.skip(Clause::KeyIssuer);
    };
    let of_key = issuer_of(of_key, expected.tenant);
    checks.judge(Clause::KeyIssuer, of_key == *issuer, issuer.clone(), of_key);
}

/// Compared as text: whoever reads it after this does so, too.
fn tenant(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let Some(tenant) = expected.tenant else {
        return checks.skip(Clause::Tenant);
    };
    let received = jws.claim_text("tid");
    let same = received == Some(tenant.to_string().as_str());
    let occurs_in_issuer = expected
        .issuer
        .as_ref()
        .is_none_or(|issuer| issuer.contains(&tenant.to_string()));
    checks.judge(
        Clause::Tenant,
        same && occurs_in_issuer,
        tenant.to_string(),
        received.map(str::to_owned),
    );
}

fn issuer(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let Some(issuer) = &expected.issuer else {
        return checks.skip(Clause::Issuer);
    };
    let received = jws.claim_text("iss");
    checks.judge(
        Clause::Issuer,
        received == Some(issuer),
        issuer.clone(),
        received.map(str::to_owned),
    );
}

/// One audience, ours: an additional one is nobody this login trusts.
fn audience(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let received = jws.claims.get("aud");
    let ours = match received {
        Some(Value::String(audience)) => audience == expected.client_id,
        Some(Value::Array(audiences)) => {
            matches!(audiences.as_slice(), [only] if only.as_str() == Some(expected.client_id))
        }
        _ => false,
    };
    checks.judge(
        Clause::Audience,
        ours,
        text(expected.client_id),
        received.map(shown),
    );
}

fn authorized_party(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let Some(received) = jws.claims.get("azp") else {
        return checks.skip(Clause::AuthorizedParty);
    };
    checks.judge(
        Clause::AuthorizedParty,
        received.as_str() == Some(expected.client_id),
        text(expected.client_id),
        shown(received),
    );
}

fn nonce(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let Some(nonce) = expected.nonce else {
        return checks.skip(Clause::Nonce);
    };
    let received = jws.claim_text("nonce");
    checks.judge(
        Clause::Nonce,
        received == Some(nonce),
        text(nonce),
        received.map(str::to_owned),
    );
}

fn expiry(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let expires = moment(jws.claims.get("exp"));
    checks.judge(
        Clause::Expiry,
        expires.is_some_and(|expires| expected.now - ID_TOKEN_LEEWAY < expires),
        written(expected.now),
        expires.map(written),
    );
}

/// `iat` is asked only not to lie in the future: Entra back-dates it by five minutes.
fn not_before(checks: &mut Checks, jws: &Jws<'_>, expected: &ExpectedIdToken<'_>) {
    let issued = moment(jws.claims.get("iat"));
    let begins = jws.claims.get("nbf").map(|begins| moment(Some(begins)));
    let begun =
        |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= expected.now + ID_TOKEN_LEEWAY);
    checks.judge(
        Clause::NotBefore,
        begun(issued) && begins.is_none_or(begun),
        written(expected.now),
        begins.flatten().max(issued).map(written),
    );
}

fn hashes(
    checks: &mut Checks,
    jws: &Jws<'_>,
    key: Option<&PublishedKey>,
    expected: &ExpectedIdToken<'_>,
    cryptography: Cryptography<'_>,
) {
    let hashes = [Clause::AccessTokenHash, Clause::CodeHash];
    if hashes.map(|clause| cryptography.recorded(checks, clause)) == [true, true] {
        return;
    }
    let of_access_token = expected.access_token.zip(key).and_then(|(token, key)| {
        let token = AccessToken::new(token.expose_secret().to_owned());
        let hash = AccessTokenHash::from_token(&token, &RS256, &key.jwk).ok()?;
        Some(hash.to_string())
    });
    let of_code = expected.code.zip(key).and_then(|(code, key)| {
        let code = AuthorizationCode::new(code.expose_secret().to_owned());
        let hash = AuthorizationCodeHash::from_code(&code, &RS256, &key.jwk).ok()?;
        Some(hash.to_string())
    });
    hash(
        checks,
        Clause::AccessTokenHash,
        jws.claims.get("at_hash"),
        of_access_token,
    );
    hash(checks, Clause::CodeHash, jws.claims.get("c_hash"), of_code);
}

fn hash(checks: &mut Checks, clause: Clause, received: Option<&Value>, expected: Option<String>) {
    let (Some(received), Some(expected)) = (received, expected) else {
        return checks.skip(clause);
    };
    checks.judge(
        clause,
        received.as_str() == Some(&expected),
        expected.clone(),
        shown(received),
    );
}

/// A `NumericDate` (RFC 7519 §2).
fn moment(value: Option<&Value>) -> Option<DateTime<Utc>> {
    let value = value?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the whole second is what is compared"
    )]
    let seconds = value
        .as_i64()
        .or_else(|| value.as_f64().map(|seconds| seconds as i64))?;
    DateTime::from_timestamp(seconds, 0)
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn shown(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[cfg(test)]
mod tests;
