//! The marks of prose: apostrophes and quotation marks are curly wherever a person reads them.

use std::fs;
use std::path::Path;

use super::{files_in, root, shown};

/// The fields of a profile that hold what stands on a service's page, or what is typed somewhere as it is.
const LITERAL: [&str; 2] = ["example", "match"];

#[test]
fn no_message_has_a_straight_apostrophe_or_quotation_mark() {
    let found = straight_in("src-tauri/crates/core/messages", "ftl", message);

    assert!(found.is_empty(), "write ’ or “ ”:\n{}", found.join("\n"));
}

#[test]
fn no_text_of_a_profile_has_a_straight_apostrophe_or_quotation_mark() {
    let found = straight_in("src-tauri/crates/core/services", "toml", field);

    assert!(found.is_empty(), "write ’ or “ ”:\n{}", found.join("\n"));
}

/// The lines of all such files below `folder` in whose prose such a mark stands.
fn straight_in(folder: &str, extension: &str, prose: fn(&str) -> String) -> Vec<String> {
    let files = files_in(&root().join(folder)).into_iter();
    let files = files.filter(|path| path.extension().is_some_and(|found| found == extension));
    files.flat_map(|path| lines_of(&path, prose)).collect()
}

fn lines_of(path: &Path, prose: fn(&str) -> String) -> Vec<String> {
    let text = fs::read_to_string(path).expect("texts are text");
    let lines = text.lines().enumerate();
    let found = lines.filter(|(_, line)| {
        let comment = line.trim_start().starts_with('#');
        !comment && prose(line).contains(['\'', '"'])
    });
    found
        .map(|(at, line)| format!("{}:{}: {}", shown(path), at + 1, line.trim()))
        .collect()
}

/// A line of a catalogue without its literals, in which code and commands stand: `{"--out"}`.
fn message(line: &str) -> String {
    let mut prose = String::new();
    let mut rest = line;
    while let Some((before, inside)) = rest.split_once('{') {
        prose.push_str(before);
        rest = match inside.trim_start().strip_prefix('"') {
            Some(literal) => after_literal(literal),
            None => inside,
        };
    }
    prose + rest
}

fn after_literal(text: &str) -> &str {
    let mut escaped = false;
    let end = text.find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    end.map_or("", |end| &text[end + 1..])
}

/// A line of a profile without the marks that TOML and conditions are written with.
fn field(line: &str) -> String {
    let name = line.split_once('=').map_or("", |(name, _)| name.trim());
    if LITERAL.contains(&name) {
        return String::new();
    }
    // One that is escaped is of the prose: as if it stood in a word.
    let marked = line.replace("\\\"", "a'").replace('"', " ");
    let mut prose = String::new();
    let mut rest = marked.as_str();
    while let Some((before, value)) = rest.split_once('\'') {
        prose.push_str(before);
        let in_a_word = before.ends_with(char::is_alphabetic);
        rest = match value.split_once('\'') {
            Some((id, after)) if !in_a_word && is_an_id(id) => after,
            _ => {
                prose.push('\'');
                value
            }
        };
    }
    prose + rest
}

/// Whether a text in single quotes is the value in a condition: `scope == 'organization'`.
fn is_an_id(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-')
}

#[test]
fn code_may_have_straight_marks_and_prose_may_not() {
    for line in [
        r#"a = Set {"ForceAuthn=\"true\""} and { "'x'" } here"#,
        "b = The service’s “exact” one",
    ] {
        assert!(!message(line).contains(['\'', '"']), "{line}");
    }
    for line in ["a = It's", r#"b = Run "az login" { $x }"#] {
        assert!(message(line).contains(['\'', '"']), "{line}");
    }
    for line in [
        "when = \"scope == 'organization' and groups != 'no'\"",
        "match = \"We can't find it\"",
    ] {
        assert!(!field(line).contains(['\'', '"']), "{line}");
    }
    for line in [
        "title = \"Kandji's form\"",
        "text = \"the attributes' names, when = 'x'\"",
        r#"text = "choose \"Web\"""#,
    ] {
        assert!(field(line).contains(['\'', '"']), "{line}");
    }
}
