//! The line that says the practice tenant is ready, with everything one needs to use it.

use std::path::PathBuf;

use serde::Serialize;
use url::Url;
use uuid::Uuid;

use crate::{
    directory::{Application, Directory, Kind, Tenant},
    world::World,
};

/// What a running practice tenant offers. Everything in it is made up, the secrets included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// Stands where `https://login.microsoftonline.com` stands.
    pub authority: Url,
    /// Stands where `https://graph.microsoft.com` stands.
    pub graph: Url,
    /// PEM file of the certificate authority to trust; only under TLS.
    pub ca: Option<PathBuf>,
    /// The practice admin center, for a person.
    pub portal: Url,
    /// The tenants, the main one first.
    pub tenants: Vec<ReadyTenant>,
    /// The people who can be signed in.
    pub users: Vec<ReadyUser>,
    /// The app registrations.
    pub applications: Vec<ReadyApplication>,
}

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadyTenant {
    /// Directory (tenant) ID.
    pub id: Uuid,
    /// Display name.
    pub name: String,
    /// Verified domains, the default one first.
    pub domains: Vec<String>,
}

/// Somebody to sign in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadyUser {
    /// Display name.
    pub name: String,
    /// What to type as user name. For a guest this is the name used at home.
    pub upn: String,
    /// What to type as password.
    pub password: String,
    /// What is special about the person.
    pub kind: Kind,
}

/// An app registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadyApplication {
    /// Application (client) ID.
    pub client_id: Uuid,
    /// Display name.
    pub name: String,
    /// The Value column; `null` for an application without a secret. The Secret ID in the scenario `secret-id-pasted`.
    pub client_secret: Option<String>,
    /// The Secret ID column.
    pub secret_id: Option<Uuid>,
    /// Registered redirect URIs of all platforms.
    pub redirect_uris: Vec<String>,
    /// Application ID URIs and SAML identifiers.
    pub identifier_uris: Vec<String>,
    /// SAML reply URLs (ACS URLs).
    pub reply_urls: Vec<String>,
    /// App Federation Metadata Url; `null` for an application without SAML and WS-Federation.
    pub metadata_url: Option<String>,
}

impl Ready {
    pub(crate) fn new(world: &World, portal: Url, ca: Option<PathBuf>) -> Self {
        Self {
            authority: world.base.clone(),
            graph: world.base.clone(),
            ca,
            portal,
            tenants: tenants(&world.directory),
            users: users(&world.directory),
            applications: world
                .applications
                .iter()
                .map(|app| ReadyApplication::new(world, app))
                .collect(),
        }
    }
}

fn tenants(directory: &Directory) -> Vec<ReadyTenant> {
    let ready = |tenant: &Tenant| ReadyTenant {
        id: tenant.id,
        name: tenant.name.clone(),
        domains: tenant.domains.clone(),
    };
    directory.tenants.iter().map(ready).collect()
}

/// Everybody once: a guest as a guest, and not again at home.
fn users(directory: &Directory) -> Vec<ReadyUser> {
    let mut users: Vec<ReadyUser> = Vec::new();
    for user in &directory.users {
        if users.iter().any(|known| known.upn == user.sign_in_name) {
            continue;
        }
        users.push(ReadyUser {
            name: user.display_name(),
            upn: user.sign_in_name.clone(),
            password: user.password.clone(),
            kind: user.kind,
        });
    }
    users
}

impl ReadyApplication {
    pub(crate) fn new(world: &World, app: &Application) -> Self {
        let secret = app.secrets.first();
        Self {
            client_id: app.client_id,
            name: app.name.clone(),
            client_secret: secret.map(|secret| world.copied_value(secret)),
            secret_id: secret.map(|secret| secret.id),
            redirect_uris: app
                .redirects
                .iter()
                .map(|redirect| redirect.uri.clone())
                .collect(),
            identifier_uris: app.identifier_uris.clone(),
            reply_urls: app.reply_urls.clone(),
            metadata_url: app.is_federated().then(|| world.metadata_url(app)),
        }
    }
}
