//! A bundle in words, for whoever looks at one without opening it as a set-up. The bundle has ids; the words come from
//! the service's profile here or, where there is none, from what version 1 said.

use consentry_bundle::{Bundle, Task, TestRun, Unfinished, Unknown};

use super::failure::FailureView;
use super::steps::step_name;
use super::test_login::{ground_words, reach_words};
use super::verdict::{WarningView, sentence};
use crate::handoff::bundle as handoff;
use crate::language::{Language, MISSING};
use crate::login::verdict::{Persona, Verdict};
use crate::protocol::Protocol;
use crate::service::{Model, ServiceProfile, Stage};

/// A bundle in words.
#[derive(Debug, Clone, Copy)]
pub struct BundleWords<'a> {
    bundle: &'a Bundle,
    profile: Option<&'a ServiceProfile>,
    language: &'a Language,
}

impl<'a> BundleWords<'a> {
    /// `bundle` in the words of `language`, with the profile of its service where it is here.
    #[must_use]
    pub const fn new(
        bundle: &'a Bundle,
        profile: Option<&'a ServiceProfile>,
        language: &'a Language,
    ) -> Self {
        Self {
            bundle,
            profile,
            language,
        }
    }

    /// What the integration model is called.
    #[must_use]
    pub fn model(&self) -> Option<String> {
        let model = self.bundle.model.as_ref()?;
        let title = self.profiled().map(|profiled| profiled.title.clone());
        let title = title.or_else(|| said(&model.other, "title"));
        Some(title.unwrap_or_else(|| model.id.clone()))
    }

    /// What was entered for the model: each input or option by its label, and its value.
    #[must_use]
    pub fn entered(&self) -> Vec<(String, String)> {
        let Some(model) = &self.bundle.model else {
            return vec![];
        };
        let plain = |value: &serde_json::Value| {
            let text = value.as_str().map(str::to_owned);
            text.unwrap_or_else(|| value.to_string())
        };
        let inputs = model.inputs.iter();
        let inputs = inputs.map(|(id, value)| (self.label_of(id), value.clone()));
        let options = model.options.iter();
        inputs
            .chain(options.map(|(id, value)| (self.label_of(id), plain(value))))
            .collect()
    }

    /// What deserves a look in what the model's values and the published metadata were read from.
    #[must_use]
    pub fn warnings(&self) -> Vec<WarningView> {
        let of_model = self.bundle.model.iter().flat_map(|model| &model.warnings);
        let federation = self.bundle.federation.as_ref();
        let published = federation.and_then(|federation| federation.published.as_ref());
        let published = published
            .into_iter()
            .flat_map(|published| &published.warnings);
        of_model
            .chain(published)
            .map(|one| self.warning(one))
            .collect()
    }

    /// What deserves a look beside what `run` came to.
    #[must_use]
    pub fn run_warnings(&self, run: &TestRun) -> Vec<WarningView> {
        let warnings = run.warnings.iter().flatten();
        warnings.map(|one| self.warning(one)).collect()
    }

    fn warning(&self, warning: &consentry_bundle::Warning) -> WarningView {
        WarningView::of(
            &handoff::warning_of(warning),
            self.profiled(),
            self.language,
        )
    }

    /// The step at which an unfinished set-up stands.
    #[must_use]
    pub fn step(&self, unfinished: &Unfinished) -> String {
        let step = of_word(&unfinished.step);
        step.map_or_else(
            || unfinished.step.clone(),
            |step| step_name(step, self.language),
        )
    }

    /// What failed last in an unfinished set-up.
    #[must_use]
    pub fn failed(&self, unfinished: &Unfinished) -> Option<FailureView> {
        let failed = unfinished.failed.as_ref()?;
        Some(self.failure(&failed.failure))
    }

    /// Why `run` failed.
    #[must_use]
    pub fn run_failure(&self, run: &TestRun) -> Option<FailureView> {
        run.failure.as_ref().map(|failure| self.failure(failure))
    }

    /// What `run` leaves unproved.
    #[must_use]
    pub fn leaves(&self, run: &TestRun) -> Vec<String> {
        let (Some(model), Some(way)) = (self.profiled(), of_word(&run.way)) else {
            return vec![];
        };
        let application = self.bundle.application.as_ref();
        let uri = application.and_then(|application| application.redirect_uris.first());
        let names = (
            self.bundle.service.name.as_str(),
            uri.map_or(MISSING, String::as_str),
        );
        reach_words(model, way, names, self.language).1
    }

    /// On what `run` was run, where the connection does not rest on the same.
    #[must_use]
    pub fn ground(&self, run: &TestRun) -> Option<String> {
        let ground = run.ground.as_ref().filter(|ground| !ground.stands)?;
        let hint = ground.credential.as_ref();
        let hint = hint.and_then(|credential| credential.hint.as_deref());
        let model = self
            .profile
            .and_then(|profile| profile.model(&ground.model).ok());
        Some(ground_words(
            model.map_or(&ground.model, |model| &model.title),
            (&ground.tenant_id, &ground.client_id),
            hint,
            self.language,
        ))
    }

    /// What `run` came to, in one sentence.
    #[must_use]
    pub fn run(&self, run: &TestRun) -> String {
        let persona = of_word(&run.persona).unwrap_or(Persona::Ordinary);
        let verdict = match run.verdict {
            consentry_bundle::Verdict::Fail => Verdict::Fail,
            consentry_bundle::Verdict::Inconclusive => Verdict::Inconclusive,
            consentry_bundle::Verdict::Pass => Verdict::Pass,
        };
        let who = run.who.as_deref().or(run.upn.as_deref());
        sentence(
            &self.bundle.service.name,
            persona,
            verdict,
            who,
            self.language,
        )
    }

    /// What `task` is called, who does it, and in which stage it comes.
    #[must_use]
    pub fn task(&self, task: &Task) -> (String, Option<String>, Stage) {
        let of_model = self.profiled().map(|model| &model.tasks);
        let of_service = self.profile.map(|profile| &profile.tasks);
        let mut tasks = of_model.into_iter().chain(of_service).flatten();
        match tasks.find(|known| known.id == task.id) {
            Some(known) => (known.title.clone(), Some(known.who.clone()), known.stage),
            None => (
                said(&task.other, "title").unwrap_or_else(|| task.id.clone()),
                said(&task.other, "who"),
                Stage::SetUp,
            ),
        }
    }

    /// The language.
    pub(super) const fn language(&self) -> &'a Language {
        self.language
    }

    /// What the input or option of this id is called.
    pub(super) fn label_of(&self, id: &str) -> String {
        let input = self.profiled().and_then(|model| model.inputs.get(id));
        input.map_or_else(|| id.to_owned(), |input| input.label.clone())
    }

    /// What the task of this id is called.
    pub(super) fn title_of(&self, id: &str) -> String {
        let mut tasks = self.bundle.tasks.iter();
        let task = tasks.find(|task| task.id == id);
        task.map_or_else(|| id.to_owned(), |task| self.task(task).0)
    }

    /// The model of the bundle, as the profile describes it.
    pub(super) fn profiled(&self) -> Option<&'a Model> {
        self.profile?.model(&self.bundle.model.as_ref()?.id).ok()
    }

    fn failure(&self, failure: &consentry_bundle::Failure) -> FailureView {
        let mut failure = handoff::failure_of(failure);
        let written = self.bundle.model.as_ref();
        let protocol = written.and_then(|model| Protocol::named(&model.protocol));
        if let (Some(protocol), None) = (protocol, self.profiled()) {
            failure = failure.of(protocol, protocol);
        }
        FailureView::of_model(
            &failure,
            &self.bundle.service.name,
            self.profiled(),
            self.language,
        )
    }
}

fn said(other: &Unknown, member: &str) -> Option<String> {
    other.0.get(member)?.as_str().map(str::to_owned)
}

fn of_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}
