//! Which file of a crate names which other: `use crate::…`, `use super::…` and paths written out, tests left aside.
//!
//! A path leads to the file of the last module in it. What that file re-exports from elsewhere is taken to be its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::names;
use crate::tokens::{Token, after_group, shipped};

/// The files of one crate, as its `mod` declarations reach them, and what they name of each other.
pub(crate) struct Imports {
    /// Every file by its name, with the names of the modules that lead to it (none for the crate's root).
    pub(crate) files: BTreeMap<String, Vec<String>>,
    /// In the order of the files and of their lines.
    pub(crate) list: Vec<Import>,
    /// Every type by its name, with the places where one is declared.
    pub(crate) types: BTreeMap<String, Vec<String>>,
}

/// One file naming another of the same crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    /// The naming file, seen from the crate's root file.
    pub(crate) from: String,
    pub(crate) line: usize,
    /// What is named: `crate::room::Thing`.
    pub(crate) path: String,
    /// The file in which that lies.
    pub(crate) to: String,
}

impl Imports {
    /// Those of the crate whose root (`lib.rs`, `main.rs`) is at that place.
    pub(crate) fn of(root: &Path) -> Self {
        let folder = root.parent().expect("a root lies in a folder").to_owned();
        let mut modules = Modules {
            folder,
            found: Vec::new(),
        };
        modules.read(root, Vec::new());
        let by_path: BTreeMap<_, _> = modules
            .found
            .iter()
            .map(|module| (module.path.clone(), module.file.clone()))
            .collect();
        let list = modules
            .found
            .iter()
            .flat_map(|module| imports_of(module, &by_path))
            .collect();
        let mut types = BTreeMap::<String, Vec<String>>::new();
        for module in &modules.found {
            for (name, line) in names::types(&module.tokens) {
                let places = types.entry(name).or_default();
                places.push(format!("{}:{line}", module.file));
            }
        }
        let files = by_path.into_iter().map(|(path, file)| (file, path));
        Self {
            files: files.collect(),
            list,
            types,
        }
    }

    /// The outermost module a file belongs to; `None` for the crate's root.
    pub(crate) fn room(&self, file: &str) -> Option<&str> {
        self.files[file].first().map(String::as_str)
    }

    /// Whether each of `files` is `parent` or lies, as a module, inside it. The crate's root is nobody's parent.
    pub(crate) fn are_below(&self, parent: &str, files: &[String]) -> bool {
        let parent = &self.files[parent];
        files
            .iter()
            .all(|file| self.files[file].starts_with(parent))
    }

    /// Whether one of the two files lies, as a module, inside the other.
    pub(crate) fn are_kin(&self, one: &str, other: &str) -> bool {
        let (one, other) = (&self.files[one], &self.files[other]);
        one.starts_with(other) || other.starts_with(one)
    }
}

impl std::fmt::Display for Import {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} names {}", self.from, self.line, self.path)
    }
}

/// A module with a file of its own.
struct Module {
    path: Vec<String>,
    file: String,
    tokens: Vec<Token>,
}

struct Modules {
    folder: PathBuf,
    found: Vec<Module>,
}

impl Modules {
    fn read(&mut self, file: &Path, path: Vec<String>) {
        let source = fs::read_to_string(file)
            .unwrap_or_else(|error| panic!("{} is a module: {error}", file.display()));
        let tokens = shipped(&source);
        let inside = if path.is_empty() {
            self.folder.clone()
        } else {
            file.with_extension("")
        };
        for (name, elsewhere) in declared(&tokens) {
            let child = match elsewhere {
                Some(place) => file.with_file_name(place),
                None => inside.join(format!("{name}.rs")),
            };
            let path = path.iter().cloned().chain([name]).collect();
            self.read(&child, path);
        }
        let name = file.strip_prefix(&self.folder).unwrap_or(file);
        self.found.push(Module {
            path,
            file: name.to_string_lossy().replace('\\', "/"),
            tokens,
        });
        self.found.sort_by(|one, other| one.file.cmp(&other.file));
    }
}

/// The modules a file declares, with the place `#[path]` gives them.
fn declared(tokens: &[Token]) -> Vec<(String, Option<String>)> {
    let name = |at: usize| match &tokens[at..] {
        [keyword, name, end, ..] if keyword.word() == Some("mod") && end.is(';') => name.word(),
        _ => None,
    };
    let place = |at: usize| {
        let before = tokens[..at].iter().rev();
        let mut attribute = before
            .skip_while(|token| token.word().is_some() || token.is('(') || token.is(')'))
            .take(4);
        let end = attribute.next().is_some_and(|token| token.is(']'));
        let text = attribute.next().and_then(Token::text);
        let equals = attribute.next().is_some_and(|token| token.is('='));
        let path = attribute.next().and_then(Token::word) == Some("path");
        text.filter(|_| end && equals && path).map(str::to_owned)
    };
    (0..tokens.len())
        .filter_map(|at| Some((name(at)?.to_owned(), place(at))))
        .collect()
}

fn imports_of(module: &Module, files: &BTreeMap<Vec<String>, String>) -> Vec<Import> {
    let mut paths = Paths {
        tokens: &module.tokens,
        files,
        named: BTreeMap::new(),
        found: Vec::new(),
    };
    let children = files
        .keys()
        .filter(|path| path.len() == module.path.len() + 1 && path.starts_with(&module.path));
    for child in children {
        let name = child.last().cloned().unwrap_or_default();
        paths.named.insert(name, child.clone());
    }
    paths.scan(0, module.tokens.len(), &module.path);
    let mut seen = BTreeSet::new();
    paths
        .found
        .into_iter()
        .map(|(line, path)| Import {
            from: module.file.clone(),
            line,
            to: file_of(&path, files),
            path: format!("crate::{}", path.join("::")),
        })
        .filter(|import| import.to != module.file && seen.insert(import.path.clone()))
        .collect()
}

/// The file of the innermost module in `path`.
fn file_of(path: &[String], files: &BTreeMap<Vec<String>, String>) -> String {
    (0..=path.len())
        .rev()
        .find_map(|length| files.get(&path[..length]))
        .cloned()
        .unwrap_or_default()
}

/// The paths of one file, as they are found.
struct Paths<'a> {
    tokens: &'a [Token],
    files: &'a BTreeMap<Vec<String>, String>,
    /// The modules that a bare name stands for in this file: its children, and what it imports.
    named: BTreeMap<String, Vec<String>>,
    found: Vec<(usize, Vec<String>)>,
}

impl Paths<'_> {
    /// Reads the tokens of one module, and of the modules written inside it.
    fn scan(&mut self, start: usize, end: usize, within: &[String]) {
        self.imported(start, end, within);
        let mut at = start;
        while at < end {
            match self.tokens[at].word() {
                Some("mod") if self.sign(at + 2, '{') => {
                    let close = after_group(self.tokens, at + 2);
                    let name = self.tokens[at + 1].word().unwrap_or_default();
                    let inside = [within, &[name.to_owned()]].concat();
                    self.scan(at + 3, close - 1, &inside);
                    at = close;
                }
                Some("use") if !self.sign(at + 1, '<') => at = self.after_statement(at, end),
                Some(_) if self.begins_path(at) => at = self.written_out(at, within),
                _ => at += 1,
            }
        }
    }

    /// The `use` statements of one module, ahead of all else: their names may be used above them.
    fn imported(&mut self, start: usize, end: usize, within: &[String]) {
        let mut at = start;
        while at < end {
            match self.tokens[at].word() {
                Some("mod") if self.sign(at + 2, '{') => at = after_group(self.tokens, at + 2),
                Some("use") if !self.sign(at + 1, '<') => {
                    let close = self.after_statement(at, end);
                    self.tree(at + 1, close - 1, &[], within);
                    at = close;
                }
                _ => at += 1,
            }
        }
    }

    /// One tree of a `use`: `a::b`, `a::{b, c::d}`, `a as b`, `a::*`.
    fn tree(&mut self, start: usize, end: usize, before: &[String], within: &[String]) {
        let mut path = before.to_vec();
        let mut at = start;
        let mut alias = None;
        while at < end {
            let token = &self.tokens[at];
            if token.is('{') {
                let close = after_group(self.tokens, at).min(end);
                let mut from = at + 1;
                let mut next = from;
                while next < close {
                    if next == close - 1 || self.tokens[next].is(',') {
                        if from < next {
                            self.tree(from, next, &path, within);
                        }
                        from = next + 1;
                        next = from;
                    } else if self.tokens[next].is('{') {
                        next = after_group(self.tokens, next);
                    } else {
                        next += 1;
                    }
                }
                return;
            }
            match token.word() {
                Some("as") => {
                    alias = self.tokens[at + 1].word().map(str::to_owned);
                    break;
                }
                Some("self") if !path.is_empty() => {}
                Some(word) => path.push(word.to_owned()),
                None => {}
            }
            at += 1;
        }
        let Some(path) = self.absolute(&path, within) else {
            return;
        };
        let name = alias.or_else(|| path.last().cloned());
        if let Some(name) = name.filter(|_| self.files.contains_key(&path)) {
            self.named.insert(name, path.clone());
        }
        self.found.push((self.tokens[start].line, path));
    }

    /// Whether a path within the crate, and not the middle of another one, begins here.
    fn begins_path(&self, at: usize) -> bool {
        let follows = |token: &Token| token.separates() || token.is('.') || is_in(token);
        self.tokens.get(at + 1).is_some_and(Token::separates)
            && !(at > 0 && follows(&self.tokens[at - 1]))
    }

    /// Notes the path that begins here, and gives the position after it.
    fn written_out(&mut self, start: usize, within: &[String]) -> usize {
        let mut path = Vec::new();
        let mut at = start;
        while let Some(word) = self.tokens.get(at).and_then(Token::word) {
            path.push(word.to_owned());
            at += 1;
            if self.tokens.get(at).is_some_and(Token::separates) {
                at += 1;
            } else {
                break;
            }
        }
        if let Some(path) = self.absolute(&path, within) {
            self.found.push((self.tokens[start].line, path));
        }
        at
    }

    /// The path from the crate's root; `None` for one that leads out of the crate or to nothing of another file.
    fn absolute(&self, path: &[String], within: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => within.to_vec(),
            "super" => parent(within),
            name => self.named.get(name)?.clone(),
        };
        let above = rest.iter().take_while(|word| *word == "super").count();
        for _ in 0..above {
            base = parent(&base);
        }
        base.extend(rest[above..].iter().cloned());
        Some(base)
    }

    fn after_statement(&self, at: usize, end: usize) -> usize {
        let close = (at..end).find(|at| self.tokens[*at].is(';'));
        close.map_or(end, |close| close + 1)
    }

    fn sign(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(sign))
    }
}

/// `pub(in crate::…)` says who may look, not what is looked at.
fn is_in(token: &Token) -> bool {
    token.word() == Some("in")
}

fn parent(path: &[String]) -> Vec<String> {
    path[..path.len().saturating_sub(1)].to_vec()
}

#[test]
fn every_way_to_name_another_file_is_seen() {
    let folder = tempfile::tempdir().expect("there is room for a few files");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder is made");
        fs::write(path, text).expect("a file is written");
    };
    write(
        "lib.rs",
        "mod low; mod high; mod deep; #[cfg(test)] mod tests;",
    );
    write(
        "low.rs",
        "pub(crate) struct Low; pub(crate) mod inside { pub(crate) struct Lower; }",
    );
    write(
        "deep.rs",
        "mod first; pub(crate) mod second; pub(in crate::high) fn f() { first::g() }",
    );
    write(
        "deep/first.rs",
        "use super::second::{self as other, Second}; fn g() { super::super::high::h(); other::k() }",
    );
    write("deep/second.rs", "use crate::{low::{inside::Lower, Low}};");
    write(
        "high.rs",
        "use std::fmt; use crate::deep; fn h() -> crate::low::Low { deep::second::f(); fmt::f() }
         #[cfg(test)] mod tests { use crate::deep::first; }",
    );
    write("tests.rs", "use crate::high;");

    let imports = Imports::of(&folder.path().join("lib.rs"));

    let seen: Vec<_> = imports
        .list
        .iter()
        .map(|import| {
            (
                import.from.as_str(),
                import.path.as_str(),
                import.to.as_str(),
            )
        })
        .collect();
    let expected = [
        ("deep.rs", "crate::deep::first::g", "deep/first.rs"),
        ("deep/first.rs", "crate::deep::second", "deep/second.rs"),
        (
            "deep/first.rs",
            "crate::deep::second::Second",
            "deep/second.rs",
        ),
        ("deep/first.rs", "crate::high::h", "high.rs"),
        ("deep/first.rs", "crate::deep::second::k", "deep/second.rs"),
        ("deep/second.rs", "crate::low::inside::Lower", "low.rs"),
        ("deep/second.rs", "crate::low::Low", "low.rs"),
        ("high.rs", "crate::deep", "deep.rs"),
        ("high.rs", "crate::low::Low", "low.rs"),
        ("high.rs", "crate::deep::second::f", "deep/second.rs"),
    ];
    assert_eq!(seen, expected);
    assert_eq!(imports.room("deep/first.rs"), Some("deep"));
}
