//! The glossary: technical terms, each in two plain sentences at most. The catalogue is its one source.

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

    /// Whether it is meant by `word`: its id, its name or one of its forms, in large or small letters.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        let names = [&self.id, &self.term];
        let mut names = names.into_iter().chain(&self.forms);
        names.any(|name| name.to_lowercase() == word.trim().to_lowercase())
    }
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
}
