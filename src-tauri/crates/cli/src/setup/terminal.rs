//! Somebody at a terminal, asked step by step in the words of the view.

use chrono::NaiveDate;
use consentry_core::entra::credential::{inspect_secret, question_expiry, question_length};
use consentry_core::failure::Failure;
use consentry_core::ports::Clock as _;
use consentry_core::ports::system::SystemClock;
use consentry_core::step::Step;
use consentry_core::view::{FailureView, GuideView, InputView, ModelChoice, SetupView, TaskView};
use secrecy::{ExposeSecret as _, SecretString};

use super::operator::{ConsentChoice, Question, ids};
use crate::day;
use crate::exit::Exit;
use crate::print;
use crate::secret;
use crate::stdin::StdinLines;
use crate::words::{said, say};

/// Somebody at a terminal.
pub(crate) struct Terminal {
    lines: StdinLines,
}

impl Terminal {
    /// Whoever types these lines.
    pub(crate) const fn new(lines: StdinLines) -> Self {
        Self { lines }
    }

    /// Says what the current step is about and what to do for it.
    pub(crate) fn introduce(view: &SetupView) {
        match view.current {
            Step::Tenant => guide(&view.tenant.guide),
            Step::Model => view.model.choices.iter().for_each(describe),
            Step::Consent => {
                print::note(
                    view.consent
                        .why_not
                        .as_ref()
                        .unwrap_or(&view.consent.explanation),
                );
                tasks(&view.consent.tasks);
                guide(&view.consent.guide);
            }
            Step::Credentials => {
                tasks(&view.credentials.tasks);
                guide(&view.credentials.guide);
            }
            Step::TestLogin => print::note(&say("ask-sign-in", &[])),
            Step::Export => tasks(&view.export.open_tasks),
        }
    }

    /// Asks until something is entered.
    pub(crate) async fn answer(&mut self, question: Question<'_>) -> Result<String, Exit> {
        let words = match question {
            Question::Tenant => say("ask-tenant", &[]),
            Question::Model(choices) => say("ask-model", &[("models", &ids(choices))]),
            Question::Input(input) => {
                describe_input(input);
                say("ask-input", &[("label", &input.label)])
            }
            Question::ClientId => say("ask-client-id", &[]),
        };
        loop {
            let answer = self.ask(&words).await?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    /// Asks for the client secret, which is not shown, until it is none of the slips that can be seen.
    pub(crate) async fn secret(&mut self) -> Result<SecretString, Exit> {
        loop {
            let typed = secret::typed(&mut self.lines).await?;
            match inspect_secret(typed.expose_secret()) {
                Ok(secret) if self.takes(question_length(&secret)).await? => return Ok(secret),
                Ok(_) => {}
                Err(slip) => print::failure(&said(&slip)),
            }
        }
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

    /// Asks what to do about consent.
    pub(crate) async fn consent(&mut self, view: &SetupView) -> Result<ConsentChoice, Exit> {
        if let Some(url) = &view.consent.url {
            print::note(&say("ask-consent-address", &[("url", url)]));
        }
        let required = if view.consent.required { "yes" } else { "no" };
        let words = say("ask-consent", &[("required", required)]);
        loop {
            match self.ask(&words).await?.as_str() {
                "" => return Ok(ConsentChoice::Open),
                "h" => return self.hand_over(view).await,
                "p" => return Ok(ConsentChoice::Land(self.pasted(false).await?)),
                "s" if !view.consent.required => return Ok(ConsentChoice::Skip),
                _ => {}
            }
        }
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
        let answer = self.ask(&say("ask-again", &[])).await;
        matches!(answer.as_deref(), Ok(""))
    }

    async fn hand_over(&mut self, view: &SetupView) -> Result<ConsentChoice, Exit> {
        if let Some(letter) = &view.consent.letter {
            print::note(&say("ask-letter-to", &[("to", &letter.to)]));
            print::note(&say("ask-letter-subject", &[("subject", &letter.subject)]));
            print::note(&letter.body);
        }
        let to = self.ask(&say("ask-consent-to", &[])).await?;
        Ok(ConsentChoice::HandOver(to))
    }

    async fn ask(&mut self, words: &str) -> Result<String, Exit> {
        print::question(words);
        let Some(line) = self.lines.next().await else {
            // The end of the input, Ctrl-D, leaves the question without the end of its line.
            print::note("");
            return Err(Exit::Interrupted);
        };
        Ok(line.trim().to_owned())
    }
}

fn describe(choice: &ModelChoice) {
    print::note(&format!(
        "{}: {} – {}",
        choice.id, choice.title, choice.tagline
    ));
    if let Some(by) = &choice.recommended_by {
        indented("model-recommended", &[("who", by)]);
    }
    indented("model-you-need", &[("what", &choice.you_need)]);
    for caveat in &choice.caveats {
        let title = format!("{}. {}", caveat.title, caveat.text);
        indented("model-caveat", &[("title", &title)]);
    }
}

fn describe_input(input: &InputView) {
    print::note(&input.help);
    if let Some(example) = &input.example {
        indented("ask-example", &[("example", example)]);
    }
    for choice in &input.choices {
        print::note(&format!("  {}: {}", choice.value, choice.label));
    }
}

fn guide(guide: &GuideView) {
    if guide.steps.is_empty() {
        return;
    }
    print::note(&guide.title);
    for (number, step) in guide.steps.iter().enumerate() {
        print::note(&format!("  {}. {step}", number + 1));
    }
    for value in &guide.values {
        print::note(&format!("     {}: {}", value.label, value.value));
    }
}

fn tasks(tasks: &[TaskView]) {
    for task in tasks.iter().filter(|task| task.done.is_none()) {
        print::note(&format!("- {}", task_line(task)));
        print::note(&format!("  {}", task.text));
        for value in &task.values {
            print::note(&format!("    {}: {}", value.label, value.value));
        }
        if let Some(how) = &task.how_you_know {
            indented("ask-how-you-know", &[("how", how)]);
        }
    }
}

/// A task in one line: what, who, and whether it can be left out.
pub(crate) fn task_line(task: &TaskView) -> String {
    let optional = if task.optional { "yes" } else { "no" };
    let facts = [
        ("title", task.title.as_str()),
        ("who", &task.who),
        ("optional", optional),
    ];
    say("setup-task", &facts)
}

fn indented(id: &str, facts: &[(&str, &str)]) {
    print::note(&format!("  {}", say(id, facts)));
}
