//! Removing from one string what could be used again: parameters of URLs and form bodies, members of JSON, compact
//! tokens, `Authorization` values, and everything in which these may lie unseen.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::name::Sensitive;
use super::{Rule, redact_layer};

/// Shorter words after `Bearer` or `Basic` are prose.
const MIN_CREDENTIAL: usize = 16;

/// What may stay of the text, and what was cut out of it. Nothing is changed unless something is cut.
pub(super) fn cut(text: &str, layers: u8) -> (String, Vec<Sensitive>) {
    if text.trim_start().starts_with('<') {
        return (String::new(), vec![Sensitive::MARKUP]);
    }
    let (text, mut cuts) = cut_json(text, layers);
    let (text, more) = Scan::new(&text).run();
    cuts.extend(more);
    match hidden(&text, layers) {
        Some(hidden) => {
            cuts.extend(hidden);
            (String::new(), cuts)
        }
        None => (text, cuts),
    }
}

/// JSON in a string is redacted as JSON.
fn cut_json(text: &str, layers: u8) -> (String, Vec<Sensitive>) {
    let unchanged = (text.to_owned(), Vec::new());
    if !text.trim_start().starts_with(['{', '[', '"']) {
        return unchanged;
    }
    let Ok(mut value) = serde_json::from_str::<Value>(text) else {
        return unchanged;
    };
    let Some(layers) = layers.checked_sub(1) else {
        return (String::new(), vec![Sensitive::OPAQUE]);
    };
    let receipt = redact_layer(&mut value, &|_| Rule::Names, layers);
    if receipt.is_empty() {
        return unchanged;
    }
    let cuts = receipt
        .iter()
        .map(|removed| Sensitive::named(&removed.what).unwrap_or(Sensitive::OPAQUE))
        .collect();
    (value.to_string(), cuts)
}

/// What shows up once percent-encoding is taken off.
fn hidden(text: &str, layers: u8) -> Option<Vec<Sensitive>> {
    let decoded = percent_decode_str(text).decode_utf8_lossy();
    if decoded == text {
        return None;
    }
    let Some(layers) = layers.checked_sub(1) else {
        return Some(vec![Sensitive::OPAQUE]);
    };
    let (_, cuts) = cut(&decoded, layers);
    (!cuts.is_empty()).then_some(cuts)
}

/// One pass over a string, copying what may stay.
struct Scan<'a> {
    rest: &'a str,
    kept: String,
    cuts: Vec<Sensitive>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            rest: text,
            kept: String::with_capacity(text.len()),
            cuts: Vec::new(),
        }
    }

    fn run(mut self) -> (String, Vec<Sensitive>) {
        while let Some(first) = self.rest.chars().next() {
            if is_word(first) {
                let end = self
                    .rest
                    .find(|character| !is_word(character))
                    .unwrap_or(self.rest.len());
                self.word(end);
            } else {
                self.keep(first.len_utf8());
            }
        }
        (self.kept, self.cuts)
    }

    fn word(&mut self, end: usize) {
        let (word, after) = self.rest.split_at(end);
        if is_compact_token(word) {
            self.skip(end, Sensitive::COMPACT);
        } else if let Some(length) = self.parameter(word, after) {
            self.skip_parameter(end + length.value, length.sensitive);
        } else if let Some(length) = authorization(word, after) {
            self.keep(end);
            self.skip(length, Sensitive::BEARER);
        } else {
            self.keep(end);
        }
    }

    /// Whether `word` names a sensitive parameter, and how far its value reaches into `after`.
    fn parameter(&self, word: &str, after: &str) -> Option<Parameter> {
        let sensitive = Sensitive::named(word)?;
        let after_name = after.strip_prefix("[]").unwrap_or(after);
        let quoted = self.kept.ends_with(['"', '\'']);
        let unquoted = if quoted {
            after_name.trim_start_matches(['\\', '"', '\''])
        } else {
            after_name
        };
        let sign = unquoted.trim_start_matches([' ', '\t']);
        let value = sign
            .strip_prefix('=')
            .or_else(|| sign.strip_prefix(':').filter(|_| quoted))?;
        let value = value.trim_start_matches([' ', '\t']);
        let start = after.len() - value.len();
        Some(Parameter {
            sensitive,
            value: start + value_length(value),
        })
    }

    fn keep(&mut self, length: usize) {
        let (kept, rest) = self.rest.split_at(length);
        self.kept.push_str(kept);
        self.rest = rest;
    }

    fn skip(&mut self, length: usize, sensitive: Sensitive) {
        self.rest = &self.rest[length..];
        self.cuts.push(sensitive);
    }

    /// Takes one `&` away with the parameter.
    fn skip_parameter(&mut self, length: usize, sensitive: Sensitive) {
        self.skip(length, sensitive);
        if let Some(rest) = self.rest.strip_prefix('&') {
            self.rest = rest;
        } else if self.kept.ends_with('&') {
            self.kept.pop();
        }
    }
}

struct Parameter {
    sensitive: Sensitive,
    /// From the end of the name to the end of the value, in bytes.
    value: usize,
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.' | '~' | '%')
}

/// JWS and JWE in compact form begin with an encoded `{"` and have three or five parts (RFC 7515 §3.1, RFC 7516 §3.1).
fn is_compact_token(word: &str) -> bool {
    word.find("eyJ")
        .is_some_and(|at| word[at..].matches('.').count() >= 2)
}

/// `Bearer …` and `Basic …`: how far the credential reaches into what follows (RFC 6750 §2.1, RFC 7617 §2).
fn authorization(word: &str, after: &str) -> Option<usize> {
    if !word.eq_ignore_ascii_case("bearer") && !word.eq_ignore_ascii_case("basic") {
        return None;
    }
    let credential = after.trim_start_matches([' ', '\t']);
    let blank = after.len() - credential.len();
    let length = value_length(credential);
    (blank > 0 && length >= MIN_CREDENTIAL).then_some(blank + length)
}

/// A quoted value ends at its quote, any other where a URL, a form body or a word ends.
fn value_length(value: &str) -> usize {
    let opening = value.len() - value.trim_start_matches('\\').len();
    let quote = value[opening..]
        .chars()
        .next()
        .filter(|character| matches!(character, '"' | '\''));
    let Some(quote) = quote else {
        return value.find(ends_value).unwrap_or(value.len());
    };
    let inner = opening + 1;
    let mut escaped = false;
    for (at, character) in value[inner..].char_indices() {
        // In doubly quoted text the closing quote is escaped as the opening one was.
        if character == quote && (!escaped || opening > 0) {
            return inner + at + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    value.len()
}

fn ends_value(character: char) -> bool {
    character.is_whitespace() || matches!(character, '&' | '#' | '"' | '\'' | '<' | '>')
}
