//! Who operates a set-up, and so is asked for what it still needs: somebody at a terminal, nobody, or the practice
//! tenant's own user.

use chrono::NaiveDate;
use consentry_core::view::{
    FailureView, InputView, ModelView, RoleHolder, SetupView, StageName, TaskView, TestLoginView,
};
use secrecy::SecretString;

use super::{Auto, Terminal, Unattended};
use crate::exit::Exit;

/// Something that a set-up needs to know.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Question<'a> {
    /// Which directory.
    Tenant,
    /// Which integration model.
    Model(&'a ModelView),
    /// Which application.
    Application {
        /// What it is called.
        label: &'a str,
        /// Where it comes from, in a sentence.
        hint: &'a str,
    },
}

/// The ids of models, as one reads a list.
pub(super) fn ids(model: &ModelView) -> String {
    let ids: Vec<_> = model
        .choices
        .iter()
        .map(|choice| choice.id.as_str())
        .collect();
    ids.join(", ")
}

/// What is to be done about consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ConsentChoice {
    /// It is granted here and now.
    Open,
    /// Somebody else is given the address.
    HandOver,
    /// It is granted already; this is where one landed.
    Land(String),
    /// It was granted by the button of the Entra admin center.
    State,
    /// It is left out.
    Skip,
}

/// What is said about a task that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TaskAnswer {
    /// It is done, with what it asks for.
    Done(Option<String>),
    /// It stays open.
    Leave,
    /// Another of those that stand with it is to be told, by its number.
    Another(usize),
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
    /// Answers a question.
    ///
    /// # Errors
    ///
    /// Wrong usage, naming the flag, where nobody answers.
    pub(crate) async fn answer(
        &mut self,
        question: Question<'_>,
        _: &SetupView,
    ) -> Result<String, Exit> {
        match self {
            Self::Auto(auto) => auto.answer(question),
            Self::Terminal(terminal) => terminal.answer(question).await,
            Self::Unattended(_) => Err(Unattended::missing(question)),
        }
    }

    /// The value for `input`; none, where it is left as it is.
    ///
    /// # Errors
    ///
    /// Wrong usage, naming the flag, where nobody gives one that has to be there.
    pub(crate) async fn input(&mut self, input: &InputView) -> Result<Option<String>, Exit> {
        match self {
            Self::Auto(_) => Auto::input(input),
            Self::Terminal(terminal) => terminal.input(input).await,
            Self::Unattended(_) => Unattended::input(input),
        }
    }

    /// The switch of the service to change; none, where all stay as they are.
    ///
    /// # Errors
    ///
    /// When nobody is there any more.
    pub(crate) async fn option(
        &mut self,
        options: &[InputView],
    ) -> Result<Option<InputView>, Exit> {
        match self {
            Self::Terminal(terminal) if !options.is_empty() => terminal.option(options).await,
            Self::Auto(_) | Self::Terminal(_) | Self::Unattended(_) => Ok(None),
        }
    }

    /// What is said about a task that was told, one of those with these numbers.
    ///
    /// # Errors
    ///
    /// When nobody is there any more.
    pub(crate) async fn task(
        &mut self,
        task: &TaskView,
        together: &[(usize, &TaskView)],
    ) -> Result<TaskAnswer, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(TaskAnswer::Leave),
            Self::Terminal(terminal) => terminal.task(task, together).await,
        }
    }

    /// Gives the client secret.
    ///
    /// # Errors
    ///
    /// Wrong usage, naming the flag, where nobody gives it.
    pub(crate) async fn secret(&mut self, _: &SetupView) -> Result<SecretString, Exit> {
        match self {
            Self::Auto(auto) => auto.secret(),
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

    /// Who holds the role that registering and consent take; none where nobody can be asked.
    ///
    /// # Errors
    ///
    /// When nobody is there any more.
    pub(crate) async fn role_holder(
        &mut self,
        view: &SetupView,
    ) -> Result<Option<RoleHolder>, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(None),
            Self::Terminal(terminal) => terminal.role_holder(view).await.map(Some),
        }
    }

    /// What is answered to the question `id`; none where nothing is, or nobody can be asked.
    ///
    /// # Errors
    ///
    /// When nobody is there any more.
    pub(crate) async fn words(&mut self, id: &str) -> Result<Option<String>, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(None),
            Self::Terminal(terminal) => terminal.words(id).await,
        }
    }

    /// Decides about consent.
    pub(crate) async fn consent(&mut self, view: &SetupView) -> Result<ConsentChoice, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(ConsentChoice::Open),
            Self::Terminal(terminal) => terminal.consent(view).await,
        }
    }

    /// The place of the way in which to run the first test login; none for the one to begin with.
    pub(crate) async fn way(&mut self, ways: usize) -> Result<Option<usize>, Exit> {
        match self {
            Self::Terminal(terminal) if ways > 1 => terminal.number("ask-way", ways).await,
            Self::Auto(_) | Self::Terminal(_) | Self::Unattended(_) => Ok(None),
        }
    }

    /// The place of the kind of person to sign in as; none for the one to begin with or, where `another` is asked for
    /// after a run that is good, for nobody else.
    pub(crate) async fn persona(
        &mut self,
        login: &TestLoginView,
        another: bool,
    ) -> Result<Option<usize>, Exit> {
        let id = if another {
            "ask-another-persona"
        } else {
            "ask-persona"
        };
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(None),
            Self::Terminal(terminal) => terminal.number(id, login.personas.len()).await,
        }
    }

    /// The stage to go on with after the set-up; none to stop.
    pub(crate) async fn stage(&mut self, view: &SetupView) -> Result<Option<StageName>, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(None),
            Self::Terminal(terminal) => terminal.stage(view).await,
        }
    }

    /// Whether Enter was pressed at the question `id`, and not something else.
    pub(crate) async fn goes_on(&mut self, id: &str, facts: &[(&str, &str)]) -> Result<bool, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(false),
            Self::Terminal(terminal) => terminal.goes_on(id, facts).await,
        }
    }

    /// A token that the service issued, to see in it what `title` says; none, where nobody enters one.
    pub(crate) async fn token(&mut self, title: &str) -> Result<Option<SecretString>, Exit> {
        match self {
            Self::Auto(_) | Self::Unattended(_) => Ok(None),
            Self::Terminal(terminal) => terminal.token(title).await,
        }
    }

    /// Tells that a page is about to be opened, for [`Self::opened`].
    pub(crate) fn opens(&mut self) {
        if let Self::Terminal(terminal) = self {
            terminal.opens();
        }
    }

    /// Waits until a page is opened after it was told that one is, so that what is asked stands below its address.
    pub(crate) async fn opened(&mut self) {
        if let Self::Terminal(terminal) = self {
            terminal.opened().await;
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
