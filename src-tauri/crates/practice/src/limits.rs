//! Every limit of this crate: how long what it issues is good for, how much it takes and how much it remembers. Most are
//! Entra's own.

use std::{ops::RangeInclusive, time::Duration};

use chrono::{Months, TimeDelta};

/// How much tokens and assertions are back-dated, so that slow clocks accept them.
pub(crate) const BACKDATING: TimeDelta = TimeDelta::minutes(5);
/// How long an ID token is good for.
pub(crate) const ID_TOKEN: TimeDelta = TimeDelta::minutes(60);
/// `expires_in` of an access token, in seconds.
pub(crate) const ACCESS_TOKEN_SECONDS: i64 = 3_599;
/// How long an authorization code can be redeemed.
pub(crate) const CODE: TimeDelta = TimeDelta::minutes(10);
/// How long a refresh token is good for without use.
pub(crate) const REFRESH_TOKEN: TimeDelta = TimeDelta::days(90);
/// How long a single-page application's refresh token is good for after the sign-in, renewed or not.
pub(crate) const SPA_REFRESH_TOKEN: TimeDelta = TimeDelta::hours(24);
/// How long a device code waits for somebody.
pub(crate) const DEVICE_CODE: TimeDelta = TimeDelta::minutes(15);
/// How often a device may ask, in seconds.
pub(crate) const DEVICE_INTERVAL_SECONDS: u32 = 5;
/// How long an assertion over SAML is good for.
pub(crate) const SAML_ASSERTION: TimeDelta = TimeDelta::minutes(60);
/// How long an assertion over WS-Federation is good for: an hour with the back-dating, five minutes less than over SAML.
pub(crate) const WS_FED_ASSERTION: TimeDelta = TimeDelta::minutes(55);
/// How long an application's signing certificate is good for: Entra's default and maximum.
pub(crate) const SIGNING_CERTIFICATE: Months = Months::new(36);
/// How far a client's clock may be off for its assertion, in seconds.
pub(crate) const CLIENT_ASSERTION_LEEWAY_SECONDS: i64 = 300;
/// `Retry-After` of a throttled answer, in seconds.
pub(crate) const RETRY_AFTER_SECONDS: &str = "30";

/// How much later a slow answer comes.
pub(crate) const SLOW_ANSWER: Duration = Duration::from_millis(200);
/// How far the clock is off where it is.
pub(crate) const CLOCK_OFFSET: TimeDelta = TimeDelta::hours(3);

/// The most tenants of a seed.
pub(crate) const SEED_TENANTS: usize = 500;
/// The most people of a seed.
pub(crate) const SEED_USERS: usize = 500;
/// The most applications of a seed.
pub(crate) const SEED_APPLICATIONS: usize = 200;
/// The most entries of a list in a seed.
pub(crate) const SEED_LIST: usize = 100;
/// The years that a date of a seed may be in.
pub(crate) const SEED_YEARS: RangeInclusive<i32> = 1_990..=2_200;
/// The longest text in a seed, in bytes.
pub(crate) const SEED_TEXT: usize = 2_048;

/// Size of an RSA key, in bits: that of Entra's own signing keys.
pub(crate) const RSA_KEY_BITS: usize = 2_048;
/// The random part of an authorization code or a refresh token, in bytes: Entra's are long, and clients must be able to
/// take them.
pub(crate) const CODE_BYTES: usize = 600;
/// The body of a request, in bytes.
pub(crate) const REQUEST_BODY: usize = 64 * 1024;
/// A SAML message once inflated, in bytes.
pub(crate) const SAML_MESSAGE: u64 = 64 * 1024;
/// The most groups that go into an ID token.
pub(crate) const ID_TOKEN_GROUPS: usize = 200;
/// The most groups that go into an assertion.
pub(crate) const ASSERTION_GROUPS: usize = 150;
/// How many requests the log remembers.
pub(crate) const LOG_LINES: usize = 10_000;
/// How many lines a slow listener to the log may fall behind before it misses some.
pub(crate) const LOG_BACKLOG: usize = 1_024;
