//! XML signatures: enveloped, over one element by its ID, as Entra makes them.
//!
//! W3C XML Signature 1.1 with exclusive canonicalisation; the certificate travels in `KeyInfo`.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha1::{Digest, Sha1};
use sha2::Sha256;

use crate::{
    signing::{CertifiedKey, KeyError, SignatureAlgorithm},
    wire::xml::{Element, Namespaces},
};

pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

/// What signs: a key, and how.
#[derive(Clone, Copy)]
pub(crate) struct Signer<'a> {
    pub(crate) key: &'a CertifiedKey,
    pub(crate) algorithm: SignatureAlgorithm,
}

impl Signer<'_> {
    /// `element` with a signature over it as its child number `position`.
    ///
    /// The element carries its `ID` (`AssertionID` in SAML 1.1) and declares every namespace it uses, so that it means the same wherever it is
    /// put.
    pub(crate) fn envelope(&self, element: Element, position: usize) -> Result<Element, KeyError> {
        let id = element.value_of("ID");
        let id = id.or_else(|| element.value_of("AssertionID"));
        let id = id.unwrap_or_default();
        let digest = self.digest(element.canonical(&Namespaces::new()).as_bytes());
        let signed_info = self.signed_info(id, digest);
        let octets = signed_info.canonical(&Namespaces::from([("", DSIG)]));
        let value = self.key.sign(self.algorithm, octets.as_bytes())?;
        let signature = Element::in_default("Signature", DSIG)
            .child(signed_info)
            .child(Element::new("SignatureValue").text(STANDARD.encode(value)))
            .child(key_info(self.key, false));
        Ok(element.insert(position, signature))
    }

    fn signed_info(&self, id: &str, digest: String) -> Element {
        let algorithm = |name, uri: &str| Element::new(name).attribute("Algorithm", uri);
        let (signature_method, digest_method) = self.methods();
        Element::new("SignedInfo")
            .child(algorithm("CanonicalizationMethod", EXCLUSIVE))
            .child(algorithm("SignatureMethod", signature_method))
            .child(
                Element::new("Reference")
                    .attribute("URI", format!("#{id}"))
                    .child(
                        Element::new("Transforms")
                            .child(algorithm("Transform", ENVELOPED))
                            .child(algorithm("Transform", EXCLUSIVE)),
                    )
                    .child(algorithm("DigestMethod", digest_method))
                    .child(Element::new("DigestValue").text(digest)),
            )
    }

    const fn methods(&self) -> (&'static str, &'static str) {
        match self.algorithm {
            SignatureAlgorithm::RsaSha256 => (
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmlenc#sha256",
            ),
            SignatureAlgorithm::RsaSha1 => (
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#sha1",
            ),
        }
    }

    fn digest(&self, octets: &[u8]) -> String {
        match self.algorithm {
            SignatureAlgorithm::RsaSha256 => STANDARD.encode(Sha256::digest(octets)),
            SignatureAlgorithm::RsaSha1 => STANDARD.encode(Sha1::digest(octets)),
        }
    }
}

/// `KeyInfo` with the certificate, declaring its namespace unless it stands inside a signature.
pub(crate) fn key_info(key: &CertifiedKey, by_itself: bool) -> Element {
    let element = if by_itself {
        Element::in_default("KeyInfo", DSIG)
    } else {
        Element::new("KeyInfo")
    };
    let certificate = STANDARD.encode(key.certificate());
    element.child(Element::new("X509Data").child(Element::new("X509Certificate").text(certificate)))
}
