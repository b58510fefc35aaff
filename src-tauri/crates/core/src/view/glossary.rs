//! The glossary: technical terms, each in two plain sentences at most. The catalogue is its one source.

use std::cmp::Reverse;

use serde::Serialize;

use crate::language::Language;

const FAMILY: &str = "glossary-";

/// A technical term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermView {
    /// Its stable id.
    pub id: String,
    /// What it is called.
    pub term: String,
    /// The forms in which it stands in texts.
    pub forms: Vec<String>,
    /// What it means.
    pub means: String,
}

impl TermView {
    /// Every term that is explained in `language`, by its id.
    #[must_use]
    pub fn all(language: &Language) -> Vec<Self> {
        let mut ids = language.ids();
        ids.retain(|id| !id.contains('.'));
        ids.sort_unstable();
        ids.iter()
            .filter_map(|id| Some((id, id.strip_prefix(FAMILY)?)))
            .map(|(message, id)| Self {
                id: id.to_owned(),
                term: language.say(message, &[]),
                forms: language
                    .say_attribute(message, "forms", &[])
                    .split(", ")
                    .map(str::to_owned)
                    .collect(),
                means: language.say_attribute(message, "means", &[]),
            })
            .collect()
    }

    /// The terms that stand in `text`, each once, in the order in which they are read. An address holds none.
    #[must_use]
    pub fn standing_in(text: &str, language: &Language) -> Vec<Self> {
        let terms = Self::all(language);
        let forms = longest_first(&terms);
        let words = letters(&without_addresses(text));
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let form = forms.iter().find(|(form, _)| stands_at(&words, at, form));
            if let Some((_, term)) = form
                && !found.contains(term)
            {
                found.push(*term);
            }
            at += form.map_or(1, |(form, _)| form.len());
        }
        found.into_iter().cloned().collect()
    }

    /// Whether it is meant by `word`: its id, its name or one of its forms, in large or small letters.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        let names = [&self.id, &self.term];
        let mut names = names.into_iter().chain(&self.forms);
        names.any(|name| name.to_lowercase() == word.trim().to_lowercase())
    }
}

/// Every form with the term that it stands for: where two begin alike, the longer one is meant.
fn longest_first(terms: &[TermView]) -> Vec<(Vec<char>, &TermView)> {
    let forms = terms
        .iter()
        .flat_map(|term| term.forms.iter().map(move |form| (letters(form), term)));
    let mut forms: Vec<_> = forms.filter(|(form, _)| !form.is_empty()).collect();
    forms.sort_by_key(|(form, _)| Reverse(form.len()));
    forms
}

/// Small letters, so that large ones make no difference.
fn letters(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The text with nothing in the place of each address: what stands in one is nobody's word.
fn without_addresses(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    words.filter(|word| !word.contains("://")).collect()
}

/// Whether `form` stands at this place of the text, and not within another word.
fn stands_at(text: &[char], at: usize, form: &[char]) -> bool {
    let within = |place: Option<usize>| {
        let letter = place.and_then(|place| text.get(place));
        letter.is_some_and(|letter| letter.is_alphanumeric())
    };
    text[at..].starts_with(form) && !within(at.checked_sub(1)) && !within(Some(at + form.len()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_is_explained_in_two_plain_sentences_at_most() {
        for TermView { term, means, .. } in TermView::all(Language::english()) {
            let sentences = means.split_inclusive(['.', ';']).count();
            assert!((1..=3).contains(&sentences), "{term}: {means}");
            assert!(
                means.ends_with('.') && !means.contains('!'),
                "{term}: {means}"
            );
            assert!(means.chars().count() <= 200, "{term}: {means}");
        }
    }

    #[test]
    fn every_form_stands_for_one_term() {
        let mut seen = BTreeSet::new();
        for term in TermView::all(Language::english()) {
            assert!(term.is(&term.forms[0]) && term.is(&term.id), "{}", term.id);
            for form in term.forms {
                assert!(seen.insert(form.to_lowercase()), "{form}");
            }
        }
        assert!(seen.len() > 40);
    }
    #[test]
    fn a_term_is_found_once_where_it_stands_and_not_within_a_word_or_an_address() {
        let text = "The nonces of an ID token, a Reply URL (ACS URL)\nat https://api.example.com/saml. \
                    An id token again.";

        let found = TermView::standing_in(text, Language::english());

        let found: Vec<_> = found.iter().map(|term| term.term.as_str()).collect();
        assert_eq!(found, ["ID token", "Reply URL (ACS URL)"]);
    }
}
