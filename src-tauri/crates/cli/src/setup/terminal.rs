//! Somebody at a terminal, asked step by step in the words of the view.

use chrono::NaiveDate;
use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::{GuideView, InputView, ModelChoice, SetupView, TaskView};
use secrecy::SecretString;

use super::person::{ConsentChoice, Question};
use crate::lines::Lines;
use crate::print;
use crate::secret;
use crate::stop::Stop;

/// Somebody at a terminal.
pub(crate) struct Terminal {
    lines: Lines,
}

impl Terminal {
    /// Whoever types these lines.
    pub(crate) const fn new(lines: Lines) -> Self {
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
            Step::TestLogin => print::note("Sign in as somebody who will use the service."),
            Step::Export => tasks(&view.export.open_tasks),
        }
    }

    /// Asks until something is entered.
    pub(crate) async fn answer(&mut self, question: Question<'_>) -> Result<String, Stop> {
        let words = match question {
            Question::Tenant => {
                "Domain, e-mail address, Directory (tenant) ID or any sign-in address:".to_owned()
            }
            Question::Model(choices) => format!("Integration model ({}):", ids(choices)),
            Question::Input(input) => {
                describe_input(input);
                format!("{}:", input.label)
            }
            Question::ClientId => {
                "Application (client) ID, or for SAML the App Federation Metadata Url:".to_owned()
            }
        };
        loop {
            let answer = self.ask(&words).await?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    /// Asks for the client secret, which is not shown.
    pub(crate) async fn secret(&mut self) -> Result<SecretString, Stop> {
        secret::typed(&mut self.lines, "Client secret (Value)").await
    }

    /// Asks for the day on which the secret ends; nobody has to know it.
    pub(crate) async fn expiry(&mut self) -> Result<Option<NaiveDate>, Stop> {
        loop {
            let entered = self
                .ask("The day on which it ends, such as 2027-11-21, or Enter:")
                .await?;
            if entered.is_empty() {
                return Ok(None);
            }
            if let Ok(day) = entered.parse() {
                return Ok(Some(day));
            }
        }
    }

    /// Asks what to do about consent.
    pub(crate) async fn consent(&mut self, view: &SetupView) -> Result<ConsentChoice, Stop> {
        if let Some(url) = &view.consent.url {
            print::note(&format!("The address: {url}"));
        }
        let skip = if view.consent.required {
            ""
        } else {
            ", s to go on without it"
        };
        let words = format!(
            "Enter to grant it now, h to hand it over to an Entra admin, p to paste where somebody landed{skip}:"
        );
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
    pub(crate) async fn pasted(&mut self, caught: bool) -> Result<String, Stop> {
        let words = if caught {
            "Waiting for the browser. If its page shows an error, paste it here:"
        } else {
            "Paste the address that the browser shows, or the error on its page:"
        };
        loop {
            let pasted = self.ask(words).await?;
            if !pasted.is_empty() {
                return Ok(pasted);
            }
        }
    }

    /// Shows what failed and asks whether to try again.
    pub(crate) async fn tries_again(&mut self, failure: &Failure) -> bool {
        print::failure(failure);
        let answer = self.ask("Enter to try again, q to stop here:").await;
        matches!(answer.as_deref(), Ok(""))
    }

    async fn hand_over(&mut self, view: &SetupView) -> Result<ConsentChoice, Stop> {
        if let Some(letter) = &view.consent.letter {
            print::note(&format!(
                "To: {}\nSubject: {}\n{}",
                letter.to, letter.subject, letter.body
            ));
        }
        let to = self.ask("Who will grant it?").await?;
        Ok(ConsentChoice::HandOver(to))
    }

    async fn ask(&mut self, words: &str) -> Result<String, Stop> {
        print::question(words);
        let line = self.lines.next().await;
        line.map(|line| line.trim().to_owned())
            .ok_or(Stop::Interrupted)
    }
}

fn describe(choice: &ModelChoice) {
    print::note(&format!(
        "{}: {} – {}",
        choice.id, choice.title, choice.tagline
    ));
    if let Some(by) = &choice.recommended_by {
        print::note(&format!("  Recommended by {by}"));
    }
    print::note(&format!("  You need: {}", choice.you_need));
    for caveat in &choice.caveats {
        print::note(&format!("  Note: {}. {}", caveat.title, caveat.text));
    }
}

fn describe_input(input: &InputView) {
    print::note(&input.help);
    if let Some(example) = &input.example {
        print::note(&format!("  Such as {example}"));
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
        let optional = if task.optional { ", optional" } else { "" };
        print::note(&format!("- {} ({}{optional})", task.title, task.who));
        print::note(&format!("  {}", task.text));
        for value in &task.values {
            print::note(&format!("    {}: {}", value.label, value.value));
        }
        if let Some(how) = &task.how_you_know {
            print::note(&format!("  You know it worked: {how}"));
        }
    }
}

fn ids(choices: &[ModelChoice]) -> String {
    let ids: Vec<_> = choices.iter().map(|choice| choice.id.as_str()).collect();
    ids.join(", ")
}
