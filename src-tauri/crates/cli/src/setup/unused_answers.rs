//! The answers that a set-up was given beforehand, now and when it was begun. Each is used once, so that somebody is
//! asked when it did not do.

use std::collections::BTreeMap;

use consentry_core::service::InputForm;
use secrecy::SecretString;

use super::answers::Answers;
use crate::exit::Exit;

/// The answers that were not used yet.
#[derive(Debug, Default)]
pub(crate) struct UnusedAnswers {
    /// Those of now.
    pub(crate) now: Answers,
    /// Those of when the set-up was begun, where it is continued.
    pub(crate) before: Answers,
    /// The client secret, once it was read.
    pub(crate) secret: Option<SecretString>,
}

impl UnusedAnswers {
    /// An answer of now, or else of before.
    pub(super) fn take<T>(&mut self, answer: impl Fn(&mut Answers) -> Option<T>) -> Option<T> {
        let before = answer(&mut self.before);
        answer(&mut self.now).or(before)
    }

    /// The values for the model and the service's options, those of now before those of before.
    ///
    /// # Errors
    ///
    /// Wrong usage, for an option that the model does not have.
    pub(super) fn inputs(&mut self, form: &InputForm) -> Result<BTreeMap<String, String>, Exit> {
        let mut inputs = std::mem::take(&mut self.before.inputs);
        inputs.extend(std::mem::take(&mut self.now.inputs));
        let mut options = std::mem::take(&mut self.before.options);
        options.extend(std::mem::take(&mut self.now.options));
        let is_option = |id: &String| form.get(id).is_some_and(|input| input.option);
        if let Some(unknown) = options.keys().find(|id| !is_option(id)) {
            let options = form.iter().filter(|input| input.option);
            let options: Vec<_> = options.map(|input| input.id.as_str()).collect();
            let facts = [
                ("option", unknown.as_str()),
                ("options", &options.join(", ")),
            ];
            return Err(Exit::usage(
                "usage-option-unknown",
                &facts[..if options.is_empty() { 1 } else { 2 }],
            ));
        }
        inputs.extend(options);
        Ok(inputs)
    }

    /// Whether consent is to be left out. Asked once.
    pub(super) fn skips_consent(&mut self) -> bool {
        let now = std::mem::take(&mut self.now.skip_consent);
        std::mem::take(&mut self.before.skip_consent) || now
    }

    /// Whether consent was granted by the button of the Entra admin center. Asked once.
    pub(super) fn states_consent(&mut self) -> bool {
        let now = std::mem::take(&mut self.now.consented);
        std::mem::take(&mut self.before.consented) || now
    }

    /// Whether the instructed tasks are to be recorded as done.
    pub(super) const fn stated(&self) -> bool {
        self.now.stated || self.before.stated
    }

    /// The tasks that were said to be done, each with what it asks for.
    pub(super) fn done(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let said = self.before.done.iter().chain(&self.now.done);
        said.map(|(task, says)| {
            (
                task.as_str(),
                Some(says.as_str()).filter(|says| !says.is_empty()),
            )
        })
    }

    /// Whether it was said that a task is done.
    pub(super) fn says_done(&self, task: &str) -> bool {
        self.done().any(|(done, _)| done == task)
    }

    /// What was said together with it.
    pub(super) fn said_with(&self, task: &str) -> Option<String> {
        let said = self.done().filter(|(done, _)| *done == task);
        said.last()?.1.map(str::to_owned)
    }
}
