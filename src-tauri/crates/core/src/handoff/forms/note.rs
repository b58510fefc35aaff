//! A note in Markdown (CommonMark), for a ticket or a repository. Whatever is no sentence of ours stands as code, or with every
//! mark of Markdown's escaped.

use std::fmt::Write as _;

use super::line::Line;
use super::sheet::Sheet;
use super::shown::Shown;

/// Writes it.
pub(super) fn write(sheet: &Sheet<'_>, signature: Option<&str>) -> String {
    let mut text = format!("# {}\n", plain(&sheet.title));
    for sentence in &sheet.first {
        let _ = write!(text, "\n{}\n", plain(sentence));
    }
    let fields = sheet.fields();
    if !fields.is_empty() {
        heading(&mut text, &sheet.say("form-values"));
    }
    for (field, shown) in fields {
        let field = plain(&field);
        let _ = match shown {
            Shown::Document(document) => {
                writeln!(text, "- **{field}**:\n\n{}\n", indented(&fenced(&document)))
            }
            Shown::Value(value) => writeln!(text, "- **{field}**: {}", code(&value)),
            Shown::Words(words) => writeln!(text, "- **{field}**: {}", plain(&words)),
        };
    }
    let ends = sheet.ends();
    if !ends.is_empty() {
        heading(&mut text, &sheet.say("form-ends"));
    }
    for (what, day) in ends {
        let _ = writeln!(text, "- {}: {}", plain(&what), plain(&day));
    }
    list(&mut text, &sheet.say("form-left"), &sheet.left);
    list(&mut text, &sheet.say("form-apart"), &sheet.apart);
    if let Some(letter) = sheet.letter(signature) {
        heading(&mut text, &sheet.say("form-letter"));
        let _ = writeln!(text, "{}", fenced(&letter));
    }
    text
}

fn heading(text: &mut String, heading: &Line) {
    let _ = write!(text, "\n## {}\n\n", plain(heading));
}

fn list(text: &mut String, head: &Line, sentences: &[Line]) {
    if sentences.is_empty() {
        return;
    }
    heading(text, head);
    for sentence in sentences {
        let _ = writeln!(text, "- {}", plain(sentence));
    }
}

/// `line` with a backslash before whatever could mean something (CommonMark §2.4: any ASCII punctuation).
fn plain(line: &Line) -> String {
    let mut text = String::new();
    for character in line.as_str().chars() {
        if character.is_ascii_punctuation() && !matches!(character, ',' | ';' | '%') {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

/// `line` as code: between more backticks than it holds in a row (CommonMark §6.1).
fn code(line: &Line) -> String {
    let fence = "`".repeat(longest_run(line.as_str()) + 1);
    let text = line.as_str();
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty();
    if padded {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}

/// `document` as a block of code (CommonMark §4.5).
fn fenced(document: &str) -> String {
    let fence = "`".repeat(longest_run(document).max(2) + 1);
    format!("{fence}text\n{}\n{fence}", document.trim_end())
}

/// The same, below an item of a list.
fn indented(block: &str) -> String {
    let lines: Vec<_> = block.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|character| character != '`');
    runs.map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_markdown_is_left_in_a_text() {
        let line = Line::new(
            "# [a](javascript:b) <script> `c` | * _ ~ http://d.example &lt; www.e.example",
        );
        let text = plain(&line);

        let mut before = ' ';
        for character in text.chars() {
            if "#[]()<>`|*_~&:.".contains(character) {
                assert_eq!(before, '\\', "{text}");
            }
            before = character;
        }
    }

    #[test]
    fn code_ends_only_where_it_is_to() {
        assert_eq!(code(&Line::new("a`` ` b")), "```a`` ` b```");
        assert_eq!(code(&Line::new("`")), "`` ` ``");
        assert_eq!(fenced("a\n````\nb\n"), "`````text\na\n````\nb\n`````");
        assert_eq!(fenced("a"), "```text\na\n```");
    }
}
