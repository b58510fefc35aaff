//! With `--json`, standard output is one JSON document and nothing else, whatever the command and however it ends.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use consentry_practice::{Options, PracticeTenant, ReadyApplication};
use consentry_tests::cli::{Cli, Ended};
use serde_json::Value;

/// The commands that do something, as the help of the binary lists them: a new one is here by itself.
static COMMANDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let cli = Cli::new();
    let mut leaves = Vec::new();
    let mut groups = vec![String::new()];
    while let Some(group) = groups.pop() {
        for command in listed_under(&cli, &group) {
            if listed_under(&cli, &command).is_empty() {
                leaves.push(command);
            } else {
                groups.push(command);
            }
        }
    }
    leaves
});

/// The subcommands that the help of `group` lists, each with its group before it.
fn listed_under(cli: &Cli, group: &str) -> Vec<String> {
    let help = cli
        .run(group.split_whitespace().chain(["--help"]))
        .expect_code(0)
        .stdout;
    let listed = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty());
    listed
        .filter_map(|line| {
            let line = line
                .strip_prefix("  ")
                .filter(|line| !line.starts_with(' '))?;
            line.split_whitespace().next()
        })
        .filter(|name| *name != "help")
        .map(|name| format!("{group} {name}").trim().to_owned())
        .collect()
}

#[test]
fn wrong_usage_of_every_command_is_a_failure_in_json() {
    let cli = Cli::new();
    assert!(COMMANDS.len() > 15, "{:?}", *COMMANDS);

    for command in COMMANDS.iter() {
        let words = command.split_whitespace();
        let ended = cli.run(words.chain(["--no-such-argument", "--json"]));

        let failure = refused(command, &ended);
        assert_eq!(failure["code"], "usage.argument_unknown", "{command}");
        let named = |text: &str| text.contains("'--no-such-argument'");
        assert!(named(failure["summary"].as_str().unwrap()), "{failure}");
        assert!(named(&ended.stderr), "{}", ended.stderr);
    }
}

#[test]
fn wrong_usage_before_any_command_is_a_failure_in_json() {
    for (arguments, code) in [
        (&["--json"][..], "usage.command_missing"),
        (&["bundle", "--json"], "usage.command_missing"),
        (&["--json", "no-such-command"], "usage.command_unknown"),
        (&["tenant", "--json"], "usage.argument_missing"),
        (&["schema", "nothing", "--json"], "usage.value_malformed"),
        (
            &["doctor", "--language", "tlh", "--json"],
            "usage.value_malformed",
        ),
        (
            &["setup", "--continue", "--service", "kivo", "--json"],
            "usage.argument_conflict",
        ),
    ] {
        let ended = Cli::new().run(arguments);

        assert_eq!(refused(&format!("{arguments:?}"), &ended)["code"], code);
    }
}

#[test]
fn help_and_version_stay_text() {
    for arguments in [["--help", "--json"], ["--version", "--json"]] {
        let ended = Cli::new().run(arguments).expect_code(0);

        assert!(ended.stdout.contains("onsentry"), "{}", ended.stdout);
        assert!(serde_json::from_str::<Value>(&ended.stdout).is_err());
    }
}

/// What the files of the samples below hold.
const FILES: [(&str, &str); 5] = [
    ("own.toml", "schema_version = 1\nid = 7\n"),
    ("facts.md", "| KIVO-01 | x |\n| KIVO-99 | y |\n"),
    ("error.json", r#"{"error": "access_denied"}"#),
    ("no-metadata.xml", "<p>no metadata</p>"),
    ("no-bundle.consentry", "{}"),
];

/// Each command with what it is asked, and how it ends. AUTHORITY stands for the practice tenant's login host, CLIENT for
/// KloudMate's application there, BUNDLE for the bundle of a rehearsal, RECIPIENT for somebody's age key.
pub(crate) const SAMPLES: [(&str, &str, i32); 78] = [
    (
        "bundle export",
        "kloudmate --out exported.consentry --force",
        0,
    ),
    ("bundle diff", "BUNDLE BUNDLE", 0),
    ("bundle diff", "BUNDLE edited.consentry", 1),
    ("bundle diff", "BUNDLE no-bundle.consentry", 2),
    ("bundle redact", "BUNDLE --level pseudonyms", 0),
    ("bundle export", "nobody", 2),
    ("bundle open", "BUNDLE", 0),
    ("bundle open", "no-bundle.consentry", 1),
    ("bundle open", "nothing.consentry", 2),
    (
        "bundle redact",
        "BUNDLE --out redacted.consentry --force",
        0,
    ),
    ("bundle redact", "nothing.consentry", 2),
    (
        "bundle seal",
        "BUNDLE --recipient RECIPIENT --secret-stdin --out sealed.consentry --force",
        0,
    ),
    (
        "bundle seal",
        "no-bundle.consentry --recipient RECIPIENT --secret-stdin",
        1,
    ),
    (
        "bundle seal",
        "BUNDLE --recipient age1nobody --secret-stdin",
        2,
    ),
    ("bundle show", "BUNDLE", 0),
    ("bundle show", "edited.consentry", 0),
    ("bundle show", "no-bundle.consentry", 1),
    ("bundle show", "nothing.consentry", 2),
    ("bundle verify", "BUNDLE", 0),
    ("bundle verify", "edited.consentry", 1),
    ("bundle verify", "no-bundle.consentry", 1),
    ("bundle verify", "nothing.consentry", 2),
    ("check", "BUNDLE", 0),
    ("check", "no-bundle.consentry", 1),
    ("check", "nothing.consentry", 1),
    ("check", "--merge no-bundle.consentry", 2),
    ("completions", "bash", 0),
    ("consent-url", "--service kivo --tenant contoso.com", 0),
    ("consent-url", "--service nobody --tenant contoso.com", 2),
    ("consent-url", "--service kloudmate --tenant contoso.com", 2),
    (
        "credential check",
        "--tenant contoso.com --client-id CLIENT AUTHORITY",
        0,
    ),
    (
        "credential check",
        "--tenant fabrikam.invalid --client-id CLIENT AUTHORITY",
        1,
    ),
    (
        "credential check",
        "--tenant contoso.com --client-id CLIENT --keyring AUTHORITY",
        1,
    ),
    ("doctor", "AUTHORITY --browser /does/not/exist", 1),
    ("explain", "AADSTS50105", 1),
    ("explain", "exported.consentry", 0),
    ("explain", "nothing.har", 2),
    ("login oidc", "--client-id CLIENT --response error.json", 1),
    (
        "login oidc",
        "--client-id CLIENT --response nothing.json",
        2,
    ),
    (
        "login oidc",
        "--client-id CLIENT --redirect-uri http://localhost",
        2,
    ),
    (
        "login saml",
        "--metadata no-metadata.xml --entity-id x --acs http://localhost --response error.json",
        1,
    ),
    (
        "login saml",
        "--metadata nothing.xml --entity-id x --acs http://localhost",
        2,
    ),
    (
        "login ws-fed",
        "--metadata no-metadata.xml --wtrealm x --wreply http://localhost --response error.json",
        1,
    ),
    (
        "login ws-fed",
        "--metadata nothing.xml --wtrealm x --wreply http://localhost",
        2,
    ),
    ("glossary", "", 0),
    ("glossary", "tenant", 0),
    ("glossary", "nothing", 2),
    ("handoff", "BUNDLE", 0),
    ("handoff", "nothing.consentry", 2),
    ("handoff", "--field nothing", 2),
    ("practice", "--list", 0),
    ("practice", "--auto nobody@contoso.com", 2),
    ("practice", "--seed error.json", 2),
    ("reproduce", "BUNDLE", 0),
    ("reproduce", "no-bundle.consentry", 2),
    ("reproduce", "nothing.consentry", 2),
    ("schema", "answers", 0),
    ("schema", "bundle", 0),
    ("schema", "service", 0),
    ("services check", "services/k2.toml", 0),
    ("services check", "own.toml", 1),
    ("services check", "nothing.toml", 2),
    ("services coverage", "", 0),
    ("services coverage", "facts.md", 1),
    ("services coverage", "error.json", 1),
    ("services list", "", 0),
    ("services show", "kivo", 0),
    ("services show", "nobody", 2),
    (
        "setup",
        "--practice --auto --service kivo --model vendor-managed",
        0,
    ),
    (
        "setup",
        "--practice --auto --service kivo --model vendor-managed --scenario down",
        1,
    ),
    ("setup", "--practice --service kivo", 2),
    ("setups archive", "nobody", 2),
    ("setups delete", "kloudmate", 2),
    ("setups list", "", 0),
    ("setups open", "nobody", 2),
    ("setups undo", "nobody", 2),
    ("tenant", "contoso.com AUTHORITY", 0),
    ("tenant", "gmail.com AUTHORITY", 1),
];

/// What the samples are run in.
pub(crate) struct Bench {
    cli: Cli,
    /// Runs while the samples do.
    tenant: PracticeTenant,
    application: ReadyApplication,
    recipient: String,
}

impl Bench {
    /// The files, the bundle and the profile of the samples in `cli`, and a practice tenant.
    pub(crate) async fn in_folder_of(cli: Cli) -> Self {
        for (name, text) in FILES {
            std::fs::write(cli.home().join(name), text).unwrap();
        }
        let _ = rehearsed(&cli, "kloudmate oidc", "--out out.consentry");
        let _ = rehearsed(&cli, "custom saml", "--save-profile K2");
        let bundle = std::fs::read_to_string(cli.bundle()).unwrap();
        let edited = bundle.replace("contoso.com", "fabrikam.com");
        std::fs::write(cli.home().join("edited.consentry"), edited).unwrap();
        let tenant = PracticeTenant::start(Options::default()).await.unwrap();
        Self {
            cli,
            application: tenant.ready().applications.remove(1),
            tenant,
            recipient: age::x25519::Identity::generate().to_public().to_string(),
        }
    }

    /// The words of a sample, its placeholders filled.
    pub(crate) fn words(&self, command: &str, arguments: &str) -> Vec<String> {
        let authority = format!("--authority-host {}", self.tenant.authority());
        let arguments = arguments
            .replace("AUTHORITY", &authority)
            .replace("BUNDLE", self.cli.bundle().to_str().unwrap())
            .replace("CLIENT", &self.application.client_id.to_string())
            .replace("RECIPIENT", &self.recipient);
        let words = command
            .split_whitespace()
            .chain(arguments.split_whitespace());
        words.map(str::to_owned).collect()
    }

    /// Runs them, with the client secret on standard input.
    pub(crate) fn run(&self, words: &[String]) -> Ended {
        let secret = self.application.client_secret.as_ref().unwrap();
        self.cli.run_with(words, &format!("{secret}\n"))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_answers_in_json_however_it_ends() {
    let bench = Bench::in_folder_of(Cli::new()).await;

    for (command, arguments, code) in SAMPLES {
        let mut words = bench.words(command, arguments);
        words.push("--json".to_owned());
        let ended = bench.run(&words).expect_code(code);

        let answer = ended.json();
        let failure = [&answer["failure"]["failure"], &answer["failure"]]
            .into_iter()
            .find(|failure| failure["code"].is_string());
        let has_findings = matches!(
            command,
            "bundle diff" | "check" | "doctor" | "explain" | "services check" | "services coverage"
        );
        match code {
            0 => assert_eq!(failure, None, "{command} {arguments}: {answer}"),
            1 => assert!(
                failure.is_some() || has_findings,
                "{command} {arguments}: {answer}"
            ),
            _ => drop(refused(command, &ended)),
        }
    }
}

#[test]
fn every_command_has_a_sample() {
    let sampled: BTreeSet<_> = SAMPLES
        .iter()
        .map(|(command, ..)| (*command).to_owned())
        .collect();

    assert_eq!(sampled, COMMANDS.iter().cloned().collect());
}

fn rehearsed(cli: &Cli, service_and_model: &str, more: &str) -> Ended {
    let (service, model) = service_and_model.split_once(' ').unwrap();
    let arguments = [
        "setup",
        "--practice",
        "--auto",
        "--service",
        service,
        "--model",
        model,
    ];
    cli.run(arguments.into_iter().chain(more.split_whitespace()))
        .expect_code(0)
}

/// The failure of wrong usage: with exit code 2, and with the members of any failure.
fn refused(command: &str, ended: &Ended) -> Value {
    assert_eq!(ended.code, Some(2), "{command}: {}", ended.stderr);
    let failure = ended.json()["failure"].clone();
    for member in ["code", "summary", "advice", "actor"] {
        assert!(
            failure[member].is_string(),
            "{command}: {member} of {failure}"
        );
    }
    assert!(failure["next"]["kind"].is_string(), "{command}: {failure}");
    failure
}
