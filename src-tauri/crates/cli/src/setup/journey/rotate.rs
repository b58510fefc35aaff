//! Replacing secret or certificate: the new ones are made, proved and tried while the old ones are in use.

use consentry_core::failure::FailureCode;
use consentry_core::step::Step;
use consentry_core::view::request::{Rotate, SecretEntry};
use consentry_core::view::{AskView, Persona, RotationView, StageName};
use secrecy::ExposeSecret;

use super::super::drawing;
use super::Journey;
use super::progress::Progress;
use super::tasks::Together;
use crate::exit::Exit;
use crate::print;
use crate::words::say;

impl Journey {
    /// Goes on with the replacement as far as the person does.
    pub(super) async fn rotate(&mut self) -> Result<(), Exit> {
        let view = self.setup()?;
        let Some(rotation) = &view.after.rotation else {
            return Ok(());
        };
        drawing::notes(&view.notes, Step::Export, Some(StageName::Rotate));
        drawing::headline(&rotation.headline);
        drawing::text(1, &rotation.stays);
        // The new ones are made first; nothing else is done with them before they are proved and tried.
        if !rotation.proved {
            self.next_task(Together::Rotate, &mut None).await?;
        }
        loop {
            let Some(rotation) = self.setup()?.after.rotation else {
                return Ok(());
            };
            if rotation.can_finish {
                return self.finish().await;
            }
            let went_on = if !rotation.proved {
                self.prove_next(&rotation).await?
            } else if !rotation.tried {
                Box::pin(self.try_next(&rotation)).await?
            } else {
                self.next_task(Together::Rotate, &mut None).await?
            };
            if !went_on {
                return self.tasks_to_come(Together::Rotate);
            }
            if self
                .setup()?
                .after
                .rotation
                .is_some_and(|rotation| rotation.tried)
            {
                self.tasks(Together::Rotate).await?;
            }
        }
    }

    /// Has the new ones proved, once they are there: whether they are.
    async fn prove_next(&mut self, rotation: &RotationView) -> Result<bool, Exit> {
        if !self.operator.goes_on("ask-prove-next", &[]).await? {
            return Ok(false);
        }
        self.enter_next(rotation).await
    }

    /// Has the new ones entered and proved: whether they are.
    async fn enter_next(&mut self, rotation: &RotationView) -> Result<bool, Exit> {
        let view = self.setup()?;
        let (mut secret, mut expires_on) = (None, None);
        for ask in &rotation.asks {
            match ask {
                AskView::Secret => {
                    let typed = self.operator.secret(&view).await?;
                    secret = Some(SecretEntry::new(typed.expose_secret().to_owned()));
                }
                AskView::Expires => expires_on = self.operator.expiry().await?,
                AskView::Application { .. }
                | AskView::Input { .. }
                | AskView::Model
                | AskView::Tenant => {}
            }
        }
        match self.engine.rotate(Rotate::Prove { secret, expires_on }) {
            Ok(_) => Progress::default().follow(&self.engine).await,
            Err(failure) => print::failure(&self.engine.said(&failure)),
        }
        let view = self.setup()?;
        let proved = view
            .after
            .rotation
            .as_ref()
            .is_some_and(|rotation| rotation.proved);
        if let Some(failed) = view.failure.as_ref().filter(|_| !proved) {
            print::failure(&failed.failure);
        }
        if let Some(rotation) = view.after.rotation.as_ref().filter(|_| proved) {
            drawing::milestones(&rotation.milestones);
        }
        let certificates = view.after.rotation.map(|rotation| rotation.certificates);
        drawing::export::certificates(&certificates.unwrap_or_default());
        Ok(proved)
    }

    /// Has somebody sign in with the new ones: whether it goes on. A new secret that is not kept any more is entered again.
    async fn try_next(&mut self, rotation: &RotationView) -> Result<bool, Exit> {
        if !self.operator.goes_on("ask-try-next", &[]).await? {
            return Ok(false);
        }
        let way = self.way(&self.setup()?.test_login, true).await?;
        self.sign_in(way, Persona::Ordinary, false).await?;
        let view = self.setup()?;
        if let Some(failed) = &view.failure {
            if failed.failure.code == FailureCode::TokenSecretNotKept {
                print::note(&say("setup-secret-again", &[]));
                return self.enter_next(rotation).await;
            }
            print::failure(&failed.failure);
        }
        Ok(view.after.rotation.is_some_and(|rotation| rotation.tried))
    }

    async fn finish(&mut self) -> Result<(), Exit> {
        if self.operator.goes_on("ask-finish-rotation", &[]).await? {
            self.engine.rotate(Rotate::Finish)?;
            drawing::said(1, "show-rotated", &[]);
        }
        Ok(())
    }
}
