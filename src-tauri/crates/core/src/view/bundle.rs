//! A bundle in words, for whoever looks at one without opening it as a set-up. The bundle has ids; the words come from
//! the service's profile here or, where there is none, from what version 1 said.

use consentry_bundle::{Bundle, Task, TestRun, Unknown};

use super::verdict::sentence;
use crate::language::Language;
use crate::login::verdict::{Persona, Verdict};
use crate::service::{Model, ServiceProfile};

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
    pub fn model(&self) -> String {
        let model = &self.bundle.model;
        self.profiled()
            .map(|profiled| profiled.title.clone())
            .or_else(|| said(&model.other, "title"))
            .unwrap_or_else(|| model.id.clone())
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

    /// What `task` is called, and who does it.
    #[must_use]
    pub fn task(&self, task: &Task) -> (String, Option<String>) {
        let of_model = self.profiled().map(|model| &model.tasks);
        let of_service = self.profile.map(|profile| &profile.tasks);
        let mut tasks = of_model.into_iter().chain(of_service).flatten();
        match tasks.find(|known| known.id == task.id) {
            Some(known) => (known.title.clone(), Some(known.who.clone())),
            None => (
                said(&task.other, "title").unwrap_or_else(|| task.id.clone()),
                said(&task.other, "who"),
            ),
        }
    }

    fn profiled(&self) -> Option<&'a Model> {
        self.profile?.model(&self.bundle.model.id).ok()
    }
}

fn said(other: &Unknown, member: &str) -> Option<String> {
    other.0.get(member)?.as_str().map(str::to_owned)
}

fn of_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}
