//! Whether the keyring keeps a secret: a random one is kept, read back and forgotten.

use consentry_core::ports::system::{KeyringSecrets, SystemEntropy};
use consentry_core::ports::{Entropy, SecretStoreError};
use secrecy::SecretString;

use super::Finding;

const ID: &str = "keyring";

/// Tries it out.
pub(super) async fn try_out() -> Finding {
    let mut bytes = [0; 16];
    SystemEntropy.fill(&mut bytes);
    let random = SecretString::from(u128::from_le_bytes(bytes).to_string());
    match KeyringSecrets::new().try_out(random).await {
        Ok(Some(true)) => Finding::fine(ID, "doctor-keyring-fine", &[]),
        Ok(Some(false)) => Finding::amiss(ID, "doctor-keyring-other", &[]),
        Ok(None) => Finding::amiss(ID, "doctor-keyring-none", &[]),
        Err(SecretStoreError::Locked) => Finding::amiss(ID, "doctor-keyring-locked", &[]),
        Err(SecretStoreError::Failed { reason }) => {
            Finding::amiss(ID, "doctor-keyring-failed", &[("reason", &reason)])
        }
    }
}
