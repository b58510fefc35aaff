//! A set-up from an answers file.

use consentry_tests::cli::Cli;

use crate::journeys::standings;

#[test]
fn a_file_answers_everything_and_a_flag_goes_before_it() {
    for (name, text) in [
        (
            "answers.toml",
            "service = \"kivo\"\nmodel = \"customer-managed\"\ntenant = \"fabrikam.com\"\n\
             out = \"filed.consentry\"\nexpires_on = 2027-11-21\n\
             [inputs]\nredirect_uri = \"https://kivo.io/sso/callback\"\ncontact = \"Kim\"\n",
        ),
        (
            "answers.json",
            r#"{"service": "kivo", "model": "customer-managed", "tenant": "fabrikam.com",
                "out": "filed.consentry", "expires_on": "2027-11-21",
                "inputs": {"redirect_uri": "https://kivo.io/sso/callback", "contact": "Kim"}}"#,
        ),
    ] {
        let cli = Cli::new();
        std::fs::write(cli.home().join(name), text).unwrap();

        let setup = cli
            .run([
                "setup",
                "--practice",
                "--auto",
                "--answers",
                name,
                "--tenant",
                "contoso.com",
                "--json",
            ])
            .expect_code(0)
            .json();

        assert_eq!(standings(&setup), ["done"; 6]);
        assert_eq!(setup["subject"], "contoso.com");
        assert_eq!(setup["credentials"]["secret"]["expiresOn"], "2027-11-21");
        assert!(cli.home().join("filed.consentry").exists());
    }
}

#[test]
fn an_answers_file_has_no_place_for_a_secret() {
    let cli = Cli::new();
    let file = cli.home().join("answers.toml");
    std::fs::write(&file, "service = \"kivo\"\nsecret = \"abc8Q~canary\"\n").unwrap();

    let ended = cli
        .run(["setup", "--answers", file.to_str().unwrap()])
        .expect_code(2);

    assert!(
        ended.stderr.contains("unknown field `secret`"),
        "{}",
        ended.stderr
    );
    assert!(!ended.stderr.contains("canary"), "{}", ended.stderr);
}

#[test]
fn what_was_answered_once_serves_until_the_set_up_ends() {
    let cli = Cli::new();
    let out = cli.bundle();
    let _ = cli
        .run([
            "setup",
            "--practice",
            "--auto",
            "--service",
            "kivo",
            "--model",
            "customer-managed",
            "--input",
            "contact=Kim",
            "--out",
            out.to_str().unwrap(),
            "--scenario",
            "down",
        ])
        .expect_code(1);

    let setup = cli
        .run(["setup", "--continue", "--auto", "--json"])
        .expect_code(0)
        .json();

    assert_eq!(setup["model"]["chosen"], "customer-managed");
    assert_eq!(setup["export"]["saved"]["path"], out.to_str().unwrap());
    assert!(!cli.home().join("answers").read_dir().unwrap().any(|_| true));
}

/// A rehearsal of Kandji by SAML to its end, with these tasks said to be done.
fn kandji_with(done: &[&str]) -> Vec<String> {
    let rehearsal = "setup --practice --auto --service kandji --model saml --json";
    let done = done.iter().flat_map(|task| ["--done", task]);
    rehearsal
        .split(' ')
        .chain(done)
        .map(str::to_owned)
        .collect()
}

/// Kandji's tasks up to the one that makes it the only way in, not in their order.
const TO_THE_END: [&str; 6] = [
    "disable-standard-authentication",
    "name-way-back=Marta, by password",
    "try-kandji-login",
    "check-team-member",
    "enable-connection",
    "save-connection",
];

#[test]
fn a_task_is_said_to_be_done_by_its_id_with_what_it_asks_for() {
    let setup = Cli::new()
        .run(kandji_with(&TO_THE_END))
        .expect_code(0)
        .json();

    let after = &setup["after"];
    let task = |stage: &str, id: &str| {
        let mut tasks = after[stage].as_array().unwrap().iter();
        tasks.find(|task| task["id"] == id).unwrap().clone()
    };
    let enforced = task("enforce", "disable-standard-authentication");
    assert_eq!(enforced["done"]["how"], "stated");
    assert_eq!(enforced["done"]["by"], "kim");
    assert_eq!(after["wayBack"], "Marta, by password");
}

#[test]
fn a_task_that_comes_too_early_is_refused_with_its_reason() {
    let ended = Cli::new()
        .run(kandji_with(&["disable-standard-authentication"]))
        .expect_code(1);

    assert!(
        ended.stderr.contains("error[setup.task_too_early]"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_task_that_the_model_does_not_have_is_refused_with_those_that_it_has() {
    let ended = Cli::new()
        .run(kandji_with(&["disable-standard"]))
        .expect_code(2);

    let tasks = [
        "no task disable-standard;",
        "save-connection",
        "disable-standard-authentication",
        "name-way-back",
    ];
    let failure = &ended.json()["failure"];
    assert_eq!(failure["code"], "usage.task_unknown");
    for said in [ended.stderr.as_str(), failure["summary"].as_str().unwrap()] {
        for task in tasks {
            assert!(said.contains(task), "{task}: {said}");
        }
    }
}
