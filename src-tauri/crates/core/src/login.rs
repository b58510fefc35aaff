//! One live test login: what is asked, how the answer is caught, and what it proves.
//!
//! A login is linear: [`AuthorizationRequest`](oidc::AuthorizationRequest) →
//! [`OidcInFlight`](oidc::OidcInFlight) → [`Judged`]. Each consumes the one before it, so that `state`, `nonce` and
//! `code_verifier` are used once. With SAML 2.0 it begins with a [`SamlRequest`](saml::SamlRequest), with
//! WS-Federation with a [`WsFedRequest`](ws_fed::WsFedRequest).

pub mod again;
mod assertion;
pub mod capture;
pub(crate) mod check;
pub mod claims;
mod exchange;
pub(crate) mod federated;
#[cfg(test)]
mod fixture;
pub(crate) mod id_token;
pub mod judge;
mod jws;
pub mod keys;
pub mod loopback;
pub mod oidc;
mod pkce;
pub mod recording;
pub mod saml;
pub(crate) mod stated;
mod trace;
mod unsent;
pub mod verdict;
mod verified_claims;
mod warning;
mod witness;
pub mod ws_fed;
mod xml_signature;

use std::collections::BTreeMap;

use secrecy::SecretString;
use serde_json::Value;

use crate::entra::discovery::ProviderMetadata;
use crate::entra::registration::{RedirectUri, TenantId};
use crate::failure::Failure;
use crate::login::verdict::{Check, ClaimUse, Unproved, Verdict, Warning};
use crate::pasted::Dress;

use claims::ClaimContract;

/// What a test login needs to know.
#[derive(Debug, Clone)]
pub struct LoginParameters {
    /// The provider's own description.
    pub metadata: ProviderMetadata,
    /// Application (client) ID, in whatever form the provider gives it.
    pub client_id: String,
    /// Client secret (Value); none for a public client.
    pub client_secret: Option<SecretString>,
    /// Where the answer goes, exactly as it is to be sent.
    pub redirect_uri: RedirectUri,
    /// What is asked for, `openid` included.
    pub scopes: Vec<String>,
    /// The user name to begin with. Entra does not allow it together with `select_account`; it goes first.
    pub login_hint: Option<String>,
    /// Whether to make Entra ask which account, so that a session in the browser is not used silently.
    pub prompt_select_account: bool,
    /// Whose token it must be.
    pub expect: Expect,
    /// Whether the answer's code is redeemed. Nobody here can where the service holds the secret: then the
    /// login proves that the code came, and no more.
    pub redeem: bool,
    /// What the service needs of the token.
    pub contract: Vec<ClaimContract>,
}

/// Whose token it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// This Entra directory's: `tid` and the issuer name it.
    Entra {
        /// Directory (tenant) ID.
        tenant: TenantId,
    },
    /// Another OpenID provider's: only the issuer names it.
    Foreign,
}

impl Expect {
    /// The directory, where it is one.
    #[must_use]
    pub const fn tenant(self) -> Option<TenantId> {
        match self {
            Self::Entra { tenant } => Some(tenant),
            Self::Foreign => None,
        }
    }
}

/// What happens while an answer is judged, as it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginEvent {
    /// An answer is here.
    AnswerArrived,
    /// The token endpoint took the code and sent an ID token.
    CodeExchanged,
    /// The provider's keys were read.
    KeysRead,
    /// The ID token passed every check.
    IdTokenVerified,
    /// The XML that came was read; the keys were known before.
    AnswerRead,
    /// The assertion passed every check.
    AssertionVerified,
}

/// Is told what happens while an answer is judged.
pub type EventSink<'a> = &'a (dyn Fn(LoginEvent) + Send + Sync);

/// A finished test login.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The name of who signed in, from verified claims only.
    pub who: Option<String>,
    /// The user name of who signed in, from verified claims only.
    pub upn: Option<String>,
    /// Every check, by its clause.
    pub checks: Vec<Check>,
    /// The verified claims; empty unless all of the token was verified.
    pub claims: BTreeMap<String, Value>,
    /// What the service will make of them.
    pub uses: Vec<ClaimUse>,
    /// What deserves a look although the login passed.
    pub warnings: Vec<Warning>,
    /// Why it did not pass.
    pub failure: Option<Failure>,
    /// What it leaves unproved.
    pub leaves: Vec<Unproved>,
    /// How the answer was dressed, where it was pasted or saved.
    pub dress: Dress,
    /// What was asked and what came, without any secret: no code, no token, no signature, no verifier.
    pub trace: Value,
}

/// The stable ids of all checks.
#[cfg(test)]
pub(crate) fn clause_ids() -> impl Iterator<Item = &'static str> {
    check::Clause::ALL.iter().map(|clause| clause.id())
}
