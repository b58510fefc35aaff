//! Every limit of this crate: how large, how deep and how expensive a bundle may be.

/// The most bytes a bundle may have.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The most objects and arrays that may lie inside one another.
pub const MAX_DEPTH: usize = 32;

/// The largest integer below which a double holds every one (RFC 7493 §2.2).
pub(crate) const MAX_INTEGER: u64 = (1 << 53) - 1;

/// The most characters of one member name that a pointer shows, so that a hostile name cannot flood a report.
pub(crate) const MAX_NAME: usize = 64;

/// The most characters of the parser's words that an error repeats.
pub(crate) const MAX_PROBLEM: usize = 160;

/// How often text inside text (JSON in a string, percent-encoding in percent-encoding) is looked into. What is
/// wrapped more often is removed unseen.
pub(crate) const MAX_LAYERS: u8 = 4;

/// The work factor of a new passphrase seal, as the logarithm of scrypt's N: about a second, 256 MiB.
pub const WORK_FACTOR: u8 = 18;

/// The highest work factor that is accepted when opening: about four seconds, 1 GiB.
pub const MAX_WORK_FACTOR: u8 = 20;

/// The most bytes the sealed JSON may have. Real ones have about a hundred.
pub(crate) const MAX_SEALED: usize = 4096;
