//! The step in which somebody signs in for a test, in the way and as whom it is chosen; more people may be tried.

use consentry_core::failure::FailureCode;
use consentry_core::step::Step;
use consentry_core::view::request::{ReceiveLogin, StartLogin};
use consentry_core::view::{Persona, SetupView, TestLoginView, Way};

use super::super::drawing;
use super::Journey;
use crate::exit::Exit;
use crate::print;
use crate::words::say;

impl Journey {
    /// Signs somebody in, and then whoever else is to be tried.
    pub(super) async fn test_login(&mut self, view: &SetupView, first: bool) -> Result<(), Exit> {
        if view.credentials.secret.is_some() && !self.keeps_secret().await? {
            print::note(&say("setup-secret-again", &[]));
            self.prove().await?;
            self.outcome(Step::Credentials)?;
        }
        if first {
            drawing::headline(&view.test_login.headline);
        }
        let way = self.way(&view.test_login, first).await?;
        let persona = self.persona(&view.test_login, false).await?;
        self.sign_in(way, persona.unwrap_or(Persona::Ordinary), false)
            .await?;
        while self.outcome_is_good()? {
            let login = self.setup()?.test_login;
            let Some(persona) = self.persona(&login, true).await? else {
                break;
            };
            self.sign_in(way, persona, false).await?;
        }
        Ok(())
    }

    /// Signs somebody in once, and tells what came of it.
    pub(super) async fn sign_in(
        &mut self,
        way: Way,
        persona: Persona,
        allow_sha1: bool,
    ) -> Result<(), Exit> {
        self.operator.opens();
        self.engine.start_login(&StartLogin {
            way,
            persona,
            allow_sha1,
        })?;
        self.pasted_or_settled(way == Way::Loopback, |engine, text| {
            let text = text.to_owned();
            engine.receive_login(&ReceiveLogin { text })
        })
        .await?;
        let login = self.setup()?.test_login;
        let Some(run) = login.runs.first() else {
            return Ok(());
        };
        drawing::login::run(run);
        if run.can_allow_sha1 && !allow_sha1 && self.operator.can_be_asked() {
            if let Some(failure) = &run.failure {
                print::failure(failure);
            }
            if self.operator.goes_on("ask-sha1", &[]).await? {
                return Box::pin(self.sign_in(way, persona, true)).await;
            }
        }
        Ok(())
    }

    /// The way to sign in: the one to begin with, or the one that is chosen.
    pub(super) async fn way(&mut self, login: &TestLoginView, first: bool) -> Result<Way, Exit> {
        let ways: Vec<_> = login
            .ways
            .iter()
            .filter(|way| way.available)
            .cloned()
            .collect();
        let usual = ways
            .iter()
            .find(|way| way.recommended)
            .map_or(Way::Paste, |way| way.way);
        if !first || !self.operator.can_be_asked() {
            return Ok(usual);
        }
        drawing::login::contract(&login.contract);
        for (at, way) in ways.iter().enumerate() {
            drawing::login::way(Some(at + 1), way);
        }
        for way in login.ways.iter().filter(|way| !way.available) {
            drawing::login::way(None, way);
        }
        let chosen = self.operator.way(ways.len()).await?;
        Ok(chosen
            .and_then(|at| ways.get(at))
            .map_or(usual, |way| way.way))
    }

    /// Whoever is to sign in: the first of the kinds unless another is chosen; where `another` may be tried after a run
    /// that is good, nobody unless one is.
    async fn persona(
        &mut self,
        login: &TestLoginView,
        another: bool,
    ) -> Result<Option<Persona>, Exit> {
        if !self.operator.can_be_asked() {
            return Ok(None);
        }
        for (at, persona) in login.personas.iter().enumerate() {
            drawing::login::persona(at + 1, persona, login);
        }
        let chosen = self.operator.persona(login, another).await?;
        Ok(chosen
            .and_then(|at| login.personas.get(at))
            .map(|one| one.persona))
    }

    /// Whether the last run was no failure of the step, so that somebody else may be tried.
    fn outcome_is_good(&self) -> Result<bool, Exit> {
        let view = self.setup()?;
        Ok(self.operator.can_be_asked() && view.failure.is_none())
    }

    async fn keeps_secret(&self) -> Result<bool, Exit> {
        match self.engine.client_secret().await {
            Ok(_) => Ok(true),
            Err(failure) if failure.code == FailureCode::TokenSecretNotKept => Ok(false),
            Err(failure) if failure.code == FailureCode::KeyringLocked => {
                print::note(&self.engine.said(&failure).summary);
                Ok(false)
            }
            Err(failure) => Err(failure.into()),
        }
    }
}
