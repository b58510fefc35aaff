//! From text to everything that is found in it: takes off one wrapper after the other, as deep as limits allow.

use url::Url;

use super::fields::{Fields, Origin, rejoined};
use super::json::{self, JsonPart};
use super::surroundings::is_invisible;
use super::{Item, Layer, Recorded, Thing};
use super::{base64, command, escapes, lines, page, strict_json, surroundings, wrapped_link};
use crate::limits;
use crate::xml::Xml;

/// Everything that is found in `text`, in its order.
pub(super) fn items(text: &str, layer: Option<Layer>) -> Vec<Item> {
    let mut search = Search { items: Vec::new() };
    let way = Wrapping {
        layers: layer.into_iter().collect(),
        ..Wrapping::default()
    };
    search.look(text, &way);
    search.items
}

/// The XML that the value of a field holds, under whatever was left on it.
pub(crate) fn document_in(value: &str) -> Option<(String, Vec<Layer>)> {
    let way = Wrapping {
        inside: true,
        ..Wrapping::default()
    };
    let mut search = Search { items: Vec::new() };
    search.look(value, &way);
    search.items.into_iter().find_map(|item| match item.thing {
        Thing::Xml(text) => Some((text, item.layers)),
        _ => None,
    })
}

struct Search {
    items: Vec<Item>,
}

/// The way to a text.
#[derive(Clone, Default)]
struct Wrapping {
    layers: Vec<Layer>,
    recorded: Option<Recorded>,
    /// Whether it stands inside something, and is not all that was brought.
    inside: bool,
}

impl Wrapping {
    fn through(&self, layer: Layer) -> Self {
        let mut way = self.clone();
        way.layers.push(layer);
        way
    }

    fn into(&self, layer: Layer, recorded: Option<Recorded>) -> Self {
        let mut way = self.through(layer);
        way.recorded = recorded.or(way.recorded);
        way.inside = true;
        way
    }
}

impl Search {
    fn found(&mut self, thing: Thing, way: &Wrapping) {
        if self.items.len() < limits::PASTED_ITEMS {
            self.items.push(Item {
                thing,
                layers: way.layers.clone(),
                recorded: way.recorded.clone(),
            });
        }
    }

    fn fields(&mut self, mut fields: Fields, way: &Wrapping) {
        if way.inside && fields.origin == Origin::Whole {
            fields.origin = Origin::Among;
        }
        self.found(Thing::Fields(fields), way);
    }

    fn look(&mut self, text: &str, way: &Wrapping) {
        if let Some(inside) = surroundings::unquoted(text) {
            if way.layers.len() <= limits::PASTED_DEPTH {
                self.look(&inside, &way.through(Layer::Quotation));
            }
            return;
        }
        let text = surroundings::bare(text);
        if text.is_empty() || way.layers.len() > limits::PASTED_DEPTH {
            return;
        }
        if self.json(text, way) {
            return;
        }
        // Nothing but a recording is that long.
        if text.len() > limits::PASTED_VALUE {
            return;
        }
        if let Some((unescaped, layer)) = escapes::unescaped(text) {
            return self.look(&unescaped, &way.through(layer));
        }
        self.plain(text, way);
        if !way.inside {
            self.found(Thing::Text(text.to_owned()), way);
        }
    }

    /// Text without any wrapper around all of it.
    fn plain(&mut self, text: &str, way: &Wrapping) {
        if text.starts_with('<') {
            return self.markup(text, way);
        }
        if let Some(token) = token(text) {
            return self.found(Thing::Token(token), way);
        }
        if let Some(sent) = command::fields(text) {
            for fields in sent {
                self.fields(fields, &way.through(Layer::Command));
            }
            return;
        }
        let deeper = way.layers.len() <= limits::PASTED_DEPTH;
        if let Some(inner) = wrapped(text).filter(|_| deeper) {
            return self.plain(inner.as_str(), &way.through(Layer::Link));
        }
        if let Some(fields) = Fields::from_address(text) {
            if way.inside && !fields.are_known() {
                return;
            }
            return self.fields(fields, &way.through(Layer::Address));
        }
        if let Some(fields) = Fields::from_form(text).filter(|_| is_one_form(text)) {
            return self.fields(fields, &way.through(Layer::Form));
        }
        if let Some((fields, layer)) = lines::fields(text) {
            return self.fields(fields, &way.through(layer));
        }
        if let Some((unpacked, layers)) = base64::unpacked(text) {
            let way = layers
                .into_iter()
                .fold(way.clone(), |way, layer| way.through(layer));
            let way = Wrapping {
                inside: true,
                ..way
            };
            return self.look(&unpacked, &way);
        }
        if !way.layers.contains(&Layer::Prose) {
            self.prose(text, way);
        }
    }

    fn markup(&mut self, text: &str, way: &Wrapping) {
        if let Some(fields) = page::fields(text) {
            return self.fields(fields, &way.through(Layer::Page));
        }
        for document in documents(text) {
            self.found(Thing::Xml(document.to_owned()), way);
        }
    }

    /// Whether `text` is JSON, which then is looked through.
    fn json(&mut self, text: &str, way: &Wrapping) -> bool {
        if !text.starts_with(['{', '[']) {
            return false;
        }
        let Ok(value) = strict_json::value(text.as_bytes()) else {
            return false;
        };
        json::parts(&value, &mut |part, layer, recorded| {
            let way = way.into(layer, recorded);
            match part {
                JsonPart::Fields(fields) => self.fields(fields, &way),
                JsonPart::Object(members) => self.found(Thing::Object(members.clone()), &way),
                JsonPart::Page(said) => self.found(Thing::Page(said), &way),
                JsonPart::Recording(requests) => self.found(Thing::Recording { requests }, &way),
                JsonPart::Text(text) => self.look(text, &way),
            }
        });
        if !way.inside && text.len() <= limits::PASTED_VALUE {
            self.found(Thing::Text(text.to_owned()), way);
        }
        true
    }

    /// Addresses, tokens and documents among other words.
    fn prose(&mut self, text: &str, way: &Wrapping) {
        let way = way.into(Layer::Prose, None);
        if let Some(document) = document_among(text) {
            return self.look(document, &way);
        }
        for word in text.split_whitespace() {
            let word = surroundings::bare(word.trim_end_matches(['.', ',', ';']));
            if word.len() >= LEAST_WORD && word.len() < text.len() {
                self.look(word, &way);
            }
        }
    }
}

/// Each document of several that stand one after the other: at most one declaration is at the beginning of a document
/// (XML 1.0 §2.8), and none is inside.
fn documents(text: &str) -> Vec<&str> {
    const DECLARATION: &str = "<?xml ";
    let mut begins: Vec<usize> = text.match_indices(DECLARATION).map(|(at, _)| at).collect();
    if begins.len() < 2 || Xml::parse(text.as_bytes()).is_ok() {
        return vec![text];
    }
    if begins.first() != Some(&0) {
        begins.insert(0, 0);
    }
    let ends = begins.iter().copied().skip(1).chain([text.len()]);
    let around = |character: char| character.is_whitespace() || is_invisible(character);
    let documents = begins
        .iter()
        .zip(ends)
        .map(|(begin, end)| text[*begin..end].trim_matches(around));
    documents.collect()
}

/// The address inside a link that a mail filter made of it.
fn wrapped(text: &str) -> Option<Url> {
    let url = Url::parse(&rejoined(text)).ok()?;
    wrapped_link::unwrapped(&url).map(|(inner, _)| inner)
}

/// A shorter word is no message.
const LEAST_WORD: usize = 24;

/// XML between other words: from its first bracket to its last.
fn document_among(text: &str) -> Option<&str> {
    let begins = |mark: &str| text.find(mark);
    let begin = [
        "<?xml",
        "<samlp:",
        "<saml2p:",
        "<t:",
        "<trust:",
        "<wst:",
        "<md:",
        "<EntityDescriptor",
    ];
    let begin = begin.into_iter().filter_map(begins).min()?;
    let end = text.rfind('>')?;
    text.get(begin..=end)
}

/// All lines are one form, and not each a field of its own.
fn is_one_form(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), second) = (lines.next(), lines.next()) else {
        return false;
    };
    // Fields on lines of their own have no separator at the end of the first.
    let begins = |line: &str| {
        let name = line
            .split_once('=')
            .map(|(name, _)| name.trim_start_matches(['?', '#', '&']));
        name.is_some_and(super::fields::is_known)
    };
    second.is_none_or(|second| {
        first.ends_with('&') || second.starts_with('&') || !(begins(first) && begins(second))
    })
}

/// Three or five parts of base64url with dots between them, without the line breaks that a mail put in and the scheme
/// that a header has before it (RFC 6750 §2.1).
fn token(text: &str) -> Option<String> {
    let text = text
        .strip_prefix("Authorization:")
        .map_or(text, str::trim_start);
    let text = text.strip_prefix("Bearer ").unwrap_or(text);
    let parts = |text: &str| text.bytes().filter(|byte| *byte == b'.').count() + 1;
    let whole = |word: &&str| word.starts_with("ey") && matches!(parts(word), 3 | 5);
    if text.split_whitespace().filter(whole).count() > 1 {
        return None;
    }
    let shaped = matches!(parts(text), 3 | 5)
        && text.starts_with("ey")
        && text.bytes().all(|byte| {
            byte.is_ascii_alphanumeric()
                || byte.is_ascii_whitespace()
                || matches!(byte, b'-' | b'_' | b'.')
        });
    shaped.then(|| text.split_whitespace().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
    const OTHER: &str = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJiIn0.c2ln";

    fn tokens(text: &str) -> Vec<String> {
        let found = items(text, None).into_iter();
        let tokens = found.filter_map(|item| match item.thing {
            Thing::Token(token) => Some(token),
            _ => None,
        });
        tokens.collect()
    }

    #[test]
    fn tokens_one_after_the_other_are_as_many_and_a_broken_one_is_one() {
        assert_eq!(tokens(&format!("{ONE}\n\n{OTHER}\n")), [ONE, OTHER]);
        for at in [10, 20, 21, 30] {
            let (before, after) = ONE.split_at(at);
            assert_eq!(tokens(&format!("{before}\r\n  {after}\n")), [ONE]);
        }
    }
}
