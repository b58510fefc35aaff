//! What can be wrong with a bundle, a seal or a trace, as facts. Sentences for people are made elsewhere.
//!
//! A `path` is a JSON Pointer (RFC 6901); an over-long member name in it is cut short.

use thiserror::Error;

/// Why bytes are no bundle, or a bundle is not what it says.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BundleError {
    /// The digest in the document is missing or is not the digest of the document.
    #[error("the digest does not match: computed {computed}")]
    Digest {
        /// What the document says, where it says anything.
        stated: Option<String>,
        /// What the document's canonical form gives.
        computed: String,
    },
    /// A member name occurs twice in one object (RFC 8785 §3.1, by way of RFC 7493 §2.3).
    #[error("duplicate member at {path}")]
    DuplicateMember {
        /// The second occurrence.
        path: String,
    },
    /// A member is missing, or has a type or value the format does not allow.
    #[error("malformed at {path}: {problem}")]
    Malformed {
        /// The innermost place known to be wrong; for a missing member, the object that lacks it.
        path: String,
        /// The parser's words, without control characters and shortened.
        problem: String,
    },
    /// The document is of a later version of the format.
    #[error("version {version} is newer than this program reads")]
    Newer {
        /// The version it states.
        version: u64,
    },
    /// The document is JSON but does not say that it is a bundle.
    #[error("not a connection bundle")]
    NotABundle,
    /// The bytes are no JSON text (RFC 8259).
    #[error("not JSON at line {line}, column {column}")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in bytes.
        column: usize,
    },
    /// A value is written in another form than the one this format fixes, so that it would change on a round trip:
    /// `null` for an absent member, or a time that is not RFC 3339 in UTC with `Z`.
    #[error("not in the normal form at {path}")]
    NotNormal {
        /// The first such place.
        path: String,
    },
    /// The bytes are not UTF-8.
    #[error("not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// The first byte that is not.
        offset: usize,
    },
    /// A string or a member name contains U+0000.
    #[error("NUL character at {path}")]
    Nul {
        /// Where.
        path: String,
    },
    /// An integer that a double cannot hold exactly (RFC 7493 §2.2), so that a digest could not tell it from another.
    #[error("number out of range at {path}")]
    NumberOutOfRange {
        /// Where.
        path: String,
    },
    /// Objects and arrays are nested too deeply.
    #[error("nested deeper than {limit} at {path}")]
    TooDeep {
        /// The first container beyond the limit.
        path: String,
        /// The limit, in containers.
        limit: usize,
    },
    /// The file is too large.
    #[error("{actual} bytes, more than {limit}")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
        /// The size, in bytes.
        actual: usize,
    },
}

/// Why a secret cannot be sealed or a seal cannot be opened. None of these carries a secret.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SealError {
    /// The sealed text is no age file, or was damaged.
    #[error("the seal is damaged")]
    Damaged,
    /// The identity file is encrypted itself.
    #[error("the identity file is encrypted")]
    EncryptedIdentity,
    /// The passphrase's work factor would cost more than this program is willing to spend.
    #[error("work factor {required} is more than {limit}")]
    ExcessiveWork {
        /// What the seal asks for, as the logarithm of scrypt's N.
        required: u8,
        /// What is accepted.
        limit: u8,
    },
    /// The identity file holds no `AGE-SECRET-KEY-1…` line, or something else beside comments.
    #[error("not an age identity")]
    NotAnIdentity,
    /// The recipient is no `age1…` X25519 recipient.
    #[error("not an age X25519 recipient")]
    NotARecipient,
    /// The seal holds the secret of another client: it was moved here from elsewhere.
    #[error("the seal belongs to another client")]
    OtherClient,
    /// The encryption itself failed.
    #[error("could not be sealed")]
    Unsealable,
    /// The key does not fit: a wrong passphrase, another identity, or the wrong kind of the two.
    #[error("the key does not open the seal")]
    WrongKey,
}

/// Why an ID token cannot be put into a trace.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TraceError {
    /// It is not three base64url parts whose first two are JSON objects (RFC 7515 §3.1).
    #[error("not a compact signed token")]
    NotCompact,
}
