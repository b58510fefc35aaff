//! Adding a seed to the directory, refused where it contradicts itself or what is there.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use url::Url;
use uuid::Uuid;

use super::{Seed, SeedApplication, SeedError, SeedSecret, SeedTenant, SeedUser};
use crate::directory::{
    Cloud, Directory, Kind, Tenant, User,
    applications::{
        Application, Assignment, Audience, BASIC_SCOPES, Platform, Redirect, Secret,
        ServicePrincipal, ServicePrincipals, SingleSignOn,
    },
    stable::stable_id,
};

impl Seed {
    /// Adds everything, or says what does not fit.
    pub(crate) fn plant(
        &self,
        directory: &mut Directory,
        applications: &mut Vec<Application>,
        principals: &mut ServicePrincipals,
        now: DateTime<Utc>,
    ) -> Result<(), SeedError> {
        self.measure()?;
        if self.alone {
            directory.tenants.clear();
            directory.users.clear();
            applications.clear();
            principals.clear();
        }
        for tenant in &self.tenants {
            let tenant = tenant.to_tenant(directory)?;
            directory.tenants.push(tenant);
        }
        for user in &self.users {
            let users = user.to_users(directory)?;
            directory.users.extend(users);
        }
        for seeded in &self.applications {
            if applications
                .iter()
                .any(|app| app.client_id == seeded.client_id)
            {
                return Err(SeedError::ApplicationTwice(seeded.client_id));
            }
            let app = seeded.to_application(directory, now)?;
            let principal = seeded.to_service_principal(directory, &app);
            principals.insert((app.home, app.client_id), principal);
            applications.push(app);
        }
        Ok(())
    }
}

impl SeedTenant {
    fn to_tenant(&self, directory: &Directory) -> Result<Tenant, SeedError> {
        if self.domains.is_empty() {
            return Err(SeedError::NoDomain(self.id));
        }
        if directory.tenant(self.id).is_some() {
            return Err(SeedError::TenantTwice(self.id.to_string()));
        }
        let domains: Vec<_> = self
            .domains
            .iter()
            .map(|d| d.to_ascii_lowercase())
            .collect();
        if let Some(taken) = domains
            .iter()
            .find(|domain| directory.tenant_of_domain(domain).is_some())
        {
            return Err(SeedError::TenantTwice(taken.clone()));
        }
        Ok(Tenant {
            id: self.id,
            name: self.name.clone(),
            domains,
            region: self.region.clone().unwrap_or_else(|| "EU".to_owned()),
            cloud: Cloud::Global,
            federated_to: self.federated_to.clone(),
        })
    }
}

impl SeedUser {
    /// The user object, and for a guest that of the tenant with the invitation before it.
    fn to_users(&self, directory: &Directory) -> Result<Vec<User>, SeedError> {
        let domain = self.upn.rsplit_once('@').map_or("", |(_, domain)| domain);
        let tenant = directory
            .tenant_of_domain(domain)
            .ok_or_else(|| SeedError::UnknownTenant(domain.to_owned()))?;
        let oid = self
            .oid
            .unwrap_or_else(|| stable_id(&self.upn.to_ascii_lowercase()));
        if directory.account(&self.upn).is_some() || directory.user(oid).is_some() {
            return Err(SeedError::UserTwice(self.upn.clone()));
        }
        let host = self.host(directory, tenant.id)?;
        let kind = match self.kind {
            Some(kind) if kind != Kind::Guest => kind,
            _ => Kind::Member,
        };
        let (given, family) = self.name.rsplit_once(' ').unwrap_or((&self.name, ""));
        let at_home = User {
            oid,
            tenant: tenant.id,
            sign_in_name: self.upn.clone(),
            upn: self.upn.clone(),
            password: self.password.clone(),
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            mail: self.mail.clone(),
            kind,
            home: None,
        };
        let guest = host.map(|host| User {
            oid: stable_id(&format!("{} {}", host.id, self.upn.to_ascii_lowercase())),
            tenant: host.id,
            upn: format!(
                "{}#EXT#@{}",
                self.upn.replace('@', "_"),
                host.default_domain()
            ),
            kind: Kind::Guest,
            home: Some(at_home.tenant),
            ..at_home.clone()
        });
        Ok(guest.into_iter().chain([at_home]).collect())
    }

    /// The tenant that a guest is invited to.
    fn host<'a>(
        &self,
        directory: &'a Directory,
        home: Uuid,
    ) -> Result<Option<&'a Tenant>, SeedError> {
        let unfit = || SeedError::Guest(self.upn.clone());
        match (&self.invited_to, self.kind) {
            (None, Some(Kind::Guest)) => Err(unfit()),
            (None, _) => Ok(None),
            (Some(host), Some(Kind::Guest)) => {
                let host = named_tenant(directory, host)?;
                (host.id != home).then_some(Some(host)).ok_or_else(unfit)
            }
            (Some(_), _) => Err(unfit()),
        }
    }
}

/// The tenant of that ID or domain.
fn named_tenant<'a>(directory: &'a Directory, name: &str) -> Result<&'a Tenant, SeedError> {
    let found = match Uuid::parse_str(name) {
        Ok(id) => directory.tenant(id),
        Err(_) => directory.tenant_of_domain(name),
    };
    found.ok_or_else(|| SeedError::UnknownTenant(name.to_owned()))
}

impl SeedApplication {
    fn to_application(
        &self,
        directory: &Directory,
        now: DateTime<Utc>,
    ) -> Result<Application, SeedError> {
        let home = named_tenant(directory, &self.tenant)?;
        let certificates: Option<Vec<_>> = self.certificates.iter().map(|pem| der(pem)).collect();
        let permissions = self.permissions.clone();
        Ok(Application {
            client_id: self.client_id,
            name: self.name.clone(),
            home: home.id,
            audience: if self.multi_tenant {
                Audience::MultiTenant
            } else {
                Audience::SingleTenant
            },
            redirects: self.redirects()?,
            secrets: self
                .secrets
                .iter()
                .map(|secret| secret.to_secret(now))
                .collect(),
            certificates: certificates.ok_or_else(|| SeedError::Certificate(self.name.clone()))?,
            identifier_uris: self.identifier_uris.clone(),
            reply_urls: self.reply_urls.clone(),
            single_sign_on: SingleSignOn {
                signing: self.signing,
                name_id: self.name_id,
                token_format: self.token_format,
                certificate_begins: self.certificate_begins,
                certificate_expires: self.certificate_expires,
            },
            required_permissions: permissions
                .unwrap_or_else(|| BASIC_SCOPES.map(str::to_owned).into()),
            public_client_flows: self.allow_public_client_flows,
            group_claims: self.group_claims,
        })
    }

    fn redirects(&self) -> Result<Vec<Redirect>, SeedError> {
        [
            (Platform::Web, &self.web_redirect_uris),
            (Platform::Spa, &self.spa_redirect_uris),
            (Platform::PublicClient, &self.public_client_redirect_uris),
        ]
        .into_iter()
        .flat_map(|(platform, uris)| uris.iter().map(move |uri| redirect(uri, platform)))
        .collect()
    }

    fn to_service_principal(&self, directory: &Directory, app: &Application) -> ServicePrincipal {
        let assigned: BTreeSet<Uuid> = directory
            .users
            .iter()
            .filter(|user| user.tenant == app.home && user.kind != Kind::Unassigned)
            .map(|user| user.oid)
            .collect();
        let consented = self
            .admin_consented
            .then(|| app.required_permissions.clone());
        ServicePrincipal {
            assignment: if self.assignment_required {
                Assignment::Required(assigned)
            } else {
                Assignment::NotRequired
            },
            admin_consented: consented.unwrap_or_default().into_iter().collect(),
            ..ServicePrincipal::default()
        }
    }
}

/// Entra's rule: https everywhere, http on loopback, other schemes for public clients only.
fn redirect(uri: &str, platform: Platform) -> Result<Redirect, SeedError> {
    let refused = || SeedError::RedirectUri(uri.to_owned());
    let url = Url::parse(uri).map_err(|_| refused())?;
    let allowed = match url.scheme() {
        "https" => true,
        "http" => matches!(url.host_str(), Some("localhost" | "127.0.0.1")),
        _ => platform == Platform::PublicClient,
    };
    if allowed {
        Ok(Redirect {
            uri: uri.to_owned(),
            platform,
        })
    } else {
        Err(refused())
    }
}

fn der(pem: &str) -> Option<Vec<u8>> {
    let body = pem
        .trim()
        .strip_prefix("-----BEGIN CERTIFICATE-----")?
        .strip_suffix("-----END CERTIFICATE-----")?;
    let base64: String = body.split_ascii_whitespace().collect();
    STANDARD.decode(base64).ok()
}

impl SeedSecret {
    fn to_secret(&self, now: DateTime<Utc>) -> Secret {
        Secret {
            value: self.value.clone(),
            id: self.id,
            expires: self.expires.unwrap_or(now + TimeDelta::days(3_650)),
        }
    }
}
