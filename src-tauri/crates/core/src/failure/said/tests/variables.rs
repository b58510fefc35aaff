//! Every variable of a failure's sentences is given where the failure is made.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::FACTS;
use crate::failure::FailureCode;
use crate::language::Language;

/// What every failure of a set-up brings along, and every one of Microsoft's.
const ALWAYS: [&str; 7] = [
    "aadsts",
    "cause",
    "fix",
    "page",
    "service",
    "set_up_as",
    "signs_in_by",
];

/// The codes that are made of another failure, or handed to whoever makes it, each with the file that gives the facts.
const MADE_ELSEWHERE: [(FailureCode, &str); 3] = [
    (FailureCode::BundleUnwritable, "store/target.rs"),
    (FailureCode::LoginNotAnAnswer, "core/src/pasted.rs"),
    (FailureCode::TokenSecretWrong, "credential/inspect.rs"),
];

/// A source file that ships.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Whether it names the code, or makes failures of it for a file that does.
    fn makes(&self, code: FailureCode) -> bool {
        let variant = format!("{code:?}");
        let mut words = self.text.split(|letter: char| !letter.is_alphanumeric());
        let mut elsewhere = MADE_ELSEWHERE.iter();
        words.any(|word| word == variant)
            || elsewhere.any(|(other, file)| *other == code && self.path.ends_with(file))
    }

    /// The names that begin a pair or stand first in a call: `("host", host)`.
    fn facts(&self) -> impl Iterator<Item = &str> {
        let calls = self.text.split('(').map(str::trim_start);
        let quoted = calls.filter_map(|rest| rest.strip_prefix('"')?.split_once('"'));
        let first = quoted.filter(|(_, rest)| rest.starts_with(','));
        first.map(|(name, _)| name)
    }
}

#[test]
fn every_variable_of_a_code_is_given_where_that_code_is_made() {
    let sources = shipped();
    let mut never = vec![];
    for code in FailureCode::ALL {
        // What it names are the members of a flaw, which the tests of profiles hold against its message.
        if *code == FailureCode::ServiceMalformed {
            continue;
        }
        let making = sources.iter().filter(|source| source.makes(*code));
        let mut given: BTreeSet<_> = making.flat_map(Source::facts).collect();
        given.extend(ALWAYS);
        given.extend(carried_by_microsoft(*code));
        let id = code.message_id();
        let advice = format!("{id}.advice");
        for name in [&id, &advice].into_iter().flat_map(|id| variables(id)) {
            if !given.contains(name) {
                never.push(format!("{code}: {name}"));
            }
        }
    }

    assert!(never.is_empty(), "nobody gives {never:#?}");
}

#[test]
fn every_fact_that_a_caller_may_give_is_given_somewhere() {
    let sources = shipped();
    let given: BTreeSet<_> = sources.iter().flat_map(Source::facts).collect();
    let carried = include_str!("../../aadsts.tsv");
    for (name, _) in FACTS.iter().filter(|(name, _)| *name != "aadsts") {
        let carried = carried.contains(&format!("{name}: "));
        assert!(given.contains(name) || carried, "{name}");
    }
}

fn variables(id: &str) -> impl Iterator<Item = &'static str> {
    Language::english().variables(id)
}

/// The values that Microsoft's texts carry, where the table makes `code` of them.
fn carried_by_microsoft(code: FailureCode) -> BTreeSet<&'static str> {
    let rows = include_str!("../../aadsts.tsv").lines().skip(1);
    let cells = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    let of_code = cells.filter(|cells| cells.get(4) == Some(&code.as_str()));
    let values: Vec<_> = of_code.filter_map(|cells| cells.get(5).copied()).collect();
    let values = values.into_iter().flat_map(|values| values.split("; "));
    let names = values.filter_map(|value| value.split_once(": "));
    names.map(|(name, _)| name).collect()
}

fn shipped() -> Vec<Source> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = vec![];
    for folder in ["crates/core/src", "crates/cli/src", "src"] {
        read_all(&home.join(folder), &mut sources);
    }
    sources
}

/// All sources below `folder` but tests.
fn read_all(folder: &Path, into: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            read_all(&path, into);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let ships = text.split("\n#[cfg(test)]\nmod tests {").next();
            into.push(Source {
                path: path.to_string_lossy().into_owned(),
                text: ships.unwrap_or_default().to_owned(),
            });
        }
    }
}
