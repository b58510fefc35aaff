//! A scenario of every kind in every journey (the journeys of the engine meet them all): the set-up stops at its own step with its own failure, and goes on
//! from there once it is over.

use std::collections::BTreeSet;

use consentry_practice::Scenario;
use consentry_tests::cli::Cli;

use crate::journeys::standings;

#[test]
fn each_scenario_stops_kloudmate_at_its_step_and_is_overcome() {
    every_scenario("kloudmate", "oidc");
}

#[test]
fn each_scenario_stops_kloudmate_by_saml_at_its_step_and_is_overcome() {
    every_scenario("kloudmate", "saml");
}

#[test]
fn each_scenario_stops_customer_managed_kivo_at_its_step_and_is_overcome() {
    every_scenario("kivo", "customer-managed");
}

#[test]
fn each_scenario_stops_vendor_managed_kivo_at_its_step_unless_it_needs_a_secret() {
    every_scenario("kivo", "vendor-managed");
}

fn every_scenario(service: &str, model: &str) {
    let protocol = if model == "saml" { "saml" } else { "oidc" };
    let has_secret = matches!(model, "oidc" | "customer-managed");
    let mut met = BTreeSet::new();
    for scenario in Scenario::ALL {
        let shown = scenario.shows_in(protocol, has_secret);
        let code = scenario.code_in(protocol);
        let step = scenario.step_in(protocol, has_secret);
        let area = code.and_then(|code| code.split('.').next());
        let kind = shown.then_some((step, area, scenario.is_warning()));
        if !met.insert(kind) {
            continue;
        }
        match code.filter(|_| !scenario.is_warning()) {
            _ if !shown => refused_beforehand(service, model, scenario),
            Some(code) => stops_and_goes_on(service, model, scenario, (step, code)),
            None => gets_through(service, model, scenario),
        }
    }
}

fn refused_beforehand(service: &str, model: &str, scenario: Scenario) {
    let cli = Cli::new();

    let ended = rehearse(&cli, service, model, scenario).expect_code(2);

    let failure = &ended.json()["failure"];
    let code = failure["code"].as_str().unwrap();
    assert!(code.starts_with("usage.scenario_"), "{failure}");
    let refused = format!("--scenario {scenario} ");
    assert!(failure["summary"].as_str().unwrap().contains(&refused));
    assert!(ended.stderr.contains(&refused), "{}", ended.stderr);
    assert!(
        cli.files().is_empty(),
        "nothing is begun: {:?}",
        cli.files()
    );
}

fn gets_through(service: &str, model: &str, scenario: Scenario) {
    let cli = Cli::new();

    let ended = rehearse(&cli, service, model, scenario).expect_code(0);

    assert_eq!(standings(&ended.json()), ["done"; 6], "{model} {scenario}");
}

fn stops_and_goes_on(service: &str, model: &str, scenario: Scenario, (step, code): (&str, &str)) {
    let cli = Cli::new();

    let ended = rehearse(&cli, service, model, scenario).expect_code(1);

    let failure = &ended.json()["failure"];
    assert_eq!(
        failure["failure"]["code"], code,
        "{service} {model} {scenario}"
    );
    assert_eq!(failure["step"], camel(step), "{service} {model} {scenario}");
    assert!(
        ended.stderr.contains(&format!("error[{code}]: ")),
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
    assert_eq!(again.json()["failure"]["failure"]["code"], code);

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
