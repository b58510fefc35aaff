//! The tenant-wide signing keys: made when first needed, published as a JWKS and in the federation metadata.
//!
//! Two keys are published from the start; a third is what a rollover signs with before it is published.

use std::sync::{Arc, OnceLock};

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::certified_key::{CertifiedKey, KeyError, SignatureAlgorithm, Validity};

/// A name that cannot be mistaken for Microsoft's.
const COMMON_NAME: &str = "practice tenant token signing";
/// The years 2020 to 2099: these certificates never run out.
const VALIDITY: Validity = Validity {
    not_before: at(1_577_836_800),
    not_after: at(4_070_908_800),
};

const fn at(timestamp: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(timestamp, 0).expect("a time stamp within the calendar's range")
}

type Slot = OnceLock<Result<Arc<CertifiedKey>, KeyError>>;

// Making a key takes a good part of a second, and all practice tenants of a process are one person's: they share these.
static KEYS: Keys = Keys {
    current: OnceLock::new(),
    next: OnceLock::new(),
    unpublished: OnceLock::new(),
};

struct Keys {
    current: Slot,
    next: Slot,
    unpublished: Slot,
}

/// The keys of the practice tenant, each made on first use in a process.
pub(crate) struct TokenKeys(&'static Keys);

impl Default for TokenKeys {
    fn default() -> Self {
        Self(&KEYS)
    }
}

impl TokenKeys {
    /// Signs `claims` as a JWT, with the current key or the one that is not published yet. Version 1 tokens
    /// repeat `kid` as `x5t`.
    pub(crate) fn sign(
        &self,
        claims: &Value,
        rolled_over: bool,
        with_x5t: bool,
    ) -> Result<String, KeyError> {
        let slot = if rolled_over {
            &self.0.unpublished
        } else {
            &self.0.current
        };
        let key = made(slot)?;
        jwt(&key, claims, with_x5t)
    }

    /// The key that signs at present.
    pub(crate) fn current(&self) -> Result<Arc<CertifiedKey>, KeyError> {
        made(&self.0.current)
    }

    /// The published keys, the current one first.
    pub(crate) fn published(&self) -> Result<[Arc<CertifiedKey>; 2], KeyError> {
        // Two at once: making one takes a good part of a second.
        let (current, next) = std::thread::scope(|scope| {
            let next = scope.spawn(|| made(&self.0.next));
            (made(&self.0.current), next.join())
        });
        let next = next.map_err(|_| KeyError::interrupted())?;
        Ok([current?, next?])
    }

    /// The published keys as a JSON Web Key Set. `issuer` is a member of every key of the v2 document and of none
    /// of v1.
    pub(crate) fn key_set(&self, issuer: Option<&str>) -> Result<Value, KeyError> {
        let keys = self.published()?.map(|key| jwk(&key, issuer));
        Ok(json!({ "keys": keys }))
    }
}

fn made(slot: &Slot) -> Result<Arc<CertifiedKey>, KeyError> {
    slot.get_or_init(|| CertifiedKey::make(COMMON_NAME, VALIDITY).map(Arc::new))
        .clone()
}

/// `kid`, equal to `x5t` in everything Entra publishes.
fn id(key: &CertifiedKey) -> String {
    URL_SAFE_NO_PAD.encode(key.thumbprint())
}

fn jwk(key: &CertifiedKey, issuer: Option<&str>) -> Value {
    let id = id(key);
    let mut public = json!({
        "kty": "RSA",
        "use": "sig",
        "kid": id,
        "x5t": id,
        "n": URL_SAFE_NO_PAD.encode(key.modulus()),
        "e": "AQAB",
        "x5c": [STANDARD.encode(key.certificate())],
    });
    if let Some(issuer) = issuer {
        public["issuer"] = json!(issuer);
    }
    public
}

fn jwt(key: &CertifiedKey, claims: &Value, with_x5t: bool) -> Result<String, KeyError> {
    let id = id(key);
    let mut header = json!({ "typ": "JWT", "alg": "RS256", "kid": id });
    if with_x5t {
        header["x5t"] = json!(id);
    }
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let signed = format!("{}.{}", encode(&header), encode(claims));
    let signature = key.sign(SignatureAlgorithm::RsaSha256, signed.as_bytes())?;
    Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
}
