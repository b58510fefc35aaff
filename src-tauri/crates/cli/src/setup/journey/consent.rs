//! The step in which consent is granted: here, by somebody else, or not at all.

use consentry_core::engine::Engine;
use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::request::{ConsentAction, SignLetters};
use consentry_core::view::{AskView, RoleHolder, SetupView, WizardView};

use super::super::drawing;
use super::super::operator::{ConsentChoice, Question};
use super::progress::Progress;
use super::tasks::Together;
use super::{Ended, Journey};
use crate::exit::Exit;
use crate::print;
use crate::words::say;

/// What `--role-holder` says where it is the person at this computer.
const ME: &str = "me";

impl Journey {
    /// Leads through the tasks of the step, and has consent granted, in whichever way was given or is chosen now.
    pub(super) async fn consent(&mut self, view: &SetupView, first: bool) -> Result<Ended, Exit> {
        if first {
            drawing::export::consent(&view.consent);
            drawing::guide(
                &view.consent.guide,
                &drawing::values_to_come(&view.consent.tasks),
            );
        }
        if let Some(elsewhere) = Box::pin(self.role_holder(view)).await? {
            return Ok(elsewhere);
        }
        let ended = if view.consent.fact.is_some() {
            Ended::Here
        } else {
            self.tasks(Together::In(Step::Consent)).await?;
            self.tasks_at_once(Together::In(Step::Consent))?;
            self.later(Step::Consent, None).await?;
            Box::pin(self.grant()).await?
        };
        if let Ended::Here = ended
            && self.setup()?.failure.is_none()
        {
            self.tasks(Together::In(Step::Consent)).await?;
            self.tasks_to_come(Together::In(Step::Consent))?;
        }
        Ok(ended)
    }

    /// Has it said who holds the role that this takes, where that matters and nobody said; somebody else is written to.
    async fn role_holder(&mut self, view: &SetupView) -> Result<Option<Ended>, Exit> {
        let consent = &view.consent;
        let given = self.answers.take(|answers| answers.role_holder.take());
        if !consent.asks_role_holder || given.is_none() && consent.role_holder.is_some() {
            return Ok(None);
        }
        let (holder, to) = match given {
            Some(me) if me.trim() == ME => (Some(RoleHolder::Me), None),
            Some(name) => (Some(RoleHolder::SomebodyElse), Some(name)),
            None => (self.operator.role_holder(view).await?, None),
        };
        let Some(holder) = holder else {
            return Ok(None);
        };
        self.engine.consent(&ConsentAction::HoldsRole { holder })?;
        match holder {
            RoleHolder::Me => Ok(None),
            RoleHolder::SomebodyElse => Box::pin(self.hand_over(to)).await.map(Some),
        }
    }

    /// Writes to whoever holds the role, and waits for them.
    async fn hand_over(&mut self, to: Option<String>) -> Result<Ended, Exit> {
        if self.engine.view().signature.is_none()
            && let Some(name) = self.operator.words("ask-signature").await?
        {
            self.engine.sign_letters(&SignLetters { name })?;
        }
        let view = self.engine.view();
        let setup = self.setup()?;
        if let Some(letter) = &setup.consent.letter {
            drawing::letter(letter, view.signature.as_deref());
        }
        let to = match to {
            Some(to) => Some(to),
            None => self.operator.words("ask-consent-to").await?,
        };
        let to = to.unwrap_or_else(|| setup.consent.roles.join(", "));
        self.engine.consent(&ConsentAction::HandOver { to })?;
        print::note(&say("setup-continue-after-consent", &[]));
        Ok(Ended::Elsewhere)
    }

    /// Has consent granted, where there is any to grant.
    async fn grant(&mut self) -> Result<Ended, Exit> {
        let view = self.setup()?;
        if view.consent.why_not.is_some() {
            return Ok(Ended::Here);
        }
        let view = self.named(view).await?;
        if let Some(waiting) = &view.consent.waiting {
            let since = waiting.since.date_naive().to_string();
            let facts = [("who", waiting.on.as_str()), ("since", &since)];
            drawing::said(1, "show-waiting", &facts);
        }
        let choice = match self.given_choice() {
            Some(choice) => choice,
            None => self.operator.consent(&view).await?,
        };
        match choice {
            ConsentChoice::Open if view.consent.caught_here => self.caught().await?,
            ConsentChoice::Open => self.opened().await?,
            ConsentChoice::Land(text) => {
                land(&self.engine, &text)?;
                self.tell_dress()?;
            }
            ConsentChoice::State => {
                self.engine.consent(&ConsentAction::State)?;
            }
            ConsentChoice::Skip => {
                self.engine.consent(&ConsentAction::Skip)?;
            }
            ConsentChoice::HandOver => return Box::pin(self.hand_over(None)).await,
        }
        Ok(Ended::Here)
    }

    /// Says which application it is for, where that is asked: only then are there an address and a letter.
    async fn named(&mut self, view: SetupView) -> Result<SetupView, Exit> {
        let asks = view.consent.asks.iter();
        for ask in asks {
            if let AskView::Application { label, hint, .. } = ask {
                let question = Question::Application { label, hint };
                let client_id = self.client_id(&view, question).await?;
                if view.consent.client_id.as_ref() != Some(&client_id) {
                    self.engine
                        .consent(&ConsentAction::NameApplication { client_id })?;
                }
            }
        }
        self.setup()
    }

    fn given_choice(&mut self) -> Option<ConsentChoice> {
        if self.answers.skips_consent() {
            return Some(ConsentChoice::Skip);
        }
        if self.answers.states_consent() {
            return Some(ConsentChoice::State);
        }
        let landing = self.answers.now.landing.take();
        landing.map(ConsentChoice::Land)
    }

    /// The answer comes back to this computer by itself.
    async fn caught(&mut self) -> Result<(), Exit> {
        self.operator.opens();
        self.engine.consent(&ConsentAction::Open)?;
        self.pasted_or_settled(true, land).await?;
        self.tell_dress()
    }

    /// The answer goes to the service; where one landed is pasted.
    async fn opened(&mut self) -> Result<(), Exit> {
        self.operator.opens();
        self.engine.consent(&ConsentAction::Open)?;
        Progress::default().follow(&self.engine).await;
        self.operator.opened().await;
        loop {
            let pasted = self.operator.pasted(false).await?;
            match land(&self.engine, &pasted) {
                Ok(_) => return self.tell_dress(),
                Err(failure) => self.may_paste_again(failure)?,
            }
        }
    }

    /// Tells from what the answer was read, and which of several was taken.
    fn tell_dress(&self) -> Result<(), Exit> {
        if let Some(words) = self.setup()?.consent.read_from {
            print::note(&words);
        }
        Ok(())
    }
}

fn land(engine: &Engine, text: &str) -> Result<WizardView, Failure> {
    engine.consent(&ConsentAction::Land {
        text: text.to_owned(),
    })
}
