//! App registrations and enterprise applications: credentials, redirect URIs, assignment, consent.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(crate) mod contents;
mod registered;
mod registration;
mod services;
mod wanted;

pub(crate) use registered::Registered;
pub use wanted::WantedApplication;

/// The permissions every shipped application asks for.
pub(crate) const BASIC_SCOPES: [&str; 5] =
    ["openid", "profile", "email", "offline_access", "User.Read"];

/// An app registration. Fixed once it is there.
#[derive(Debug, Clone)]
pub(crate) struct Application {
    pub(crate) client_id: Uuid,
    pub(crate) name: String,
    /// The tenant that owns the registration.
    pub(crate) home: Uuid,
    pub(crate) audience: Audience,
    pub(crate) redirects: Vec<Redirect>,
    pub(crate) secrets: Vec<Secret>,
    /// Certificates that client assertions may be signed with, as DER.
    pub(crate) certificates: Vec<Vec<u8>>,
    pub(crate) identifier_uris: Vec<String>,
    pub(crate) reply_urls: Vec<String>,
    /// How SAML and WS-Federation are answered.
    pub(crate) single_sign_on: SingleSignOn,
    /// Delegated permissions that v1-style admin consent grants.
    pub(crate) required_permissions: Vec<String>,
    /// `isFallbackPublicClient`: the device code flow works.
    pub(crate) public_client_flows: bool,
    /// `groupMembershipClaims` is `SecurityGroup`.
    pub(crate) group_claims: bool,
}

/// The "Single sign-on" page of an enterprise application.
#[derive(Debug, Clone, Default)]
pub(crate) struct SingleSignOn {
    pub(crate) signing: SigningOption,
    pub(crate) name_id: NameIdSource,
    pub(crate) token_format: TokenFormat,
    /// When the signing certificate becomes valid, if not three years before it runs out.
    pub(crate) certificate_begins: Option<DateTime<Utc>>,
    /// When the signing certificate runs out, if not three years after it was made.
    pub(crate) certificate_expires: Option<DateTime<Utc>>,
}

/// What of a SAML response is signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SigningOption {
    /// The assertion alone.
    #[default]
    Assertion,
    /// The response alone.
    Response,
    /// The assertion, and the response around it.
    Both,
}

/// "Unique User Identifier": where the `NameID` comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameIdSource {
    /// `user.userprincipalname`, as an email address.
    #[default]
    UserPrincipalName,
    /// `user.mail`, as an email address. People without one are refused.
    Mail,
    /// An opaque value, another one for every application.
    Persistent,
}

/// Which token WS-Federation hands over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TokenFormat {
    /// A SAML 2.0 assertion.
    #[default]
    Saml20,
    /// A SAML 1.1 assertion.
    Saml11,
}

/// Who can sign in to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    SingleTenant,
    MultiTenant,
}

/// A registered redirect URI, kept exactly as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Redirect {
    pub(crate) uri: String,
    pub(crate) platform: Platform,
}

/// What a redirect URI says about its client: decides the rules at the token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Platform {
    Web,
    Spa,
    PublicClient,
}

impl Platform {
    /// The heading in the portal.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Web => "Web",
            Self::Spa => "Single-page application",
            Self::PublicClient => "Mobile and desktop",
        }
    }
}

/// A client secret.
#[derive(Clone)]
pub(crate) struct Secret {
    pub(crate) value: String,
    /// The Secret ID column of the portal; `keyId` in Graph.
    pub(crate) id: Uuid,
    pub(crate) expires: DateTime<Utc>,
}

/// Values stay out of debug output.
impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secret")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// An enterprise application: what consent leaves in a tenant.
#[derive(Debug, Clone, Default)]
pub(crate) struct ServicePrincipal {
    pub(crate) assignment: Assignment,
    /// Scopes granted for the whole tenant.
    pub(crate) admin_consented: BTreeSet<String>,
    /// Scopes granted by single users, by object ID.
    pub(crate) user_consented: HashMap<Uuid, BTreeSet<String>>,
}

/// `appRoleAssignmentRequired`, and who is assigned.
#[derive(Debug, Clone, Default)]
pub(crate) enum Assignment {
    #[default]
    NotRequired,
    Required(BTreeSet<Uuid>),
}

/// Enterprise applications by tenant and client ID.
pub(crate) type ServicePrincipals = HashMap<(Uuid, Uuid), ServicePrincipal>;

impl Application {
    /// Whether SAML or WS-Federation is set up.
    pub(crate) fn is_federated(&self) -> bool {
        !self.reply_urls.is_empty()
    }

    /// Whether `name` is one of its service principal names: an identifier, or its client ID bare or after `spn:`.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.identifier_uris.iter().any(|uri| uri == name)
            || Uuid::parse_str(name.strip_prefix("spn:").unwrap_or(name)) == Ok(self.client_id)
    }

    /// Whether the application exists for people of `tenant`.
    pub(crate) fn reaches(&self, tenant: Uuid) -> bool {
        self.audience == Audience::MultiTenant || self.home == tenant
    }
}

impl ServicePrincipal {
    pub(crate) fn admits(&self, oid: Uuid) -> bool {
        match &self.assignment {
            Assignment::NotRequired => true,
            Assignment::Required(assigned) => assigned.contains(&oid),
        }
    }

    pub(crate) fn requires_assignment(&self) -> bool {
        matches!(self.assignment, Assignment::Required(_))
    }

    /// Whether every one of `scopes` is granted for this person.
    pub(crate) fn has_consent(&self, oid: Uuid, scopes: &BTreeSet<String>) -> bool {
        let own = self.user_consented.get(&oid);
        scopes.iter().all(|scope| {
            self.admin_consented.contains(scope) || own.is_some_and(|own| own.contains(scope))
        })
    }
}
