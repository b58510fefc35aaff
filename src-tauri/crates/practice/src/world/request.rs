//! The requests that may be answered, as data. Each endpoint reads its own, and judges it, before there is one.

use uuid::Uuid;

use super::{authority::Authority, scopes::Scopes};
use crate::directory::Platform;

/// An authorization request that may be answered at its redirect URI.
#[derive(Debug, Clone)]
pub(crate) struct AuthorizeRequest {
    pub(crate) authority: Authority,
    pub(crate) version: Version,
    pub(crate) client_id: Uuid,
    /// As requested, port included.
    pub(crate) redirect_uri: String,
    pub(crate) platform: Platform,
    pub(crate) mode: ResponseMode,
    pub(crate) state: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) scopes: Scopes,
    pub(crate) prompt: Prompt,
    pub(crate) login_hint: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) client_info: bool,
}

/// Which generation of endpoint is spoken to: it decides the shape of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

/// How parameters travel back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ResponseMode {
    Query,
    Fragment,
    FormPost,
}

/// `prompt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prompt {
    Unsaid,
    Login,
    None,
    Consent,
    SelectAccount,
}

/// PKCE: RFC 7636.
#[derive(Debug, Clone)]
pub(crate) struct Challenge {
    pub(crate) value: String,
    pub(crate) hashed: bool,
}

/// A request for admin consent that may be answered at its redirect URI.
#[derive(Debug, Clone)]
pub(crate) struct AdminConsentRequest {
    pub(crate) authority: Authority,
    pub(crate) client_id: Uuid,
    pub(crate) redirect_uri: String,
    pub(crate) state: Option<String>,
    pub(crate) scopes: Scopes,
    /// The v2 endpoint repeats the scopes in its answer.
    pub(crate) repeats_scopes: bool,
}

/// A device somebody signs in for.
#[derive(Debug, Clone)]
pub(crate) struct DeviceRequest {
    pub(crate) device_code: String,
    pub(crate) authority: Authority,
    pub(crate) client_id: Uuid,
    pub(crate) scopes: Scopes,
}

/// A SAML sign-in that may be answered at its ACS URL.
#[derive(Debug, Clone)]
pub(crate) struct SamlRequest {
    pub(crate) client_id: Uuid,
    pub(crate) reply: Reply,
    pub(crate) audience: String,
    pub(crate) name_id_format: NameIdFormat,
    pub(crate) sp_name_qualifier: Option<String>,
    pub(crate) force_authn: bool,
    pub(crate) is_passive: bool,
    /// `RequestedAuthnContext`: any of these would do; empty where the request has none.
    pub(crate) contexts: Vec<String>,
    pub(crate) login_hint: Option<String>,
}

/// Where a SAML answer goes, and to what.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) authority: Authority,
    /// The Assertion Consumer Service URL, as requested, port included.
    pub(crate) acs: String,
    pub(crate) in_response_to: Option<String>,
    pub(crate) relay_state: Option<String>,
}

/// A format of SAML core 2.0 §8.3 that a request may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameIdFormat {
    EmailAddress,
    Persistent,
    Transient,
    /// The application's settings decide.
    Unspecified,
}

impl NameIdFormat {
    pub(crate) fn parse(uri: &str) -> Option<Self> {
        [
            Self::EmailAddress,
            Self::Persistent,
            Self::Transient,
            Self::Unspecified,
        ]
        .into_iter()
        .find(|format| format.uri() == uri)
    }

    pub(crate) const fn uri(self) -> &'static str {
        match self {
            Self::EmailAddress => "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
            Self::Persistent => "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            Self::Transient => "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
            Self::Unspecified => "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        }
    }
}

/// A WS-Federation sign-in that may be answered at its reply URL.
#[derive(Debug, Clone)]
pub(crate) struct WsFedRequest {
    pub(crate) authority: Authority,
    pub(crate) client_id: Uuid,
    /// The application, as the request calls it.
    pub(crate) wtrealm: String,
    /// `wreply`, or the default reply URL.
    pub(crate) reply_to: String,
    /// Comes back unchanged.
    pub(crate) wctx: Option<String>,
    /// `wfresh=0`: the password has to be given again.
    pub(crate) fresh: bool,
    pub(crate) login_hint: Option<String>,
}

/// What somebody signs in for.
#[derive(Debug, Clone)]
pub(crate) enum Purpose {
    Authorize(Box<AuthorizeRequest>),
    AdminConsent(Box<AdminConsentRequest>),
    Device(DeviceRequest),
    Saml(Box<SamlRequest>),
    WsFed(Box<WsFedRequest>),
}

impl Purpose {
    /// Where the browser ends up, if this leads anywhere.
    pub(crate) fn redirect_uri(&self) -> Option<&str> {
        match self {
            Self::Authorize(request) => Some(&request.redirect_uri),
            Self::AdminConsent(request) => Some(&request.redirect_uri),
            Self::Device(_) => None,
            Self::Saml(request) => Some(&request.reply.acs),
            Self::WsFed(request) => Some(&request.reply_to),
        }
    }

    pub(crate) fn client_id(&self) -> Uuid {
        match self {
            Self::Authorize(request) => request.client_id,
            Self::AdminConsent(request) => request.client_id,
            Self::Device(request) => request.client_id,
            Self::Saml(request) => request.client_id,
            Self::WsFed(request) => request.client_id,
        }
    }

    /// Whether the password has to be given again by somebody who is signed in.
    pub(crate) fn wants_password(&self) -> bool {
        match self {
            Self::Authorize(request) => request.prompt == Prompt::Login,
            Self::Saml(request) => request.force_authn,
            Self::WsFed(request) => request.fresh,
            Self::AdminConsent(_) | Self::Device(_) => false,
        }
    }
}
