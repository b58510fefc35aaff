//! XML signatures (XML Signature 1.1, as the profile in SAML core §5.4 narrows it): from an element to the
//! *verified* element, which is the only one that may be read afterwards.
//!
//! Cryptography and canonicalization are a library's work, behind [`SignatureLibrary`], and its refusal is
//! final. What the library would let pass is refused by the rules in [`form`] before it is asked, and what it
//! says it covered is compared with what will be read after it answered.

mod form;
mod library;

use self::form::{EnvelopedSignature, FormError};
use crate::entra::federation::certificate::SigningCertificate;
use crate::limits::RSA_KEY_BITS;
use crate::xml::{Element, Xml, ns};

pub(crate) use self::library::Bergshamra;

/// A narrow door to a library of XML signatures.
pub(crate) trait SignatureLibrary {
    /// The one element that `signature` covers, if the key of `certificate` made it. Everything that the
    /// document itself says about keys is ignored.
    fn covered<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>>;

    /// The same in a document from which the white space between tags was taken away.
    fn covered_unindented<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>> {
        self.covered(signature, certificate)
    }
}

/// Whose signatures count.
#[derive(Clone, Copy)]
pub(crate) struct Trust<'a> {
    /// The only certificates whose keys count. A key in the document is a hint at most.
    pub(crate) certificates: &'a [SigningCertificate],
    /// Whether RSA with SHA-1 may pass.
    pub(crate) allow_sha1: bool,
}

/// An element whose signature was verified. Made here only.
#[derive(Clone, Copy)]
pub(crate) struct Verified<'x, 'a> {
    element: Element<'x>,
    certificate: &'a SigningCertificate,
    sha1: bool,
}

impl<'x, 'a> Verified<'x, 'a> {
    /// The element: exactly the node whose digest was signed.
    pub(crate) const fn element(self) -> Element<'x> {
        self.element
    }

    /// The certificate whose key signed it.
    pub(crate) const fn certificate(self) -> &'a SigningCertificate {
        self.certificate
    }

    /// Whether SHA-1 was used, which then was allowed.
    pub(crate) const fn used_sha1(self) -> bool {
        self.sha1
    }

    /// An element directly inside it, which its signature covers as well. The signature itself is no part of
    /// what it covers.
    pub(crate) fn inside(self, child: Element<'x>) -> Option<Self> {
        let covered = child.parent() == Some(self.element) && !child.is(ns::SIGNATURE, "Signature");
        covered.then_some(Self {
            element: child,
            ..self
        })
    }
}

/// Why an element is not verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SignatureError {
    /// It is signed or transformed by a method that is not allowed.
    Algorithm(String),
    /// The certificate that it names is not trusted.
    CertificateUnknown(String),
    /// No trusted key fits.
    Mismatch,
    /// The method is SHA-1, which is not allowed here.
    Sha1(String),
    /// It carries no signature.
    Unsigned,
    /// The key is too short.
    WeakKey(usize),
    /// A trusted key fits once the white space between tags is taken away: a program indented it.
    WhiteSpace,
    /// The signature covers something else, or is formed so that readers differ about what it covers: what is wrong
    /// there, and with which element, where it is one.
    Wrapped(String),
}

/// Whether `element` has a signature of its own directly inside it.
pub(crate) fn is_signed(element: Element<'_>) -> bool {
    element.named(ns::SIGNATURE, "Signature").next().is_some()
}

/// How many signatures there are in all of the document.
pub(crate) fn signatures(xml: &Xml) -> usize {
    xml.root().map_or(0, |root| {
        root.descendants()
            .filter(|element| element.is(ns::SIGNATURE, "Signature"))
            .count()
    })
}

/// Verifies the signature that `element` carries for itself.
///
/// # Errors
///
/// Fails with the first of: no signature, a form that is not allowed, an algorithm that is not allowed, a
/// certificate that is not known, a key that is too short, a signature that does not fit.
pub(crate) fn verify<'x, 'a>(
    library: &dyn SignatureLibrary,
    element: Element<'x>,
    trust: Trust<'a>,
) -> Result<Verified<'x, 'a>, SignatureError> {
    let signature = EnvelopedSignature::parse(element)?;
    let sha1 = signature.uses_sha1(trust.allow_sha1)?;
    let fitting = trust
        .certificates
        .iter()
        .filter(|certificate| certificate.bits.is_some())
        .find_map(|certificate| {
            let covered = library.covered(signature.element, certificate)?;
            Some((certificate, covered))
        });
    let Some((certificate, covered)) = fitting else {
        return Err(match unfitting(&signature, trust) {
            SignatureError::Mismatch if fits_unindented(library, element, trust) => {
                SignatureError::WhiteSpace
            }
            error => error,
        });
    };
    if covered != element {
        return Err(SignatureError::Wrapped("element".to_owned()));
    }
    match certificate.bits {
        Some(bits) if bits >= RSA_KEY_BITS => Ok(Verified {
            element,
            certificate,
            sha1,
        }),
        bits => Err(SignatureError::WeakKey(bits.unwrap_or(0))),
    }
}

/// Whether the signature would hold without the white space between tags. That only names the cause: what is signed is
/// the text as it was, and it stays refused.
fn fits_unindented(library: &dyn SignatureLibrary, element: Element<'_>, trust: Trust<'_>) -> bool {
    let Some(xml) = element.xml().unindented() else {
        return false;
    };
    let mut all = xml.root().into_iter().flat_map(Element::descendants);
    let Some(element) = all.find(|other| other.is_named_like(element)) else {
        return false;
    };
    EnvelopedSignature::parse(element).is_ok_and(|signature| {
        let mut certificates = trust.certificates.iter();
        certificates.any(|certificate| {
            library.covered_unindented(signature.element, certificate) == Some(element)
        })
    })
}

/// The certificate that a signature names proves nothing, but says whether the answer was changed or somebody
/// else signed it.
fn unfitting(signature: &EnvelopedSignature<'_>, trust: Trust<'_>) -> SignatureError {
    match signature.named_certificate() {
        Some(named) if !trust.certificates.contains(&named) => {
            SignatureError::CertificateUnknown(named.sha1_thumbprint())
        }
        _ => SignatureError::Mismatch,
    }
}

impl From<FormError> for SignatureError {
    fn from(error: FormError) -> Self {
        match error {
            FormError::Unsigned => Self::Unsigned,
            FormError::Algorithm(uri) => Self::Algorithm(uri),
            FormError::Sha1(uri) => Self::Sha1(uri),
            FormError::Several(name) => Self::Wrapped(format!("several {name}")),
            FormError::Missing(name) => Self::Wrapped(format!("missing-part {name}")),
            FormError::Foreign(name) => Self::Wrapped(format!("foreign {name}")),
            FormError::Reference => Self::Wrapped("reference".to_owned()),
        }
    }
}
