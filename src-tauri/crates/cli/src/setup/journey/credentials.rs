//! The step in which the application is proved: by its secret, or by the certificates that Entra publishes for it.

use chrono::NaiveDate;
use consentry_core::entra::credential::question_expiry;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::step::Step;
use consentry_core::view::request::{InspectCredentials, ProveCredentials, SecretEntry};
use consentry_core::view::{AskView, SetupView};
use secrecy::ExposeSecret;

use super::super::drawing;
use super::super::operator::Question;
use super::Journey;
use super::progress::Progress;
use super::tasks::Together;
use crate::exit::Exit;
use crate::print;

impl Journey {
    /// Leads through the tasks of the step, and has the credentials proved.
    pub(super) async fn credentials(&mut self, view: &SetupView, first: bool) -> Result<(), Exit> {
        if first {
            drawing::headline(&view.credentials.headline);
            drawing::guide(
                &view.credentials.guide,
                &drawing::values_to_come(&view.credentials.tasks),
            );
        }
        let proves = view.credentials.known.is_none() || self.answers.secret.is_some();
        self.tasks(Together::In(Step::Credentials)).await?;
        self.tasks_at_once(Together::In(Step::Credentials))?;
        if proves {
            self.prove().await?;
            if self.setup()?.failure.is_some() {
                return Ok(());
            }
            let credentials = self.setup()?.credentials;
            drawing::headline(&credentials.headline);
            drawing::export::certificates(&credentials.certificates);
            self.tasks(Together::In(Step::Credentials)).await?;
        }
        self.later(Step::Credentials, None).await?;
        self.tasks_to_come(Together::In(Step::Credentials))
    }

    /// Asks for what proves the application, and tries it.
    pub(super) async fn prove(&mut self) -> Result<(), Exit> {
        let view = &self.setup()?;
        let mut request = None;
        for ask in &view.credentials.asks {
            match (ask, &mut request) {
                (AskView::Application { label, hint, .. }, _) => {
                    let question = Question::Application { label, hint };
                    request = Some(ProveCredentials {
                        client_id: self.client_id(view, question).await?,
                        secret: None,
                        expires_on: None,
                    });
                }
                (AskView::Secret, Some(request)) => {
                    let secret = match self.answers.secret.take() {
                        Some(secret) => secret,
                        None => self.operator.secret(view).await?,
                    };
                    let secret = SecretEntry::new(secret.expose_secret().to_owned());
                    request.secret = Some(secret);
                }
                (AskView::Expires, Some(request)) => {
                    request.expires_on = self.expiry(view).await?;
                }
                _ => {}
            }
        }
        if let Some(request) = request {
            self.engine.prove_credentials(request)?;
            Progress::default().follow(&self.engine).await;
        }
        Ok(())
    }

    /// The last day of the secret that was given now, or before, or that the person gives.
    async fn expiry(&mut self, view: &SetupView) -> Result<Option<NaiveDate>, Exit> {
        if let Some(day) = self.answers.take(|answers| answers.expires_on.take()) {
            if let Some(question) = question_expiry(day, SystemClock.now().date_naive()) {
                print::warning(&self.engine.said(&question).summary);
            }
            return Ok(Some(day));
        }
        let present = view.credentials.secret.as_ref();
        match present.and_then(|secret| secret.expires_on) {
            Some(day) => Ok(Some(day)),
            None => self.operator.expiry().await,
        }
    }

    /// The application that was given now, or named before, or that the person names.
    pub(super) async fn client_id(
        &mut self,
        view: &SetupView,
        question: Question<'_>,
    ) -> Result<String, Exit> {
        let named = view.credentials.client_id.clone();
        match self.answers.take(|answers| answers.client_id.take()) {
            Some(given) => Ok(given),
            None => match self.unless_failed(view, named) {
                Some(named) => Ok(named),
                None => self.named_now(view, question).await,
            },
        }
    }

    /// The application that the person names; a slip that can be seen is told before anything else is asked.
    async fn named_now(
        &mut self,
        view: &SetupView,
        question: Question<'_>,
    ) -> Result<String, Exit> {
        loop {
            let named = self.operator.answer(question, view).await?;
            let entry = InspectCredentials {
                client_id: Some(named.clone()),
                secret: None,
                expires_on: None,
            };
            match self.engine.inspect_credentials(&entry) {
                Err(slip) if self.operator.can_be_asked() => {
                    print::failure(&self.engine.said(&slip));
                }
                _ => return Ok(named),
            }
        }
    }
}
