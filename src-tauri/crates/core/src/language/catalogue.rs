//! The messages of one language, by id.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use super::MISSING;

macro_rules! embedded {
    ($language:literal: $($file:literal),+ $(,)?) => {
        &[$(($file, include_str!(concat!("../../messages/", $language, "/", $file, ".ftl")))),+]
    };
}

/// The files of each language, in the order in which a translator reads them.
const EMBEDDED: &[(&str, &[(&str, &str)])] = &[(
    "en",
    embedded!("en":
        "step", "agenda", "view", "check", "warning", "observation", "watch", "landing", "failure", "flaw", "explain", "form", "compare", "pasted", "aadsts", "profile", "scenario", "menu", "glossary", "terminal",
    ),
)];

/// The messages of one language.
pub(super) struct Catalogue {
    messages: FluentBundle<FluentResource>,
    /// The variables that a message or attribute names, itself or by way of others, by `id` or `id.attribute`.
    variables: BTreeMap<String, BTreeSet<String>>,
}

impl Catalogue {
    /// The messages that this program carries for `language`; `transform` is done to every text that is no value.
    pub(super) fn embedded(language: &str, transform: Option<fn(&str) -> Cow<'_, str>>) -> Self {
        let files = EMBEDDED
            .iter()
            .find(|(tag, _)| *tag == language)
            .map_or(&[] as &[(&str, &str)], |(_, files)| *files);
        Self::read(language, files.iter().map(|(_, text)| *text), transform)
    }

    fn read<'a>(
        language: &str,
        files: impl Iterator<Item = &'a str>,
        transform: Option<fn(&str) -> Cow<'_, str>>,
    ) -> Self {
        let language: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut messages = FluentBundle::new_concurrent(vec![language]);
        messages.set_use_isolating(false);
        messages.set_transform(transform);
        let mut named = BTreeMap::new();
        for text in files {
            // What cannot be read is left out, and a test keeps every file whole.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
            for entry in resource.entries() {
                note_variables(entry, &mut named);
            }
            messages.add_resource_overriding(resource);
        }
        let variables = named.keys().map(|id| {
            let mut all = BTreeSet::new();
            collect(id, &named, &mut BTreeSet::new(), &mut all);
            (id.clone(), all)
        });
        let variables = variables.collect();
        Self {
            messages,
            variables,
        }
    }

    /// The message `id`, or what stands beside it as `attribute`; none where there is none.
    pub(super) fn message(
        &self,
        id: &str,
        attribute: Option<&str>,
        given: &FluentArgs<'_>,
    ) -> Option<String> {
        let message = self.messages.get_message(id)?;
        let (pattern, name) = match attribute {
            None => (message.value()?, Cow::Borrowed(id)),
            Some(attribute) => (
                message.get_attribute(attribute)?.value(),
                Cow::Owned(format!("{id}.{attribute}")),
            ),
        };
        let mut values = FluentArgs::new();
        for name in self.variables.get(name.as_ref()).into_iter().flatten() {
            let value = given.get(name).cloned();
            values.set(name.as_str(), value.unwrap_or(FluentValue::from(MISSING)));
        }
        let mut errors = vec![];
        let said = self
            .messages
            .format_pattern(pattern, Some(&values), &mut errors);
        Some(said.into_owned())
    }

    /// The variables that message or attribute `id` names, itself or by way of others.
    #[cfg(test)]
    pub(super) fn variables(&self, id: &str) -> impl Iterator<Item = &str> {
        let named = self.variables.get(id).into_iter().flatten();
        named.map(String::as_str)
    }

    /// The ids of all messages, each with its attributes as `id.attribute`.
    pub(super) fn ids(&self) -> Vec<String> {
        self.variables.keys().cloned().collect()
    }
}

/// What a message or attribute names.
#[derive(Default)]
struct Named {
    variables: BTreeSet<String>,
    /// Other messages and attributes.
    others: BTreeSet<String>,
}

/// The variables of `id` and of the messages that it is made of.
fn collect(
    id: &str,
    named: &BTreeMap<String, Named>,
    seen: &mut BTreeSet<String>,
    all: &mut BTreeSet<String>,
) {
    let Some(of_this) = named.get(id).filter(|_| seen.insert(id.to_owned())) else {
        return;
    };
    all.extend(of_this.variables.iter().cloned());
    for other in &of_this.others {
        collect(other, named, seen, all);
    }
}

fn note_variables(entry: &Entry<&str>, named: &mut BTreeMap<String, Named>) {
    let Entry::Message(message) = entry else {
        return;
    };
    let id = message.id.name;
    if let Some(pattern) = &message.value {
        in_pattern(pattern, named.entry(id.to_owned()).or_default());
    }
    for attribute in &message.attributes {
        let name = format!("{id}.{}", attribute.id.name);
        in_pattern(&attribute.value, named.entry(name).or_default());
    }
}

fn in_pattern(pattern: &Pattern<&str>, named: &mut Named) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, named);
        }
    }
}

fn in_expression(expression: &Expression<&str>, named: &mut Named) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, named),
        Expression::Select { selector, variants } => {
            in_inline(selector, named);
            for variant in variants {
                in_pattern(&variant.value, named);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, named: &mut Named) {
    match inline {
        InlineExpression::VariableReference { id } => {
            named.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            let other = match attribute {
                None => id.name.to_owned(),
                Some(attribute) => format!("{}.{}", id.name, attribute.name),
            };
            named.others.insert(other);
        }
        InlineExpression::Placeable { expression } => in_expression(expression, named),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, given: &[(&'static str, &'static str)]) -> Option<String> {
        let given = given
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
        Catalogue::read("en", [text].into_iter(), None).message("host", None, &given)
    }

    #[test]
    fn every_embedded_file_is_whole_and_no_id_stands_twice() {
        for (language, files) in EMBEDDED {
            let mut ids = BTreeSet::new();
            for (file, text) in *files {
                let resource = FluentResource::try_new((*text).to_owned());
                let resource = resource
                    .unwrap_or_else(|(_, errors)| panic!("{language}/{file}.ftl: {errors:?}"));
                for entry in resource.entries() {
                    if let Entry::Message(message) = entry {
                        let id = message.id.name.to_owned();
                        assert!(ids.insert(id), "{language}/{file}.ftl: {}", message.id.name);
                    }
                }
            }
        }
    }

    #[test]
    fn a_variable_that_was_not_given_can_be_done_without() {
        let text = "host = { $host ->\n    [missing] The host\n   *[other] { $host }\n } is silent[: { $why }].\n";

        assert_eq!(
            said(text, &[("host", "a.example")]).as_deref(),
            Some("a.example is silent[: missing].")
        );
        assert_eq!(
            said(text, &[("why", "DNS")]).as_deref(),
            Some("The host is silent[: DNS].")
        );
    }

    #[test]
    fn a_message_hands_its_variables_on_to_the_messages_in_it() {
        let text = "host = It is silent: { why }.\nwhy = { $why }\n";

        assert_eq!(
            said(text, &[("why", "DNS")]).as_deref(),
            Some("It is silent: DNS.")
        );
    }

    #[test]
    fn no_mark_of_direction_is_put_around_a_value() {
        assert_eq!(
            said("host = <{ $host }>\n", &[("host", "a")]).as_deref(),
            Some("<a>")
        );
    }

    #[test]
    fn an_id_that_is_not_there_has_no_message() {
        assert_eq!(said("other = A\n", &[]), None);
    }
}
