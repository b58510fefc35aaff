//! An RSA key with its self-signed certificate: what tokens, assertions and metadata are signed with.

use std::time::Duration;

use chrono::{DateTime, Utc};
use rcgen::{CertificateParams, DnType, KeyPair, PKCS_RSA_SHA256};
use ring::{
    rand::SystemRandom,
    rsa::PublicKeyComponents,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use rsa::{Pkcs1v15Sign, RsaPrivateKey, pkcs8::EncodePrivateKey};
use rustls::pki_types::PrivatePkcs8KeyDer;
use sha1::{Digest, Sha1};

use crate::limits::RSA_KEY_BITS;

/// A key could not be made or used. Nothing a client does leads here.
#[derive(Debug, Clone, thiserror::Error)]
#[error("a signing key of the practice tenant does not work: {0}")]
pub(crate) struct KeyError(String);

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureAlgorithm {
    RsaSha256,
    /// Outdated, and still on offer for an application's SAML certificate.
    RsaSha1,
}

/// From when until when a certificate is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Validity {
    pub(crate) not_before: DateTime<Utc>,
    pub(crate) not_after: DateTime<Utc>,
}

/// An RSA key and its certificate.
pub(crate) struct CertifiedKey {
    pair: RsaKeyPair,
    /// The same key once more: ring signs nothing with SHA-1.
    for_sha1: RsaPrivateKey,
    certificate: Vec<u8>,
    validity: Validity,
}

impl CertifiedKey {
    /// Makes a key, which takes a good part of a second.
    pub(crate) fn make(common_name: &str, validity: Validity) -> Result<Self, KeyError> {
        // ring makes no RSA keys.
        let made = RsaPrivateKey::new(&mut rand::rngs::OsRng, RSA_KEY_BITS).map_err(said)?;
        let pkcs8 = made.to_pkcs8_der().map_err(said)?;
        let pair = RsaKeyPair::from_pkcs8(pkcs8.as_bytes()).map_err(said)?;
        let certificate = self_signed(common_name, validity, pkcs8.as_bytes())?;
        Ok(Self {
            pair,
            for_sha1: made,
            certificate,
            validity,
        })
    }

    /// The certificate, as DER.
    pub(crate) fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// SHA-1 of the certificate: `x5t` of a key, the thumbprint of the portal.
    pub(crate) fn thumbprint(&self) -> [u8; 20] {
        Sha1::digest(&self.certificate).into()
    }

    /// The modulus, big-endian.
    pub(crate) fn modulus(&self) -> Vec<u8> {
        PublicKeyComponents::from(self.pair.public()).n
    }

    pub(crate) const fn validity(&self) -> Validity {
        self.validity
    }

    /// Signs with RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
    pub(crate) fn sign(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        match algorithm {
            SignatureAlgorithm::RsaSha256 => {
                let mut signature = vec![0; self.pair.public().modulus_len()];
                self.pair
                    .sign(
                        &RSA_PKCS1_SHA256,
                        &SystemRandom::new(),
                        message,
                        &mut signature,
                    )
                    .map_err(said)?;
                Ok(signature)
            }
            SignatureAlgorithm::RsaSha1 => {
                let scheme = Pkcs1v15Sign::new::<Sha1>();
                self.for_sha1
                    .sign(scheme, &Sha1::digest(message))
                    .map_err(said)
            }
        }
    }
}

fn self_signed(common_name: &str, validity: Validity, pkcs8: &[u8]) -> Result<Vec<u8>, KeyError> {
    let pkcs8 = PrivatePkcs8KeyDer::from(pkcs8);
    let pair = KeyPair::from_pkcs8_der_and_sign_algo(&pkcs8, &PKCS_RSA_SHA256).map_err(said)?;
    let mut params = CertificateParams::default();
    params
        .distinguished_name
        .push(DnType::CommonName, common_name);
    let since_1970 =
        |at: DateTime<Utc>| Duration::from_secs(u64::try_from(at.timestamp()).unwrap_or_default());
    let epoch = rcgen::date_time_ymd(1970, 1, 1);
    params.not_before = epoch + since_1970(validity.not_before);
    params.not_after = epoch + since_1970(validity.not_after);
    let certificate = params.self_signed(&pair).map_err(said)?;
    Ok(certificate.der().to_vec())
}

fn said(error: impl std::fmt::Display) -> KeyError {
    KeyError(error.to_string())
}

impl KeyError {
    /// The making of a key was interrupted.
    pub(crate) fn interrupted() -> Self {
        Self("its making was interrupted".to_owned())
    }
}
