//! SHA-256 (FIPS 180-4) over the canonical form (RFC 8785) of the document without its `digest`.
//!
//! It finds a bundle that was damaged or edited. It is no signature: whoever edits a bundle can compute it anew.

use std::fmt::Write as _;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Bundle;
use crate::BundleError;

/// A bundle whose digest was found right.
#[derive(Clone, Copy, Debug)]
pub struct Verified<'a> {
    bundle: &'a Bundle,
    digest: &'a str,
}

impl<'a> Verified<'a> {
    /// The bundle.
    #[must_use]
    pub fn bundle(&self) -> &'a Bundle {
        self.bundle
    }

    /// Its digest.
    #[must_use]
    pub fn digest(&self) -> &'a str {
        self.digest
    }
}

impl Bundle {
    /// Compares the stated digest with the computed one.
    ///
    /// # Errors
    ///
    /// [`BundleError::Digest`] when they differ or none is stated.
    pub fn verify(&self) -> Result<Verified<'_>, BundleError> {
        let digest = self.compare(&self.digest()?)?;
        Ok(Verified {
            bundle: self,
            digest,
        })
    }

    /// The stated digest, where it is the one that was `computed`.
    pub(super) fn compare(&self, computed: &str) -> Result<&str, BundleError> {
        match &self.digest {
            Some(stated) if stated == computed => Ok(stated),
            stated => Err(BundleError::Digest {
                stated: stated.clone(),
                computed: computed.to_owned(),
            }),
        }
    }

    /// Computes the digest of the bundle as it is now: `sha256:` and 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    ///
    /// [`BundleError::Malformed`] when the bundle has no JSON form.
    pub fn digest(&self) -> Result<String, BundleError> {
        digest_of(self.to_document()?)
    }
}

/// The digest of a bundle's document.
pub(super) fn digest_of(mut document: Value) -> Result<String, BundleError> {
    if let Value::Object(members) = &mut document {
        members.remove("digest");
    }
    let canonical = canonical(&document)?;
    Ok(Sha256::digest(canonical)
        .iter()
        .fold("sha256:".to_owned(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        }))
}

/// The canonical form of a document, RFC 8785.
fn canonical(document: &Value) -> Result<Vec<u8>, BundleError> {
    serde_json_canonicalizer::to_vec(document).map_err(|error| BundleError::Malformed {
        path: "/".to_owned(),
        problem: error.to_string(),
    })
}

#[cfg(test)]
mod tests;
