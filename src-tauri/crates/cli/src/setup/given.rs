//! What a set-up was given: now, and when it was begun. Each answer is used once, so that a person is asked
//! when it did not do.

use std::collections::BTreeMap;

use secrecy::SecretString;

use super::answers::Answers;

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

    /// The values for the model, those of now before those of before.
    pub(super) fn inputs(&mut self) -> BTreeMap<String, String> {
        let mut inputs = std::mem::take(&mut self.before.inputs);
        inputs.extend(std::mem::take(&mut self.answers.inputs));
        inputs
    }

    /// An option for the model, if one was given.
    pub(super) fn option(&self) -> Option<&str> {
        let options = self
            .answers
            .options
            .keys()
            .chain(self.before.options.keys());
        options.map(String::as_str).next()
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
