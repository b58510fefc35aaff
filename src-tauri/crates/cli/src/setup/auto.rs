//! The practice tenant's own user: answers from what the practice tenant announces, and signs in through an
//! HTTP client in a browser's place.

mod browser;
mod page;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::{Model, ServiceProfile};
use consentry_core::view::{Owner, SetupView};
use consentry_practice::{Ready, ReadyApplication};
use secrecy::SecretString;
use tokio::sync::mpsc::UnboundedReceiver;
use url::Url;

pub(crate) use browser::AutoBrowser;

use super::person::Question;
use super::unattended::Unattended;
use crate::stop::Stop;

/// The directory that a rehearsal is in, unless somebody says otherwise.
const CONTOSO: &str = "contoso.com";

/// The practice tenant's own user.
pub(crate) struct Auto {
    profile: ServiceProfile,
    ready: Ready,
    /// What the browser shows in the end.
    shown: UnboundedReceiver<String>,
}

impl Auto {
    /// Somebody who connects this service in the practice tenant that said `ready`.
    pub(crate) const fn new(
        profile: ServiceProfile,
        ready: Ready,
        shown: UnboundedReceiver<String>,
    ) -> Self {
        Self {
            profile,
            ready,
            shown,
        }
    }

    /// Answers a question, where the practice tenant has the answer.
    pub(crate) fn answer(&self, question: Question<'_>, view: &SetupView) -> Result<String, Stop> {
        match question {
            Question::Tenant => Ok(CONTOSO.to_owned()),
            Question::ClientId => Ok(self.application(view)?.client_id.to_string()),
            Question::Input(input) => self
                .service_application()
                .and_then(|application| self.service_redirect_uri(application))
                .filter(|uri| input_takes(&self.profile, &input.id, uri))
                .ok_or_else(|| Unattended::missing(question)),
            Question::Model(_) => Err(Unattended::missing(question)),
        }
    }

    /// The secret as one copies it from the practice tenant.
    pub(crate) fn secret(&self, view: &SetupView) -> Result<SecretString, Stop> {
        let secret = self.application(view)?.client_secret.clone();
        secret
            .map(SecretString::from)
            .ok_or_else(Unattended::missing_secret)
    }

    /// What the browser shows in the end; never, where it brings the answer to this computer by itself.
    pub(crate) async fn shown(&mut self) -> String {
        match self.shown.recv().await {
            Some(shown) => shown,
            None => std::future::pending().await,
        }
    }

    /// The application that has the redirect URI which the chosen model's registration wants.
    fn application(&self, view: &SetupView) -> Result<&ReadyApplication, Stop> {
        let model = self.chosen(view)?;
        let wanted = redirect_uri(&self.profile, model, view)?;
        self.ready
            .applications
            .iter()
            .find(|application| application.redirect_uris.contains(&wanted))
            .ok_or_else(|| {
                Stop::usage(format!(
                    "no application of the practice tenant has the redirect URI {wanted}"
                ))
            })
    }

    fn chosen(&self, view: &SetupView) -> Result<&Model, Stop> {
        let id = view.model.chosen.as_deref().unwrap_or_default();
        Ok(self.profile.model(id)?)
    }

    /// The customer's application for this service: it has a secret, and a redirect URI at the service.
    fn service_application(&self) -> Option<&ReadyApplication> {
        self.ready.applications.iter().find(|application| {
            application.client_secret.is_some() && self.service_redirect_uri(application).is_some()
        })
    }

    fn service_redirect_uri(&self, application: &ReadyApplication) -> Option<String> {
        let of_the_service = |uri: &&String| {
            let host = Url::parse(uri)
                .ok()
                .and_then(|uri| Some(uri.host_str()?.to_owned()));
            host.is_some_and(|host| self.profile.aliases.iter().any(|alias| is_at(&host, alias)))
        };
        application
            .redirect_uris
            .iter()
            .find(of_the_service)
            .cloned()
    }
}

/// Whether `host` is the service's own domain, or below it.
fn is_at(host: &str, alias: &str) -> bool {
    host.strip_suffix(alias)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether the registration of some customer-managed model is made from this input.
fn input_takes(profile: &ServiceProfile, input: &str, uri: &str) -> bool {
    profile
        .models
        .iter()
        .filter(|model| model.owner() == Owner::Customer)
        .filter_map(|model| model.inputs.get(input))
        .any(|input| {
            input.kind == consentry_core::service::InputType::Url && input.accepts(uri).is_ok()
        })
}

fn redirect_uri(
    profile: &ServiceProfile,
    model: &Model,
    view: &SetupView,
) -> Result<String, Failure> {
    let entered = view
        .model
        .choices
        .iter()
        .filter(|choice| choice.id == model.id)
        .flat_map(|choice| &choice.inputs)
        .filter_map(|input| Some((input.id.clone(), input.value.clone()?)))
        .collect();
    let values = profile
        .values()
        .with_inputs(&model.inputs.check(&model.id, &entered)?);
    model
        .redirect_uri(&values)
        .map(|uri| uri.to_string())
        .map_err(|_| Failure::new(FailureCode::ServiceMalformed))
}
