//! Every limit of this crate: how long somebody is waited for, how far clocks may differ, how much is read.
//! Limits that only recognise something, such as the length of a client secret, stay with what they recognise.

use std::time::Duration;

use chrono::{Months, TimeDelta};

/// For a connection: name look-up, proxy and TLS together.
pub const HTTP_CONNECTION: Duration = Duration::from_secs(10);

/// For a whole answer over HTTP, the connection included.
pub const HTTP_ANSWER: Duration = Duration::from_secs(30);

/// The longest `Retry-After` that is believed, in seconds: Microsoft's own libraries stop there too.
pub const RETRY_AFTER_SECONDS: u32 = 3_600;

/// For the consent page: somebody reads it.
pub const CONSENT: Duration = Duration::from_mins(10);

/// For a sign-in: somebody finds their second factor.
pub const SIGN_IN: Duration = Duration::from_mins(5);

/// How far the clocks may be apart for an ID token: Microsoft's own libraries allow as much.
pub const ID_TOKEN_LEEWAY: TimeDelta = TimeDelta::minutes(5);

/// How far the clocks may be apart for an assertion. Entra dates its assertions five minutes back by itself, so
/// that less is enough than for its ID tokens.
pub const ASSERTION_LEEWAY: TimeDelta = TimeDelta::minutes(3);

/// How far this computer's clock may be off before tokens look expired or not valid yet.
pub const CLOCK_LEEWAY: TimeDelta = TimeDelta::minutes(2);

/// What ends within this time ends soon: Microsoft writes for the first time sixty days before a certificate
/// ends.
pub const SOON: TimeDelta = TimeDelta::days(60);

/// The longest that the Entra admin center lets a client secret live.
pub const CLIENT_SECRET_LIFE: Months = Months::new(24);

/// The shortest RSA key that is believed, in bits (RFC 7518 §3.3, NIST SP 800-131A).
pub const RSA_KEY_BITS: usize = 2_048;

/// How many keys of one identifier are tried.
pub const KEYS_OF_ONE_ID: usize = 8;

/// The body of an answer over HTTP, in bytes.
pub const HTTP_BODY: usize = 4 * 1024 * 1024;

/// A document in XML, in bytes: Entra's metadata has some 80 KiB.
pub const XML: usize = 1024 * 1024;

/// How deep the elements of a document in XML may lie in one another.
pub const XML_DEPTH: u32 = 64;

/// An ID token in its compact form, in bytes: Entra's groups end at 200.
pub const ID_TOKEN: usize = 128 * 1024;

/// The answer to a login, in bytes: a form post with a code and an ID token of 200 groups.
pub const ANSWER: usize = 256 * 1024;

/// The address of an email draft, in bytes: Windows hands no more than some 2,000 to a program.
pub const MAILTO: usize = 2_000;

/// The file with the name that letters are signed with, in bytes.
pub const SIGNATURE: usize = 1_024;

/// What somebody pastes, or the file that holds it, in bytes: a recording of a browser's requests has all its pictures.
pub const PASTED: usize = 32 * 1024 * 1024;

/// Anything pasted that is no recording, in bytes: as long as a document in XML.
pub const PASTED_VALUE: usize = XML;

/// How many wrappers are taken off one after the other.
pub const PASTED_DEPTH: usize = 8;

/// How many things are looked at in what was pasted.
pub const PASTED_ITEMS: usize = 10_000;

/// How many things that are wrong are told of what was pasted.
pub const FINDINGS: usize = 10;

/// The heading of a table, in bytes: the sign-in logs' has some 2,000.
pub const HEADING: usize = 16 * 1024;

/// What comes out of DEFLATE, in bytes.
pub const INFLATED: usize = XML;

/// A line of the request that brings an answer to this computer, in bytes: Entra's codes are long, and a
/// proxy's cookies longer.
pub const LOOPBACK_LINE: usize = 16 * 1024;

/// The request line and all fields of such a request, in bytes.
pub const LOOPBACK_HEAD: usize = 64 * 1024;

/// The body of such a request, in bytes: as long as an answer.
pub const LOOPBACK_BODY: usize = ANSWER;

/// Text in which one of Microsoft's errors is looked for, in bytes.
pub const ERROR_TEXT: usize = 64 * 1024;

/// A document of another party that is kept to be judged again, in bytes: Entra's metadata has some 80 KiB.
pub const RECORDED: usize = 128 * 1024;

/// A shorter value occurs in other texts by chance, in bytes; a secret has more.
pub const LEAST_SECRET: usize = 8;

/// Text of another party that is kept for support, in characters.
pub const KEPT_TEXT: usize = 2_000;

/// A fact that a sentence takes, in characters; what is cut off is in the detail.
pub const FACT: usize = 300;

/// A bundle's file, in bytes.
pub const BUNDLE_FILE: u64 = consentry_bundle::MAX_BYTES as u64;

/// A profile of one's own or a file of its texts, in bytes: the longest that is shipped has some 70 KiB.
pub const PROFILE_FILE: u64 = 1024 * 1024;

/// How many values are put in place of what a profile shares: the longest that is shipped has some 2,000.
pub const PROFILE_SPREAD: usize = 100_000;

/// A set-up on disk, in bytes: one with many test runs stays far below it.
pub const SETUP_FILE: u64 = 16 * 1024 * 1024;

/// How deep the parts of a profile's condition may lie in one another.
pub const CONDITION_DEPTH: u8 = 32;
