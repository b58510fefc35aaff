//! Everything a running practice tenant knows: the fixed directory, the switches, and what has happened so far.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError, RwLock},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::RngCore;
use url::Url;
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    clock::Clock,
    directory::{
        Cloud, Directory, Tenant, User,
        applications::{Application, Audience, Secret, ServicePrincipals},
    },
    scenario::Scenario,
    signing::{certificate_store::CertificateStore, token_keys::TokenKeys},
};

pub(crate) mod authority;
mod certificates;
pub(crate) mod grant;
pub(crate) mod log;
pub(crate) mod request;
pub(crate) mod scopes;

use authority::{Authority, CONSUMERS};
use grant::{AccessGrant, CodeGrant, DeviceGrant, Interaction, RefreshGrant, Session};
use log::Log;

/// A running practice tenant, as its endpoints see it.
pub(crate) struct World {
    pub(crate) base: Url,
    pub(crate) clock: Clock,
    pub(crate) directory: Directory,
    pub(crate) applications: Vec<Application>,
    /// Whose pages are skipped, if anybody's.
    pub(crate) auto: Option<Uuid>,
    pub(crate) token_keys: TokenKeys,
    certificates: CertificateStore,
    pub(crate) log: Log,
    scenarios: RwLock<BTreeSet<Scenario>>,
    live: Mutex<Live>,
}

/// What changes while it runs.
#[derive(Default)]
pub(crate) struct Live {
    pub(crate) service_principals: ServicePrincipals,
    /// By the value of the session cookie.
    pub(crate) sessions: HashMap<String, Session>,
    /// Pages somebody is looking at, by the value of their hidden field.
    pub(crate) interactions: HashMap<String, Interaction>,
    pub(crate) codes: HashMap<String, CodeGrant>,
    pub(crate) refresh_tokens: HashMap<String, RefreshGrant>,
    pub(crate) access_tokens: HashMap<String, AccessGrant>,
    /// By device code.
    pub(crate) devices: HashMap<String, DeviceGrant>,
}

impl World {
    pub(crate) fn new(
        base: Url,
        clock: Clock,
        directory: Directory,
        applications: Vec<Application>,
        service_principals: ServicePrincipals,
        auto: Option<Uuid>,
    ) -> Self {
        let live = Live {
            service_principals,
            ..Live::default()
        };
        Self {
            base,
            clock,
            directory,
            applications,
            auto,
            token_keys: TokenKeys::default(),
            certificates: CertificateStore::default(),
            log: Log::new(),
            scenarios: RwLock::default(),
            live: Mutex::new(live),
        }
    }

    /// An absolute address on this server. `path` starts with a slash.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_str().trim_end_matches('/'))
    }

    /// Where the v1 issuer of a tenant lives: `sts.windows.net` has no counterpart on loopback but a path.
    pub(crate) fn v1_issuer(&self, tenant: &str) -> String {
        self.url(&format!("/sts/{tenant}/"))
    }

    pub(crate) fn v2_issuer(&self, tenant: &str) -> String {
        self.url(&format!("/{tenant}/v2.0"))
    }

    pub(crate) fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_on(&self, scenario: Scenario) -> bool {
        let scenarios = self
            .scenarios
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        scenarios.contains(&scenario)
    }

    pub(crate) fn scenarios(&self) -> Vec<Scenario> {
        let scenarios = self
            .scenarios
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        scenarios.iter().copied().collect()
    }

    pub(crate) fn set_scenarios(&self, wanted: &[Scenario]) {
        let mut scenarios = self
            .scenarios
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *scenarios = wanted.iter().copied().collect();
    }

    /// What the path segment stands for, or why it stands for nothing here.
    pub(crate) fn authority(&self, segment: &str) -> Result<Authority, Refusal> {
        match segment {
            "common" => return Ok(Authority::Common),
            "organizations" => return Ok(Authority::Organizations),
            "consumers" => return Ok(Authority::Consumers),
            _ => {}
        }
        let tenant = match Uuid::parse_str(segment) {
            Ok(id) if id.is_nil() => return Err(Aadsts::TenantEmptyGuid.into()),
            Ok(CONSUMERS) => return Ok(Authority::Consumers),
            Ok(id) => self.directory.tenant(id),
            Err(_) if is_domain(segment) => self.directory.tenant_of_domain(segment),
            Err(_) => return Err(Aadsts::TenantMalformed.about(segment)),
        };
        let tenant = tenant.ok_or_else(|| Aadsts::TenantUnknown.about(segment))?;
        match tenant.cloud {
            Cloud::Global => Ok(Authority::Tenant(tenant.id)),
            Cloud::UsGovernment => Err(Aadsts::UsGovernmentOnPublic.into()),
        }
    }

    /// The application of that client ID, whichever tenant owns it.
    pub(crate) fn application(&self, client_id: &str) -> Result<&Application, Refusal> {
        let unknown = || Aadsts::UnknownClient.about(client_id);
        if self.is_on(Scenario::UnknownClientId) {
            return Err(unknown());
        }
        let id = Uuid::parse_str(client_id).map_err(|_| unknown())?;
        self.applications
            .iter()
            .find(|app| app.client_id == id)
            .ok_or_else(unknown)
    }

    /// The application of that client ID, if people of that authority can see it.
    ///
    /// # Errors
    /// 700016 when there is none for them, 50194 when it is single-tenant and asked of `common`.
    pub(crate) fn application_under(
        &self,
        authority: Authority,
        client_id: &str,
    ) -> Result<&Application, Refusal> {
        let app = self.application(client_id)?;
        match authority {
            Authority::Tenant(tenant) if app.reaches(tenant) => Ok(app),
            Authority::Tenant(_) => Err(Aadsts::UnknownClient.about(client_id)),
            _ if app.audience == Audience::MultiTenant => Ok(app),
            _ => Err(Aadsts::NotMultiTenant.into()),
        }
    }

    /// The application that SAML's `Issuer` or WS-Federation's `wtrealm` names, for people of that authority. Of
    /// two in a tenant the one that was seeded is meant.
    ///
    /// # Errors
    /// 700016 when none is called so, 50194 when it is single-tenant and asked of `common`.
    pub(crate) fn application_named(
        &self,
        authority: Authority,
        name: &str,
    ) -> Result<&Application, Refusal> {
        let unknown = || Aadsts::UnknownClient.about(name);
        if self.is_on(Scenario::UnknownClientId) {
            return Err(unknown());
        }
        let named: Vec<_> = self
            .applications
            .iter()
            .rev()
            .filter(|app| app.is_named(name))
            .collect();
        let tenant = match authority {
            Authority::Tenant(tenant) => Some(tenant),
            _ => None,
        };
        let reachable = |app: &&&Application| match tenant {
            Some(tenant) => app.reaches(tenant),
            None => app.audience == Audience::MultiTenant,
        };
        match named.iter().find(reachable) {
            Some(app) => Ok(app),
            None if tenant.is_some() || named.is_empty() => Err(unknown()),
            None => Err(Aadsts::NotMultiTenant.into()),
        }
    }

    /// What copying from the Value column gives: the Secret ID, in the scenario that says so.
    pub(crate) fn copied_value(&self, secret: &Secret) -> String {
        if self.is_on(Scenario::SecretIdPasted) {
            secret.id.to_string()
        } else {
            secret.value.clone()
        }
    }

    pub(crate) fn tenant(&self, id: Uuid) -> Option<&Tenant> {
        self.directory.tenant(id)
    }

    /// The person whose pages are skipped.
    pub(crate) fn auto_user(&self) -> Option<&User> {
        self.directory.user(self.auto?)
    }
}

fn is_domain(segment: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() < 64
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    segment.contains('.') && segment.split('.').all(label)
}

/// `bytes` bytes of randomness in base64url.
pub(crate) fn random(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    rand::rngs::OsRng.fill_bytes(&mut buffer);
    URL_SAFE_NO_PAD.encode(buffer)
}
