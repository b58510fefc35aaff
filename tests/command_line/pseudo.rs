//! In the pseudo-language, whatever the command line prints has no plain word of ours left: a sentence that does not
//! come from a catalogue, or a profile's text that is not passed through the language, stays readable and is found.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::LazyLock;

use consentry_core::service::Services;
use consentry_practice::Scenario;
use consentry_tests::cli::{Cli, Ended};
use serde_json::Value;

use crate::journeys::journeys;
use crate::json::{Bench, SAMPLES};
use crate::refusals::{MISSING, WRONG};

const PSEUDO: &str = "qps-ploc";

/// Members of the answers in JSON that hold names, ids and values, or what somebody else wrote.
const VALUES: [&str; 23] = [
    "aadsts",
    "aliases",
    "clause",
    "default",
    "displayName",
    "domain",
    "example",
    "expected",
    "hint",
    "homes",
    "id",
    "initials",
    "model",
    "password",
    "protocol",
    "raw",
    "received",
    "scope",
    "scopes",
    "upn",
    "userName",
    "value",
    "who",
];

/// What Serde says of a file that does not fit, in its own words, and the fields that a seed has.
const SERDE: &str = "invalid type: integer, expected a string; unknown field, expected one of alone, tenants, users, applications at line, column";

/// What a receipt names: members of a bundle, and claims by the names that Microsoft gives them.
const RECEIPT: &str = "who aio sid sub uti";

/// The program's own name, a permission that Microsoft publishes, how profiles suggest to call what is made in Entra, and
/// the time that is the same everywhere.
const PUBLISHED: &str = "Consentry openid SSO UTC";

/// What a run may leave plain.
#[derive(Clone, Default)]
struct Plain(BTreeSet<String>);

/// What any run may leave plain: what stands in `{"…"}` in the catalogues, the names that services have in every language,
/// their ids and those of scenarios, the names in the practice tenant, what this system and Serde say of a file, and what the harness names as browser.
static ALWAYS: LazyLock<Plain> = LazyLock::new(|| {
    let mut plain = Plain::default();
    for literal in literals() {
        plain.add(&literal);
    }
    let cli = Cli::new();
    let cards = Cli::speaking(PSEUDO)
        .run(["services", "list", "--json"])
        .json();
    for card in cards.as_array().unwrap() {
        let id = card["id"].as_str().unwrap();
        plain.add(card["name"].as_str().unwrap());
        plain.add_values("", &cli.run(["services", "show", id, "--json"]).json());
    }
    for scenario in Scenario::ALL {
        plain.add(scenario.name());
    }
    let practice: Value = serde_json::from_str(&announced(&cli, &["--json"], "{")).unwrap();
    for kind in ["tenants", "users", "applications"] {
        for named in practice[kind].as_array().unwrap() {
            plain.add(named["name"].as_str().unwrap());
        }
    }
    plain.add(&std::fs::read("nothing").unwrap_err().to_string());
    plain.add("BROWSER true");
    plain.add(PUBLISHED);
    plain.add(std::env::consts::OS);
    plain.add(SERDE);
    plain.add(RECEIPT);
    plain
});

impl Plain {
    fn add(&mut self, text: &str) {
        self.0.extend(letters(text).map(str::to_owned));
    }

    /// The names and ids in an answer, what a flaw is about, and the names of claims with their values.
    fn add_values(&mut self, member: &str, answer: &Value) {
        match answer {
            Value::String(text) if VALUES.contains(&member) => self.add(text),
            Value::Array(items) => items.iter().for_each(|item| self.add_values(member, item)),
            Value::Object(claims) if member == "claims" => {
                for (claim, value) in claims {
                    self.add(claim);
                    self.add(&value.to_string());
                }
            }
            Value::Object(facts) if member == "facts" => {
                facts.values().for_each(|fact| self.add(&fact.to_string()));
            }
            Value::Object(members) => {
                for (member, value) in members {
                    self.add_values(member, value);
                }
            }
            Value::Bool(_) | Value::Null | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The words of `printed` that are neither disguised nor plain by right.
    fn left(&self, printed: &str) -> BTreeSet<String> {
        words(printed)
            .filter(|word| letters(word).any(|part| !self.0.contains(part)))
            .collect()
    }
}

/// The literals of the catalogues: flags, commands, keys to press.
fn literals() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/core/messages/en");
    let files = std::fs::read_dir(folder).unwrap();
    let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    texts
        .flat_map(|text| {
            let parts = text.split("{\"").skip(1);
            parts
                .filter_map(|part| Some(part.split_once("\"}")?.0.to_owned()))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Longer than any word, in characters: a thumbprint can be letters alone.
const LONGEST_WORD: usize = 20;

/// What is written in letters alone, three or more of ASCII; an address, a path, a digest or an id with a number in it
/// is none.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| {
        character.is_whitespace() || "()[]{}<>\"“”'`,;".contains(character)
    })
    .map(|token| token.trim_matches(|character: char| ".:!?…–=*|".contains(character)))
    .filter(|token| !token.starts_with('-') && token.chars().count() <= LONGEST_WORD)
    .filter(|token| {
        !token.contains(|character: char| {
            character.is_ascii_digit() || "/:@_=\\.~".contains(character)
        })
    })
    .filter(|token| letters(token).next().is_some())
    .map(str::to_owned)
}

fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_alphabetic())
        .filter(|part| part.len() > 2)
}

/// The sentences of an answer in JSON: every text of several words that is no name, neither of
/// a person nor of a certificate (X.501), no document, and nobody else's.
fn sentences<'a>(member: &str, answer: &'a Value, found: &mut Vec<&'a str>) {
    match answer {
        Value::String(text)
            if VALUES.contains(&member) || text.starts_with("CN=") || text.starts_with('<') => {}
        Value::String(text) if text.contains(' ') => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| sentences(member, item, found)),
        Value::Object(members) if !["claims", "facts"].contains(&member) => {
            for (member, value) in members {
                sentences(member, value, found);
            }
        }
        Value::Bool(_) | Value::Null | Value::Number(_) | Value::Object(_) | Value::String(_) => {}
    }
}

/// What stays plain in how runs of the same command ended, the last with `--json`, but for names and ids.
fn left_plain(words: &[String], ended: &[Ended]) -> Vec<String> {
    let answer = ended.last().unwrap().json();
    let mut plain = ALWAYS.clone();
    for word in words {
        plain.add(word);
    }
    plain.add_values("", &answer);
    let mut said = Vec::new();
    for one in ended {
        assert_eq!(one.code, ended[0].code, "{words:?}: {}", one.stderr);
        said.extend(one.stderr.lines());
    }
    for text in &ended[..ended.len() - 1] {
        said.extend(text.stdout.lines());
    }
    sentences("", &answer, &mut said);

    said.iter()
        .map(|said| (plain.left(said), said))
        .filter(|(left, _)| !left.is_empty())
        .map(|(left, said)| format!("{}: {left:?} in {said}", words.join(" ")))
        .collect()
}

/// What stays plain when each of these commands runs in a folder of its own, as text and in JSON.
fn left_plain_of(arguments: &str) -> Vec<String> {
    let words: Vec<_> = arguments.split_whitespace().map(str::to_owned).collect();
    let ended = [&[][..], &["--json".to_owned()]]
        .map(|more| Cli::speaking(PSEUDO).run(words.iter().chain(more)));
    left_plain(&words, &ended)
}

/// What the practice tenant says of itself, up to the line with `last`.
fn announced(cli: &Cli, more: &[&str], last: &str) -> String {
    let mut child = cli
        .command(["practice"].iter().chain(more))
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said = String::new();
    for line in lines.map_while(Result::ok) {
        said.push_str(&line);
        said.push('\n');
        if line.contains(last) {
            break;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    said
}

fn assert_none(left: &[String]) {
    assert!(left.is_empty(), "{}", left.join("\n"));
}

#[test]
fn wrong_usage_is_told_in_the_language() {
    let runs = MISSING.iter().chain(&WRONG);
    let left = runs.flat_map(|(arguments, _)| left_plain_of(arguments));

    assert_none(&left.collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_speaks_the_language_however_it_ends() {
    let bench = Bench::in_folder_of(Cli::speaking(PSEUDO)).await;
    // A schema and a completion are documentation, which stays English as `--help` does.
    let samples = SAMPLES
        .iter()
        .filter(|(command, ..)| !matches!(*command, "schema" | "completions"));
    let left = samples.flat_map(|(command, arguments, _)| {
        let words = bench.words(command, arguments);
        let in_json = [&words[..], &["--json".to_owned()]].concat();
        left_plain(&words, &[bench.run(&words), bench.run(&in_json)])
    });

    assert_none(&left.collect::<Vec<_>>());
}

#[test]
fn every_service_is_shown_in_the_language() {
    let profiles = Services::shipped().profiles();
    let left = profiles.flat_map(|profile| left_plain_of(&format!("services show {}", profile.id)));

    assert_none(&left.collect::<Vec<_>>());
}

#[test]
fn whole_set_ups_and_their_bundles_are_told_in_the_language() {
    let left = journeys().into_iter().flat_map(|(service, model)| {
        let cli = Cli::speaking(PSEUDO);
        let rehearsal = format!("setup --practice --auto --service {service} --model {model}");
        let commands = [
            &format!("{rehearsal} --out out.consentry --force"),
            "bundle show out.consentry",
            "bundle verify out.consentry",
            "reproduce out.consentry",
        ];
        let left = commands.map(|command| {
            let words: Vec<_> = command.split_whitespace().map(str::to_owned).collect();
            let ended =
                [&[][..], &["--json".to_owned()]].map(|more| cli.run(words.iter().chain(more)));
            left_plain(&words, &ended)
        });
        left.concat()
    });

    assert_none(&left.collect::<Vec<_>>());
}

#[test]
fn set_ups_that_fail_are_told_in_the_language() {
    let rehearsal = "setup --practice --auto --service kloudmate --model oidc --json --scenario";
    let left = Scenario::ALL.iter().flat_map(|scenario| {
        let words = format!("{rehearsal} {scenario}");
        let words: Vec<_> = words.split_whitespace().map(str::to_owned).collect();
        left_plain(&words, &[Cli::speaking(PSEUDO).run(&words)])
    });

    assert_none(&left.collect::<Vec<_>>());
}

/// Files that Consentry refuses, each for another flaw, and the command that reads it.
const FLAWED: [(&str, &str, &str); 10] = [
    ("not-json.consentry", "no bundle", "bundle show"),
    ("list.consentry", "[]", "bundle verify"),
    (
        "twice.consentry",
        r#"{"format": 1, "format": 2}"#,
        "bundle show",
    ),
    (
        "newer.consentry",
        r#"{"format": "consentry.bundle", "version": 99}"#,
        "bundle verify",
    ),
    (
        "member-missing.consentry",
        r#"{"format": "consentry.bundle", "version": 3}"#,
        "bundle show",
    ),
    ("nul.consentry", r#"{"format": "\u0000"}"#, "bundle show"),
    (
        "number.consentry",
        r#"{"format": 9007199254740993}"#,
        "bundle show",
    ),
    ("document-type.xml", "<!DOCTYPE a><a/>", METADATA),
    ("cut-off.xml", "<EntityDescriptor", METADATA),
    ("own.toml", "schema_version = 1\nid = 7\n", "services check"),
];

const METADATA: &str =
    "login saml --entity-id x --acs http://localhost --response x.xml --metadata";

#[test]
fn what_exactly_is_wrong_with_a_file_is_told_in_the_language() {
    let left = FLAWED.iter().flat_map(|(file, content, command)| {
        let cli = Cli::speaking(PSEUDO);
        std::fs::write(cli.home().join(file), content).unwrap();
        let words: Vec<_> = command
            .split_whitespace()
            .chain([*file])
            .map(str::to_owned)
            .collect();
        let ended = [&[][..], &["--json".to_owned()]].map(|more| cli.run(words.iter().chain(more)));
        let answer = ended[1].json();
        assert!(
            answer["flaw"].is_object() || answer["failure"]["flaw"].is_string(),
            "{file}: {answer}"
        );
        left_plain(&words, &ended)
    });

    assert_none(&left.collect::<Vec<_>>());
}

#[test]
fn every_refusal_of_a_saved_answer_is_told_in_the_language() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let manifest = std::fs::read(corpus.join("manifest.json")).unwrap();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap();
    let file = |name: &Value| {
        let path = corpus.join(name.as_str().unwrap());
        path.to_str().unwrap().to_owned()
    };
    let mut codes = BTreeSet::new();
    let vectors = manifest["vectors"].as_array().unwrap().iter();
    let left = vectors
        .filter(|vector| vector["code"].is_string() && codes.insert(vector["code"].to_string()))
        .flat_map(|vector| {
            let (protocol, settings) = if vector["file"].as_str().unwrap().starts_with("saml/") {
                ("saml", ["entity_id", "acs"])
            } else {
                ("ws-fed", ["wtrealm", "wreply"])
            };
            let mut words = vec!["login".to_owned(), protocol.to_owned()];
            for setting in settings {
                let value = &manifest[protocol.replace('-', "_")][setting];
                words.push(format!("--{}", setting.replace('_', "-")));
                words.push(value.as_str().unwrap().to_owned());
            }
            for (flag, value) in [
                ("--metadata", file(&vector["metadata"])),
                ("--response", file(&vector["file"])),
                ("--at", manifest["at"].as_str().unwrap().to_owned()),
            ] {
                words.extend([flag.to_owned(), value]);
            }
            let cli = Cli::speaking(PSEUDO);
            let ended =
                [&[][..], &["--json".to_owned()]].map(|more| cli.run(words.iter().chain(more)));
            left_plain(&words, &ended)
        });

    assert_none(&left.collect::<Vec<_>>());
}

#[test]
fn the_practice_tenant_announces_itself_in_the_language() {
    let mut plain = ALWAYS.clone();
    plain.add_values(
        "",
        &serde_json::from_str(&announced(&Cli::speaking(PSEUDO), &["--json"], "{")).unwrap(),
    );

    assert_eq!(
        plain.left(&announced(&Cli::speaking(PSEUDO), &[], "Ctrl-C")),
        BTreeSet::new()
    );
}
