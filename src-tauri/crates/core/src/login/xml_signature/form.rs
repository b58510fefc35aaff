//! The one form of a signature that is taken: enveloped in the element that it covers, which it names by its
//! identifier, with the two transforms of SAML core §5.4.4 and nothing else.

use crate::entra::federation::certificate::SigningCertificate;
use crate::xml::{Element, Several, ns};

const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const EXCLUSIVE: &str = ns::EXCLUSIVE_C14N;

const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const RSA_SHA1: &str = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";

/// What may say something about the key. Anything else would make the library look for keys elsewhere.
const KEY_INFO: [&str; 3] = ["KeyName", "KeyValue", "X509Data"];

/// A signature of this form.
pub(super) struct EnvelopedSignature<'x> {
    /// The `Signature` element.
    pub(super) element: Element<'x>,
    canonicalization: Element<'x>,
    method: Element<'x>,
    digest: Element<'x>,
    transforms: Vec<Element<'x>>,
    key_info: Option<Element<'x>>,
}

/// Why a signature does not have the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FormError {
    Unsigned,
    Several(&'static str),
    Missing(&'static str),
    Foreign(String),
    Reference,
    Algorithm(String),
    Sha1(String),
}

impl From<Several> for FormError {
    fn from(several: Several) -> Self {
        Self::Several(several.0)
    }
}

impl<'x> EnvelopedSignature<'x> {
    /// The signature that `owner` carries for itself.
    pub(super) fn parse(owner: Element<'x>) -> Result<Self, FormError> {
        let element = owner
            .only(ns::SIGNATURE, "Signature")?
            .ok_or(FormError::Unsigned)?;
        exactly(element, &["SignedInfo", "SignatureValue", "KeyInfo"])?;
        one(element, "SignatureValue")?;
        let signed_info = one(element, "SignedInfo")?;
        only_own_attributes(signed_info)?;
        exactly(
            signed_info,
            &["CanonicalizationMethod", "SignatureMethod", "Reference"],
        )?;
        let reference = one(signed_info, "Reference")?;
        exactly(reference, &["Transforms", "DigestMethod", "DigestValue"])?;
        one(reference, "DigestValue")?;
        refers_to(reference, owner)?;
        let transforms = one(reference, "Transforms")?;
        exactly(transforms, &["Transform"])?;
        Ok(Self {
            element,
            canonicalization: one(signed_info, "CanonicalizationMethod")?,
            method: one(signed_info, "SignatureMethod")?,
            digest: one(reference, "DigestMethod")?,
            transforms: transforms.children().collect(),
            key_info: key_info(element)?,
        })
    }

    /// Refuses every algorithm but RSA with SHA-256, exclusive canonicalization and the enveloped-signature
    /// transform; with `allow_sha1` SHA-1 passes too. Answers whether it occurs.
    pub(super) fn uses_sha1(&self, allow_sha1: bool) -> Result<bool, FormError> {
        let method = hash_is_weak(self.method, RSA_SHA256, RSA_SHA1)?;
        let digest = hash_is_weak(self.digest, SHA256, SHA1)?;
        canonicalization(self.canonicalization)?;
        self.only_known_transforms()?;
        if (method || digest) && !allow_sha1 {
            return Err(FormError::Sha1(RSA_SHA1.to_owned()));
        }
        Ok(method || digest)
    }

    fn only_known_transforms(&self) -> Result<(), FormError> {
        match self.transforms.as_slice() {
            [enveloped] => is_enveloped(*enveloped),
            [enveloped, exclusive] => {
                is_enveloped(*enveloped)?;
                canonicalization(*exclusive)
            }
            others => {
                let all: Vec<_> = others
                    .iter()
                    .map(|transform| transform.attribute("Algorithm").unwrap_or_default())
                    .collect();
                Err(FormError::Algorithm(all.join(", ")))
            }
        }
    }

    /// The first certificate that the signature names.
    pub(super) fn named_certificate(&self) -> Option<SigningCertificate> {
        let data = self.key_info?.named(ns::SIGNATURE, "X509Data").next()?;
        let certificate = data.named(ns::SIGNATURE, "X509Certificate").next()?;
        SigningCertificate::from_base64(&certificate.text()?).ok()
    }
}

/// The element of this name, which must be there once.
fn one<'x>(parent: Element<'x>, name: &'static str) -> Result<Element<'x>, FormError> {
    parent
        .only(ns::SIGNATURE, name)?
        .ok_or(FormError::Missing(name))
}

/// The library reads attributes by their local names, so that one of another namespace would be mistaken.
fn only_own_attributes(signed_info: Element<'_>) -> Result<(), FormError> {
    let strange = signed_info
        .descendants()
        .find(|part| part.has_foreign_attribute());
    strange.map_or(Ok(()), |strange| {
        Err(FormError::Foreign(strange.local_name().to_owned()))
    })
}

/// Nothing else may stand in `parent`: an `Object` is where forged assertions hide.
fn exactly(parent: Element<'_>, names: &[&str]) -> Result<(), FormError> {
    let strange = parent.children().find(|child| {
        child.namespace() != Some(ns::SIGNATURE) || !names.contains(&child.local_name())
    });
    strange.map_or(Ok(()), |strange| {
        Err(FormError::Foreign(strange.local_name().to_owned()))
    })
}

/// SAML core §5.4.2: by a fragment with the identifier of the element that is signed.
fn refers_to(reference: Element<'_>, owner: Element<'_>) -> Result<(), FormError> {
    let identifier = ["ID", "AssertionID", "ResponseID"]
        .into_iter()
        .find_map(|name| owner.attribute(name))
        .filter(|identifier| !identifier.is_empty());
    let named = reference
        .attribute("URI")
        .and_then(|uri| uri.strip_prefix('#'));
    if named.is_some() && named == identifier {
        Ok(())
    } else {
        Err(FormError::Reference)
    }
}

fn key_info(signature: Element<'_>) -> Result<Option<Element<'_>>, FormError> {
    let Some(info) = signature.only(ns::SIGNATURE, "KeyInfo")? else {
        return Ok(None);
    };
    let strange = info.children().find(|child| {
        let reference = child.is(ns::SECURITY, "SecurityTokenReference");
        let known =
            child.namespace() == Some(ns::SIGNATURE) && KEY_INFO.contains(&child.local_name());
        !reference && !known
    });
    strange.map_or(Ok(Some(info)), |strange| {
        Err(FormError::Foreign(strange.local_name().to_owned()))
    })
}

/// Whether the method is the weak one of the two; any other, or one with a parameter, is refused.
fn hash_is_weak(method: Element<'_>, strong: &str, weak: &str) -> Result<bool, FormError> {
    let uri = algorithm(method)?;
    let bare = method.children().next().is_none();
    match uri {
        uri if bare && uri == strong => Ok(false),
        uri if bare && uri == weak => Ok(true),
        other => Err(FormError::Algorithm(other.to_owned())),
    }
}

/// Exclusive canonicalization without comments, whose only parameter is a list of prefixes.
fn canonicalization(method: Element<'_>) -> Result<(), FormError> {
    let uri = algorithm(method)?;
    let strange = method
        .children()
        .any(|child| !child.is(ns::EXCLUSIVE_C14N, "InclusiveNamespaces"));
    if uri == EXCLUSIVE && !strange {
        Ok(())
    } else {
        Err(FormError::Algorithm(uri.to_owned()))
    }
}

fn is_enveloped(transform: Element<'_>) -> Result<(), FormError> {
    let uri = algorithm(transform)?;
    if uri == ENVELOPED && transform.children().next().is_none() {
        Ok(())
    } else {
        Err(FormError::Algorithm(uri.to_owned()))
    }
}

fn algorithm(method: Element<'_>) -> Result<&str, FormError> {
    method
        .attribute("Algorithm")
        .ok_or(FormError::Missing("Algorithm"))
}
