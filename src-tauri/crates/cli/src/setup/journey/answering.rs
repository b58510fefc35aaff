//! Waiting for an answer that a browser brings, and what was entered before and may serve again.

use consentry_core::engine::Engine;
use consentry_core::failure::Failure;
use consentry_core::view::{SetupView, WizardView};

use super::Journey;
use super::progress::{self, Progress};
use crate::exit::Exit;
use crate::print;

impl Journey {
    /// Waits until nothing runs any more, and hands over what is pasted meanwhile.
    pub(super) async fn pasted_or_settled(
        &mut self,
        caught: bool,
        hand_over: impl Fn(&Engine, &str) -> Result<WizardView, Failure>,
    ) -> Result<(), Exit> {
        let engine = self.engine.clone();
        let mut progress = Progress::default();
        let mut opening = true;
        loop {
            let operator = &mut self.operator;
            let pasted = tokio::select! {
                biased;
                () = progress.follow(&engine) => return Ok(()),
                pasted = async {
                    if opening {
                        operator.opened().await;
                        progress::persons_turn(&engine).await;
                    }
                    operator.pasted(caught).await
                } => pasted?,
            };
            opening = false;
            match hand_over(&engine, &pasted) {
                Ok(_) => {
                    progress.follow(&engine).await;
                    return Ok(());
                }
                Err(failure) => self.may_paste_again(failure)?,
            }
        }
    }

    /// Tells that what was pasted did not do, where it can be pasted again.
    pub(super) fn may_paste_again(&self, failure: Failure) -> Result<(), Exit> {
        if !self.operator.may_paste_again() {
            return Err(failure.into());
        }
        let failure = self.engine.said(&failure);
        print::note(&format!("{} {}", failure.summary, failure.advice));
        Ok(())
    }

    /// What was entered before serves again where nobody can be asked for something better.
    pub(super) fn unless_asked(&self, entered: Option<String>) -> Option<String> {
        entered.filter(|_| !self.operator.can_be_asked())
    }

    /// What was entered before serves again, unless it failed and somebody can be asked for something better.
    pub(super) fn unless_failed(
        &self,
        view: &SetupView,
        entered: Option<String>,
    ) -> Option<String> {
        entered.filter(|_| view.failure.is_none() || !self.operator.can_be_asked())
    }
}
