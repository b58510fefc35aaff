//! The language in which this run speaks: chosen once, before anything is read or said.

use std::ffi::OsString;
use std::sync::OnceLock;

use consentry_core::engine::composition;
use consentry_core::failure::Failure;
use consentry_core::language::Language;
use consentry_core::view::FailureView;

static LANGUAGE: OnceLock<&'static Language> = OnceLock::new();

/// Chooses the language that the arguments name, or else the environment. They are read before they are parsed, so
/// that wrong usage is told in it too.
pub(crate) fn choose(arguments: &[OsString]) {
    let language = named(arguments)
        .and_then(Language::by_tag)
        .unwrap_or_else(composition::language);
    // Nothing has been said yet, so it is not chosen already.
    let _ = LANGUAGE.set(language);
}

/// The value of `--language`.
fn named(arguments: &[OsString]) -> Option<&str> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    loop {
        match arguments.next()? {
            "--" => return None,
            "--language" => return arguments.next(),
            argument => {
                if let Some(tag) = argument.strip_prefix("--language=") {
                    return Some(tag);
                }
            }
        }
    }
}

/// The language of this run.
pub(crate) fn language() -> &'static Language {
    LANGUAGE.get().copied().unwrap_or_else(Language::english)
}

/// The sentence `id`, with `facts` for its variables.
pub(crate) fn say(id: &str, facts: &[(&str, &str)]) -> String {
    language().say(id, facts)
}

/// The sentence `id` about a value of a closed list, such as a status, which it selects on by its name on the wire.
pub(crate) fn say_which(id: &str, variable: &str, value: &impl serde::Serialize) -> String {
    say(id, &[(variable, &wire_name(value))])
}

/// A failure as a person reads it.
pub(crate) fn said(failure: &Failure) -> FailureView {
    FailureView::new(failure, language())
}

/// The name under which a value of a closed list is stored and passed; empty for any other value.
pub(crate) fn wire_name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(_) | Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_anywhere_before_the_lone_dashes() {
        for (arguments, expected) in [
            (&["consentry", "--language", "en", "doctor"][..], Some("en")),
            (
                &["consentry", "doctor", "--language=qps-ploc"],
                Some("qps-ploc"),
            ),
            (&["consentry", "doctor", "--", "--language", "en"], None),
            (&["consentry", "doctor", "--language"], None),
        ] {
            let arguments: Vec<_> = arguments.iter().map(OsString::from).collect();

            assert_eq!(named(&arguments), expected, "{arguments:?}");
        }
    }
}
