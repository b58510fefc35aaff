//! Somebody at the terminal, who answers what is asked by reading what stands there, and signs in at the practice tenant's
//! pages.

use std::collections::BTreeSet;

use consentry_core::language::{Language, MISSING};
use consentry_core::ports::system::SystemHttp;
use consentry_core::service::Services;
use consentry_core::step::Step;
use consentry_core::view::step_name;
use consentry_practice::{Kind, Ready, ReadyUser};
use consentry_tests::browser::{End, HttpBrowser, Person as Somebody};
use consentry_tests::terminal::Terminal;
use url::Url;

use crate::walk::Case;

/// Who has a way back in, where that is asked.
pub(crate) const WAY_BACK: &str = "Marta, by password";

/// What stands in a message where a value stands.
pub(crate) const VALUE: &str = "§";

/// Somebody at the terminal.
pub(crate) struct Person {
    case: Case,
    people: Vec<ReadyUser>,
    http: SystemHttp,
    /// The secrets that they type, one after the other; otherwise the one on the screen.
    pub(crate) secrets: Vec<&'static str>,
    /// The errors of the service that they paste before they sign in.
    pub(crate) errors: Vec<String>,
    /// The stages that they have been to.
    stages: BTreeSet<String>,
    last: String,
}

impl Person {
    /// Somebody who sets this up in a practice tenant with these people.
    pub(crate) fn new(case: Case, ready: Ready) -> Self {
        Self {
            case,
            people: ready.users,
            http: SystemHttp::new().unwrap(),
            secrets: Vec::new(),
            errors: Vec::new(),
            stages: BTreeSet::new(),
            last: String::new(),
        }
    }

    /// Answers all that is asked, to the end of the run.
    pub(crate) async fn answer_all(&mut self, terminal: &mut Terminal) {
        while let Some(question) = terminal.question() {
            self.answer(&question, terminal).await;
        }
    }

    /// Answers what is asked until a question is `wanted`, which is left to be answered.
    pub(crate) async fn answer_until(
        &mut self,
        terminal: &mut Terminal,
        wanted: impl Fn(&str) -> bool,
    ) -> String {
        while let Some(question) = terminal.question() {
            if wanted(&question) {
                return question;
            }
            self.answer(&question, terminal).await;
        }
        panic!("it was never asked: {}", terminal.transcript());
    }

    /// Answers one question.
    async fn answer(&mut self, question: &str, terminal: &mut Terminal) {
        let screen = terminal.transcript();
        if let Some(answer) = self.typed_or_browsed(question, &screen).await {
            terminal.answer(&answer);
        }
    }

    /// What they type; nothing, where the browser answers.
    async fn typed_or_browsed(&mut self, question: &str, screen: &str) -> Option<String> {
        assert_ne!(question, say("ask-again"), "{screen}");
        assert!(
            question != self.last || may_come_again(question),
            "{question} is asked again: {screen}"
        );
        self.last = question.to_owned();
        let signs_in = is(question, "ask-pasted") || is(question, "ask-pasted-caught");
        if signs_in
            && screen.contains(&step_name(Step::TestLogin, english()))
            && let Some(error) = self.errors.pop()
        {
            self.last.clear();
            return Some(error);
        }
        if is(question, "ask-pasted") {
            return Some(self.browse(screen).await.expect("an address to paste"));
        }
        if is(question, "ask-pasted-caught") {
            let _ = self.browse(screen).await;
            return None;
        }
        Some(self.typed(question, screen))
    }

    fn typed(&mut self, question: &str, screen: &str) -> String {
        if is(question, "ask-tenant") {
            return "contoso.com".to_owned();
        }
        if asks(question, "ask-model", &["models", "suggested"]) {
            return self.case.model.to_owned();
        }
        if with(question, "ask-application", "by", &["id", "metadata"]) {
            return self.case.client_id.to_owned();
        }
        if is(question, "secret-prompt") {
            return self.secret(screen);
        }
        if is(question, "ask-prove-next") {
            return "l".to_owned();
        }
        if is(question, "ask-stage") {
            return self.next_stage(screen);
        }
        if asks_for_words(question) {
            return WAY_BACK.to_owned();
        }
        self.input(question)
    }

    fn secret(&mut self, screen: &str) -> String {
        if self.secrets.is_empty() {
            return shown_after(screen, &say("practice-secret"));
        }
        self.secrets.remove(0).to_owned()
    }

    /// The value of an input, by its label; otherwise Enter.
    fn input(&self, question: &str) -> String {
        let profile = Services::shipped().get(self.case.service).unwrap();
        let form = profile.model(self.case.model).unwrap();
        let mut inputs = form.inputs.iter();
        let input = inputs.find(|input| {
            question.starts_with(&format!("{}:", input.label))
                || question.starts_with(&format!("{}, Enter", input.label))
                || question.starts_with(&format!("{}, or Enter", input.label))
        });
        let mut given = self.case.inputs.iter().chain(self.case.late);
        let value = input.and_then(|input| given.find(|(id, _)| *id == input.id));
        value.map_or_else(String::new, |(_, value)| (*value).to_owned())
    }

    /// The number of the first stage that they have not been to; Enter after the last.
    fn next_stage(&mut self, screen: &str) -> String {
        let lines: Vec<_> = screen.lines().collect();
        let listed = lines.iter().rev().skip(1);
        let mut listed: Vec<_> = listed
            .map_while(|line| line.strip_prefix("  ")?.split_once(". "))
            .collect();
        listed.reverse();
        for (number, stage) in listed {
            let name = stage.split(':').next().unwrap_or(stage);
            if self.stages.insert(name.to_owned()) {
                return number.to_owned();
            }
        }
        String::new()
    }

    /// Goes to the address that was opened last: what one would paste; nothing, where the answer came to this computer.
    pub(crate) async fn browse(&self, screen: &str) -> Option<String> {
        let opened = english().say("browser-opening", &[("url", VALUE)]);
        let opened = opened.trim_end_matches(VALUE);
        let url = screen
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix(opened));
        let url: Url = url.expect("an address was opened").parse().unwrap();
        let kind = if url.path().ends_with("/adminconsent") {
            Kind::Admin
        } else {
            Kind::Member
        };
        let mut people = self.people.iter();
        let somebody = people.find(|user| user.kind == kind).unwrap();
        let somebody = Somebody {
            name: somebody.upn.clone(),
            password: somebody.password.clone(),
        };
        let mut browser = HttpBrowser::of(somebody, self.http.clone());
        match browser.visit(&url).await {
            End::Address(landed) => Some(landed.into()),
            End::Page { .. } => None,
        }
    }
}

pub(crate) fn english() -> &'static Language {
    Language::english()
}

pub(crate) fn say(id: &str) -> String {
    english().say(id, &[])
}

/// Whether it is the question `id`, which holds no value.
pub(crate) fn is(question: &str, id: &str) -> bool {
    question == say(id).trim_end()
}

/// Whether it asks for what is called `id` with one of these for `fact`.
fn with(question: &str, id: &str, fact: &str, of: &[&str]) -> bool {
    of.iter().any(|value| {
        let label = english().say(id, &[(fact, value)]);
        question == english().say("show-label", &[("label", &label)])
    })
}

/// Whether it is the question `id`, whatever its first value is.
fn asks(question: &str, id: &str, facts: &[&str]) -> bool {
    let values: Vec<_> = facts.iter().map(|fact| (*fact, VALUE)).collect();
    let words = english().say(id, &values);
    let first = words.split(VALUE).next().unwrap_or_default();
    question.starts_with(first)
}

/// Whether a task asks for something in words.
pub(crate) fn asks_for_words(question: &str) -> bool {
    ["yes", "no"].iter().any(|others| {
        let words = english().say("ask-task-asks", &[("question", ""), ("others", others)]);
        question.ends_with(words.trim_start())
    })
}

/// Whether it is what is asked about a task that asks for nothing itself.
pub(crate) fn is_about_a_task(question: &str) -> bool {
    ["mine", "others"].iter().any(|whose| {
        ["yes", "no"].iter().any(|others| {
            question == english().say("ask-task", &[("whose", whose), ("others", others)])
        })
    })
}

/// Whether the same question may come again at once.
fn may_come_again(question: &str) -> bool {
    is_about_a_task(question) || asks_for_words(question) || is(question, "ask-stage")
}

/// The value in the row that begins with this label.
fn shown_after(screen: &str, label: &str) -> String {
    let row = screen.lines().find_map(|line| line.strip_prefix(label));
    row.unwrap_or(MISSING).trim().to_owned()
}
