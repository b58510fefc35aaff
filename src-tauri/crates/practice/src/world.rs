//! Everything a running practice tenant knows: the fixed directory, the switches, and what has happened so far.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::RngCore;
use url::Url;
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    clock::Clock,
    directory::{
        Application, Audience, Cloud, Directory, Registered, Secret, ServicePrincipals, Tenant,
        User, WantedApplication, applications::contents::granted,
    },
    scenario::{Scenario, Switch},
    signing::{certificate_store::CertificateStore, token_keys::TokenKeys},
};

mod authority;
mod certificates;
mod grant;
pub(crate) mod log;
pub(crate) mod permissions;
mod request;
pub(crate) mod scopes;
mod switches;

pub(crate) use authority::Authority;
pub(crate) use grant::{
    AccessGrant, CodeGrant, DeviceAnswer, DeviceGrant, Interaction, Login, RefreshGrant, Session,
    SignedIn, Stage,
};
pub(crate) use request::{
    AdminConsentRequest, AuthorizeRequest, Challenge, DeviceRequest, NameIdFormat, Prompt, Purpose,
    Reply, ResponseMode, SamlRequest, Version, WsFedRequest,
};
pub(crate) use scopes::Scopes;

use authority::CONSUMERS;
use log::Log;
use switches::Switches;

/// A running practice tenant, as its endpoints see it.
pub(crate) struct World {
    pub(crate) base: Url,
    pub(crate) clock: Clock,
    pub(crate) directory: Directory,
    pub(crate) applications: Registered,
    /// Whose pages are skipped, if anybody's.
    pub(crate) auto: Option<Uuid>,
    pub(crate) token_keys: TokenKeys,
    certificates: CertificateStore,
    pub(crate) log: Log,
    switches: Switches,
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
            applications: applications.into(),
            auto,
            token_keys: TokenKeys::default(),
            certificates: CertificateStore::default(),
            log: Log::new(),
            switches: Switches::default(),
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

    /// App Federation Metadata Url.
    pub(crate) fn metadata_url(&self, app: &Application) -> String {
        self.url(&format!(
            "/{}/federationmetadata/2007-06/federationmetadata.xml?appid={}",
            app.home, app.client_id
        ))
    }

    pub(crate) fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the scenario is on. Whoever asks acts it out in the answer that is being made: ask last.
    pub(crate) fn is_on(&self, scenario: Scenario) -> bool {
        self.switches.shows(scenario)
    }

    /// The one of `candidates` that is acted out: of those that are on, the first in the list of all.
    pub(crate) fn first_on(&self, candidates: &[Scenario]) -> Option<Scenario> {
        self.switches.first(candidates)
    }

    /// An answer went out: what showed in it happened once more.
    pub(crate) fn answered(&self) {
        self.switches.answered();
    }

    pub(crate) fn scenarios(&self) -> Vec<Scenario> {
        self.switches.on()
    }

    pub(crate) fn set_scenarios(&self, wanted: &[Switch]) {
        self.switches.set(wanted);
    }

    /// What the path segment stands for, or why it stands for nothing here.
    pub(crate) fn authority(&self, segment: &str) -> Result<Authority, Refusal> {
        match segment {
            "common" => return Ok(Authority::Common),
            "organizations" => return Ok(Authority::Organizations),
            "consumers" => return Ok(Authority::Consumers),
            _ => {}
        }
        if let Some(amiss) = self.first_on(&[Scenario::TenantUnknown, Scenario::TenantInOtherCloud])
        {
            return Err(Aadsts::of(amiss)
                .unwrap_or(Aadsts::TenantUnknown)
                .about(segment));
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
        seen_by(authority, &[app], client_id)
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
        if self.is_on(Scenario::UnknownClientId) {
            return Err(Aadsts::UnknownClient.about(name));
        }
        let applications = self.applications.iter();
        let mut named: Vec<_> = applications.filter(|app| app.is_named(name)).collect();
        // The newest first.
        named.reverse();
        seen_by(authority, &named, name)
    }

    /// The application that is wanted: one there is, or else a new one, consented to and assigned.
    pub(crate) fn provide(&self, wanted: &WantedApplication) -> &Application {
        let tenant = wanted.tenant.and_then(|id| self.directory.tenant(id));
        let home = tenant.map_or_else(|| self.directory.main_tenant(), |tenant| tenant.id);
        // The lock is held to the end, so that nobody makes it a second time.
        let mut live = self.live();
        if let Some(app) = self.applications.iter().find(|app| wanted.is(app, home)) {
            return app;
        }
        let app = wanted.register(home);
        let granted = granted(&self.directory, home);
        live.service_principals
            .insert((home, app.client_id), granted);
        self.applications.add(app)
    }

    /// What copying from the Value column gives: the Secret ID, in the scenario that says so.
    pub(crate) fn copied_value(&self, secret: &Secret) -> String {
        if self.switches.is_on(Scenario::SecretIdPasted) {
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

/// The first of the applications called `name` that people of that authority can see.
fn seen_by<'a>(
    authority: Authority,
    named: &[&'a Application],
    name: &str,
) -> Result<&'a Application, Refusal> {
    let mut seen = named.iter().filter(|app| match authority {
        Authority::Tenant(tenant) => app.reaches(tenant),
        _ => app.audience == Audience::MultiTenant,
    });
    match (seen.next(), authority) {
        (Some(app), _) => Ok(app),
        (None, Authority::Tenant(_)) => Err(Aadsts::UnknownClient.about(name)),
        (None, _) if named.is_empty() => Err(Aadsts::UnknownClient.about(name)),
        (None, _) => Err(Aadsts::NotMultiTenant.into()),
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
