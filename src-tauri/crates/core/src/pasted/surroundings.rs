//! What stands around a value and is not part of it: white space, quotation marks, brackets, invisible characters, the
//! fence of a code block, the marks of a quoted mail.

use std::borrow::Cow;

const QUOTES: &str = "\"'`“”„‚‘’«»‹›";

const FENCE: &str = "```";

/// Whether a character is there and cannot be seen.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

/// `text` without what stands around it.
pub(crate) fn bare(text: &str) -> &str {
    let around = |character: char| {
        character.is_whitespace() || is_invisible(character) || QUOTES.contains(character)
    };
    let mut text = text;
    loop {
        let inner = unbracketed(text.trim_matches(around));
        if inner.len() == text.len() {
            return inner;
        }
        text = inner;
    }
}

/// Brackets around an address or a token; those of XML and JSON are their own.
fn unbracketed(text: &str) -> &str {
    for (open, close) in [('<', '>'), ('(', ')'), ('[', ']')] {
        let Some(inner) = text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close))
        else {
            continue;
        };
        let plain = !inner.contains(['<', '>', '{', '"', ' ', ',']);
        if plain && (inner.contains("://") || inner.starts_with("eyJ")) {
            return inner;
        }
    }
    text
}

/// `text` without the fence of a code block, or the mark that a mail puts before each line that it quotes.
pub(super) fn unquoted(text: &str) -> Option<Cow<'_, str>> {
    fenced(text).map(Cow::Borrowed).or_else(|| {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let several = text.trim_end().contains('\n');
        let quoted = several && lines.all(|line| line.trim_start().starts_with('>'));
        quoted.then(|| Cow::Owned(without_marks(text)))
    })
}

fn fenced(text: &str) -> Option<&str> {
    let (_, inside) = text.split_once(FENCE)?;
    let (language, inside) = inside.split_once('\n')?;
    let one_word = !language.trim().contains(char::is_whitespace);
    one_word.then(|| {
        inside
            .split_once(FENCE)
            .map_or(inside, |(inside, _)| inside)
    })
}

fn without_marks(text: &str) -> String {
    let mut unmarked = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_start().trim_start_matches('>');
        unmarked.push_str(line.strip_prefix(' ').unwrap_or(line));
        unmarked.push('\n');
    }
    unmarked
}
