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
