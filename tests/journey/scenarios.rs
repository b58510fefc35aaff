//! Every mishap of the practice tenant, under every model: it ends where and how it says, and once it is
//! put right the same set-up is finished.

use consentry_core::wizard::Step;
use consentry_practice::Scenario;
use consentry_tests::engine::Desk;

use crate::walk::{Case, KIVO_CUSTOMER, KIVO_VENDOR, KLOUDMATE, Walk};

#[tokio::test]
async fn every_mishap_with_kloudmate_is_met_named_and_survived() {
    every_mishap(KLOUDMATE).await;
}

#[tokio::test]
async fn every_mishap_with_kivos_own_app_is_met_named_and_survived() {
    every_mishap(KIVO_VENDOR).await;
}

#[tokio::test]
async fn every_mishap_with_ones_own_app_for_kivo_is_met_named_and_survived() {
    every_mishap(KIVO_CUSTOMER).await;
}

async fn every_mishap(case: Case) {
    let desk = Desk::start().await;
    for scenario in Scenario::ALL {
        if scenario.needs_secret() && !case.own {
            continue;
        }
        desk.rehearse(&[scenario]);
        let walk = Walk::begin(&desk, case);

        let stop = walk
            .on_to(Step::Export)
            .await
            .expect_err(scenario.summary());
        assert_eq!(
            stop.told(),
            (step(scenario), scenario.code()),
            "{scenario}: {:?}",
            stop.failure
        );

        desk.rehearse(&[]);
        walk.on_to(Step::Export)
            .await
            .unwrap_or_else(|stop| panic!("{scenario} is over, and yet {stop:?}"));
    }
}

/// The step that the scenario names, as ours.
fn step(scenario: Scenario) -> Step {
    match scenario.step() {
        "tenant" => Step::Tenant,
        "consent" => Step::Consent,
        "credentials" => Step::Credentials,
        "test-login" => Step::TestLogin,
        other => panic!("{other} is no step"),
    }
}
