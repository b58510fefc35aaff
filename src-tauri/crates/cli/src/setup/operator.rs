//! Who operates a set-up, and so is asked for what it still needs: somebody at a terminal, nobody, or the practice
//! tenant's own user.

use chrono::NaiveDate;
use consentry_core::view::{FailureView, InputView, ModelChoice, SetupView};
use secrecy::SecretString;

use super::{Auto, Terminal, Unattended};
use crate::exit::Exit;

/// Something that a set-up needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Question<'a> {
    /// Which directory.
    Tenant,
    /// Which integration model.
    Model(&'a [ModelChoice]),
    /// A value that the model asks for.
    Input(&'a InputView),
    /// Which application.
    ClientId,
}

/// The ids of models, as one reads a list.
pub(super) fn ids(choices: &[ModelChoice]) -> String {
    let ids: Vec<_> = choices.iter().map(|choice| choice.id.as_str()).collect();
    ids.join(", ")
}

/// What is to be done about consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ConsentChoice {
    /// It is granted here and now.
    Open,
    /// Somebody else was given the address.
    HandOver(String),
    /// It is granted already; this is where one landed.
    Land(String),
    /// It is left out.
    Skip,
}

/// Who is asked.
pub(crate) enum Operator {
    /// The practice tenant's own user, who signs in without a page.
    Auto(Box<Auto>),
    /// Somebody at a terminal.
    Terminal(Terminal),
    /// Nobody: what was not given is missing.
    Unattended(Unattended),
}

impl Operator {
    /// Tells what the step is about.
    pub(crate) fn introduce(&self, view: &SetupView) {
        if let Self::Terminal(_) = self {
            Terminal::introduce(view);
        }
    }

    /// Answers a question.
    ///
    /// # Errors
    ///
    /// Wrong usage, naming the flag, where nobody answers.
    pub(crate) async fn answer(
        &mut self,
        question: Question<'_>,
        view: &SetupView,
    ) -> Result<String, Exit> {
        match self {
            Self::Auto(auto) => auto.answer(question, view),
            Self::Terminal(terminal) => terminal.answer(question).await,
            Self::Unattended(_) => Err(Unattended::missing(question)),
        }
    }

    /// Gives the client secret.
    ///
    /// # Errors
    ///
    /// Wrong usage, naming the flag, where nobody gives it.
    pub(crate) async fn secret(&mut self, view: &SetupView) -> Result<SecretString, Exit> {
        match self {
            Self::Auto(auto) => auto.secret(view),
            Self::Terminal(terminal) => terminal.secret().await,
            Self::Unattended(_) => Err(Unattended::missing_secret()),
        }
    }

    /// Gives the day on which the client secret ends, if it is known.
    pub(crate) async fn expiry(&mut self) -> Result<Option<NaiveDate>, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(None),
            Self::Terminal(terminal) => terminal.expiry().await,
        }
    }

    /// Decides about consent.
    pub(crate) async fn consent(&mut self, view: &SetupView) -> Result<ConsentChoice, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(ConsentChoice::Open),
            Self::Terminal(terminal) => terminal.consent(view).await,
        }
    }

    /// What the browser shows in the end: the address it landed on, or the text of an error page. Never
    /// returns where nothing can be pasted and the answer is `caught` on this computer.
    ///
    /// # Errors
    ///
    /// Wrong usage where nothing can be pasted and nothing is caught.
    pub(crate) async fn pasted(&mut self, caught: bool) -> Result<String, Exit> {
        match self {
            Self::Auto(auto) => Ok(auto.shown().await),
            Self::Terminal(terminal) => terminal.pasted(caught).await,
            Self::Unattended(unattended) => unattended.pasted(caught).await,
        }
    }

    /// Whether somebody can be asked for something better than what was given.
    pub(crate) const fn can_be_asked(&self) -> bool {
        matches!(self, Self::Terminal(_))
    }

    /// Whether what was pasted can be pasted again, when it did not do.
    pub(crate) const fn may_paste_again(&self) -> bool {
        matches!(self, Self::Terminal(_) | Self::Unattended(_))
    }

    /// Whether a step that failed is to be tried again, with other answers.
    pub(crate) async fn tries_again(&mut self, failure: &FailureView) -> bool {
        match self {
            Self::Auto(_) | Self::Unattended(_) => false,
            Self::Terminal(terminal) => terminal.tries_again(failure).await,
        }
    }
}
