//! The keys a provider publishes (JWK Set, RFC 7517), with what Entra adds to them.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use openidconnect::JsonWebKey as _;
use openidconnect::core::{CoreJsonWebKey, CoreJsonWebKeyType, CoreJsonWebKeyUse};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::entra::answer;
use crate::entra::discovery::issuer;
use crate::failure::{Failure, FailureCode};
use crate::limits;
use crate::pasted::encoding::without_mark;
use crate::ports::Http;

/// A provider's published keys: those with which an RS256 signature can be verified.
#[derive(Debug, Clone)]
pub struct KeySet(Vec<PublishedKey>);

#[derive(Deserialize)]
struct JwkSet {
    keys: Vec<Value>,
}

/// One published key.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PublishedKey {
    /// Its identifier (RFC 7517 §4.5).
    pub(crate) kid: Option<String>,
    /// The issuer it signs for: Entra's own member, possibly with `{tenantid}` in it.
    pub(crate) issuer: Option<String>,
    /// The length of its modulus in bits.
    pub(crate) bits: usize,
    /// The key itself.
    pub(crate) jwk: CoreJsonWebKey,
    /// Whether it is the application's own: published for it alone.
    pub(crate) of_application: bool,
}

impl KeySet {
    /// Reads a JWK Set. Keys that cannot verify an RSA signature are left out (RFC 7517 §5).
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::MicrosoftUnexpected`] when `document` is no JWK Set.
    pub fn parse(document: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(without_mark(document))
            .map(Self::from_document)
            .map_err(|_| Failure::new(FailureCode::MicrosoftUnexpected))
    }

    /// Asks `jwks_uri` for the keys. Where it is an application's, the keys that everybody is given are asked for as
    /// well: they tell which are the application's own, and count, too.
    ///
    /// # Errors
    ///
    /// Fails when no answer came or the answer is no JWK Set.
    pub async fn fetch(http: &dyn Http, jwks_uri: &Url) -> Result<Self, Failure> {
        let keys = Self::at(http, jwks_uri).await?;
        let Some(everybodys) = issuer::of_everybody(jwks_uri) else {
            return Ok(keys);
        };
        // Without them it is only unknown whose the keys are.
        Ok(match Self::at(http, &everybodys).await {
            Ok(shared) => keys.beside(shared),
            Err(_) => keys,
        })
    }

    async fn at(http: &dyn Http, address: &Url) -> Result<Self, Failure> {
        answer::document(http, address)
            .await
            .map(Self::from_document)
    }

    /// These keys of an application, and those that everybody is given.
    fn beside(self, shared: Self) -> Self {
        let Self(mut keys) = self;
        for key in &mut keys {
            key.of_application = !shared.0.contains(key);
        }
        let others = shared.0.into_iter().filter(|key| !keys.contains(key));
        let others: Vec<_> = others.collect();
        keys.extend(others);
        Self(keys)
    }

    /// The same key published twice is one key.
    fn from_document(JwkSet { keys }: JwkSet) -> Self {
        let mut published: Vec<PublishedKey> = Vec::new();
        for key in keys.iter().filter_map(PublishedKey::parse) {
            if !published.contains(&key) {
                published.push(key);
            }
        }
        Self(published)
    }

    /// The keys that a token with this `kid` may be verified with: one, as a rule, and each of them where a
    /// provider publishes several under one identifier. A token without one can only be verified where one key
    /// alone is published (OpenID Connect Core §10.1).
    pub(crate) fn signing_keys(&self, kid: Option<&str>) -> Vec<&PublishedKey> {
        match (kid, self.0.as_slice()) {
            (None, [only]) => vec![only],
            (None, _) => Vec::new(),
            (Some(_), all) => all
                .iter()
                .filter(|key| key.kid.as_deref() == kid)
                .take(limits::KEYS_OF_ONE_ID)
                .collect(),
        }
    }

    /// The published identifiers.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|key| key.kid.as_deref())
    }

    /// The published identifiers, for people.
    pub(crate) fn kids(&self) -> String {
        let kids: Vec<_> = self.ids().collect();
        kids.join(", ")
    }

    /// What a trace keeps of the keys: nothing with which anything could be verified.
    pub(crate) fn traced(&self) -> Value {
        self.0
            .iter()
            .map(|key| json!({ "kid": key.kid, "issuer": key.issuer, "bits": key.bits }))
            .collect()
    }
}

impl PublishedKey {
    fn parse(key: &Value) -> Option<Self> {
        let jwk = CoreJsonWebKey::deserialize(key).ok()?;
        if *jwk.key_type() != CoreJsonWebKeyType::RSA
            || jwk
                .key_use()
                .is_some_and(|use_| *use_ != CoreJsonWebKeyUse::Signature)
        {
            return None;
        }
        let text = |name| key.get(name).and_then(Value::as_str);
        Some(Self {
            kid: text("kid").map(str::to_owned),
            issuer: text("issuer").map(str::to_owned),
            bits: bits(text("n")?)?,
            jwk,
            of_application: false,
        })
    }
}

fn bits(modulus: &str) -> Option<usize> {
    let octets = BASE64_URL_SAFE_NO_PAD.decode(modulus).ok()?;
    let significant = octets.iter().skip_while(|octet| **octet == 0).count();
    let first = octets.get(octets.len() - significant)?;
    Some(significant * 8 - first.leading_zeros() as usize)
}
