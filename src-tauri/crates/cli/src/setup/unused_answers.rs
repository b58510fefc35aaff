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
            return Err(Exit::usage("usage-option-unknown", &[("option", unknown)]));
        }
        inputs.extend(options);
        Ok(inputs)
    }

    /// Whether consent is to be left out. Asked once.
    pub(super) fn skips_consent(&mut self) -> bool {
        let now = std::mem::take(&mut self.now.skip_consent);
        std::mem::take(&mut self.before.skip_consent) || now
    }

    /// Whether the instructed tasks are to be recorded as done.
    pub(super) const fn stated(&self) -> bool {
        self.now.stated || self.before.stated
    }
}
