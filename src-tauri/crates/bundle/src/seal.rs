//! The client secret inside a bundle, encrypted with age (age-encryption.org/v1) for one passphrase or recipient.
//!
//! What is sealed is the secret together with its client ID, so that a seal moved to another client is noticed.

use std::io::{Read as _, Write as _};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::{DecryptError, Decryptor, Encryptor, IdentityFile, scrypt, x25519};
use schemars::JsonSchema;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};

use crate::limits::{MAX_SEALED, MAX_WORK_FACTOR, WORK_FACTOR};
use crate::{SealError, Unknown};

/// How many characters of a recipient name it in the bundle.
const HINT: usize = 12;

/// A sealed client secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Sealed {
    /// How it is sealed.
    pub method: SealMethod,
    /// For whom.
    pub recipients: Recipients,
    /// The age file in its ASCII armour.
    pub armored: String,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// How a secret is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum SealMethod {
    /// age-encryption.org/v1.
    Age,
}

/// Who can open a seal: a hint for people, which decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Recipients {
    /// The beginnings of the recipients' public keys.
    Keys(Vec<String>),
    /// Whoever knows the passphrase.
    Passphrase(Passphrase),
}

/// The word `passphrase`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Passphrase {
    /// The word.
    Passphrase,
}

/// For whom to seal.
#[derive(Debug)]
pub enum SealFor {
    /// Whoever knows this passphrase.
    Passphrase(SecretString),
    /// The holder of the key behind this `age1…` recipient.
    Recipient(String),
}

/// What to open with.
#[derive(Debug)]
pub enum OpenWith {
    /// The content of an age identity file: `AGE-SECRET-KEY-1…` lines, of which one must fit, and comments.
    Identity(SecretString),
    /// The passphrase.
    Passphrase(SecretString),
}

/// Seals the secret of this client.
///
/// # Errors
///
/// [`SealError::NotARecipient`] or, when the encryption fails, [`SealError::Unsealable`].
pub fn seal_secret(
    client_id: &str,
    secret: &SecretString,
    seal_for: &SealFor,
) -> Result<Sealed, SealError> {
    seal_with(client_id, secret, seal_for, WORK_FACTOR)
}

/// Opens the seal of this client.
///
/// # Errors
///
/// A [`SealError`]; [`SealError::OtherClient`] when the seal was made for another client ID.
pub fn open_secret(
    sealed: &Sealed,
    client_id: &str,
    open_with: &OpenWith,
) -> Result<SecretString, SealError> {
    let plain = match open_with {
        OpenWith::Identity(file) => decrypt(&sealed.armored, &identities(file)?)?,
        OpenWith::Passphrase(passphrase) => {
            let mut identity = scrypt::Identity::new(passphrase.clone());
            identity.set_max_work_factor(MAX_WORK_FACTOR);
            let identity: Box<dyn age::Identity> = Box::new(identity);
            decrypt(&sealed.armored, &[identity])?
        }
    };
    let content: Content = serde_json::from_slice(&plain).map_err(|_| SealError::Damaged)?;
    if content.client_id != client_id {
        return Err(SealError::OtherClient);
    }
    Ok(SecretString::from(content.client_secret.as_str()))
}

/// The first line of an age file, and the first of one in ASCII armour: an identity file that is encrypted itself.
const ENCRYPTED: [&str; 2] = ["age-encryption.org/", "-----BEGIN AGE ENCRYPTED FILE-----"];

/// The identities in a file.
fn identities(file: &SecretString) -> Result<Vec<Box<dyn age::Identity>>, SealError> {
    let text = file.expose_secret().trim();
    if ENCRYPTED.iter().any(|begins| text.starts_with(begins)) {
        return Err(SealError::EncryptedIdentity);
    }
    // The library's words name the line alone, and not even that is needed.
    let file = IdentityFile::from_buffer(text.as_bytes()).map_err(|_| SealError::NotAnIdentity)?;
    let identities = file
        .into_identities()
        .map_err(|_| SealError::NotAnIdentity)?;
    if identities.is_empty() {
        return Err(SealError::NotAnIdentity);
    }
    Ok(identities)
}

/// What is under the seal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Content {
    client_id: String,
    #[serde(with = "plain_text")]
    client_secret: Zeroizing<String>,
}

/// The one place where the secret is written out: into the encryption.
mod plain_text {
    use secrecy::zeroize::Zeroizing;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        secret: &Zeroizing<String>,
        target: S,
    ) -> Result<S::Ok, S::Error> {
        target.serialize_str(secret)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        source: D,
    ) -> Result<Zeroizing<String>, D::Error> {
        String::deserialize(source).map(Zeroizing::new)
    }
}

fn seal_with(
    client_id: &str,
    secret: &SecretString,
    seal_for: &SealFor,
    work_factor: u8,
) -> Result<Sealed, SealError> {
    let content = Content {
        client_id: client_id.to_owned(),
        client_secret: Zeroizing::new(secret.expose_secret().to_owned()),
    };
    let mut plain = Zeroizing::new(Vec::with_capacity(MAX_SEALED));
    serde_json::to_writer(&mut *plain, &content).map_err(|_| SealError::Unsealable)?;
    if plain.len() > MAX_SEALED {
        return Err(SealError::Unsealable);
    }
    let (recipients, armored) = match seal_for {
        SealFor::Passphrase(passphrase) => {
            let mut recipient = scrypt::Recipient::new(passphrase.clone());
            recipient.set_work_factor(work_factor);
            (
                Recipients::Passphrase(Passphrase::Passphrase),
                encrypt(&plain, &recipient)?,
            )
        }
        SealFor::Recipient(text) => {
            let recipient: x25519::Recipient =
                text.trim().parse().map_err(|_| SealError::NotARecipient)?;
            let hint = recipient.to_string().chars().take(HINT).collect();
            (Recipients::Keys(vec![hint]), encrypt(&plain, &recipient)?)
        }
    };
    Ok(Sealed {
        method: SealMethod::Age,
        recipients,
        armored,
        other: Unknown::default(),
    })
}

fn encrypt(plain: &[u8], recipient: &dyn age::Recipient) -> Result<String, SealError> {
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient))
        .map_err(|_| SealError::Unsealable)?;
    let mut armored = Vec::new();
    ArmoredWriter::wrap_output(&mut armored, Format::AsciiArmor)
        .and_then(|armor| encryptor.wrap_output(armor))
        .and_then(|mut writer| writer.write_all(plain).map(|()| writer))
        .and_then(age::stream::StreamWriter::finish)
        .and_then(ArmoredWriter::finish)
        .map_err(|_| SealError::Unsealable)?;
    String::from_utf8(armored).map_err(|_| SealError::Unsealable)
}

fn decrypt(
    armored: &str,
    identities: &[Box<dyn age::Identity>],
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let decryptor =
        Decryptor::new_buffered(ArmoredReader::new(armored.as_bytes())).map_err(|e| refusal(&e))?;
    let reader = decryptor
        .decrypt(identities.iter().map(AsRef::as_ref))
        .map_err(|e| refusal(&e))?;
    let mut plain = Zeroizing::new(Vec::with_capacity(MAX_SEALED + 1));
    reader
        .take(MAX_SEALED as u64 + 1)
        .read_to_end(&mut plain)
        .map_err(|_| SealError::Damaged)?;
    if plain.len() > MAX_SEALED {
        return Err(SealError::Damaged);
    }
    Ok(plain)
}

fn refusal(error: &DecryptError) -> SealError {
    match error {
        DecryptError::ExcessiveWork { required, .. } => SealError::ExcessiveWork {
            required: *required,
            limit: MAX_WORK_FACTOR,
        },
        // A wrong passphrase fails to decrypt the file key; the content is only decrypted later, when it is read.
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => SealError::WrongKey,
        _ => SealError::Damaged,
    }
}

#[cfg(test)]
mod tests;
