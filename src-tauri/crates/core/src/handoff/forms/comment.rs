//! Sentences as comments: each line begins as the language wants it, and none is longer than one reads.

use super::line::Line;

/// How an item of a list begins.
pub(super) const ITEM: &str = "- ";

/// So many characters stand on a line.
const WIDTH: usize = 100;

/// `sentences` as lines that begin with `begins`, an empty line of it between paragraphs; what begins with a hyphen is an
/// item of a list.
pub(super) fn lines(begins: &str, sentences: &[Line]) -> String {
    let mut text = String::new();
    let mut listed = false;
    for (at, sentence) in sentences.iter().enumerate() {
        let is_item = sentence.as_str().starts_with(ITEM);
        if at > 0 && !(listed && is_item) {
            text.push_str(begins.trim_end());
            text.push('\n');
        }
        listed = is_item;
        for (at, line) in wrapped(sentence.as_str()).iter().enumerate() {
            let hangs = if is_item && at > 0 { "  " } else { "" };
            text.push_str(format!("{begins}{hangs}{line}").trim_end());
            text.push('\n');
        }
    }
    text
}

/// `sentence` on lines of at most [`WIDTH`] characters; a longer word stands alone.
pub(super) fn wrapped(sentence: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in sentence.split(' ') {
        match all.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => all.push(word.to_owned()),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_begins_as_a_comment() {
        let long = "word ".repeat(60) + &"x".repeat(300);
        let text = lines("# ", &[Line::new(&long), Line::new("a\nrm -rf /")]);

        assert!(text.lines().all(|line| line.starts_with('#')), "{text}");
        let short = text
            .lines()
            .filter(|line| line.chars().count() <= WIDTH + 2);
        assert_eq!(short.count(), text.lines().count() - 1, "{text}");
    }
}
