//! The string literals of a source file that ship: without comments, attributes, tests, and what only developers read.

/// A literal, and what stands before it in its statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) before: String,
    pub(crate) text: String,
}

/// The literals of Rust source, up to its tests.
pub(crate) fn of_rust(source: &str) -> Vec<Literal> {
    let shipped = source
        .split_once("\n#[cfg(test)]\nmod tests {")
        .map_or(source, |(shipped, _)| shipped);
    Reader::new(shipped).read(true)
}

/// The literals of TypeScript.
pub(crate) fn of_typescript(source: &str) -> Vec<Literal> {
    Reader::new(source).read(false)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    statement: usize,
    found: Vec<Literal>,
}

impl<'a> Reader<'a> {
    const fn new(source: &'a str) -> Self {
        Self {
            source,
            at: 0,
            statement: 0,
            found: vec![],
        }
    }

    fn read(mut self, rust: bool) -> Vec<Literal> {
        while let Some(letter) = self.rest().chars().next() {
            if self.rest().starts_with("//") {
                self.skip_past("\n");
            } else if self.rest().starts_with("/*") {
                self.skip_past("*/");
            } else if rust && (self.rest().starts_with("#[") || self.rest().starts_with("#![")) {
                self.skip_attribute();
            } else if rust && self.starts_raw() {
                self.raw();
            } else if letter == '"' || (!rust && (letter == '\'' || letter == '`')) {
                self.quoted(letter);
            } else if rust && letter == '\'' {
                self.character();
            } else {
                if matches!(letter, ';' | '{' | '}') {
                    self.statement = self.at + 1;
                }
                self.at += letter.len_utf8();
            }
        }
        self.found
    }

    fn rest(&self) -> &'a str {
        &self.source[self.at..]
    }

    fn skip_past(&mut self, end: &str) {
        self.at = self
            .rest()
            .find(end)
            .map_or(self.source.len(), |found| self.at + found + end.len());
    }

    /// An attribute with its brackets, and the literals in it.
    fn skip_attribute(&mut self) {
        let mut depth = 0;
        let kept = self.found.len();
        while let Some(letter) = self.rest().chars().next() {
            match letter {
                '"' => {
                    self.quoted('"');
                    continue;
                }
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            self.at += letter.len_utf8();
            if letter == ']' && depth == 0 {
                break;
            }
        }
        self.found.truncate(kept);
    }

    fn starts_raw(&self) -> bool {
        let rest = self.rest();
        let before = self.source[..self.at].chars().next_back();
        let hashes = rest
            .strip_prefix('r')
            .map(|rest| rest.trim_start_matches('#'));
        hashes.is_some_and(|rest| rest.starts_with('"'))
            && before.is_none_or(|before| !before.is_alphanumeric() && before != '_')
    }

    fn raw(&mut self) {
        let rest = &self.rest()[1..];
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let text = &rest[hashes + 1..];
        let length = text.find(&end).unwrap_or(text.len());
        self.keep(&text[..length]);
        self.at += 1 + hashes + 1 + length + end.len();
    }

    fn quoted(&mut self, quote: char) {
        let text = &self.rest()[1..];
        let mut escaped = false;
        let length = text
            .char_indices()
            .find(|(_, letter)| {
                let ends = *letter == quote && !escaped;
                escaped = *letter == '\\' && !escaped;
                ends
            })
            .map_or(text.len(), |(at, _)| at);
        self.keep(&text[..length]);
        self.at = (self.at + length + 2).min(self.source.len());
    }

    /// A character literal; a lifetime is passed over like any other letter.
    fn character(&mut self) {
        let rest = &self.rest()[1..];
        let escaped = rest.starts_with('\\');
        let closing = rest
            .char_indices()
            .skip(if escaped { 2 } else { 1 })
            .find(|(_, letter)| *letter == '\'');
        self.at += match closing {
            Some((at, _)) if escaped || at <= 4 => at + 2,
            _ => 1,
        };
    }

    fn keep(&mut self, text: &str) {
        let line = self.source[..self.at].lines().count();
        self.found.push(Literal {
            line,
            before: self.source[self.statement.min(self.at)..self.at].to_owned(),
            text: text.to_owned(),
        });
    }
}

#[test]
fn what_ships_is_found_and_what_does_not_is_left_out() {
    // An @ stands for the # of a raw string.
    let source = r#"
// "a comment"
#[error("an attribute")]
fn f<'a>(x: &'a str) -> char { g("kept \" here"); h(r@"raw "one""@); '"' }
const A: &str = "after a character";

#[cfg(test)]
mod tests {
    const B: &str = "a test's";
}
"#
    .replace('@', "#");
    let texts: Vec<_> = of_rust(&source)
        .into_iter()
        .map(|literal| literal.text)
        .collect();
    assert_eq!(
        texts,
        ["kept \\\" here", "raw \"one\"", "after a character"]
    );
}
