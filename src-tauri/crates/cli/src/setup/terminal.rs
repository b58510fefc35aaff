//! Somebody at a terminal, asked step by step in the words of the view.

use chrono::NaiveDate;
use consentry_core::entra::credential::{inspect_secret, question_expiry, question_length};
use consentry_core::failure::Failure;
use consentry_core::language::MISSING;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::service::InputType;
use consentry_core::view::{FailureView, InputView, RoleHolder, SetupView, StageName, TaskView};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::watch;

use super::drawing;
use super::operator::{ConsentChoice, Question, TaskAnswer, ids};
use crate::day;
use crate::exit::Exit;
use crate::print;
use crate::secret;
use crate::stdin::StdinLines;
use crate::words::{said, say, wire_name};

/// What is typed by whoever asks back.
const HELP: &str = "?";

/// Somebody at a terminal.
pub(crate) struct Terminal {
    lines: StdinLines,
    /// Changes with every page that is opened.
    opened: watch::Receiver<()>,
}

impl Terminal {
    /// Whoever types these lines, before whom pages are `opened`.
    pub(crate) const fn new(lines: StdinLines, opened: watch::Receiver<()>) -> Self {
        Self { lines, opened }
    }

    /// Asks until something is entered.
    pub(crate) async fn answer(&mut self, question: Question<'_>) -> Result<String, Exit> {
        let (words, usual) = match question {
            Question::Tenant => (say("ask-tenant", &[]), None),
            Question::Model(model) => {
                let suggested = model.suggested.as_deref();
                let facts = [
                    ("models", ids(model)),
                    ("suggested", suggested.unwrap_or(MISSING).to_owned()),
                ];
                let facts = facts.each_ref().map(|(name, fact)| (*name, fact.as_str()));
                (say("ask-model", &facts), suggested)
            }
            Question::Application { label, hint } => {
                drawing::text(1, hint);
                (say("show-label", &[("label", label)]), None)
            }
        };
        loop {
            let answer = self.ask(&words).await?;
            match (answer.as_str(), usual) {
                ("", None) => {}
                ("", Some(usual)) => return Ok(usual.to_owned()),
                _ => return Ok(answer),
            }
        }
    }

    /// Asks for a value; Enter leaves what stands there, where something may.
    pub(crate) async fn input(&mut self, input: &InputView) -> Result<Option<String>, Exit> {
        let standing = drawing::input::present(input);
        let present = standing.map(|value| match input.kind {
            InputType::Flag => drawing::input::in_words(input, value),
            _ => value.to_owned(),
        });
        let facts = [
            ("label", input.label.as_str()),
            ("present", present.as_deref().unwrap_or(MISSING)),
            ("required", if input.required { "yes" } else { "no" }),
        ];
        let words = say("ask-input", &facts);
        loop {
            let answer = self.ask(&words).await?;
            if answer.is_empty() && input.required && standing.is_none() {
                drawing::said(1, "ask-needed", &[]);
                continue;
            }
            let number = answer.parse::<usize>().ok();
            let by_number = number.and_then(|number| input.choices.get(number.checked_sub(1)?));
            let is = |label: &str| label.to_lowercase() == answer.to_lowercase();
            let by_label = || input.choices.iter().find(|choice| is(&choice.label));
            return Ok(match by_number.or_else(by_label) {
                Some(choice) => Some(choice.value.clone()),
                None => Some(answer).filter(|answer| !answer.is_empty()),
            });
        }
    }

    /// Asks which switch of the service is to be changed, by its id or label; Enter leaves all as they stand.
    pub(crate) async fn option(
        &mut self,
        options: &[InputView],
    ) -> Result<Option<InputView>, Exit> {
        loop {
            let answer = self.ask(&say("ask-option", &[])).await?;
            if answer.is_empty() {
                return Ok(None);
            }
            let is = |name: &str| name.to_lowercase() == answer.to_lowercase();
            if let Some(option) = options.iter().find(|one| is(&one.id) || is(&one.label)) {
                return Ok(Some(option.clone()));
            }
        }
    }

    /// Asks the question `id` until Enter is pressed, which is none, or a number up to `last` is entered: its place.
    pub(crate) async fn number(&mut self, id: &str, last: usize) -> Result<Option<usize>, Exit> {
        loop {
            let answer = self.ask(&say(id, &[])).await?;
            if answer.is_empty() {
                return Ok(None);
            }
            let number = answer.parse::<usize>().ok();
            if let Some(number) = number.filter(|number| (1..=last).contains(number)) {
                return Ok(Some(number - 1));
            }
        }
    }

    /// Asks whether a task that was told is done.
    pub(crate) async fn task(
        &mut self,
        task: &TaskView,
        together: &[(usize, &TaskView)],
    ) -> Result<TaskAnswer, Exit> {
        let others = if together.len() > 1 { "yes" } else { "no" };
        let words = if let Some(question) = &task.asks {
            say(
                "ask-task-asks",
                &[("question", question), ("others", others)],
            )
        } else {
            let whose = if task.somebody_else { "others" } else { "mine" };
            say("ask-task", &[("whose", whose), ("others", others)])
        };
        let list = || {
            for (number, one) in together {
                drawing::task::standing(*number, one);
            }
        };
        loop {
            let answer = self.ask_telling(&words, list).await?;
            match (answer.as_str(), &task.asks) {
                ("l", _) | ("", Some(_)) => return Ok(TaskAnswer::Leave),
                ("", None) => return Ok(TaskAnswer::Done(None)),
                (typed, asks) => match typed.parse::<usize>() {
                    Ok(number) if together.iter().any(|(one, _)| *one == number) => {
                        return Ok(TaskAnswer::Another(number));
                    }
                    _ if asks.is_some() => return Ok(TaskAnswer::Done(Some(answer))),
                    _ => {}
                },
            }
        }
    }

    /// Asks for the client secret, which is not shown, until it is none of the slips that can be seen.
    pub(crate) async fn secret(&mut self) -> Result<SecretString, Exit> {
        loop {
            let typed = secret::typed(&mut self.lines).await?;
            if typed.expose_secret().trim() == HELP {
                drawing::terms::of_the_step();
                continue;
            }
            match inspect_secret(typed.expose_secret()) {
                Ok(secret) if self.takes(question_length(&secret)).await? => return Ok(secret),
                Ok(_) => {}
                Err(slip) => print::failure(&said(&slip)),
            }
        }
    }

    /// Asks for a token, which is not shown; Enter is none.
    pub(crate) async fn token(&mut self, title: &str) -> Result<Option<SecretString>, Exit> {
        let question = say("ask-token", &[("title", title)]);
        let typed = secret::unseen(&mut self.lines, &question).await?;
        Ok(Some(typed).filter(|typed| !typed.expose_secret().trim().is_empty()))
    }

    /// Asks for the day on which the secret ends; nobody has to know it.
    pub(crate) async fn expiry(&mut self) -> Result<Option<NaiveDate>, Exit> {
        let today = SystemClock.now().date_naive();
        loop {
            let entered = self.ask(&say("ask-expiry", &[])).await?;
            if entered.is_empty() {
                return Ok(None);
            }
            match day::parse(&entered) {
                Ok(day) if self.takes(question_expiry(day, today)).await? => return Ok(Some(day)),
                Ok(_) => {}
                Err(reason) => print::note(&reason),
            }
        }
    }

    /// Whether what is odd is taken all the same; what is not odd is.
    async fn takes(&mut self, question: Option<Failure>) -> Result<bool, Exit> {
        let Some(question) = question else {
            return Ok(true);
        };
        let question = said(&question);
        print::note(&format!("{} {}", question.summary, question.advice));
        Ok(self.ask(&say("ask-question", &[])).await?.is_empty())
    }

    /// Asks who holds the role that registering and consent take.
    pub(crate) async fn role_holder(&mut self, view: &SetupView) -> Result<RoleHolder, Exit> {
        let roles = view.consent.roles.join(", ");
        let words = say("ask-role-holder", &[("roles", &roles)]);
        loop {
            match self.ask(&words).await?.as_str() {
                "" => return Ok(RoleHolder::Me),
                "e" => return Ok(RoleHolder::SomebodyElse),
                _ => {}
            }
        }
    }

    /// Asks the question `id`, which may be left unanswered.
    pub(crate) async fn words(&mut self, id: &str) -> Result<Option<String>, Exit> {
        let answer = self.ask(&say(id, &[])).await?;
        Ok((!answer.is_empty()).then_some(answer))
    }

    /// Asks what to do about consent.
    pub(crate) async fn consent(&mut self, view: &SetupView) -> Result<ConsentChoice, Exit> {
        if let Some(url) = &view.consent.url {
            drawing::value(1, &say("ask-consent-address", &[]), url);
        }
        let required = if view.consent.required { "yes" } else { "no" };
        let button = view.consent.button.as_deref();
        let words = say(
            "ask-consent",
            &[
                ("required", required),
                ("button", button.unwrap_or(MISSING)),
            ],
        );
        loop {
            match self.ask(&words).await?.as_str() {
                "" => return Ok(ConsentChoice::Open),
                "h" => return Ok(ConsentChoice::HandOver),
                "p" => return Ok(ConsentChoice::Land(self.pasted(false).await?)),
                "g" if button.is_some() => return Ok(ConsentChoice::State),
                "s" if !view.consent.required => return Ok(ConsentChoice::Skip),
                _ => {}
            }
        }
    }

    /// Asks with which stage to go on after the set-up.
    pub(crate) async fn stage(&mut self, view: &SetupView) -> Result<Option<StageName>, Exit> {
        let stages: Vec<_> = view.after.stages.iter().skip(1).collect();
        for (at, stage) in stages.iter().enumerate() {
            let standing = stage.standing.as_ref().map(wire_name);
            let facts = [
                ("number", (at + 1).to_string()),
                ("name", stage.name.clone()),
                ("standing", standing.unwrap_or_else(|| MISSING.to_owned())),
            ];
            let facts = facts.each_ref().map(|(name, fact)| (*name, fact.as_str()));
            drawing::said(1, "show-stage", &facts);
        }
        let chosen = self.number("ask-stage", stages.len()).await?;
        Ok(chosen
            .and_then(|at| stages.get(at))
            .map(|stage| stage.stage))
    }

    /// Asks the question `id`: whether Enter was pressed, and not something else.
    pub(crate) async fn goes_on(&mut self, id: &str, facts: &[(&str, &str)]) -> Result<bool, Exit> {
        Ok(self.ask(&say(id, facts)).await?.is_empty())
    }

    /// Tells that a page is about to be opened: those before are none to wait for.
    pub(crate) fn opens(&mut self) {
        self.opened.mark_unchanged();
    }

    /// Waits for the page that is about to be opened.
    pub(crate) async fn opened(&mut self) {
        // Nobody opens anything any more: then there is nothing to wait for.
        let _ = self.opened.changed().await;
    }

    /// Waits for what the browser shows.
    pub(crate) async fn pasted(&mut self, caught: bool) -> Result<String, Exit> {
        let words = if caught {
            say("ask-pasted-caught", &[])
        } else {
            say("ask-pasted", &[])
        };
        loop {
            let pasted = self.ask(&words).await?;
            if !pasted.is_empty() {
                return Ok(pasted);
            }
        }
    }

    /// Shows what failed and asks whether to try again.
    pub(crate) async fn tries_again(&mut self, failure: &FailureView) -> bool {
        print::failure(failure);
        loop {
            match self.ask(&say("ask-again", &[])).await.as_deref() {
                Ok("") => return true,
                Ok("q") | Err(_) => return false,
                Ok(_) => {}
            }
        }
    }

    /// Asks, and tells what the words of the step mean as often as that is wanted.
    async fn ask(&mut self, words: &str) -> Result<String, Exit> {
        self.ask_telling(words, || ()).await
    }

    /// The same, where there is something else to `tell` before the words.
    async fn ask_telling(&mut self, words: &str, tell: impl Fn()) -> Result<String, Exit> {
        loop {
            let answer = self.line(words).await?;
            if answer != HELP {
                return Ok(answer);
            }
            tell();
            drawing::terms::of_the_step();
        }
    }

    async fn line(&mut self, words: &str) -> Result<String, Exit> {
        let Some(line) = self.lines.ask(words).await else {
            // The end of the input, Ctrl-D, leaves the question without the end of its line.
            print::end_question();
            return Err(Exit::Interrupted);
        };
        print::answered();
        Ok(line.trim().to_owned())
    }
}
