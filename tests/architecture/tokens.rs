//! Rust source as a row of tokens: comments gone, text kept whole, and what is for tests alone left out.

/// A token, with the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or a keyword.
    Word(String),
    /// The inside of a string literal, as written.
    Text(String),
    /// `::`
    Separator,
    /// Any other sign, one character at a time. Lifetimes, characters and numbers are left out.
    Sign(char),
}

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(crate) fn separates(&self) -> bool {
        self.kind == Kind::Separator
    }
}

/// The tokens of `source` without any item under `#[cfg(test)]`.
pub(crate) fn shipped(source: &str) -> Vec<Token> {
    let all = tokens(source);
    let mut kept = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if is_for_tests(&all[at..]) {
            at = after_item(&all, at);
        } else {
            kept.push(all[at].clone());
            at += 1;
        }
    }
    kept
}

/// The position after the bracket that closes the one at `open`.
pub(crate) fn after_group(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if ['(', '[', '{'].iter().any(|sign| token.is(*sign)) {
            depth += 1;
        } else if [')', ']', '}'].iter().any(|sign| token.is(*sign)) {
            depth -= 1;
            if depth == 0 {
                return at + 1;
            }
        }
    }
    tokens.len()
}

fn is_for_tests(tokens: &[Token]) -> bool {
    let words = ["cfg", "test"];
    let signs = ['#', '[', '(', ')', ']'];
    let Some([hash, open, cfg, bracket, test, close, end]) = tokens.first_chunk() else {
        return false;
    };
    [cfg, test].map(Token::word) == words.map(Some)
        && [hash, open, bracket, close, end]
            .into_iter()
            .zip(signs)
            .all(|(token, sign)| token.is(sign))
}

/// The position after the item whose first attribute stands at `start`.
fn after_item(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is('{') {
            return after_group(tokens, at);
        } else if token.is('(') || token.is('[') {
            at = after_group(tokens, at);
        } else if token.is(';') {
            return at + 1;
        } else {
            at += 1;
        }
    }
    at
}

fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader {
        rest: source,
        line: 1,
        tokens: Vec::new(),
    };
    while reader.step() {}
    reader.tokens
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    /// Reads one token or what stands between two. `false` at the end.
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else {
            return false;
        };
        if let Some(length) = comment(self.rest) {
            self.skip(length);
        } else if let Some((inside, length)) = string(self.rest) {
            let text = self.rest[inside].to_owned();
            self.push(Kind::Text(text), length);
        } else if first.is_alphabetic() || first == '_' {
            let length = word(self.rest);
            let word = self.rest[..length].to_owned();
            self.push(Kind::Word(word), length);
        } else if first == '\'' {
            self.skip(quoted(self.rest));
        } else if first.is_ascii_digit() {
            self.skip(word(self.rest));
        } else if self.rest.starts_with("::") {
            self.push(Kind::Separator, 2);
        } else if first.is_whitespace() {
            self.skip(first.len_utf8());
        } else {
            self.push(Kind::Sign(first), first.len_utf8());
        }
        true
    }

    fn push(&mut self, kind: Kind, length: usize) {
        self.tokens.push(Token {
            line: self.line,
            kind,
        });
        self.skip(length);
    }

    fn skip(&mut self, length: usize) {
        let (skipped, rest) = self.rest.split_at(length);
        self.line += skipped.matches('\n').count();
        self.rest = rest;
    }
}

fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with("/*") {
        return None;
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    Some(at)
}

/// Where the inside of a string literal lies, and how long all of it is.
fn string(rest: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        rest.strip_prefix(prefix)
            .is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    })?;
    let after = &rest[prefix.len()..];
    let hashes = after.len() - after.trim_start_matches('#').len();
    let raw = prefix.ends_with('r');
    if hashes > 0 && !raw {
        return None;
    }
    let start = prefix.len() + hashes + 1;
    let end = format!("\"{}", "#".repeat(hashes));
    let mut at = start;
    while at < rest.len() && !rest[at..].starts_with(&end) {
        let escaped = !raw && rest[at..].starts_with('\\');
        let length = |at: usize| rest[at..].chars().next().map_or(1, char::len_utf8);
        at += length(at);
        if escaped && at < rest.len() {
            at += length(at);
        }
    }
    Some((start..at, (at + end.len()).min(rest.len())))
}

fn word(rest: &str) -> usize {
    rest.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len())
}

/// The length of a character literal or of a lifetime.
fn quoted(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((at, escaped))) => {
            let from = at + escaped.len_utf8();
            rest[from..]
                .find('\'')
                .map_or(rest.len(), |end| from + end + 1)
        }
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 1,
    }
}

#[test]
fn what_is_no_code_is_no_token() {
    let source = "/* use a; /* b */ */ let x = 'y'; // use c\nr#\"use \"d\"\"# '\\'' \"\\\"\" &'e";

    let words: Vec<_> = tokens(source)
        .into_iter()
        .filter_map(|token| match token.kind {
            Kind::Word(word) => Some((token.line, word)),
            _ => None,
        })
        .collect();

    // The name of a lifetime stays, which names no path.
    assert_eq!(
        words,
        [(1, "let"), (1, "x"), (2, "e")].map(|(line, word)| (line, word.to_owned()))
    );
}

#[test]
fn an_item_for_tests_is_left_out_with_all_that_is_in_it() {
    let source = "#[cfg(test)] #[path = \"x\"] mod a { fn b() { } } fn c() {} #[cfg(test)] mod d;";

    let words: Vec<_> = shipped(source)
        .iter()
        .filter_map(|token| token.word().map(str::to_owned))
        .collect();

    assert_eq!(words, ["fn", "c"]);
}
