//! What is remembered from one request to the next, as data: who is signed in, which page waits, what a code stands for.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    authority::Authority,
    request::{Challenge, Purpose, Version},
    scopes::Scopes,
};
use crate::directory::Platform;

/// The accounts signed in to one browser.
#[derive(Debug, Clone, Default)]
pub(crate) struct Session {
    /// In the order of their first sign-ins.
    pub(crate) people: Vec<SignedIn>,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignedIn {
    /// Object ID, at home.
    pub(crate) oid: Uuid,
    /// When the password was last given.
    pub(crate) at: DateTime<Utc>,
}

/// A page shown and not answered yet.
#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    pub(crate) purpose: Purpose,
    pub(crate) stage: Stage,
}

/// What the page asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    SigningIn,
    /// The password was right; the second device has not answered.
    Approving(Uuid),
    Consenting(Uuid),
}

/// A sign-in that tokens can be issued for.
#[derive(Debug, Clone)]
pub(crate) struct Login {
    pub(crate) version: Version,
    pub(crate) authority: Authority,
    pub(crate) client_id: Uuid,
    /// The user object, which also says the tenant.
    pub(crate) oid: Uuid,
    pub(crate) platform: Platform,
    pub(crate) scopes: Scopes,
    pub(crate) nonce: Option<String>,
    pub(crate) session: Uuid,
    pub(crate) client_info: bool,
    /// When it happened.
    pub(crate) at: DateTime<Utc>,
}

/// What an authorization code stands for.
#[derive(Debug, Clone)]
pub(crate) struct CodeGrant {
    pub(crate) login: Login,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) redeemed: bool,
}

/// What a refresh token stands for.
#[derive(Debug, Clone)]
pub(crate) struct RefreshGrant {
    pub(crate) login: Login,
    pub(crate) issued: DateTime<Utc>,
}

/// What an access token opens.
#[derive(Debug, Clone)]
pub(crate) struct AccessGrant {
    /// Nobody, where an application has it in its own name.
    pub(crate) oid: Option<Uuid>,
    pub(crate) tenant: Uuid,
    pub(crate) client_id: Uuid,
    pub(crate) scopes: Scopes,
    pub(crate) expires: DateTime<Utc>,
}

/// What a device code stands for.
#[derive(Debug, Clone)]
pub(crate) struct DeviceGrant {
    pub(crate) user_code: String,
    pub(crate) authority: Authority,
    pub(crate) client_id: Uuid,
    pub(crate) scopes: Scopes,
    pub(crate) issued: DateTime<Utc>,
    pub(crate) answer: DeviceAnswer,
}

/// What became of a device code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeviceAnswer {
    Pending,
    Declined,
    Approved { oid: Uuid, at: DateTime<Utc> },
    Redeemed,
}
