//! The step in which consent is granted: here, by somebody else, or not at all.

use consentry_core::engine::Engine;
use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::request::ConsentAction;
use consentry_core::view::{SetupView, WizardView};

use super::super::operator::ConsentChoice;
use super::progress::Progress;
use super::{Ended, Journey};
use crate::exit::Exit;
use crate::print;
use crate::words::{said, say};

impl Journey {
    /// Has consent granted, in whichever way was given or is chosen now.
    pub(super) async fn consent(&mut self, view: &SetupView) -> Result<Ended, Exit> {
        self.later(Step::Consent, view).await?;
        if view.consent.why_not.is_some() {
            return Ok(Ended::Here);
        }
        if view.consent.client_id_is_yours {
            let client_id = self.client_id(view).await?;
            if view.consent.client_id.as_ref() != Some(&client_id) {
                self.engine
                    .consent(&ConsentAction::NameApplication { client_id })?;
            }
        }
        let choice = match self.given_choice() {
            Some(choice) => choice,
            None => self.operator.consent(view).await?,
        };
        match choice {
            ConsentChoice::Open if view.consent.caught_here => self.caught().await?,
            ConsentChoice::Open => self.opened().await?,
            ConsentChoice::Land(text) => {
                land(&self.engine, &text)?;
            }
            ConsentChoice::Skip => {
                self.engine.consent(&ConsentAction::Skip)?;
            }
            ConsentChoice::HandOver(to) => {
                self.engine.consent(&ConsentAction::HandOver { to })?;
                print::note(&say("setup-continue-after-consent", &[]));
                return Ok(Ended::Elsewhere);
            }
        }
        Ok(Ended::Here)
    }

    fn given_choice(&mut self) -> Option<ConsentChoice> {
        if self.answers.skips_consent() {
            return Some(ConsentChoice::Skip);
        }
        let landing = self.answers.now.landing.take();
        landing.map(ConsentChoice::Land)
    }

    /// The answer comes back to this computer by itself.
    async fn caught(&mut self) -> Result<(), Exit> {
        self.engine.consent(&ConsentAction::Open)?;
        self.pasted_or_settled(true, land).await
    }

    /// The answer goes to the service; where one landed is pasted.
    async fn opened(&mut self) -> Result<(), Exit> {
        self.engine.consent(&ConsentAction::Open)?;
        Progress::default().follow(&self.engine).await;
        loop {
            let pasted = self.operator.pasted(false).await?;
            match land(&self.engine, &pasted) {
                Ok(_) => return Ok(()),
                Err(failure) if self.operator.may_paste_again() => {
                    let failure = said(&failure);
                    print::note(&format!("{} {}", failure.summary, failure.advice));
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    }
}

fn land(engine: &Engine, text: &str) -> Result<WizardView, Failure> {
    engine.consent(&ConsentAction::Land {
        text: text.to_owned(),
    })
}
