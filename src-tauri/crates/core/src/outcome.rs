//! What an operation found out: proved, disproved, or no answer. One rule decides between the last two.

use crate::failure::Failure;

/// What an operation found out.
///
/// The difference between the last two decides what a re-check may undo: a disproof retracts what was
/// built on the fact, the lack of an answer retracts nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<T> {
    /// It is so; here is the evidence.
    Proved(T),
    /// It is not so.
    Disproved(Failure),
    /// Nobody answered, or not to the question.
    Inconclusive(Failure),
}

impl<T> Outcome<T> {
    /// What `failure` says about what was asked, by the table of codes. What could not even be asked is
    /// [`Outcome::Inconclusive`], whatever its code.
    #[must_use]
    pub fn of(failure: Failure) -> Self {
        if failure.code.disproves() {
            Self::Disproved(failure)
        } else {
            Self::Inconclusive(failure)
        }
    }

    /// The same outcome, with other evidence.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Outcome<U> {
        self.and_then(|evidence| Outcome::Proved(make(evidence)))
    }

    /// What a further look at the evidence finds out.
    pub fn and_then<U>(self, look: impl FnOnce(T) -> Outcome<U>) -> Outcome<U> {
        match self {
            Self::Proved(evidence) => look(evidence),
            Self::Disproved(failure) => Outcome::Disproved(failure),
            Self::Inconclusive(failure) => Outcome::Inconclusive(failure),
        }
    }

    /// The evidence, or why there is none.
    ///
    /// # Errors
    ///
    /// Fails with the failure of a disproof or of a question without answer.
    pub fn proved(self) -> Result<T, Failure> {
        match self {
            Self::Proved(evidence) => Ok(evidence),
            Self::Disproved(failure) | Self::Inconclusive(failure) => Err(failure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Outcome;
    use crate::failure::{Failure, FailureCode};

    #[test]
    fn only_a_code_that_disproves_is_a_disproof() {
        for code in FailureCode::ALL {
            let outcome = Outcome::<()>::of(Failure::new(*code));

            assert_eq!(
                matches!(outcome, Outcome::Disproved(_)),
                code.disproves(),
                "{code}"
            );
        }
    }

    #[test]
    fn what_has_nothing_to_do_with_the_question_disproves_nothing() {
        for code in FailureCode::ALL {
            let area = code.as_str().split('.').next().unwrap();
            let elsewhere = [
                "azure_cli",
                "browser",
                "bundle",
                "internal",
                "keyring",
                "loopback",
                "microsoft",
                "network",
                "practice",
                "service",
                "setup",
            ];
            assert!(
                !(elsewhere.contains(&area) && code.disproves()),
                "{code} says nothing about what was asked"
            );
        }
    }
}
