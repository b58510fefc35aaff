//! From a domain to a directory: discovery document and realm look-up.

mod foreign_host;
pub mod issuer;
mod microsoft_host;
mod realm;
mod tenant_query;
#[cfg(test)]
mod tests;
mod wrapped_link;

use serde::{Deserialize, Serialize};
use url::Url;

pub use realm::SignIn;
pub use tenant_query::{Directory, TakenFrom, TenantQuery};

use super::answer::{self, ErrorResponse, Reply};
use super::cloud::{Authority, Cloud};
use super::registration::{ClientId, TenantId};
use crate::failure::{Failure, FailureCode, aadsts};
use crate::outcome::Outcome;
use crate::ports::Http;
use crate::ports::system::is_loopback;

/// The members of an OpenID Connect discovery document that are used (OpenID Connect Discovery 1.0 §3).
/// Hosts are taken from here, never computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderMetadata {
    /// Exactly as written: issuers are compared as text.
    pub issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: Url,
    /// Where codes and credentials are exchanged.
    pub token_endpoint: Url,
    /// Where the signing keys are published.
    pub jwks_uri: Url,
    /// Entra: such as `EU`.
    #[serde(default)]
    pub tenant_region_scope: Option<String>,
    /// Entra: such as `microsoftonline.com`.
    #[serde(default)]
    pub cloud_instance_name: Option<String>,
    /// Entra: such as `graph.microsoft.com`.
    #[serde(default)]
    pub msgraph_host: Option<String>,
}

/// A directory that Microsoft answered for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DiscoveredTenant {
    /// Directory (tenant) ID, read from the issuer.
    pub tenant_id: TenantId,
    /// The domain it was found by, where it was.
    pub domain: Option<String>,
    /// Its issuer, exactly as written.
    pub issuer: String,
    /// The cloud it was found in.
    pub cloud: Cloud,
    /// `tenant_region_scope` of the discovery document, such as `EU`.
    pub region: Option<String>,
    /// Its brand name, where the realm look-up gave one.
    pub display_name: Option<String>,
    /// Who checks its users' passwords.
    pub sign_in: SignIn,
    /// Its discovery document.
    pub metadata: ProviderMetadata,
}

/// Asks the cloud of `authority` for the directory that was asked for, as its application sees it where that is
/// known: an application with SAML or a claims mapping may sign with a key of its own, which only the document with
/// its ID names.
///
/// The discovery document alone decides (OpenID Connect Discovery 1.0 §4); the realm look-up adds a name
/// where it answers, because Microsoft promises nothing about it.
pub async fn discover(
    http: &dyn Http,
    authority: &Authority,
    asked: &TenantQuery,
    application: Option<ClientId>,
) -> Outcome<DiscoveredTenant> {
    let name = asked.directory.to_string();
    let Some(address) = discovery_address(authority, &name) else {
        return Outcome::Inconclusive(Failure::new(FailureCode::InternalDefect));
    };
    let metadata: ProviderMetadata = match described(http, &address, application).await {
        Reply::Document(metadata) => metadata,
        Reply::Refused(refusal) => return refused(&refusal, authority, &name),
        Reply::None(failure) => return Outcome::Inconclusive(failure),
    };
    let tenant_id = match tenant_of(&metadata, authority, asked) {
        Ok(tenant_id) => tenant_id,
        Err(failure) => return Outcome::of(failure),
    };
    let domain = match &asked.directory {
        Directory::Domain(domain) => Some(domain.clone()),
        Directory::Id(_) => None,
    };
    let realm = match &domain {
        Some(domain) => realm::look_up(http, authority, domain).await,
        None => realm::Realm::default(),
    };
    Outcome::Proved(DiscoveredTenant {
        tenant_id,
        domain,
        issuer: metadata.issuer.clone(),
        cloud: authority.cloud,
        region: metadata.tenant_region_scope.clone(),
        display_name: realm.brand,
        sign_in: realm.sign_in,
        metadata,
    })
}

/// The document at `address` as `application` sees it; as everybody sees it where no application is known, or where
/// the host answers for none.
async fn described(
    http: &dyn Http,
    address: &Url,
    application: Option<ClientId>,
) -> Reply<ProviderMetadata> {
    if let Some(application) = application {
        let own = issuer::of_application(address, &application.to_string());
        match answer::get(http, &own).await {
            Reply::Refused(_) => {}
            Reply::None(failure) if failure.code == FailureCode::MicrosoftUnexpected => {}
            answered => return answered,
        }
    }
    answer::get(http, address).await
}

fn discovery_address(authority: &Authority, name: &str) -> Option<Url> {
    let mut issuer = authority.login.clone();
    issuer
        .path_segments_mut()
        .ok()?
        .pop_if_empty()
        .extend([name, "v2.0"]);
    issuer::document(&issuer)
}

fn refused(
    refusal: &ErrorResponse,
    authority: &Authority,
    name: &str,
) -> Outcome<DiscoveredTenant> {
    let failure = aadsts::failure(
        Some(&refusal.error),
        refusal.error_description.as_deref(),
        &[
            ("asked", name),
            ("tenant", name),
            ("cloud", authority.cloud.id()),
        ],
    );
    match failure.code {
        // A refusal that is not about the directory's name says nothing about whether the directory exists.
        FailureCode::TenantMalformed
        | FailureCode::TenantNotSpecific
        | FailureCode::TenantUnknown
        | FailureCode::TenantWrongCloud => Outcome::of(failure),
        _ => Outcome::Inconclusive(failure),
    }
}

/// The directory of a discovery document, once the document is one of the cloud and directory asked for.
fn tenant_of(
    metadata: &ProviderMetadata,
    authority: &Authority,
    asked: &TenantQuery,
) -> Result<TenantId, Failure> {
    let unexpected = || {
        Failure::with(
            FailureCode::MicrosoftUnexpected,
            &[("host", authority.login.host_str().unwrap_or_default())],
        )
    };
    let issuer = Url::parse(&metadata.issuer).map_err(|_| unexpected())?;
    in_the_cloud_asked(metadata, &issuer, authority)?;
    if ![
        &metadata.authorization_endpoint,
        &metadata.token_endpoint,
        &metadata.jwks_uri,
    ]
    .into_iter()
    .all(is_guarded)
    {
        return Err(unexpected());
    }
    let segment = metadata
        .issuer
        .strip_prefix(issuer.origin().ascii_serialization().as_str())
        .and_then(|path| path.strip_prefix('/'))
        .and_then(|path| {
            path.strip_suffix("/v2.0")
                .or_else(|| path.strip_suffix('/'))
        })
        .ok_or_else(unexpected)?;
    if segment == "{tenantid}" {
        return Err(Failure::new(FailureCode::TenantNotSpecific));
    }
    let tenant = TenantId::parse(segment).ok_or_else(unexpected)?;
    match asked.directory {
        Directory::Id(id) if id != tenant => Err(unexpected()),
        _ => Ok(tenant),
    }
}

/// A directory of another cloud may be answered for here, but nobody can sign in to it here.
fn in_the_cloud_asked(
    metadata: &ProviderMetadata,
    issuer: &Url,
    authority: &Authority,
) -> Result<(), Failure> {
    if authority.cloud == Cloud::Practice {
        return Ok(());
    }
    let named = metadata
        .cloud_instance_name
        .as_deref()
        .and_then(Cloud::of_instance_name);
    let hosted = issuer.host_str().and_then(Cloud::of_host);
    let other = [named, hosted]
        .into_iter()
        .flatten()
        .find(|cloud| *cloud != authority.cloud);
    if let Some(other) = other {
        let facts = [
            ("own_cloud", other.id()),
            ("cloud_id", other.id()),
            ("cloud", authority.cloud.id()),
        ];
        return Err(Failure::with(FailureCode::TenantWrongCloud, &facts));
    }
    if hosted.is_none() && issuer.host_str() != authority.login.host_str() {
        let host = authority.login.host_str().unwrap_or_default();
        return Err(Failure::with(
            FailureCode::MicrosoftUnexpected,
            &[("host", host)],
        ));
    }
    Ok(())
}

/// TLS everywhere but on this computer, where the practice tenant is.
fn is_guarded(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url))
}
