//! What a practice tenant is planted from, in the format of `consentry practice --seed`.

use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

/// A directory to rehearse in, with nothing beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seed {
    /// Whether there is nothing but what is seeded.
    pub alone: bool,
    /// The customer's, one that a guest comes from, and the service's where the application is the service's.
    pub tenants: Vec<SeedTenant>,
    /// Who can sign in.
    pub users: Vec<SeedUser>,
    /// The application, once it was named.
    pub applications: Vec<SeedApplication>,
}

/// A directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeedTenant {
    /// Directory (tenant) ID.
    pub id: Uuid,
    /// Display name.
    pub name: String,
    /// Domains, the default one first.
    pub domains: Vec<String>,
    /// `tenant_region_scope`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Where the sign-ins of a federated directory go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub federated_to: Option<String>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeedUser {
    /// User principal name.
    pub upn: String,
    /// Password, made up.
    pub password: String,
    /// Display name.
    pub name: String,
    /// Mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<String>,
    /// What is special about the person, as the practice tenant calls it.
    pub kind: &'static str,
    /// The directory that a guest is invited to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_to: Option<Uuid>,
}

/// An app registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a check box of its own on a registration"
)]
pub struct SeedApplication {
    /// Application (client) ID.
    pub client_id: Uuid,
    /// Display name.
    pub name: String,
    /// The directory that owns it.
    pub tenant: Uuid,
    /// Whether other directories may consent to it.
    pub multi_tenant: bool,
    /// Redirect URIs.
    pub web_redirect_uris: Vec<String>,
    /// Identifiers.
    pub identifier_uris: Vec<String>,
    /// Reply URLs.
    pub reply_urls: Vec<String>,
    /// From when the signing certificate is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_begins: Option<DateTime<Utc>>,
    /// Until when the signing certificate is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_expires: Option<DateTime<Utc>>,
    /// Client secrets, made up.
    pub secrets: Vec<SeedSecret>,
    /// Whether an administrator has consented already.
    pub admin_consented: bool,
    /// Whether only assigned people may sign in.
    pub assignment_required: bool,
    /// Whether tokens list groups.
    pub group_claims: bool,
}

/// A client secret that is good in the rehearsal only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeedSecret {
    /// The Value column.
    pub value: String,
    /// The Secret ID column.
    pub id: Uuid,
}
