//! A value behind its label, as a portal's page, a settings file or a program's output has it: in a line of its own, in
//! the line after, or as a member of an object.

use serde_json::Value;

use super::surroundings::bare;
use super::{Pasted, Thing};

impl Pasted {
    /// The one value behind a label of these, which are written in small letters and digits alone. None where there is
    /// none, and none where there are several that differ: nobody knows which is meant.
    pub(crate) fn labelled(&self, labels: &[&str]) -> Option<String> {
        let mut found = Vec::new();
        for item in &self.items {
            match &item.thing {
                Thing::Object(members) => {
                    let named = members.iter().filter(|(name, _)| is_one_of(name, labels));
                    let values = named.filter_map(|(_, value)| value.as_str());
                    found.extend(values.map(|value| bare(value).to_owned()));
                }
                Thing::Text(text) if serde_json::from_str::<Value>(text).is_err() => {
                    found.extend(in_lines(text, labels));
                }
                _ => {}
            }
        }
        found.retain(|value| !value.is_empty());
        found.dedup();
        match found.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }
}

fn in_lines(text: &str, labels: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    while let Some(line) = lines.next() {
        let (label, value) = line.split_once([':', '=', '\t']).unwrap_or((line, ""));
        if !is_one_of(label, labels) {
            continue;
        }
        let value = value_of(value);
        let value = if value.is_empty() {
            // Azure's pages copy label, colon and value each in a line.
            lines.find_map(|line| Some(value_of(line)).filter(|value| !value.is_empty()))
        } else {
            Some(value)
        };
        found.extend(value.map(str::to_owned));
    }
    found
}

fn value_of(written: &str) -> &str {
    let colons = |character: char| matches!(character, ':' | '=' | ',' | ';' | '\t' | ' ');
    bare(bare(written).trim_matches(colons))
}

fn is_one_of(label: &str, labels: &[&str]) -> bool {
    let plain: String = label
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|character| character.to_ascii_lowercase())
        .collect();
    labels.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client_id(text: &str) -> Option<String> {
        let labels = ["applicationclientid", "appid", "clientid"];
        Pasted::from_text(text).unwrap().labelled(&labels)
    }

    #[test]
    fn a_value_is_found_behind_its_label_however_that_is_written() {
        for text in [
            "Application (client) ID: 9b3d",
            "Application (client) ID\n:\n9b3d\nObject ID\n:\n77aa",
            "Display name\tKloudMate\nApplication (client) ID\t9b3d\n",
            "DisplayName : KloudMate\nAppId       : 9b3d\nId          : 77aa",
            "CLIENT_ID=\"9b3d\"\nTENANT_ID=\"4f1c\"",
            "{\"appId\": \"9b3d\", \"tenant\": \"4f1c\"}",
            "[{\"id\": \"77aa\", \"appId\": \"9b3d\"}]",
            "  \"clientId\": \"9b3d\",",
            "\u{201c}Client ID:\u{a0}9b3d\u{201d}",
        ] {
            assert_eq!(client_id(text).as_deref(), Some("9b3d"), "{text}");
        }
    }

    #[test]
    fn another_label_and_two_that_differ_name_nothing() {
        assert_eq!(client_id("Object ID: 77aa"), None);
        assert_eq!(client_id("Client ID: 9b3d\nApp ID: 77aa"), None);
        assert_eq!(client_id("9b3d"), None);
    }
}
