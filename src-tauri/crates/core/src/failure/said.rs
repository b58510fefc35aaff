//! A failure in words: its facts, made fit for a sentence, in the message of its code.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::aadsts::{self, Aadsts, Entry};
use super::{Actor, Failure, FailureCode};
use crate::language::Language;
use crate::limits;

impl Failure {
    /// One plain sentence: what happened.
    #[must_use]
    pub fn summary(&self, language: &Language) -> String {
        let facts = self.known(language);
        language.say(&self.code.message_id(), &borrowed(&facts))
    }

    /// One or two plain sentences: why, and what to do.
    #[must_use]
    pub fn advice(&self, language: &Language) -> String {
        let facts = self.known(language);
        language.say_attribute(&self.code.message_id(), "advice", &borrowed(&facts))
    }

    /// The same for somebody who was sent no further than the failure itself, and has no set-up before them.
    #[must_use]
    pub fn answer(&self, language: &Language) -> String {
        let facts = self.known(language);
        let answer = language.find_attribute(&self.code.message_id(), "answer", &borrowed(&facts));
        answer.unwrap_or_else(|| self.advice(language))
    }

    /// Who must act. A refusal without a sentence of its own is explained by Microsoft's number, which then says so.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let explained = match self.code {
            FailureCode::LoginRefused | FailureCode::TokenRefused => self.explained(),
            _ => None,
        };
        explained.map_or_else(|| self.code.actor(), |entry| entry.actor)
    }

    /// Microsoft's code. Failures that were kept as sentences have it in their detail only.
    fn number(&self) -> Option<&str> {
        let fact = self.facts.get(aadsts::FACT).map(String::as_str);
        fact.or_else(|| self.detail.as_ref()?.aadsts.as_deref())
    }

    fn explained(&self) -> Option<&'static Entry> {
        let meaning = self.facts.get(aadsts::MEANING).map(String::as_str);
        aadsts::entry(meaning.or_else(|| self.number())?)
    }

    /// What the sentences may name: the facts, and what Microsoft's code means or where it is explained.
    fn known(&self, language: &Language) -> Vec<(&str, String)> {
        let mut known = in_words(&self.facts, language);
        let number = self.number();
        if let Some(number) = number {
            known.push((aadsts::FACT, one_line(number)));
        }
        match self.explained() {
            Some(entry) => {
                let facts = borrowed(&known);
                let explained = [
                    ("cause", entry.cause(language, &facts)),
                    ("fix", entry.fix(language, &facts)),
                ];
                known.extend(explained);
            }
            None => known.extend(number.and_then(Aadsts::page).map(|page| ("page", page))),
        }
        known
    }
}

/// The Application (client) ID of Microsoft Graph, the same in every directory.
const GRAPH_ID: &str = "00000003-0000-0000-c000-000000000000";

/// Facts as sentences take them, but for empty ones.
pub(super) fn in_words<'a>(
    facts: &'a BTreeMap<String, String>,
    language: &Language,
) -> Vec<(&'a str, String)> {
    facts
        .iter()
        .map(|(name, value)| (name.as_str(), in_a_sentence(name, value, language)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// A fact as a sentence takes it: an API by its name, a day, a moment and a cloud in words, anything else as it came.
fn in_a_sentence(name: &str, value: &str, language: &Language) -> String {
    let said = match name {
        "date" => value.parse::<NaiveDate>().ok().map(|day| language.day(day)),
        "saved" => {
            let at = value.parse::<DateTime<Utc>>().ok();
            at.map(|at| language.moment(at))
        }
        "resource" if value.contains(GRAPH_ID) => {
            Some(language.say("resource-microsoft-graph", &[]))
        }
        "cloud" | "own_cloud" => Some(language.say("cloud-name", &[("cloud", &one_line(value))])),
        _ => None,
    };
    said.unwrap_or_else(|| one_line(value))
}

pub(super) fn borrowed<'a>(facts: &'a [(&str, String)]) -> Vec<(&'a str, &'a str)> {
    let facts = facts.iter();
    facts.map(|(name, value)| (*name, value.as_str())).collect()
}

/// Facts come from outside: line breaks and other control characters become spaces.
fn one_line(value: &str) -> String {
    let value = value.trim();
    let mut line: String = value
        .chars()
        .take(limits::FACT)
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    if value.chars().nth(limits::FACT).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests;
