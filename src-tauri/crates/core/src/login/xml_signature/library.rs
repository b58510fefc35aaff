//! The `bergshamra` crate behind our own door.

use bergshamra_dsig::verify::verify_all_document;
use bergshamra_dsig::{DsigContext, VerifyResult};
use bergshamra_keys::KeysManager;
use bergshamra_keys::loader::load_x509_cert_der;

use super::SignatureLibrary;
use crate::entra::federation::certificate::SigningCertificate;
use crate::xml::Element;

/// The library. It gets one key at a time and no other; its own defaults ignore the keys in the document.
pub(crate) struct Bergshamra;

impl SignatureLibrary for Bergshamra {
    fn covered<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>> {
        let mut keys = KeysManager::new();
        keys.add_key(load_x509_cert_der(&certificate.der).ok()?);
        let context = DsigContext::new(keys);
        let results = verify_all_document(&context, signature.xml().document()).ok()?;
        let references = results.into_iter().find_map(|result| match result {
            VerifyResult::Valid {
                signature_node,
                references,
                ..
            } if signature_node == signature.node() => Some(references),
            VerifyResult::Valid { .. } | VerifyResult::Invalid { .. } => None,
        })?;
        let [reference] = references.as_slice() else {
            return None;
        };
        let covered = reference
            .resolved_node
            .filter(|_| reference.digest_verified)?;
        signature.at(covered)
    }
}
