//! Conditions: the small expressions that say when a task applies.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Inputs;
use crate::limits;

/// When something applies: `==`, `in`, `non_empty(…)`, `not`, `and`, `or` and brackets over the ids of the
/// model's inputs and `model` itself. Texts stand in single quotes: `model == 'oidc' and not (mode in ['a',
/// 'b'])`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub enum Condition {
    /// Both hold.
    And(Box<Self>, Box<Self>),
    /// The subject is one of these.
    In {
        /// An input's id, or `model`.
        subject: String,
        /// What it may be.
        values: Vec<String>,
    },
    /// Something was entered.
    NonEmpty {
        /// An input's id.
        subject: String,
    },
    /// The other does not hold.
    Not(Box<Self>),
    /// At least one holds.
    Or(Box<Self>, Box<Self>),
}

/// The subject that stands for the model's id; no input is called so.
pub(super) const MODEL: &str = "model";

/// What is wrong with a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionError {
    /// Something else belongs there.
    Expected {
        /// What belongs there.
        expected: Expected,
        /// Where, counted in characters from 1.
        at: usize,
    },
    /// Deeper than any condition has to be.
    TooDeep,
}

/// What belongs somewhere in a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expected {
    /// `)`.
    ClosingBracket,
    /// `'` after a text.
    ClosingQuote,
    /// `==` or `in`.
    Comparison,
    /// Nothing more.
    End,
    /// `[`.
    List,
    /// `]`.
    ListEnd,
    /// An input's id, or `model`.
    Name,
    /// `(`.
    OpeningBracket,
    /// A text in single quotes.
    Text,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    ///
    /// Fails where the text leaves the grammar.
    pub fn parse(text: &str) -> Result<Self, ConditionError> {
        let mut parser = Parser {
            text,
            at: 0,
            depth: 0,
        };
        let condition = parser.or()?;
        parser.skip_spaces();
        if parser.rest().is_empty() {
            Ok(condition)
        } else {
            Err(parser.expected(Expected::End))
        }
    }

    /// Whether it holds for what was entered into this model.
    #[must_use]
    pub fn holds(&self, model: &str, inputs: &Inputs) -> bool {
        match self {
            Self::And(one, other) => one.holds(model, inputs) && other.holds(model, inputs),
            Self::In { subject, values } => {
                let actual = if subject == MODEL {
                    Some(model)
                } else {
                    inputs.get(subject)
                };
                actual.is_some_and(|actual| values.iter().any(|value| value == actual))
            }
            Self::NonEmpty { subject } => {
                inputs.get(subject).is_some_and(|value| !value.is_empty())
            }
            Self::Not(other) => !other.holds(model, inputs),
            Self::Or(one, other) => one.holds(model, inputs) || other.holds(model, inputs),
        }
    }

    /// Each subject in it, with the values it is compared with.
    pub(super) fn comparisons(&self) -> Vec<(&str, &[String])> {
        match self {
            Self::And(one, other) | Self::Or(one, other) => {
                [one.comparisons(), other.comparisons()].concat()
            }
            Self::In { subject, values } => vec![(subject, values)],
            Self::NonEmpty { subject } => vec![(subject, &[])],
            Self::Not(other) => other.comparisons(),
        }
    }
}

impl TryFrom<String> for Condition {
    type Error = ConditionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

/// Recursive descent over the text; `at` is a byte offset on a character's edge.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> Parser<'a> {
    fn or(&mut self) -> Result<Condition, ConditionError> {
        let mut condition = self.and()?;
        while self.takes_word("or") {
            condition = Condition::Or(Box::new(condition), Box::new(self.and()?));
        }
        Ok(condition)
    }

    fn and(&mut self) -> Result<Condition, ConditionError> {
        let mut condition = self.not()?;
        while self.takes_word("and") {
            condition = Condition::And(Box::new(condition), Box::new(self.not()?));
        }
        Ok(condition)
    }

    fn not(&mut self) -> Result<Condition, ConditionError> {
        self.depth += 1;
        if self.depth > limits::CONDITION_DEPTH {
            return Err(ConditionError::TooDeep);
        }
        let condition = if self.takes_word("not") {
            Condition::Not(Box::new(self.not()?))
        } else if self.takes("(") {
            let inside = self.or()?;
            self.must_take(")", Expected::ClosingBracket)?;
            inside
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(condition)
    }

    fn comparison(&mut self) -> Result<Condition, ConditionError> {
        let subject = self.word()?;
        if subject == "non_empty" {
            self.must_take("(", Expected::OpeningBracket)?;
            let subject = self.word()?.to_owned();
            self.must_take(")", Expected::ClosingBracket)?;
            return Ok(Condition::NonEmpty { subject });
        }
        let subject = subject.to_owned();
        if self.takes("==") {
            return Ok(Condition::In {
                subject,
                values: vec![self.quoted()?],
            });
        }
        if !self.takes_word("in") {
            return Err(self.expected(Expected::Comparison));
        }
        self.must_take("[", Expected::List)?;
        let mut values = vec![self.quoted()?];
        while self.takes(",") {
            values.push(self.quoted()?);
        }
        self.must_take("]", Expected::ListEnd)?;
        Ok(Condition::In { subject, values })
    }

    fn quoted(&mut self) -> Result<String, ConditionError> {
        self.must_take("'", Expected::Text)?;
        let Some((value, _)) = self.rest().split_once('\'') else {
            return Err(self.expected(Expected::ClosingQuote));
        };
        self.at += value.len() + 1;
        Ok(value.to_owned())
    }

    fn word(&mut self) -> Result<&'a str, ConditionError> {
        let word = self.next_word();
        if word.is_empty() {
            return Err(self.expected(Expected::Name));
        }
        self.at += word.len();
        Ok(word)
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = self.next_word() == word;
        if found {
            self.at += word.len();
        }
        found
    }

    fn next_word(&mut self) -> &'a str {
        self.skip_spaces();
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        &rest[..end.unwrap_or(rest.len())]
    }

    fn takes(&mut self, sign: &str) -> bool {
        self.skip_spaces();
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn must_take(&mut self, sign: &str, expected: Expected) -> Result<(), ConditionError> {
        if self.takes(sign) {
            Ok(())
        } else {
            Err(self.expected(expected))
        }
    }

    fn skip_spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn expected(&self, expected: Expected) -> ConditionError {
        let at = self.text[..self.at].chars().count() + 1;
        ConditionError::Expected { expected, at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(condition: &str) -> bool {
        let inputs = Inputs::from_pairs(&[("mode", "jit"), ("contact", "")]);
        Condition::parse(condition)
            .expect("a condition")
            .holds("oidc", &inputs)
    }

    #[test]
    fn equality_membership_and_presence_look_at_what_was_entered() {
        assert!(holds("mode == 'jit'"));
        assert!(!holds("mode == 'JIT'"));
        assert!(holds("mode in ['invite', 'jit']"));
        assert!(!holds("mode in ['invite']"));
        assert!(holds("non_empty(mode)"));
        assert!(!holds("non_empty(contact)"));
        assert!(!holds("non_empty(absent)"));
        assert!(!holds("absent == ''"));
        assert!(holds("model == 'oidc'"));
    }

    #[test]
    fn not_binds_closer_than_and_and_and_closer_than_or() {
        assert!(holds("model == 'oidc' or mode == 'x' and mode == 'y'"));
        assert!(!holds("(model == 'oidc' or mode == 'x') and mode == 'y'"));
        assert!(!holds("not mode == 'jit' and model == 'oidc'"));
        assert!(holds("not (mode == 'x' and model == 'oidc')"));
        assert!(holds("not not mode == 'jit'"));
    }

    #[test]
    fn a_text_that_leaves_the_grammar_is_refused_where_it_does() {
        let refused_at = |text| match Condition::parse(text) {
            Err(ConditionError::Expected { at, .. }) => at,
            other => panic!("{text}: {other:?}"),
        };

        assert_eq!(refused_at(""), 1);
        assert_eq!(refused_at("mode = 'x'"), 6);
        assert_eq!(refused_at("mode == jit"), 9);
        assert_eq!(refused_at("mode == 'jit"), 10);
        assert_eq!(refused_at("mode in []"), 10);
        assert_eq!(refused_at("mode == 'ä' mode"), 13);
        assert_eq!(refused_at("(mode == 'x'"), 13);
    }

    #[test]
    fn endless_nesting_is_refused() {
        assert_eq!(
            Condition::parse(&"(".repeat(100_000)),
            Err(ConditionError::TooDeep)
        );
        assert_eq!(
            Condition::parse(&"not ".repeat(100_000)),
            Err(ConditionError::TooDeep)
        );
    }
}
