//! The values that a text of Microsoft's carries, such as the address that is not registered. A value is found by its form,
//! or by the English words before it: in another language, and in a text that Microsoft has changed, it is not found.

use uuid::Uuid;

use super::ids::Ids;
use crate::limits;

/// One value that a text may carry: the fact that it becomes, and how it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CarriedValue {
    fact: &'static str,
    place: ValuePlace,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ValuePlace {
    /// An account: something quoted with `@` inside.
    Account,
    /// An address: something quoted with a scheme.
    Address,
    /// After these words.
    After(&'static str),
    /// The name of a domain, wherever it stands.
    Domain,
    /// A GUID, quoted before unquoted.
    Id,
}

impl CarriedValue {
    /// Reads `fact: <form>` or `fact: the words before it`.
    pub(super) fn read(text: &'static str) -> Option<Self> {
        let (fact, place) = text.split_once(": ")?;
        let place = match place {
            "<account>" => ValuePlace::Account,
            "<address>" => ValuePlace::Address,
            "<domain>" => ValuePlace::Domain,
            "<id>" => ValuePlace::Id,
            form if form.starts_with('<') => return None,
            words => ValuePlace::After(words),
        };
        Some(Self { fact, place })
    }

    /// The fact that it becomes.
    pub(super) const fn fact(&self) -> &'static str {
        self.fact
    }

    /// The value in `text`, whose own `ids` are about the request and never it.
    pub(super) fn find<'t>(&self, text: &'t str, ids: &Ids) -> Option<&'t str> {
        let found = match self.place {
            ValuePlace::Account => quoted(text).find(|value| is_account(value)),
            ValuePlace::Address => quoted(text).find(|value| is_address(value)),
            ValuePlace::After(words) => after(text, words),
            ValuePlace::Domain => words(text).find(|word| is_domain(word)),
            ValuePlace::Id => quoted(text)
                .chain(words(text))
                .find(|value| Uuid::try_parse(value).is_ok_and(|id| !ids.hold(id))),
        }?;
        let fits = !found.is_empty() && found.chars().count() <= limits::FACT;
        fits.then_some(found)
    }
}

fn is_account(value: &str) -> bool {
    value.contains('@') && !value.contains(char::is_whitespace)
}

/// A scheme and a colon (RFC 3986 §3.1); `urn:` has no slashes.
fn is_address(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once(':') else {
        return false;
    };
    let letters = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
    !value.contains(char::is_whitespace)
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(letters)
        && !rest.is_empty()
}

fn is_domain(word: &str) -> bool {
    let label = |label: &str| {
        let inner = |character: char| character.is_ascii_alphanumeric() || character == '-';
        !label.is_empty() && label.chars().all(inner)
    };
    let Some((_, last)) = word.rsplit_once('.') else {
        return false;
    };
    let named = last.len() >= 2
        && last
            .chars()
            .all(|character| character.is_ascii_alphabetic());
    named && word.split('.').all(label)
}

/// Words with which a sentence goes on where it names no value: "Tenant not found".
const GOES_ON: [&str; 10] = [
    "and", "cannot", "does", "for", "has", "in", "is", "not", "or", "was",
];

/// The value after `lead`: what is quoted there, or else the next word.
fn after<'t>(text: &'t str, lead: &str) -> Option<&'t str> {
    text.match_indices(lead).find_map(|(at, _)| {
        let rest = text[at + lead.len()..].trim_start_matches([' ', ':', '=', '(', '\\']);
        let stands_apart = rest.len() < text.len() - at - lead.len();
        let value = match rest.chars().next().and_then(closing) {
            Some(_) => quoted(rest).next(),
            None => words(rest).next().filter(|word| !GOES_ON.contains(word)),
        };
        value.filter(|_| stands_apart)
    })
}

/// Words, without the punctuation around them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let around =
        |character: char| ".,;:()[]{}<>'\"\u{2018}\u{2019}\u{201c}\u{201d}".contains(character);
    text.split_whitespace()
        .map(move |word| word.trim_matches(around))
}

/// What stands in quotation marks of any kind, in turn. A mark inside a word is an apostrophe.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut before = ' ';
    std::iter::from_fn(move || {
        loop {
            let mark = rest.chars().next()?;
            let inside = &rest[mark.len_utf8()..];
            let closed = closing(mark)
                .filter(|_| !before.is_alphanumeric())
                .and_then(|closing| close(inside, closing));
            before = mark;
            let Some(end) = closed else {
                rest = inside;
                continue;
            };
            let value = &inside[..end];
            let mark_length = inside[end..].chars().next().map_or(0, char::len_utf8);
            rest = &inside[end + mark_length..];
            before = ' ';
            return Some(value.trim_end_matches('\\'));
        }
    })
}

/// The marks that close what `opening` opens.
const fn closing(opening: char) -> Option<&'static [char]> {
    Some(match opening {
        '\'' => &['\''],
        '"' => &['"'],
        '`' => &['`'],
        '\u{2018}' => &['\u{2019}'],
        '\u{201c}' => &['\u{201d}'],
        '\u{201e}' => &['\u{201c}', '\u{201d}'],
        '\u{ab}' => &['\u{bb}'],
        '\u{300c}' => &['\u{300d}'],
        _ => return None,
    })
}

/// Where the first mark of `marks` is that no letter follows.
fn close(inside: &str, marks: &[char]) -> Option<usize> {
    inside
        .match_indices(marks)
        .find(|(at, mark)| {
            let next = inside[at + mark.len()..].chars().next();
            next.is_none_or(|next| !next.is_alphanumeric())
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{CarriedValue, Ids, quoted};

    fn found<'t>(value: &'static str, text: &'t str) -> Option<&'t str> {
        CarriedValue::read(value)
            .expect("a value")
            .find(text, &Ids::read(text))
    }

    #[test]
    fn what_is_quoted_is_found_in_every_kind_of_mark_and_apostrophes_are_none() {
        let text = "The scope 'a' that doesn't exist, \u{201e}b\u{201c}, \u{ab}c\u{bb}, (\\\"d\\\") and 'Ada's app'.";

        let all: Vec<_> = quoted(text).collect();

        assert_eq!(all, ["a", "b", "c", "d", "Ada's app"]);
    }

    #[test]
    fn a_value_is_found_by_its_form_in_any_language() {
        let german = "Der Umleitungs-URI \"https://kivo.io/cb\" stimmt nicht mit denen der Anwendung \
                      \"11111111-2222-3333-4444-555555555555\" überein.";

        assert_eq!(
            found("redirect_uri: <address>", german),
            Some("https://kivo.io/cb")
        );
        assert_eq!(
            found("client_id: <id>", german),
            Some("11111111-2222-3333-4444-555555555555")
        );
        assert_eq!(found("user: <account>", german), None);
    }

    #[test]
    fn a_value_is_found_after_the_words_that_lead_to_it_quoted_or_not() {
        let text = "The application 'Contoso' asked for scope 'groups' that doesn't exist on the resource 'R'.";

        assert_eq!(found("scope: asked for scope", text), Some("groups"));
        assert_eq!(found("resource: on the resource", text), Some("R"));
        assert_eq!(
            found("scope: The scope", "The scope https://a.b/c isn't valid."),
            Some("https://a.b/c")
        );
        assert_eq!(
            found("scope: asked for scope", "Die Anwendung 'Contoso'"),
            None
        );
        assert_eq!(found("asked: Tenant", "Tenant not found."), None);
        assert_eq!(
            found("asked: Tenant", "Tenant 'contoso.example' not found."),
            Some("contoso.example")
        );
    }

    #[test]
    fn a_domain_stands_without_marks() {
        let text = "not supported for your organization contoso.edu because it is";

        assert_eq!(found("domain: <domain>", text), Some("contoso.edu"));
        assert_eq!(
            found("domain: <domain>", "for your organization. Ask"),
            None
        );
    }
}
