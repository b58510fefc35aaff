//! Every sentence a person reads about a failure, in one file.
use super::{Actor, FailureCode, NextAction};
pub(crate) struct Text { pub(crate) summary: &'static str, pub(crate) advice: &'static str, pub(crate) actor: Actor, pub(crate) next: NextAction }
pub(crate) fn of(_: FailureCode) -> Text { Text { summary: "", advice: "", actor: Actor::You, next: NextAction::Retry } }
pub(crate) fn fill(template: &str, facts: &[(&str, &str)]) -> String {
    facts.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
