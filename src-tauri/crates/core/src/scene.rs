//! An open set-up with all that decides what can be done in it: what is known, the service's profile, and the
//! values that follow. What a screen shows of it, and what a bundle holds, are read off here.

pub mod agenda;
pub mod ahead;
mod registration;
mod rehearsal;
mod rotation;
pub mod tasks;

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};

use crate::entra::cloud::Authority;
use crate::entra::consent::own_app;
use crate::entra::federation::address::app_metadata_url;
use crate::language::Language;
use crate::service::{ConsentRequest, Inputs, Model, Name, ServiceProfile, Values};
use crate::store::Setup;
use crate::wizard::{Facts, Wizard};

pub use registration::WantedRegistration;
pub use rehearsal::completed;
pub use rotation::RotationState;

/// An open set-up with all that decides what can be done in it.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The set-up on disk.
    pub setup: &'a Setup,
    /// Its wizard.
    pub wizard: &'a Wizard,
    /// Its service.
    pub profile: &'a ServiceProfile,
    /// Where the directory's cloud is asked; none for a rehearsal without the practice tenant.
    pub authority: Option<Authority>,
    /// Whether the host has a sign-in window.
    pub sign_in_window: bool,
    /// The language in which it is told of.
    pub language: &'static Language,
    /// The present moment.
    pub now: DateTime<Utc>,
}

impl<'a> Scene<'a> {
    /// What is known.
    #[must_use]
    pub const fn facts(&self) -> &'a Facts {
        self.wizard.facts()
    }

    /// Whether it is a rehearsal whose practice tenant does not run.
    #[must_use]
    pub const fn tenant_is_closed(&self) -> bool {
        self.setup.practice && self.authority.is_none()
    }

    /// The model that was chosen.
    #[must_use]
    pub fn model(&self) -> Option<&'a Model> {
        let chosen = self.facts().model.as_ref()?;
        self.profile.model(&chosen.model).ok()
    }

    /// What the service is called.
    #[must_use]
    pub fn service_name(&self) -> &'a str {
        let chosen = self.facts().model.as_ref();
        self.profile.called(chosen.map(|chosen| &chosen.inputs))
    }

    /// What was entered for the model's inputs.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        let nothing = BTreeMap::new();
        let entered = self
            .facts()
            .model
            .as_ref()
            .map_or(&nothing, |chosen| &chosen.inputs);
        self.model()
            .and_then(|model| {
                let tenant = self.facts().tenant_values();
                model.inputs.check(&model.id, entered, &tenant).ok()
            })
            .unwrap_or_default()
    }

    /// Every value that a template may ask for, as far as it is known.
    #[must_use]
    pub fn values(&self) -> Values {
        let values = self.plain_values();
        match self.consent_url() {
            Some(url) => values.with(Name::ConsentUrl, url),
            None => values,
        }
    }

    /// The consent address as one gives it to somebody: the service's own, byte for byte, or that of the
    /// customer's application, from which one lands at the service.
    #[must_use]
    pub fn consent_url(&self) -> Option<String> {
        let values = self.plain_values();
        let model = self.model()?;
        let ConsentRequest::OwnApp { scopes, .. } = &model.consent.request else {
            return model.consent.vendor_url(&values).ok()?;
        };
        let facts = self.facts();
        let url = own_app(
            self.authority.as_ref()?,
            facts.tenant.as_ref()?.tenant_id,
            facts.client()?,
            // What the service shows only later cannot be landed on yet.
            &model
                .redirect_uri(&values)
                .ok()
                .or_else(|| model.test_redirect_uri())?,
            &scopes.iter().map(String::as_str).collect::<Vec<_>>(),
            None,
        );
        Some(url.into())
    }

    fn plain_values(&self) -> Values {
        let facts = self.facts();
        let mut values = self
            .profile
            .values()
            .with(Name::Service, self.service_name())
            .with_inputs(&self.inputs());
        if let Some(authority) = &self.authority {
            values = values.with_authority(authority);
        }
        if let Some(tenant) = &facts.tenant {
            values = values.with(Name::TenantId, tenant.tenant_id.to_string());
            if let Some(domain) = &tenant.domain {
                values = values.with(Name::Domain, domain);
            }
            if let Some(authority) = &self.authority {
                values = values.with(
                    Name::DiscoveryUrl,
                    format!(
                        "{}{}/v2.0/.well-known/openid-configuration",
                        authority.login, tenant.tenant_id
                    ),
                );
            }
        }
        if let (Some(authority), Some(tenant), Some(client)) =
            (&self.authority, &facts.tenant, facts.client())
            && let Ok(address) = app_metadata_url(authority, tenant.tenant_id, client)
        {
            values = values.with(Name::MetadataUrl, address);
        }
        if let Some(federation) = &facts.federation {
            values = values
                .with(Name::EntraIdentifier, &federation.entity_id)
                .with(Name::MetadataUrl, &federation.address);
            if let Some(certificate) = federation.newest() {
                let body = certificate.body();
                let pem =
                    format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
                values = values
                    .with(Name::CertificateBody, body)
                    .with(Name::CertificatePem, pem);
            }
            if let Some(login) = &federation.login_url {
                values = values.with(Name::LoginUrl, login);
            }
            if let Some(logout) = &federation.logout_url {
                values = values.with(Name::LogoutUrl, logout);
            }
        }
        if let Some(client) = facts.client() {
            values = values.with(Name::ClientId, client.to_string());
        }
        if let Some(consent) = &facts.consent {
            values = values.with(
                Name::ConsentedAt,
                consent
                    .known
                    .at()
                    .to_rfc3339_opts(SecondsFormat::Secs, true),
            );
        }
        values
    }
}

#[cfg(test)]
pub(crate) mod tests;
