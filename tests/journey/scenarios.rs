//! Every scenario of the practice tenant, under every model: it ends where and how it says, and once it is
//! put right the same set-up is finished.

use consentry_core::step::Step;
use consentry_practice::Scenario;
use consentry_tests::engine::Desk;

use crate::walk::{
    CUSTOM_WS_FED, Case, KINDE_WS_FED, KIVO_CUSTOMER, KIVO_VENDOR, KLOUDMATE, KLOUDMATE_SAML, Walk,
    last_run,
};

#[tokio::test]
async fn every_scenario_with_kloudmate_is_met_named_and_survived() {
    every_scenario(KLOUDMATE).await;
}

#[tokio::test]
async fn every_scenario_with_kivos_own_app_is_met_named_and_survived() {
    every_scenario(KIVO_VENDOR).await;
}

#[tokio::test]
async fn every_scenario_with_ones_own_app_for_kivo_is_met_named_and_survived() {
    every_scenario(KIVO_CUSTOMER).await;
}

#[tokio::test]
async fn every_scenario_with_kloudmate_by_saml_is_met_named_and_survived() {
    every_scenario(KLOUDMATE_SAML).await;
}

#[tokio::test]
async fn every_scenario_with_kinde_by_ws_federation_is_met_named_and_survived() {
    every_scenario(KINDE_WS_FED).await;
}

#[tokio::test]
async fn every_scenario_with_any_service_by_ws_federation_is_met_named_and_survived() {
    every_scenario(CUSTOM_WS_FED).await;
}

async fn every_scenario(case: Case) {
    let desk = Desk::start().await;
    let meets = |scenario: &Scenario| scenario.shows_in(case.protocol, case.has_secret());
    for scenario in Scenario::ALL.into_iter().filter(meets) {
        desk.rehearse(&[scenario]);
        let walk = Walk::begin(&desk, case);

        let ended = walk.on_to(Step::Export).await;
        let code = scenario.code_in(case.protocol);
        if let Some(code) = code.filter(|_| !scenario.is_warning()) {
            let stop = ended.expect_err(scenario.name());
            let told = (step(scenario, case), code);
            assert_eq!(stop.told(), told, "{scenario}: {:?}", stop.failure);
        } else {
            let view =
                ended.unwrap_or_else(|stop| panic!("{scenario} is harmless, and yet {stop:?}"));
            let warnings = &last_run(&view).warnings;
            if let Some(code) = code {
                let warned = warnings.iter().any(|warning| warning.id == code);
                assert!(warned, "{scenario}: {warnings:?}");
            }
        }

        desk.rehearse(&[]);
        walk.on_to(Step::Export)
            .await
            .unwrap_or_else(|stop| panic!("{scenario} is over, and yet {stop:?}"));
    }
}

/// The step that the scenario names, as ours.
fn step(scenario: Scenario, case: Case) -> Step {
    match scenario.step_in(case.protocol, case.has_secret()) {
        "tenant" => Step::Tenant,
        "consent" => Step::Consent,
        "credentials" => Step::Credentials,
        "test-login" => Step::TestLogin,
        other => panic!("{other} is no step"),
    }
}
