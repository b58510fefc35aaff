//! Every word that a person reads stands in a catalogue: no sentence in code, no message that nobody asks for, none that
//! is asked for and missing.

#[path = "catalogues/literals.rs"]
mod literals;
#[path = "catalogues/marks.rs"]
mod marks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use literals::Literal;

/// What a literal holds that a machine reads, or that names a clause of a standard.
const MACHINES: [&str; 6] = [
    "§",
    "Content-Type: ",
    "script-src ",
    "OpenID Connect",
    "Microsoft identity platform, ",
    "HTTP-Redirect",
];

/// Where code that ships says something to a person. The practice tenant's pages imitate a foreign system, in English.
const SPEAKING: [&str; 4] = [
    "src-tauri/src",
    "src-tauri/crates/core/src",
    "src-tauri/crates/cli/src",
    "ui/src",
];

/// The literals of every file that ships, by its path.
fn shipped() -> BTreeMap<PathBuf, Vec<Literal>> {
    SPEAKING
        .iter()
        .flat_map(|folder| files_in(&root().join(folder)))
        .filter(|path| ships(path))
        .filter_map(|path| {
            let source = fs::read_to_string(&path).expect("sources are text");
            let found = match path.extension()?.to_str()? {
                "rs" => literals::of_rust(&source),
                "ts" | "svelte" => literals::of_typescript(&source),
                _ => return None,
            };
            Some((path, found))
        })
        .collect()
}

/// Whether a file is part of a program: no test, and nothing that stands in for something else in one.
fn ships(path: &Path) -> bool {
    let path = path.to_string_lossy();
    let left_out = [
        "/tests/",
        "/tests.rs",
        "/fixture.rs",
        "/scripted.rs",
        // What an earlier version wrote, in its own words.
        "/version_1.rs",
        ".test.ts",
        "/testing/",
        "/backend/fake",
        "/contract.ts",
    ];
    !left_out.iter().any(|part| path.contains(part))
}

#[test]
fn no_sentence_stands_in_code() {
    let mut found = vec![];
    for (path, literals) in shipped() {
        if path.extension().is_some_and(|extension| extension == "rs") {
            found.extend(
                literals
                    .iter()
                    .filter(|literal| {
                        reads_like_prose(&literal.text) && !is_for_developers(&literal.before)
                    })
                    .map(|literal| {
                        format!("{}:{}: {:?}", shown(&path), literal.line, literal.text)
                    }),
            );
        }
    }

    assert!(
        found.is_empty(),
        "a sentence belongs into core/messages:\n{}",
        found.join("\n")
    );
}

#[test]
fn every_message_is_asked_for() {
    let asked = asked_for();
    let taken_up = taken_up();
    let core = core();
    let unused: Vec<_> = messages()
        .into_iter()
        .filter(|id| {
            !asked.contains(id) && !taken_up.contains(id) && !is_of_a_family(id, &asked, &core)
        })
        .collect();

    assert!(unused.is_empty(), "nobody asks for {unused:#?}");
}

#[test]
fn no_message_that_is_asked_for_is_missing() {
    let messages = messages();
    let mut missing = vec![];
    for (path, literals) in shipped() {
        missing.extend(
            literals
                .iter()
                .filter(|literal| is_asked(&literal.before) && !is_there(&messages, &literal.text))
                .map(|literal| format!("{}:{}: {}", shown(&path), literal.line, literal.text)),
        );
    }

    assert!(
        missing.is_empty(),
        "no catalogue has\n{}",
        missing.join("\n")
    );
}

/// Whether there is such a message or, for an id that ends in a name, one of its family.
fn is_there(messages: &BTreeSet<String>, id: &str) -> bool {
    match id.split_once(['{', '$']) {
        None => messages.contains(id),
        Some((family, _)) => messages.iter().any(|message| message.starts_with(family)),
    }
}

/// Every literal that can be the id of a message.
fn asked_for() -> BTreeSet<String> {
    let practice = files_in(&root().join("src-tauri/crates/practice/src"));
    let practice = practice
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let named = practice
        .flat_map(|path| literals::of_rust(&fs::read_to_string(path).expect("sources are text")));
    let said = shipped().into_values().flatten();
    said.chain(named).map(|literal| literal.text).collect()
}

/// The ids of all messages, those of the window among them.
fn messages() -> BTreeSet<String> {
    files_in(&root().join("src-tauri/crates/core/messages/en"))
        .iter()
        .flat_map(|path| {
            let text = fs::read_to_string(path).expect("catalogues are text");
            let ids: Vec<_> = text
                .lines()
                .filter_map(|line| line.split_once(" ="))
                .map(|(id, _)| id.to_owned())
                .filter(|id| id.starts_with(|letter: char| letter.is_ascii_alphabetic()))
                .collect();
            ids
        })
        .collect()
}

/// Whether an id is made of a name: code puts a family before it (`check-{id}`), and the name stands in code, or in the
/// table of Microsoft's codes.
fn is_of_a_family(id: &str, literals: &BTreeSet<String>, core: &str) -> bool {
    // The glossary is told whole.
    if microsofts_codes().contains(id) || id.starts_with("glossary-") {
        return true;
    }
    let families = literals
        .iter()
        .filter_map(|literal| literal.split_once(['{', '$']))
        .map(|(family, _)| family)
        .filter(|family| family.len() > 2 && family.ends_with('-'));
    let mut names = families.filter_map(|family| id.strip_prefix(family));
    names.any(|name| {
        let spellings = [
            name.to_owned(),
            name.replace('-', "."),
            name.replacen('-', ".", 1),
        ];
        spellings.iter().any(|name| literals.contains(name)) || is_a_variant(core, name)
    })
}

/// Whether core has a variant whose name on the wire is `name`: `EmailFallback` for `email_fallback`.
fn is_a_variant(core: &str, name: &str) -> bool {
    let last = name.rsplit('-').next().unwrap_or(name);
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    };
    let words = last.split('_').filter(|word| !word.is_empty());
    let variant: String = words.map(capital).collect();
    [",", " {"]
        .iter()
        .any(|end| core.contains(&(variant.clone() + end)))
}

/// All of core, as one text.
fn core() -> String {
    let files = files_in(&root().join("src-tauri/crates/core/src"));
    let files = files
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files
        .map(|path| fs::read_to_string(path).expect("sources are text"))
        .collect()
}

/// The codes that Microsoft's errors have.
fn microsofts_codes() -> BTreeSet<String> {
    let table = root().join("src-tauri/crates/core/src/failure/aadsts.tsv");
    let table = fs::read_to_string(table).expect("the table is text");
    let codes = table.lines().filter_map(|line| line.split('\t').next());
    codes.map(str::to_owned).collect()
}

/// The ids that other messages take up.
fn taken_up() -> BTreeSet<String> {
    let texts = files_in(&root().join("src-tauri/crates/core/messages/en"));
    let texts = texts
        .iter()
        .map(|path| fs::read_to_string(path).expect("catalogues are text"));
    let placeables = texts.flat_map(|text| {
        let placeables = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'));
        placeables
            .map(|(inner, _)| inner.trim().to_owned())
            .collect::<Vec<_>>()
    });
    placeables.collect()
}

/// Whether a literal is given to a function that says something.
fn is_asked(before: &str) -> bool {
    [
        "say(",
        "say_attribute(",
        "language.count(",
        "language.find(",
    ]
    .iter()
    .any(|call| before.trim_end().ends_with(call))
}

/// Whether only developers read it: logs, panics, parsers' errors, and descriptions in a schema.
fn is_for_developers(before: &str) -> bool {
    [
        "tracing::",
        "\"description\":",
        "Error::custom(",
        "expect(",
        "assert!(",
        "panic!(",
        "unreachable!(",
    ]
    .iter()
    .any(|call| before.contains(call))
}

/// Three words or more, or two that begin like a sentence: neither a header, an address, a format nor markup.
fn reads_like_prose(text: &str) -> bool {
    let text = without_placeholders(text);
    let words: Vec<_> = text
        .split(' ')
        .map(|word| word.trim_matches(|letter: char| ",.;:!?()\"'“”’…".contains(letter)))
        .filter(|word| !word.is_empty())
        .collect();
    let plain = words
        .iter()
        .filter(|word| {
            word.len() > 1
                && word.chars().all(|letter| {
                    letter.is_alphabetic() || letter == '-' || letter == '’' || letter == '\''
                })
        })
        .count();
    if MACHINES.iter().any(|mark| text.contains(mark)) {
        return false;
    }
    let status_line = text.starts_with(|letter: char| letter.is_ascii_digit());
    let begins = text
        .trim_start()
        .starts_with(|letter: char| letter.is_uppercase());
    !status_line && (plain >= 3 || plain >= 2 && begins && plain == words.len())
}

fn without_placeholders(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|letter| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the workspace")
        .to_owned()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = vec![];
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}
