//! A note in Markdown (`CommonMark`), for a ticket or a repository. Whatever is no sentence of ours stands as code, or with
//! every mark of Markdown's escaped.

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
    heading(&mut text, &sheet.say("form-about"));
    for (what, value) in sheet.about() {
        let _ = writeln!(text, "- {}: {}", plain(&what), code(&value));
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

/// `line` with a backslash before whatever could mean something (`CommonMark` §2.4), an address or a list among it.
fn plain(line: &Line) -> String {
    let mut text = String::new();
    let mut rest = line.as_str();
    if is_marker(rest) {
        let end = rest.find(|letter: char| !letter.is_ascii_digit());
        let (number, mark) = rest.split_at(end.unwrap_or_default());
        text.push_str(number);
        text.push('\\');
        text.extend(mark.chars().next());
        rest = &rest[text.len() - 1..];
    }
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let means = match character {
            ':' => characters.peek() == Some(&'/'),
            '.' => text.to_ascii_lowercase().ends_with("www"),
            other => r"\`*_[]<>#&!|~${}@".contains(other),
        };
        if means {
            text.push('\\');
        }
        text.push(character);
    }
    text
}

/// Whether it begins as an item of a list or a line below a heading does (`CommonMark` §5.2, §4.1, §4.3).
fn is_marker(text: &str) -> bool {
    let after = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if after.len() < text.len() {
        return after.starts_with(['.', ')']);
    }
    text.starts_with(['-', '+', '='])
}

/// `line` as code: between more backticks than it holds in a row (`CommonMark` §6.1).
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

/// `document` as a block of code (`CommonMark` §4.5).
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
        for (text, expected) in [
            ("# [a](javascript:b)", r"\# \[a\](javascript:b)"),
            (
                "<script> `c` | * _ ~ &lt;",
                r"\<script\> \`c\` \| \* \_ \~ \&lt;",
            ),
            (
                "http://d.example WWW.e.example f@g.example",
                r"http\://d.example WWW\.e.example f\@g.example",
            ),
            ("- a", r"\- a"),
            ("12. a", r"12\. a"),
            ("===", r"\==="),
            (
                "2026-11-29 11:10 UTC, by Ada’s",
                "2026-11-29 11:10 UTC, by Ada’s",
            ),
            (r"a\", r"a\\"),
        ] {
            assert_eq!(plain(&Line::new(text)), expected);
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
