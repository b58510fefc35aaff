//! Signs text that is written in canonical form already (Exclusive XML Canonicalization), so that the corpus
//! shares no canonicalization with what it tests.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use super::keys::{Key, SIGNING};

pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const RSA_SHA1: &str = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";

/// How to sign.
#[derive(Clone)]
pub(crate) struct Signing {
    /// With which key.
    pub(crate) key: &'static Key,
    /// Which certificate `KeyInfo` names; none for no `KeyInfo`.
    pub(crate) named: Option<&'static Key>,
    /// The algorithm that `SignatureMethod` names.
    pub(crate) method: &'static str,
    /// The algorithm that `DigestMethod` names.
    pub(crate) digest: &'static str,
    /// The transforms, as XML.
    pub(crate) transforms: String,
    /// What the reference names in place of the element.
    pub(crate) reference: Option<String>,
    /// What else stands in the signature, as XML.
    pub(crate) object: String,
}

pub(crate) fn transform(algorithm: &str) -> String {
    format!(r#"<Transform Algorithm="{algorithm}"></Transform>"#)
}

/// Enveloped signature, then exclusive canonicalization.
pub(crate) fn usual_transforms() -> String {
    transform(&format!("{DSIG}enveloped-signature")) + &transform(C14N)
}

impl Signing {
    /// As a provider does it.
    pub(crate) fn properly() -> Self {
        Self {
            key: &SIGNING,
            named: Some(&SIGNING),
            method: RSA_SHA256,
            digest: SHA256,
            transforms: usual_transforms(),
            reference: None,
            object: String::new(),
        }
    }

    /// With SHA-1 for the signature and the digest.
    pub(crate) fn with_sha1() -> Self {
        Self {
            method: RSA_SHA1,
            digest: SHA1,
            ..Self::properly()
        }
    }

    /// With this key, which `KeyInfo` names.
    pub(crate) fn with_key(key: &'static Key) -> Self {
        Self {
            key,
            named: Some(key),
            ..Self::properly()
        }
    }

    /// The signature of `canonical`, which has the identifier `id`.
    pub(crate) fn sign(&self, canonical: &str, id: &str) -> String {
        let digest = if self.digest == SHA1 {
            BASE64_STANDARD.encode(Sha1::digest(canonical))
        } else {
            BASE64_STANDARD.encode(Sha256::digest(canonical))
        };
        let reference = self.reference.as_deref().unwrap_or(id);
        let inside = format!(
            concat!(
                r#"<CanonicalizationMethod Algorithm="{c14n}"></CanonicalizationMethod>"#,
                r#"<SignatureMethod Algorithm="{method}"></SignatureMethod>"#,
                r##"<Reference URI="#{reference}"><Transforms>{transforms}</Transforms>"##,
                r#"<DigestMethod Algorithm="{hash}"></DigestMethod><DigestValue>{digest}</DigestValue></Reference>"#,
            ),
            c14n = C14N,
            method = self.method,
            reference = reference,
            transforms = self.transforms,
            hash = self.digest,
            digest = digest,
        );
        let canonical = format!(r#"<SignedInfo xmlns="{DSIG}">{inside}</SignedInfo>"#);
        let value = if self.method == RSA_SHA1 {
            self.key.sign_sha1(&canonical)
        } else {
            self.key.sign_sha256(&canonical)
        };
        let key_info = self.named.map_or_else(String::new, |key| {
            format!(
                "<KeyInfo><X509Data><X509Certificate>{}</X509Certificate></X509Data></KeyInfo>",
                key.certificate
            )
        });
        format!(
            r#"<Signature xmlns="{DSIG}"><SignedInfo>{inside}</SignedInfo><SignatureValue>{value}</SignatureValue>{key_info}{object}</Signature>"#,
            value = BASE64_STANDARD.encode(value),
            object = self.object,
        )
    }
}
