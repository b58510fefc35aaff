//! Wrong usage ends with 2 and one sentence that names what is wrong.

use consentry_tests::cli::Cli;

/// What can be missing, and how it is named.
pub(crate) const MISSING: [(&str, &str); 9] = [
    ("setup", "--service is missing"),
    ("setup --practice --service kivo", "--tenant is missing"),
    (
        "setup --practice --service kivo --tenant contoso.com",
        "--model is missing: vendor-managed, customer-managed",
    ),
    (
        "setup --practice --service kivo --tenant contoso.com --model customer-managed",
        "--input redirect_uri=… is missing",
    ),
    (
        "setup --practice --service kloudmate --model oidc --tenant contoso.com",
        "--client-id is missing",
    ),
    (
        "setup --practice --service kloudmate --model oidc --tenant contoso.com --client-id 2c8e61d7-f94a-4b05-8d3e-a7160c5fb982 --skip-consent",
        "--secret-stdin is missing",
    ),
    (
        "setup --practice --service kivo --tenant contoso.com --model vendor-managed",
        "give --landing for consent",
    ),
    (
        "consent-url --service kloudmate --tenant contoso.com",
        "--client-id is missing",
    ),
    (
        "login oidc --client-id x --redirect-uri http://localhost",
        "--issuer or --tenant is missing",
    ),
];

/// What cannot be, and how it is named.
pub(crate) const WRONG: [(&str, &str); 13] = [
    ("setup --service nobody", "service.unknown"),
    (
        "setup --practice --auto --service kivo --model nothing",
        "model.unknown",
    ),
    (
        "setup --practice --auto --service kloudmate --input nothing=1",
        "model.input_malformed",
    ),
    (
        "setup --practice --auto --service kloudmate --option nothing=1",
        "has no option nothing",
    ),
    ("setup --service kivo --auto", "work with --practice only"),
    ("setup --continue", "there is no set-up to continue"),
    ("setup --continue ../kivo", "setup.unknown"),
    (
        "setup --practice --service kivo --scenario nothing",
        "nothing",
    ),
    ("setup --input no-value", "NAME=VALUE"),
    ("tenant contoso.com --cloud practice", "there is no cloud"),
    (
        "bundle verify does-not-exist.consentry",
        "does-not-exist.consentry",
    ),
    ("practice --auto nobody@contoso.com", "nobody@contoso.com"),
    ("no-such-command", "no-such-command"),
];

#[test]
fn what_is_missing_is_named() {
    for (arguments, named) in MISSING {
        let ended = Cli::new().run(arguments.split_whitespace()).expect_code(2);

        assert!(
            ended.stderr.contains(named),
            "{arguments}: {}",
            ended.stderr
        );
        assert_eq!(ended.stdout, "", "{arguments}");
    }
}

#[test]
fn what_cannot_be_is_refused() {
    for (arguments, named) in WRONG {
        let ended = Cli::new().run(arguments.split_whitespace()).expect_code(2);

        assert!(
            ended.stderr.contains(named),
            "{arguments}: {}",
            ended.stderr
        );
        assert_eq!(ended.stdout, "", "{arguments}");
    }
}

#[test]
fn what_is_found_out_about_a_tenant_is_no_wrong_usage() {
    let ended = Cli::new()
        .run(["tenant", "gmail.com", "--json"])
        .expect_code(1);

    assert_eq!(ended.json()["failure"]["code"], "tenant.consumer_domain");
    assert!(
        ended.stderr.starts_with("error[tenant.consumer_domain]: "),
        "{}",
        ended.stderr
    );
    assert!(ended.stderr.contains("\nnext: "), "{}", ended.stderr);
}
