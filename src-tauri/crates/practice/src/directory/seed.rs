//! The seed file: more tenants, people and applications than the practice tenant has by itself.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;

use crate::directory::{
    Kind,
    applications::{NameIdSource, SigningOption, TokenFormat},
};

mod measure;
mod planting;

/// What to add, as JSON. Every member may be left out; an unknown one is an error, and so is more than a directory to rehearse
/// in has: 50 tenants, 500 people, 200 applications, 100 entries of a list, 2,048 characters of a
/// text, dates from 1990 to 2200.
///
/// ```json
/// {
///   "tenants": [{ "id": "11111111-…", "name": "Northwind", "domains": ["northwind.com"] }],
///   "users": [{ "upn": "lee@northwind.com", "password": "…", "name": "Lee Park", "mail": "lee@northwind.com" }],
///   "applications": [{ "client_id": "22222222-…", "name": "Wiki", "tenant": "northwind.com",
///     "web_redirect_uris": ["https://wiki.northwind.com/callback"],
///     "secrets": [{ "value": "…", "id": "33333333-…" }] }]
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// Whether there is nothing but what is seeded. The first tenant is then the main one.
    #[serde(default)]
    pub alone: bool,
    /// More tenants.
    #[serde(default)]
    pub tenants: Vec<SeedTenant>,
    /// More people. Their domain says which tenant they belong to.
    #[serde(default)]
    pub users: Vec<SeedUser>,
    /// More app registrations.
    #[serde(default)]
    pub applications: Vec<SeedApplication>,
}

/// A tenant to add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedTenant {
    /// Directory (tenant) ID.
    pub id: Uuid,
    /// Display name.
    pub name: String,
    /// Verified domains, the default one first; at least one.
    pub domains: Vec<String>,
    /// `tenant_region_scope`, `EU` if left out.
    #[serde(default)]
    pub region: Option<String>,
    /// Where the sign-ins of a federated tenant go. A managed tenant leaves it out.
    #[serde(default)]
    pub federated_to: Option<Url>,
}

/// A person to add.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedUser {
    /// User principal name, on a domain of some tenant.
    pub upn: String,
    /// Password.
    pub password: String,
    /// Display name; the last word is the family name.
    pub name: String,
    /// Mail attribute. Left out, there is none.
    #[serde(default)]
    pub mail: Option<String>,
    /// What is special about the person, `member` if left out. A `guest` takes an invitation.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// ID or domain of the tenant that a `guest` is invited to, which is not the one of the user principal name.
    #[serde(default)]
    pub invited_to: Option<String>,
    /// Object ID; made from the user principal name if left out.
    #[serde(default)]
    pub oid: Option<Uuid>,
}

/// Passwords stay out of debug output.
impl std::fmt::Debug for SeedUser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SeedUser")
            .field("upn", &self.upn)
            .finish_non_exhaustive()
    }
}

/// An app registration to add. Its tenant has the enterprise application as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a check box of its own on a registration"
)]
pub struct SeedApplication {
    /// Application (client) ID.
    pub client_id: Uuid,
    /// Display name.
    pub name: String,
    /// ID or domain of the tenant that owns it.
    pub tenant: String,
    /// Whether other tenants may consent to it.
    #[serde(default)]
    pub multi_tenant: bool,
    /// Redirect URIs of the Web platform.
    #[serde(default)]
    pub web_redirect_uris: Vec<String>,
    /// Redirect URIs of single-page applications.
    #[serde(default)]
    pub spa_redirect_uris: Vec<String>,
    /// Redirect URIs of mobile and desktop applications.
    #[serde(default)]
    pub public_client_redirect_uris: Vec<String>,
    /// Application ID URIs and SAML identifiers.
    #[serde(default)]
    pub identifier_uris: Vec<String>,
    /// SAML and WS-Federation reply URLs (ACS URLs); with one, the application has a signing certificate of its own.
    #[serde(default)]
    pub reply_urls: Vec<String>,
    /// What of a SAML response is signed, the assertion if left out.
    #[serde(default)]
    pub signing: SigningOption,
    /// Where the `NameID` of a SAML assertion comes from, the user principal name if left out.
    #[serde(default)]
    pub name_id: NameIdSource,
    /// Which token WS-Federation hands over, SAML 2.0 if left out.
    #[serde(default)]
    pub token_format: TokenFormat,
    /// When the signing certificate becomes valid; three years before it runs out if left out.
    #[serde(default)]
    pub certificate_begins: Option<DateTime<Utc>>,
    /// When the signing certificate runs out; three years after it was made if left out.
    #[serde(default)]
    pub certificate_expires: Option<DateTime<Utc>>,
    /// Client secrets.
    #[serde(default)]
    pub secrets: Vec<SeedSecret>,
    /// Certificates for `private_key_jwt`, as PEM.
    #[serde(default)]
    pub certificates: Vec<String>,
    /// Delegated permissions; the usual sign-in ones if left out.
    #[serde(default)]
    pub permissions: Option<Vec<String>>,
    /// Whether an administrator has consented already.
    #[serde(default)]
    pub admin_consented: bool,
    /// Whether only assigned people may sign in: everyone of the tenant but the kind `unassigned`.
    #[serde(default)]
    pub assignment_required: bool,
    /// Whether the device code flow works.
    #[serde(default)]
    pub allow_public_client_flows: bool,
    /// Whether tokens list groups.
    #[serde(default)]
    pub group_claims: bool,
}

/// A client secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedSecret {
    /// The Value column.
    pub value: String,
    /// The Secret ID column.
    pub id: Uuid,
    /// When it runs out; ten years from the start if left out.
    #[serde(default)]
    pub expires: Option<DateTime<Utc>>,
}

/// Values stay out of debug output.
impl std::fmt::Debug for SeedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SeedSecret")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What is wrong with a seed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeedError {
    /// A tenant without a domain has no default one.
    #[error("the tenant {0} has no domain")]
    NoDomain(Uuid),
    /// Two tenants claim an ID or a domain.
    #[error("more than one tenant has “{0}”")]
    TenantTwice(String),
    /// A person's domain, or an application's tenant, is nobody's.
    #[error("no tenant has “{0}”")]
    UnknownTenant(String),
    /// Two people share a name or an object ID.
    #[error("there is more than one “{0}”")]
    UserTwice(String),
    /// Guests take an invitation to another tenant, and nobody else does.
    #[error("“{0}” is a guest without an invitation to another tenant, or is invited and no guest")]
    Guest(String),
    /// Two applications share a client ID.
    #[error("more than one application has the client ID {0}")]
    ApplicationTwice(Uuid),
    /// A redirect URI that is no absolute URI, or plain http outside loopback.
    #[error("“{0}” cannot be a redirect URI")]
    RedirectUri(String),
    /// There is more of something than a directory to rehearse in has.
    #[error("there is too much in “{0}”")]
    TooMuch(&'static str),
    /// A certificate that is not PEM.
    #[error("a certificate of “{0}” is not PEM")]
    Certificate(String),
}
