//! The connection bundle as a format: one JSON file that hands a single sign-on connection over, or shows how
//! far an unfinished one has come.
//!
//! A bundle is read with [`Bundle::parse`], checked with [`Bundle::verify`] and written with [`Bundle::to_bytes`].
//! Reading it is parsing hostile input: size, depth and members are limited, and nothing in it — no path, URL or
//! command — is acted on here. The client secret is only ever inside [`Sealed`].
//!
//! The crate has no network, no clock and, but for the seal, no randomness: the key of pseudonyms is brought to it.

mod bundle;
mod connection;
mod error;
mod evidence;
mod federation;
mod json;
mod known;
mod limits;
mod personal;
mod redact;
mod run;
mod schema;
mod seal;
mod unfinished;
mod unknown;
mod unsigned;

pub use bundle::{Bundle, CreatedBy, FORMAT, VERSION, Verified};
pub use connection::{Application, Model, Owner, Service, SignIn, Tenant};
pub use error::{BundleError, SealError, TraceError};
pub use evidence::{ClaimNeed, Claims, Consent, Credential, CredentialKind, Provenance, Task};
pub use federation::{Certificate, Federation, Published};
pub use known::{Known, Report, Witness};
pub use limits::{MAX_BYTES, MAX_DEPTH, MAX_WORK_FACTOR, WORK_FACTOR};
pub use personal::{Level, Redaction, Replaced, Salt};
pub use redact::{Reason, Removed, redact};
pub use run::{
    Check, ClaimUse, DecodedIdToken, Failure, Ground, GroundCredential, TestRun, Trace, Verdict,
    Warning,
};
pub use schema::schema;
pub use seal::{
    OpenWith, Passphrase, Recipients, SealFor, SealMethod, Sealed, open_secret, seal_secret,
};
pub use unfinished::{Asked, Failed, Unfinished};
pub use unknown::Unknown;
pub use unsigned::unsigned;
