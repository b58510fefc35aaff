//! The practice tenant's own user: answers from what the practice tenant announces, and signs in through an
//! HTTP client in a browser's place.

mod browser;
mod page;

pub(crate) use browser::AutoBrowser;
use consentry_core::failure::{Failure, FailureCode};
use consentry_core::service::{Model, Name, ServiceProfile, Template, Values};
use consentry_core::view::{InputView, SetupView};
use consentry_practice::{Ready, ReadyApplication};
use secrecy::SecretString;
use tokio::sync::mpsc::UnboundedReceiver;

use super::operator::Question;
use super::unattended::Unattended;
use crate::exit::Exit;

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
    pub(crate) fn answer(&self, question: Question<'_>, view: &SetupView) -> Result<String, Exit> {
        match question {
            Question::Tenant => Ok(CONTOSO.to_owned()),
            Question::Application { .. } => Ok(self.application(view)?.client_id.to_string()),
            Question::Model(model) => {
                let suggested = model.suggested.as_ref();
                let first = || model.choices.first().map(|choice| &choice.id);
                suggested
                    .or_else(first)
                    .cloned()
                    .ok_or_else(|| Unattended::missing(question))
            }
        }
    }

    /// What it looks like, where something has to be there and nothing is.
    pub(crate) fn input(input: &InputView) -> Result<Option<String>, Exit> {
        let looks_like = || {
            let first = input.choices.first().map(|choice| choice.value.clone());
            input.example.clone().or(first)
        };
        match Unattended::input(input) {
            Ok(standing) => Ok(standing),
            Err(missing) => looks_like().map(Some).ok_or(missing),
        }
    }

    /// The secret as one copies it from the practice tenant.
    pub(crate) fn secret(&self, view: &SetupView) -> Result<SecretString, Exit> {
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

    /// The application that has the address and the name which the chosen model's registration wants.
    fn application(&self, view: &SetupView) -> Result<&ReadyApplication, Exit> {
        let model = self.chosen(view)?;
        let values = values(&self.profile, model, view)?;
        let malformed = |_| Failure::new(FailureCode::ServiceMalformed);
        let wanted = model.redirect_uri(&values).map_err(malformed)?.to_string();
        let has_name = |application: &ReadyApplication, name: &Template| {
            let values = values
                .clone()
                .with(Name::ClientId, application.client_id.to_string());
            name.render(&values)
                .is_ok_and(|name| application.identifier_uris.contains(&name))
        };
        let fits = |application: &&ReadyApplication| match model.login.relying_party() {
            None => application.redirect_uris.contains(&wanted),
            Some(name) => application.reply_urls.contains(&wanted) && has_name(application, name),
        };
        self.ready
            .applications
            .iter()
            .find(fits)
            .ok_or_else(|| Exit::usage("usage-no-application", &[("address", &wanted)]))
    }

    fn chosen(&self, view: &SetupView) -> Result<&Model, Exit> {
        let id = view.model.chosen.as_deref().unwrap_or_default();
        Ok(self.profile.model(id)?)
    }
}

/// What is known, with what this person will answer for what is asked later.
fn values(profile: &ServiceProfile, model: &Model, view: &SetupView) -> Result<Values, Failure> {
    let shown = view
        .model
        .choices
        .iter()
        .filter(|choice| choice.id == model.id)
        .flat_map(|choice| &choice.inputs);
    let entered = shown
        .filter_map(|input| {
            let answer = || input.example.clone().filter(|_| input.required);
            Some((input.id.clone(), input.value.clone().or_else(answer)?))
        })
        .collect();
    let inputs = model.inputs.check(&model.id, &entered)?;
    let values = profile.values().with_inputs(&inputs);
    Ok(match &view.tenant.fact {
        Some(fact) => values.with(Name::TenantId, fact.tenant_id.clone()),
        None => values,
    })
}
