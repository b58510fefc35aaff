//! What a set-up was given: now, and when it was begun. Each answer is used once, so that a person is asked
//! when it did not do.

use std::collections::BTreeMap;

use consentry_core::service::InputForm;
use secrecy::SecretString;

use super::answers::Answers;
use crate::exit::Exit;

/// What a set-up was given.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// What was given now.
    pub(crate) answers: Answers,
    /// What was given when the set-up was begun, where it is continued.
    pub(crate) before: Answers,
    /// The client secret, once it was read.
    pub(crate) secret: Option<SecretString>,
}

impl Given {
    /// An answer of now, or else of before.
    pub(super) fn take<T>(&mut self, answer: impl Fn(&mut Answers) -> Option<T>) -> Option<T> {
        let before = answer(&mut self.before);
        answer(&mut self.answers).or(before)
    }

    /// The values for the model and the service's options, those of now before those of before.
    ///
    /// # Errors
    ///
    /// Wrong usage, for an option that the model does not have.
    pub(super) fn inputs(&mut self, form: &InputForm) -> Result<BTreeMap<String, String>, Exit> {
        let mut inputs = std::mem::take(&mut self.before.inputs);
        inputs.extend(std::mem::take(&mut self.answers.inputs));
        let mut options = std::mem::take(&mut self.before.options);
        options.extend(std::mem::take(&mut self.answers.options));
        let is_option = |id: &String| form.get(id).is_some_and(|input| input.option);
        if let Some(unknown) = options.keys().find(|id| !is_option(id)) {
            return Err(Exit::usage("usage-option-unknown", &[("option", unknown)]));
        }
        inputs.extend(options);
        Ok(inputs)
    }

    /// Whether consent is to be left out. Asked once.
    pub(super) fn skips_consent(&mut self) -> bool {
        let now = std::mem::take(&mut self.answers.skip_consent);
        std::mem::take(&mut self.before.skip_consent) || now
    }

    /// Whether the instructed tasks are to be recorded as done.
    pub(super) const fn stated(&self) -> bool {
        self.answers.stated || self.before.stated
    }
}
