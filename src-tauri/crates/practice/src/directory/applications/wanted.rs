//! An application as a set-up wants it: found among those there are, or made as the set-up's guide says.

use serde::Deserialize;
use uuid::Uuid;

use super::{
    Application, Platform, Redirect,
    registration::{redirect, registration, secret},
};
use crate::directory::stable::{letters, stable_id};

/// An application that a set-up wants in its directory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WantedApplication {
    /// Display name.
    pub name: String,
    /// Directory (tenant) ID; the main one while it is not known.
    pub tenant: Option<Uuid>,
    /// Application ID URIs and SAML identifiers, beside the one that every registration has.
    pub identifier_uris: Vec<String>,
    /// Redirect URIs of the Web platform.
    pub web_redirect_uris: Vec<String>,
    /// SAML and WS-Federation reply URLs (ACS URLs).
    pub reply_urls: Vec<String>,
    /// Whether the service needs a client secret.
    pub client_secret: bool,
    /// Whether tokens list groups.
    pub group_claims: bool,
}

impl WantedApplication {
    /// Whether `app` is one that its set-up's guide leads to in the tenant `home`.
    pub(crate) fn is(&self, app: &Application, home: Uuid) -> bool {
        let redirects: Vec<_> = app.redirects.iter().map(|redirect| &redirect.uri).collect();
        app.home == home
            && self.identifier_uris.iter().all(|name| app.is_named(name))
            && self
                .web_redirect_uris
                .iter()
                .all(|uri| redirects.contains(&uri))
            && self
                .reply_urls
                .iter()
                .all(|url| app.reply_urls.contains(url))
            && (!self.client_secret || !app.secrets.is_empty())
            && (!self.group_claims || app.group_claims)
    }

    /// The application. For the same addresses it is the same, whenever it is made.
    pub(crate) fn register(&self, home: Uuid) -> Application {
        let addresses = [
            &self.identifier_uris,
            &self.web_redirect_uris,
            &self.reply_urls,
        ];
        let seed = format!("{home} {addresses:?} {}", self.group_claims);
        let client_id = stable_id(&seed);
        let usual = registration(client_id, &self.name);
        let web = |uri: &String| -> Redirect { redirect(uri, Platform::Web) };
        let value = format!("abc8Q~{}", letters(&seed, 34));
        let secrets = vec![secret(&value, stable_id(&value))];
        Application {
            home,
            redirects: self.web_redirect_uris.iter().map(web).collect(),
            secrets: if self.client_secret {
                secrets
            } else {
                Vec::new()
            },
            identifier_uris: [self.identifier_uris.clone(), usual.identifier_uris].concat(),
            reply_urls: self.reply_urls.clone(),
            group_claims: self.group_claims,
            ..usual
        }
    }
}
