//! What is known about each of Microsoft's codes: name and actor from the table beside this file's parent, cause and
//! fix from the catalogue of the language.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::failure::Actor;
use crate::language::Language;

const TABLE: &str = include_str!("../aadsts.tsv");

/// What is known about one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// As Microsoft writes it: `AADSTS50105`, or a Microsoft Graph error code.
    pub code: &'static str,
    /// Microsoft's symbolic name.
    pub name: &'static str,
    /// Who can do something about it.
    pub actor: Actor,
}

impl Entry {
    /// What it means and why it usually happens: whole sentences.
    #[must_use]
    pub fn cause(&self, language: &Language) -> String {
        language.say_attribute(self.code, "cause", &[])
    }

    /// What to do: a whole sentence.
    #[must_use]
    pub fn fix(&self, language: &Language) -> String {
        language.say_attribute(self.code, "fix", &[])
    }
}

/// What is known about `code`, such as `AADSTS50105`.
#[must_use]
pub fn entry(code: &str) -> Option<&'static Entry> {
    static ENTRIES: LazyLock<HashMap<&'static str, Entry>> =
        LazyLock::new(|| rows().map(|entry| (entry.code, entry)).collect());
    ENTRIES.get(code)
}

/// All rows of the table; a row that is not whole is left out, and a test keeps every row whole.
fn rows() -> impl Iterator<Item = Entry> {
    TABLE.lines().skip(1).filter_map(|line| {
        let mut columns = line.split('\t');
        Some(Entry {
            code: columns.next()?,
            name: columns.next()?,
            actor: actor(columns.next()?)?,
        })
    })
}

fn actor(name: &str) -> Option<Actor> {
    Some(match name {
        "consentry" => Actor::Consentry,
        "microsoft" => Actor::Microsoft,
        "network" => Actor::Network,
        "service" => Actor::Service,
        "tenant-admin" => Actor::TenantAdmin,
        "you" => Actor::You,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{Language, TABLE, entry, rows};

    #[test]
    fn every_row_is_whole_and_every_code_is_there_once() {
        let codes: HashSet<_> = rows().map(|entry| entry.code).collect();

        assert_eq!(rows().count(), TABLE.lines().count() - 1);
        assert_eq!(codes.len(), rows().count());
        assert_eq!(codes.len(), 272);
    }

    #[test]
    fn every_row_speaks_in_whole_sentences() {
        let english = Language::english();
        for entry in rows() {
            for part in ["cause", "fix"] {
                let sentence = english.find_attribute(entry.code, part, &[]);
                let sentence = sentence.unwrap_or_else(|| panic!("{} has no {part}", entry.code));
                assert!(
                    sentence.ends_with('.') && sentence.len() > 8,
                    "{}: {sentence:?}",
                    entry.code
                );
                assert!(
                    !sentence.to_lowercase().contains("please"),
                    "{}: {sentence:?}",
                    entry.code
                );
            }
        }
    }

    #[test]
    fn a_code_is_found_by_its_whole_name_only() {
        assert_eq!(
            entry("AADSTS50105").map(|entry| entry.name),
            Some("EntitlementGrantsNotFound")
        );
        assert_eq!(
            entry("Authorization_RequestDenied").map(|entry| entry.name),
            Some("Graph403")
        );
        assert_eq!(entry("AADSTS5010"), None);
    }
}
