//! The walk of a rehearsal: does the next thing as it was done then, until something fails or it is as far as the set-up was.

use tokio::sync::mpsc::UnboundedReceiver;

use super::PracticeStage;
use crate::engine::{Engine, Visit};
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::Way;
use crate::rehearsal::{Rehearsal, RehearsedEnd};
use crate::step::Step;
use crate::view::request::{
    ChooseModel, ConsentAction, IdentifyTenant, ProveCredentials, ReceiveLogin, SecretEntry,
    StartLogin, StartSetup,
};
use crate::view::{CredentialKind, SetupView, WizardView};

/// A rehearsal on its way.
pub(super) struct BundleWalk<'a> {
    engine: Engine,
    rehearsal: &'a Rehearsal,
    stage: &'a PracticeStage,
    visits: UnboundedReceiver<Visit>,
}

impl<'a> BundleWalk<'a> {
    pub(super) const fn new(
        engine: Engine,
        rehearsal: &'a Rehearsal,
        stage: &'a PracticeStage,
        visits: UnboundedReceiver<Visit>,
    ) -> Self {
        Self {
            engine,
            rehearsal,
            stage,
            visits,
        }
    }

    /// Walks until something fails, the set-up is as far as it was, or a step does not get on.
    pub(super) async fn on(mut self) -> Result<RehearsedEnd, Failure> {
        self.engine.set_practice(Some(self.stage.practice.clone()));
        self.engine.start_setup(&StartSetup {
            service: self.rehearsal.script.service.clone(),
            practice: true,
        })?;
        let recorded = &self.rehearsal.recorded;
        let mut before = None;
        let mut switched = false;
        loop {
            let step = self.setup()?.current;
            let is_there = recorded.failure.is_none() && step >= recorded.step;
            if is_there || step == Step::Export || before == Some(step) {
                return Ok(RehearsedEnd { step, code: None });
            }
            if step >= recorded.step && !switched {
                (self.stage.switch)(&self.rehearsal.scenarios);
                switched = true;
            }
            before = Some(step);
            if let Err(failure) = Box::pin(self.take(step)).await {
                let code = Some(failure.code);
                return Ok(RehearsedEnd { step, code });
            }
            if let Some(failed) = self
                .engine
                .idle()
                .await
                .setup
                .and_then(|setup| setup.failure)
            {
                return Ok(RehearsedEnd {
                    step: failed.step,
                    code: Some(failed.failure.code),
                });
            }
        }
    }

    /// Does what there is to do in the step.
    async fn take(&mut self, step: Step) -> Result<(), Failure> {
        let script = &self.rehearsal.script;
        match step {
            Step::Tenant => self.engine.identify_tenant(&IdentifyTenant {
                what: script.asked.clone(),
                cloud: None,
            })?,
            Step::Model => {
                let unknown = || Failure::new(FailureCode::ModelUnknown);
                let (model, inputs) = script.model.clone().ok_or_else(unknown)?;
                self.engine.choose_model(&ChooseModel {
                    model,
                    inputs,
                    service_metadata: None,
                })?
            }
            Step::Consent => return self.consent().await,
            Step::Credentials => self.prove()?,
            Step::TestLogin => return self.sign_in().await,
            Step::Export => return Ok(()),
        };
        Ok(())
    }

    async fn consent(&mut self) -> Result<(), Failure> {
        if self.setup()?.consent.client_id_is_yours {
            let (client_id, _) = self.registration()?;
            self.engine
                .consent(&ConsentAction::NameApplication { client_id })?;
        }
        if self.rehearsal.script.skips_consent {
            self.engine.consent(&ConsentAction::Skip)?;
            return Ok(());
        }
        self.engine.consent(&ConsentAction::Open)?;
        if let Some(text) = self.browsed().await {
            self.engine.consent(&ConsentAction::Land { text })?;
        }
        Ok(())
    }

    /// Enters what proves the application.
    fn prove(&self) -> Result<WizardView, Failure> {
        let (client_id, secret) = self.registration()?;
        self.engine.prove_credentials(ProveCredentials {
            client_id,
            secret,
            expires_on: None,
        })
    }

    async fn sign_in(&mut self) -> Result<(), Failure> {
        let login = self.setup()?.test_login;
        let on_loopback = |way: &&crate::view::WayView| way.way == Way::Loopback && way.available;
        let way = login.ways.iter().find(on_loopback);
        self.engine.start_login(&StartLogin {
            way: way.map_or(Way::Paste, |way| way.way),
            persona: self.rehearsal.script.persona,
            allow_sha1: false,
        })?;
        if let Some(text) = self.browsed().await {
            self.engine.receive_login(&ReceiveLogin { text })?;
        }
        Ok(())
    }

    /// What the browser shows in the end; nothing where the answer was delivered, and where none was opened.
    async fn browsed(&mut self) -> Option<String> {
        let mut visit = tokio::select! {
            biased;
            visit = self.visits.recv() => visit,
            _ = self.engine.idle() => self.visits.try_recv().ok(),
        };
        while visit == Some(Visit::Begun) {
            visit = self.visits.recv().await;
        }
        match visit {
            Some(Visit::Ended(shown)) => shown,
            Some(Visit::Begun) | None => None,
        }
    }

    /// The application of the practice tenant: its client ID, and the secret as one copies it where the model takes one.
    fn registration(&self) -> Result<(String, Option<SecretEntry>), Failure> {
        let setup = self.setup()?;
        let wanted = self.engine.wanted_registration();
        let found = wanted.and_then(|wanted| self.stage.practice.registration(&wanted));
        let found = found.ok_or_else(|| Failure::new(FailureCode::SetupNotReady))?;
        let takes_secret = setup.credentials.kind == CredentialKind::Secret;
        let secret = found.secret.filter(|_| takes_secret);
        Ok((found.client_id, secret.map(SecretEntry::from)))
    }

    fn setup(&self) -> Result<SetupView, Failure> {
        let setup = self.engine.view().setup;
        setup.ok_or_else(|| Failure::new(FailureCode::SetupNoneOpen))
    }
}
