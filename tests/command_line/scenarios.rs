//! Every mishap in every journey: the set-up stops at the mishap's own step with its own failure, and goes on
//! from there once the mishap is over.

use consentry_practice::Scenario;
use consentry_tests::cli::Cli;

use crate::journeys::standings;

#[test]
fn each_mishap_stops_kloudmate_at_its_step_and_is_overcome() {
    for scenario in Scenario::ALL {
        stops_and_goes_on("kloudmate", "oidc", scenario);
    }
}

#[test]
fn each_mishap_stops_customer_managed_kivo_at_its_step_and_is_overcome() {
    for scenario in Scenario::ALL {
        stops_and_goes_on("kivo", "customer-managed", scenario);
    }
}

#[test]
fn each_mishap_stops_vendor_managed_kivo_at_its_step_unless_it_needs_a_secret() {
    for scenario in Scenario::ALL {
        if scenario.needs_secret() {
            refused_beforehand("kivo", "vendor-managed", scenario);
        } else {
            stops_and_goes_on("kivo", "vendor-managed", scenario);
        }
    }
}

fn refused_beforehand(service: &str, model: &str, scenario: Scenario) {
    let cli = Cli::new();

    let ended = rehearse(&cli, service, model, scenario).expect_code(2);

    assert_eq!(ended.stdout, "", "{model} {scenario}");
    assert!(
        ended.stderr.contains(&format!(
            "--scenario {scenario} needs a model with a client secret"
        )),
        "{}",
        ended.stderr
    );
    assert!(
        cli.files().is_empty(),
        "nothing is begun: {:?}",
        cli.files()
    );
}

fn stops_and_goes_on(service: &str, model: &str, scenario: Scenario) {
    let cli = Cli::new();

    let ended = rehearse(&cli, service, model, scenario).expect_code(1);

    let failure = &ended.json()["failure"];
    assert_eq!(
        failure["failure"]["code"],
        scenario.code(),
        "{service} {model} {scenario}"
    );
    assert_eq!(
        failure["step"],
        camel(scenario.step()),
        "{service} {model} {scenario}"
    );
    assert!(
        ended
            .stderr
            .contains(&format!("error[{}]: ", scenario.code())),
        "{}",
        ended.stderr
    );
    assert!(ended.stderr.contains("\nnext: "), "{}", ended.stderr);
    let id = ended.json()["id"].as_str().unwrap().to_owned();

    let again = cli
        .run([
            "setup",
            "--continue",
            &id,
            "--auto",
            "--scenario",
            scenario.name(),
            "--json",
        ])
        .expect_code(1);
    assert_eq!(again.json()["failure"]["failure"]["code"], scenario.code());

    let over = cli
        .run(["setup", "--continue", "--auto", "--json"])
        .expect_code(0)
        .json();
    assert_eq!(over["id"], id);
    assert_eq!(
        standings(&over),
        ["done"; 6],
        "{service} {model} {scenario}"
    );
}

fn rehearse(
    cli: &Cli,
    service: &str,
    model: &str,
    scenario: Scenario,
) -> consentry_tests::cli::Ended {
    cli.run([
        "setup",
        "--practice",
        "--auto",
        "--service",
        service,
        "--model",
        model,
        "--scenario",
        scenario.name(),
        "--json",
    ])
}

/// The step's name in a view.
fn camel(step: &str) -> &str {
    if step == "test-login" {
        "testLogin"
    } else {
        step
    }
}
