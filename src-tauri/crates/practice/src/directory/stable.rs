//! Values that look random and are the same at every start.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The GUID that stands for `text`.
pub(super) fn stable_id(text: &str) -> Uuid {
    let digest = Sha256::digest(text);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// At most 43 characters of base64url that stand for `text`.
pub(super) fn letters(text: &str, count: usize) -> String {
    let encoded = URL_SAFE_NO_PAD.encode(Sha256::digest(text));
    encoded.chars().take(count).collect()
}
