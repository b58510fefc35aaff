//! The practice tenant's own user: answers from what the practice tenant announces, and signs in through an
//! HTTP client in a browser's place.

use std::sync::Arc;

use consentry_core::engine::{Engine, Visit};
use consentry_core::view::InputView;
use consentry_practice::{PracticeTenant, ReadyApplication};
use secrecy::SecretString;
use tokio::sync::mpsc::UnboundedReceiver;

use super::operator::Question;
use super::unattended::Unattended;
use crate::exit::Exit;
use crate::practice_tenant;

/// The directory that a rehearsal is in, unless somebody says otherwise.
const CONTOSO: &str = "contoso.com";

/// The practice tenant's own user.
pub(crate) struct Auto {
    engine: Engine,
    tenant: Arc<PracticeTenant>,
    /// What the browser without a screen comes to.
    visits: UnboundedReceiver<Visit>,
}

impl Auto {
    /// Somebody who walks through the engine's set-up in this practice tenant.
    pub(crate) const fn new(
        engine: Engine,
        tenant: Arc<PracticeTenant>,
        visits: UnboundedReceiver<Visit>,
    ) -> Self {
        Self {
            engine,
            tenant,
            visits,
        }
    }

    /// Answers a question, where the practice tenant has the answer.
    pub(crate) fn answer(&self, question: Question<'_>) -> Result<String, Exit> {
        match question {
            Question::Tenant => Ok(CONTOSO.to_owned()),
            Question::Application { .. } => Ok(self.application()?.client_id.to_string()),
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
    pub(crate) fn secret(&self) -> Result<SecretString, Exit> {
        let secret = self.application()?.client_secret;
        secret
            .map(SecretString::from)
            .ok_or_else(Unattended::missing_secret)
    }

    /// What the browser shows in the end; never, where it brings the answer to this computer by itself.
    pub(crate) async fn shown(&mut self) -> String {
        loop {
            match self.visits.recv().await {
                Some(Visit::Ended(Some(shown))) => return shown,
                Some(Visit::Begun | Visit::Ended(None)) => {}
                None => std::future::pending().await,
            }
        }
    }

    /// The application that the set-up leads to.
    fn application(&self) -> Result<ReadyApplication, Exit> {
        practice_tenant::application(&self.tenant, &self.engine)?
            .ok_or_else(|| Exit::usage("usage-no-application", &[]))
    }
}
