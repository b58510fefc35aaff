//! What a person reads of a set-up: each thing with its step, as it stands in a view.

use std::collections::BTreeSet;
use std::fmt;

use consentry_core::step::Step;
use consentry_core::view::{
    AheadView, ExportView, FailureView, GuideView, InputView, LetterView, ModelChoice, ModelView,
    SetupView, Standing, TaskView, TenantView, TestLoginView, ValueView,
};

/// How a certificate begins.
const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----";

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    About,
    HandOver,
    HowYouKnow,
    Input,
    Letter,
    Note,
    Path,
    PathOtherwise,
    Stage,
    Task,
    TaskText,
    Value,
    Warning,
}

/// Something that one reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shown {
    pub(super) step: Step,
    pub(super) what: What,
    /// In one paragraph, without what differs from run to run.
    pub(super) text: String,
}

impl fmt::Display for What {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self:?}")
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "at {:?}, {}: {}", self.step, self.what, self.text)
    }
}

/// Everything that is read so far.
#[derive(Default)]
pub(super) struct Read {
    shown: BTreeSet<Shown>,
    /// What tasks say before it is anybody's turn: the terminal tells those together that can be done together.
    ahead: BTreeSet<Shown>,
    step: Option<Step>,
}

impl Read {
    /// Reads the whole set-up as it stands.
    pub(super) fn setup(&mut self, view: &SetupView) {
        self.headlines(view);
        self.tenant(&view.tenant);
        self.models(&view.model);
        self.consent(view);
        self.credentials(view);
        self.at(Step::TestLogin).test_login(&view.test_login);
        self.at(Step::Export).export(&view.export);
        self.after(view);
        for note in &view.notes {
            self.at(note.step).text(What::Note, &note.text);
        }
        for observation in &view.observations {
            // The terminal observes all of it before the bundle is saved.
            self.at(Step::Export).text(What::About, &observation.title);
        }
        for step in &view.steps {
            for warning in &step.warnings {
                self.at(step.step).text(What::Warning, &warning.title);
                self.text(What::Warning, &warning.text);
            }
        }
    }

    /// Reads what steps are about, where that stays so until somebody is there.
    fn headlines(&mut self, view: &SetupView) {
        let found = view.tenant.fact.as_ref().map(|_| &view.tenant.headline);
        // A service of one's own has its name once it was entered.
        let there = |step, headline| Some(headline).filter(|_| view.current == step);
        let unsaved = there(Step::Export, &view.export.headline);
        let headlines = [
            (Step::Tenant, found),
            (Step::Model, there(Step::Model, &view.model.headline)),
            (
                Step::TestLogin,
                there(Step::TestLogin, &view.test_login.headline),
            ),
            (
                Step::Export,
                unsaved.filter(|_| view.export.saved.is_none()),
            ),
        ];
        for (step, headline) in headlines {
            let headline = headline.filter(|headline| headline.standing != Some(Standing::Running));
            if let Some(headline) = headline {
                self.at(step)
                    .texts(What::About, [&headline.title, &headline.text]);
            }
        }
    }

    /// Reads what lies ahead, before the first step.
    pub(super) fn ahead(&mut self, ahead: &AheadView) {
        self.at(Step::Tenant);
        for step in &ahead.steps {
            self.texts(What::About, [&step.name, &step.text]);
        }
        self.texts(What::About, &ahead.at_hand);
        self.texts(What::About, &ahead.asked);
    }

    /// Reads what a model asks for.
    pub(super) fn inputs(&mut self, inputs: &[InputView]) {
        for input in inputs {
            self.at(input.step).text(What::Input, &input.label);
            self.text(What::About, &input.help);
            self.values(What::About, &input.choices);
            let more = [&input.advice, &input.risk, &input.example];
            for text in more.into_iter().flatten() {
                self.text(What::About, text);
            }
        }
    }

    /// Reads what is said of something that does not go.
    pub(super) fn failure(&mut self, step: Step, failure: &FailureView) {
        self.at(step)
            .texts(What::About, [&failure.summary, &failure.advice]);
    }

    /// What was read when it counted, and what tasks said ahead of that.
    pub(super) fn all(self) -> (BTreeSet<Shown>, BTreeSet<Shown>) {
        (self.shown, self.ahead)
    }

    fn at(&mut self, step: Step) -> &mut Self {
        self.step = Some(step);
        self
    }

    fn text(&mut self, what: What, text: &str) {
        // Each practice tenant makes a certificate of its own.
        let text = text
            .find(CERTIFICATE)
            .map_or(text, |at| &text[..at + CERTIFICATE.len()]);
        let text = the_same_in_each_run(text);
        if let (Some(step), false) = (self.step, text.is_empty()) {
            self.shown.insert(Shown { step, what, text });
        }
    }

    fn texts<'t>(&mut self, what: What, texts: impl IntoIterator<Item = &'t String>) {
        for text in texts {
            self.text(what, text);
        }
    }

    fn values(&mut self, what: What, values: &[ValueView]) {
        for value in values {
            self.text(what, &value.label);
            self.text(what, &value.value);
        }
    }

    fn path(&mut self, path: &[String], otherwise: &[Vec<String>]) {
        self.text(What::Path, &path.join(" > "));
        for other in otherwise {
            self.text(What::PathOtherwise, &other.join(" > "));
        }
    }

    fn guide(&mut self, guide: &GuideView) {
        self.text(What::About, &guide.title);
        self.path(&guide.path, &guide.path_otherwise);
        self.texts(What::About, &guide.steps);
        self.values(What::Value, &guide.values);
    }

    fn letter(&mut self, letter: Option<&LetterView>) {
        if let Some(letter) = letter {
            self.texts(What::Letter, [&letter.to, &letter.subject, &letter.body]);
        }
    }

    /// How a task is done is read when it is somebody's turn; that it is there, always.
    fn tasks(&mut self, tasks: &[TaskView]) {
        for task in tasks {
            self.text(What::Task, &task.title);
            if task.done.is_some() || !task.ready {
                let mut later = Self {
                    step: self.step,
                    ..Self::default()
                };
                later.how(task);
                self.ahead.append(&mut later.shown);
            } else {
                self.how(task);
            }
        }
    }

    fn how(&mut self, task: &TaskView) {
        self.text(What::TaskText, &task.text);
        self.text(What::About, &task.who);
        self.path(&task.path, &task.path_otherwise);
        self.values(What::Value, &task.values);
        self.texts(What::Warning, &task.warning);
        self.texts(What::HowYouKnow, &task.how_you_know);
        self.texts(What::About, &task.asks);
    }

    fn tenant(&mut self, tenant: &TenantView) {
        self.at(Step::Tenant).guide(&tenant.guide);
        if let Some(fact) = &tenant.fact {
            self.text(What::About, &fact.tenant_id);
            self.text(What::About, &fact.cloud.name);
            let more = [&fact.domain, &fact.display_name, &fact.region];
            self.texts(What::About, more.into_iter().flatten());
        }
    }

    fn models(&mut self, model: &ModelView) {
        self.at(Step::Model);
        model.choices.iter().for_each(|choice| self.model(choice));
    }

    fn model(&mut self, choice: &ModelChoice) {
        let about = [
            &choice.title,
            &choice.tagline,
            &choice.protocol,
            &choice.you_need,
            &choice.you_hand_over,
            &choice.afterwards,
        ];
        self.texts(What::About, about);
        self.texts(What::About, &choice.recommended_by);
        self.texts(What::About, &choice.reason);
        self.texts(What::About, &choice.pros);
        self.texts(What::About, &choice.cons);
        for caveat in &choice.caveats {
            self.texts(What::About, [&caveat.title, &caveat.text, &caveat.source]);
            self.texts(What::About, &caveat.question);
        }
    }

    fn consent(&mut self, view: &SetupView) {
        let consent = &view.consent;
        self.at(Step::Consent).guide(&consent.guide);
        self.text(What::About, &consent.explanation);
        self.tasks(&consent.tasks);
        self.inputs(&consent.inputs);
        self.at(Step::Consent).texts(What::About, &consent.why_not);
        if consent.why_not.is_some() {
            return;
        }
        for permission in &consent.permissions {
            self.texts(What::About, [&permission.name, &permission.text]);
        }
        self.texts(What::About, &consent.roles);
        // The terminal tells it to whoever hands consent over.
        let mut asked = Self {
            step: self.step,
            ..Self::default()
        };
        asked.letter(consent.letter.as_ref());
        self.ahead.append(&mut asked.shown);
        if consent.fact.is_none() && consent.url.is_some() {
            self.texts(What::Value, &consent.url);
        }
    }

    fn credentials(&mut self, view: &SetupView) {
        let credentials = &view.credentials;
        self.at(Step::Credentials).guide(&credentials.guide);
        self.texts(What::About, &credentials.why_not);
        self.tasks(&credentials.tasks);
        for certificate in &credentials.certificates {
            self.text(What::Value, &certificate.thumbprint);
        }
        self.inputs(&credentials.inputs);
    }

    fn test_login(&mut self, login: &TestLoginView) {
        for way in &login.ways {
            self.text(What::About, &way.title);
            self.texts(What::About, &way.needs);
            self.texts(What::About, &way.proves);
            self.texts(What::About, &way.leaves);
        }
        for persona in &login.personas {
            self.texts(What::About, [&persona.label, &persona.expectation]);
        }
        for need in &login.contract {
            self.text(What::About, &need.need);
            self.texts(What::About, &need.claims);
        }
        for run in &login.runs {
            self.texts(What::About, [&run.sentence, &run.text]);
            self.texts(What::About, &run.leaves);
            for used in &run.uses {
                self.text(What::About, &used.need);
                self.texts(What::Value, &used.value);
            }
            for warning in &run.warnings {
                self.texts(What::Warning, [&warning.title, &warning.text]);
            }
        }
    }

    fn export(&mut self, export: &ExportView) {
        for entry in &export.entries {
            self.texts(What::About, [&entry.label, &entry.value]);
        }
        self.guide(&export.guide);
        self.tasks(&export.open_tasks);
    }

    /// Reads what the service is given, once all of it is known.
    pub(super) fn hand_over(&mut self, view: &SetupView) {
        let export = &view.export;
        self.at(Step::Export).text(What::HandOver, &export.delivery);
        self.texts(What::HandOver, &export.never_by);
        self.texts(What::HandOver, &export.then_wait);
        for item in &export.hand_over {
            self.text(What::HandOver, &item.field);
            let value = item.words.as_ref().or(item.value.as_ref());
            self.texts(What::HandOver, value);
        }
        self.letter(export.note.as_ref());
    }

    fn after(&mut self, view: &SetupView) {
        let after = &view.after;
        self.at(Step::Export).tasks(&after.enable);
        self.tasks(&after.enforce);
        // Before somebody can sign in, the terminal is not at these stages.
        let mut steps = view.steps.iter();
        let login = steps.find(|shown| shown.step == Step::TestLogin);
        if login.is_some_and(|login| login.standing == Standing::Done) {
            self.texts(What::Task, &after.before_enabling);
            self.texts(What::Task, &after.before_enforcing);
        }
        self.texts(What::Stage, &after.way_back);
        if let Some(rotation) = &after.rotation {
            self.text(What::Stage, &rotation.headline.text);
            self.tasks(&rotation.tasks);
        }
    }
}

/// A text in one paragraph, without what two runs in two practice tenants have in no common: the port of this computer,
/// days, thumbprints and the state of a request.
pub(super) fn the_same_in_each_run(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    let mut same = word.to_owned();
    for host in ["localhost:", "127.0.0.1:", "localhost%3A"] {
        same = without(&same, host, |character| character.is_ascii_digit());
    }
    same = without(&same, "state=", |character| character != '&');
    let digits = |text: &str| text.chars().all(|character| character.is_ascii_digit());
    let bare = same.trim_matches(|character: char| !character.is_ascii_alphanumeric());
    let date = bare.split_once('T').map_or(bare, |(date, _)| date);
    let parts: Vec<_> = date.split('-').collect();
    let day = matches!(parts[..], [year, month, day] if [year, month, day].iter().all(|part| digits(part)) && year.len() == 4);
    let thumbprint =
        bare.len() == 40 && bare.chars().all(|character| character.is_ascii_hexdigit());
    if day || thumbprint {
        same = same.replace(bare, "…");
    }
    same
}

/// `text` without the characters behind each `mark` that are `meant`.
fn without(text: &str, mark: &str, meant: fn(char) -> bool) -> String {
    let mut parts = text.split(mark);
    let mut same = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        same.push_str(mark);
        same.push_str(part.trim_start_matches(meant));
    }
    same
}
