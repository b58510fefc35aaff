//! The names of the values that a template can hold.

use std::fmt;

/// The name of a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// `authority`: the sign-in host with its scheme and without a trailing slash.
    Authority,
    /// `certificate_body`: Entra's signing certificate without the first and last line of its PEM.
    CertificateBody,
    /// `certificate_pem`: Entra's signing certificate as PEM (RFC 7468).
    CertificatePem,
    /// `client_id`: Application (client) ID.
    ClientId,
    /// `consent_url`: the address at which consent is granted.
    ConsentUrl,
    /// `consented_at`: when consent was granted.
    ConsentedAt,
    /// `discovery_url`: the directory's own discovery document.
    DiscoveryUrl,
    /// `domain`: the domain that the directory was found by.
    Domain,
    /// `entra_identifier`: the directory's name for itself in SAML and WS-Federation.
    EntraIdentifier,
    /// `input.ID`: what was entered for one of the model's inputs; `input.ID.NAME`: what the choice decides.
    Input(String),
    /// `login_url`: where Entra takes SAML requests.
    LoginUrl,
    /// `logout_url`: where Entra takes SAML logout requests.
    LogoutUrl,
    /// `metadata_url`: the application's own federation metadata.
    MetadataUrl,
    /// `service`: the service's own name.
    Service,
    /// `tenant`: the domain, where one was entered; otherwise the tenant ID.
    Tenant,
    /// `tenant_id`: Directory (tenant) ID.
    TenantId,
}

impl Name {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "authority" => Self::Authority,
            "certificate_body" => Self::CertificateBody,
            "certificate_pem" => Self::CertificatePem,
            "client_id" => Self::ClientId,
            "consent_url" => Self::ConsentUrl,
            "consented_at" => Self::ConsentedAt,
            "discovery_url" => Self::DiscoveryUrl,
            "domain" => Self::Domain,
            "entra_identifier" => Self::EntraIdentifier,
            "login_url" => Self::LoginUrl,
            "logout_url" => Self::LogoutUrl,
            "metadata_url" => Self::MetadataUrl,
            "service" => Self::Service,
            "tenant" => Self::Tenant,
            "tenant_id" => Self::TenantId,
            other => Self::Input(other.strip_prefix("input.")?.to_owned()),
        })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Authority => out.write_str("authority"),
            Self::CertificateBody => out.write_str("certificate_body"),
            Self::CertificatePem => out.write_str("certificate_pem"),
            Self::ClientId => out.write_str("client_id"),
            Self::ConsentUrl => out.write_str("consent_url"),
            Self::ConsentedAt => out.write_str("consented_at"),
            Self::DiscoveryUrl => out.write_str("discovery_url"),
            Self::Domain => out.write_str("domain"),
            Self::EntraIdentifier => out.write_str("entra_identifier"),
            Self::LoginUrl => out.write_str("login_url"),
            Self::LogoutUrl => out.write_str("logout_url"),
            Self::MetadataUrl => out.write_str("metadata_url"),
            Self::Input(id) => write!(out, "input.{id}"),
            Self::Service => out.write_str("service"),
            Self::Tenant => out.write_str("tenant"),
            Self::TenantId => out.write_str("tenant_id"),
        }
    }
}
