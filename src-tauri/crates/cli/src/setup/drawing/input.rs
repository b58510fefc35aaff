//! A value that is asked for, and the service's own switches.

use consentry_core::service::InputType;
use consentry_core::view::InputView;

use super::{Depth, perhaps, said, text};
use crate::words::say;

/// What it is, what it looks like, what there is to choose from, what is recommended, and what to know before.
pub(in crate::setup) fn whole(input: &InputView) {
    text(1, &input.label);
    about(2, input);
}

fn about(depth: Depth, input: &InputView) {
    text(depth, &input.help);
    perhaps(depth, "ask-example", "example", input.example.as_deref());
    for (at, choice) in input.choices.iter().enumerate() {
        text(
            depth + 1,
            &format!("{}. {} ({})", at + 1, choice.label, choice.value),
        );
    }
    perhaps(depth, "show-advice", "text", input.advice.as_deref());
    perhaps(depth, "show-warning", "text", input.risk.as_deref());
    if input.follows_directory && input.default.is_some() {
        said(depth, "ask-follows-directory", &[]);
    }
    if input.from_metadata {
        said(depth, "ask-from-metadata", &[]);
    }
}

/// A switch of the service, with what stands there and what it is.
pub(in crate::setup) fn option(input: &InputView) {
    changed(input);
    about(2, input);
}

/// A switch of the service, with what stands there.
pub(in crate::setup) fn changed(input: &InputView) {
    let facts = [
        ("id", input.id.as_str()),
        ("label", &input.label),
        ("value", &standing(input)),
    ];
    said(1, "show-option", &facts);
}

/// What stands there, in words; words for nothing, where nothing does.
pub(in crate::setup) fn standing(input: &InputView) -> String {
    match present(input) {
        Some(value) => in_words(input, value),
        None => say("show-empty", &[]),
    }
}

/// What stands there unless somebody says otherwise.
pub(in crate::setup) fn present(input: &InputView) -> Option<&str> {
    input.value.as_deref().or(input.default.as_deref())
}

/// The value in words, where it is one of two.
pub(in crate::setup) fn in_words(input: &InputView, value: &str) -> String {
    if input.kind == InputType::Flag {
        return say("show-flag", &[("on", flag(value))]);
    }
    let mut choices = input.choices.iter();
    choices.find(|choice| choice.value == value).map_or_else(
        || value.to_owned(),
        |choice| format!("{} ({value})", choice.label),
    )
}

/// A switch's value as the messages select on it.
fn flag(value: &str) -> &'static str {
    if matches!(value, "true" | "yes" | "on") {
        "yes"
    } else {
        "no"
    }
}
