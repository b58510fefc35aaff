//! Signing keys: made when first needed, published as a JWKS, used to sign tokens.
//!
//! Two keys are published from the start; a third is what a rollover signs with before it is published.

use std::sync::OnceLock;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256, SigningKey};
use rsa::{RsaPrivateKey, pkcs8::EncodePrivateKey, traits::PublicKeyParts};
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

/// Size of Entra's own signing keys.
const BITS: usize = 2048;

/// A key could not be made or used. Nothing a client does leads here.
#[derive(Debug, Clone, thiserror::Error)]
#[error("a signing key of the practice tenant does not work: {0}")]
pub(crate) struct KeyError(String);

/// An RSA key with its self-signed certificate.
pub(crate) struct Key {
    /// Equal to `x5t`, as in everything Entra publishes.
    id: String,
    modulus: String,
    certificate: String,
    pair: KeyPair,
}

/// The keys of the practice tenant, each made on first use.
#[derive(Default)]
pub(crate) struct Keys {
    current: OnceLock<Result<Key, KeyError>>,
    next: OnceLock<Result<Key, KeyError>>,
    unpublished: OnceLock<Result<Key, KeyError>>,
}

impl Keys {
    /// Signs `claims` as a JWT, with the current key or the one that is not published yet. Version 1 tokens
    /// repeat `kid` as `x5t`.
    pub(crate) fn sign(
        &self,
        claims: &Value,
        rolled_over: bool,
        with_x5t: bool,
    ) -> Result<String, KeyError> {
        let slot = if rolled_over {
            &self.unpublished
        } else {
            &self.current
        };
        made(slot)?.sign(claims, with_x5t)
    }

    /// The published keys. `issuer` is a member of every key of the v2 document and of none of v1.
    pub(crate) fn published(&self, issuer: Option<&str>) -> Result<Value, KeyError> {
        // Two at once: making one takes a good part of a second.
        let (current, next) = std::thread::scope(|scope| {
            let next = scope.spawn(|| made(&self.next));
            (made(&self.current), next.join())
        });
        let next = next.map_err(|_| KeyError("its making was interrupted".to_owned()))?;
        Ok(json!({ "keys": [current?.public(issuer), next?.public(issuer)] }))
    }
}

fn made(slot: &OnceLock<Result<Key, KeyError>>) -> Result<&Key, KeyError> {
    slot.get_or_init(Key::make).as_ref().map_err(Clone::clone)
}

impl Key {
    fn make() -> Result<Self, KeyError> {
        let private = RsaPrivateKey::new(&mut rand::rngs::OsRng, BITS).map_err(said)?;
        let modulus = URL_SAFE_NO_PAD.encode(private.n().to_bytes_be());
        let pkcs8 = private.to_pkcs8_der().map_err(said)?;
        let pkcs8 = rustls::pki_types::PrivatePkcs8KeyDer::from(pkcs8.as_bytes());
        let pair = KeyPair::from_pkcs8_der_and_sign_algo(&pkcs8, &PKCS_RSA_SHA256).map_err(said)?;
        let certificate = certificate(&pair)?;
        Ok(Self {
            id: URL_SAFE_NO_PAD.encode(Sha1::digest(&certificate)),
            modulus,
            certificate: STANDARD.encode(certificate),
            pair,
        })
    }

    fn public(&self, issuer: Option<&str>) -> Value {
        let mut key = json!({
            "kty": "RSA",
            "use": "sig",
            "kid": self.id,
            "x5t": self.id,
            "n": self.modulus,
            "e": "AQAB",
            "x5c": [self.certificate],
        });
        if let Some(issuer) = issuer {
            key["issuer"] = json!(issuer);
        }
        key
    }

    fn sign(&self, claims: &Value, with_x5t: bool) -> Result<String, KeyError> {
        let mut header = json!({ "typ": "JWT", "alg": "RS256", "kid": self.id });
        if with_x5t {
            header["x5t"] = json!(self.id);
        }
        let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", encode(&header), encode(claims));
        let signature = self.pair.sign(signed.as_bytes()).map_err(said)?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// Self-signed for years, with a name that cannot be mistaken for Microsoft's.
fn certificate(pair: &KeyPair) -> Result<Vec<u8>, KeyError> {
    let mut params = CertificateParams::default();
    params
        .distinguished_name
        .push(DnType::CommonName, "practice tenant token signing");
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params.not_after = rcgen::date_time_ymd(2099, 1, 1);
    let certificate = params.self_signed(pair).map_err(said)?;
    Ok(certificate.der().to_vec())
}

fn said(error: impl std::fmt::Display) -> KeyError {
    KeyError(error.to_string())
}
