//! Two bundles compared at a terminal, bundles passed on without their people, and seals opened with a file of keys.

use std::path::{Path, PathBuf};

use age::secrecy::ExposeSecret as _;
use consentry_bundle::{Bundle, Verdict};
use consentry_practice::{Options, PracticeTenant};
use consentry_tests::cli::{Cli, Ended};

fn bundle(cli: &Cli) -> PathBuf {
    let words = "setup --practice --auto --service kloudmate --model oidc --out out.consentry";
    let _ = cli.run(words.split_whitespace()).expect_code(0);
    cli.bundle()
}

fn diff(cli: &Cli, left: &Path, right: &Path) -> Ended {
    cli.run([
        "bundle",
        "diff",
        left.to_str().unwrap(),
        right.to_str().unwrap(),
    ])
}

#[test]
fn what_the_failure_is_about_is_told_first_with_both_values() {
    let cli = Cli::new();
    let left = bundle(&cli);
    let mut changed = Bundle::parse(&std::fs::read(&left).unwrap()).unwrap();
    changed.service.profile_version = "99".to_owned();
    let uri = changed.application.as_ref().unwrap().redirect_uris[0].clone();
    changed.application.as_mut().unwrap().redirect_uris[0] = format!("{uri}/");
    let run = changed.runs.last_mut().unwrap();
    run.verdict = Verdict::Fail;
    let check = run
        .checks
        .iter_mut()
        .find(|check| check.id == "redirect_uri");
    check.unwrap().status = "fail".to_owned();
    let right = left.with_file_name("failing.consentry");
    std::fs::write(&right, changed.to_bytes().unwrap()).unwrap();

    let told = diff(&cli, &left, &right).expect_code(1).stdout;

    let at = |text: &str| told.find(text).unwrap_or_else(|| panic!("{text}: {told}"));
    assert!(at("In failing.consentry, this failed") < at("What the failure is about"));
    assert!(at("What the failure is about") < at("Redirect URI: a slash at the end"));
    assert!(at("letter by letter") < at("Version of the service’s profile"));
    assert!(
        told.contains(&format!("out.consentry     {uri}\n")),
        "{told}"
    );
    let same = diff(&cli, &left, &left).expect_code(0).stdout;
    assert_eq!(same, "The bundles mean the same.\n");
    let nothing = left.with_file_name("nothing.consentry");
    let _ = diff(&cli, &left, &nothing).expect_code(2);
}

#[test]
fn a_bundle_without_its_people_comes_to_the_same_and_says_what_is_not_in_it() {
    let cli = Cli::new();
    let path = bundle(&cli);
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(kept.contains("ada@contoso.com") && kept.contains("Ada Lovelace"));
    for level in ["pseudonyms", "removed"] {
        let out = path.with_file_name(format!("{level}.consentry"));
        let words = [
            "bundle",
            "redact",
            path.to_str().unwrap(),
            "--level",
            level,
            "--out",
        ];
        let words = words.into_iter().chain([out.to_str().unwrap()]);

        let redacted = cli.run(words).expect_code(0);

        assert!(
            redacted
                .stderr
                .contains("Replaced email at /runs/0/claims/email: it identifies a person"),
            "{}",
            redacted.stderr
        );
        let text = std::fs::read_to_string(&out).unwrap();
        for person in ["ada@", "Lovelace"] {
            assert!(!text.contains(person) && !redacted.stderr.contains(person));
        }
        let _ = cli
            .run(["bundle", "verify", out.to_str().unwrap()])
            .expect_code(0);
        let judged = cli.run(["reproduce", out.to_str().unwrap()]).expect_code(0);
        assert!(
            judged.stdout.contains("The same verdict"),
            "{}",
            judged.stdout
        );
    }
    let exported = path.with_file_name("exported.consentry");
    let words = [
        "bundle",
        "export",
        "--level",
        "removed",
        "--out",
        exported.to_str().unwrap(),
    ];
    let _ = cli.run(words).expect_code(0);
    assert!(
        !std::fs::read_to_string(&exported)
            .unwrap()
            .contains("Lovelace")
    );
}

#[tokio::test]
async fn a_file_of_keys_opens_the_seal_and_is_never_told() {
    let cli = Cli::new();
    let path = bundle(&cli);
    let path = path.to_str().unwrap();
    let tenant = PracticeTenant::start(Options::default()).await.unwrap();
    let secret = tenant.ready().applications[1]
        .client_secret
        .clone()
        .unwrap();
    let (ours, other) = (
        age::x25519::Identity::generate(),
        age::x25519::Identity::generate(),
    );
    let recipient = ours.to_public().to_string();
    let words = [
        "bundle",
        "seal",
        path,
        "--recipient",
        &recipient,
        "--secret-stdin",
    ];
    let words = words.into_iter().chain(["--out", path, "--force"]);
    let _ = cli.run_with(words, &format!("{secret}\n")).expect_code(0);
    let armored = Bundle::parse(&std::fs::read(path).unwrap()).unwrap().sealed;
    let file = |name: &str, text: &str| {
        let file = cli.home().join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let key = ours.to_string().expose_secret().to_owned();
    let open = |file: &str| {
        cli.run([
            "bundle",
            "open",
            path,
            "--identity",
            file,
            "--print-secret",
            "--json",
        ])
    };

    let opened = open(&file("key.txt", &format!("# created: today\n{key}\n"))).expect_code(0);
    assert_eq!(opened.json()["clientSecret"], secret.as_str());
    let begins = &key[..24];
    assert!(!opened.stdout.contains(begins) && !opened.stderr.contains(begins));

    let wrong = other.to_string().expose_secret().to_owned();
    for (text, code, exit) in [
        (wrong, "bundle.wrong_key", 1),
        (format!("{key}\nnonsense"), "bundle.identity_malformed", 2),
        (armored.unwrap().armored, "bundle.identity_malformed", 2),
    ] {
        let refused = open(&file("key.txt", &text)).expect_code(exit);

        assert_eq!(refused.json()["failure"]["code"], code);
        let told = [refused.stdout, refused.stderr].concat();
        assert!(
            !told.contains(&text[..24]) && !told.contains(&secret),
            "{told}"
        );
    }
}
