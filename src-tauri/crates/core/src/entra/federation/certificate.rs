//! One published signing certificate (RFC 5280), as far as a federation looks at it: its key, its days and
//! its thumbprints. Nobody checks a chain: a federation trusts exactly the certificates it exchanged.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use x509_parser::prelude::{FromDer as _, X509Certificate};
use x509_parser::public_key::PublicKey;

use super::oddity::OddityKind;

/// What begins a certificate in a file (RFC 7468 §5.1).
const BEGIN: &str = "-----BEGIN CERTIFICATE-----";

/// A certificate that is published for signing. Written down as the base64 of its DER.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SigningCertificate {
    /// Its subject, as RFC 4514 writes it.
    pub subject: String,
    /// The moment from which it is valid.
    pub not_before: DateTime<Utc>,
    /// The last moment at which it is valid.
    pub not_after: DateTime<Utc>,
    /// The length of its RSA modulus in bits; none for a key of another kind.
    pub bits: Option<usize>,
    /// The certificate itself.
    pub der: Vec<u8>,
}

/// What is published is no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MalformedCertificate;

impl fmt::Display for MalformedCertificate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("no certificate")
    }
}

impl TryFrom<String> for SigningCertificate {
    type Error = MalformedCertificate;

    fn try_from(text: String) -> Result<Self, MalformedCertificate> {
        Self::from_base64(&text)
    }
}

impl From<SigningCertificate> for String {
    fn from(certificate: SigningCertificate) -> Self {
        BASE64_STANDARD.encode(certificate.der)
    }
}

impl SigningCertificate {
    /// Reads DER.
    ///
    /// # Errors
    ///
    /// Fails when it is no certificate, or when something follows it.
    pub fn from_der(der: &[u8]) -> Result<Self, MalformedCertificate> {
        let (rest, certificate) =
            X509Certificate::from_der(der).map_err(|_| MalformedCertificate)?;
        if !rest.is_empty() {
            return Err(MalformedCertificate);
        }
        let moment = |time: &x509_parser::time::ASN1Time| {
            DateTime::from_timestamp(time.timestamp(), 0).ok_or(MalformedCertificate)
        };
        let validity = certificate.validity();
        let key = certificate
            .public_key()
            .parsed()
            .map_err(|_| MalformedCertificate)?;
        Ok(Self {
            subject: certificate.subject().to_string(),
            not_before: moment(&validity.not_before)?,
            not_after: moment(&validity.not_after)?,
            bits: match key {
                PublicKey::RSA(key) => Some(bits(key.modulus)),
                _ => None,
            },
            der: der.to_vec(),
        })
    }

    /// Reads the base64 of DER, as `X509Certificate` holds it, with any white space (XML Signature §4.5.4).
    ///
    /// # Errors
    ///
    /// Fails when it is no certificate.
    pub fn from_base64(text: &str) -> Result<Self, MalformedCertificate> {
        let packed: String = text.split_ascii_whitespace().collect();
        let der = BASE64_STANDARD
            .decode(packed)
            .map_err(|_| MalformedCertificate)?;
        Self::from_der(&der)
    }

    /// Reads what somebody published as `X509Certificate`, or saved as a file: base64, also between BEGIN and END lines,
    /// and the first of several that run together. Says how it was dressed.
    ///
    /// # Errors
    ///
    /// Fails when it does not begin with a certificate.
    pub fn from_published(text: &str) -> Result<(Self, Option<OddityKind>), MalformedCertificate> {
        let lines = text.contains(BEGIN).then_some(OddityKind::Lines);
        let packed: String = text
            .split_once(BEGIN)
            .map_or(text, |(_, rest)| rest)
            .split("-----END")
            .next()
            .unwrap_or_default()
            .split_ascii_whitespace()
            .collect();
        if let Ok(certificate) = Self::from_base64(&packed) {
            return Ok((certificate, lines));
        }
        let whole = first_of_several(&packed).ok_or(MalformedCertificate)?;
        Self::from_der(&whole).map(|certificate| (certificate, Some(OddityKind::Several)))
    }

    /// SHA-1 over the DER in upper-case hexadecimal: the thumbprint that the Entra admin center shows.
    #[must_use]
    pub fn sha1_thumbprint(&self) -> String {
        hexadecimal(&Sha1::digest(&self.der))
    }

    /// SHA-256 over the DER in upper-case hexadecimal.
    #[must_use]
    pub fn sha256_thumbprint(&self) -> String {
        hexadecimal(&Sha256::digest(&self.der))
    }

    /// Whether its time is over at `moment`.
    #[must_use]
    pub fn has_expired(&self, moment: DateTime<Utc>) -> bool {
        moment > self.not_after
    }

    /// Whether its time is now, at `moment`.
    #[must_use]
    pub fn is_valid(&self, moment: DateTime<Utc>) -> bool {
        moment >= self.not_before && !self.has_expired(moment)
    }
}

impl fmt::Debug for SigningCertificate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SigningCertificate")
            .field("subject", &self.subject)
            .field("not_after", &self.not_after)
            .field("sha1", &self.sha1_thumbprint())
            .finish_non_exhaustive()
    }
}

/// The DER of the first certificate where several run together in base64: each may end in padding, and DER says how long
/// it is.
fn first_of_several(packed: &str) -> Option<Vec<u8>> {
    let end = packed.find('=').map_or(packed.len(), |at| {
        at + packed[at..]
            .bytes()
            .take_while(|octet| *octet == b'=')
            .count()
    });
    let der = BASE64_STANDARD.decode(&packed[..end]).ok()?;
    let (rest, _) = X509Certificate::from_der(&der).ok()?;
    Some(der[..der.len() - rest.len()].to_vec())
}

fn bits(modulus: &[u8]) -> usize {
    let significant = modulus.iter().skip_while(|octet| **octet == 0).count();
    let first = modulus[modulus.len() - significant..].first();
    first.map_or(0, |first| significant * 8 - first.leading_zeros() as usize)
}

fn hexadecimal(octets: &[u8]) -> String {
    use fmt::Write as _;
    octets.iter().fold(String::new(), |mut text, octet| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{octet:02X}");
        text
    })
}
