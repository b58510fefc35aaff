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
        for tenant in &self.tenants {
            let tenant = tenant.to_tenant(directory)?;
            directory.tenants.push(tenant);
        }
        for user in &self.users {
            let user = user.to_user(directory)?;
            directory.users.push(user);
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
    fn to_user(&self, directory: &Directory) -> Result<User, SeedError> {
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
        let kind = self.kind.unwrap_or(Kind::Member);
        if kind == Kind::Guest {
            return Err(SeedError::Guest(self.upn.clone()));
        }
        let (given, family) = self.name.rsplit_once(' ').unwrap_or((&self.name, ""));
        Ok(User {
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
        })
    }
}

impl SeedApplication {
    fn to_application(
        &self,
        directory: &Directory,
        now: DateTime<Utc>,
    ) -> Result<Application, SeedError> {
        let home = Uuid::parse_str(&self.tenant)
            .map_or_else(
                |_| directory.tenant_of_domain(&self.tenant),
                |id| directory.tenant(id),
            )
            .ok_or_else(|| SeedError::UnknownTenant(self.tenant.clone()))?;
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
