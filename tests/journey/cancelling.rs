//! Stopping: by hand at whatever runs, and by the clock.

use std::time::Duration;

use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::request::{
    ConsentAction, IdentifyTenant, ProveCredentials, SecretEntry, StartLogin,
};
use consentry_core::view::{Persona, SetupView, Standing, Verdict, Way, WizardView};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;

use crate::walk::{KLOUDMATE, Walk, last_run, standing};

#[tokio::test]
async fn cancelling_whatever_runs_leaves_the_facts_as_they_were() {
    for step in [
        Step::Tenant,
        Step::Consent,
        Step::Credentials,
        Step::TestLogin,
    ] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, step).await;
        if step == Step::Consent {
            walk.name_application().unwrap();
        }
        let before = walk.view();

        let running = begin(&walk, step).unwrap().setup.unwrap();
        assert_eq!(running.running.unwrap().step, step);
        assert_eq!(standing(&walk.view(), step), Standing::Running);
        desk.engine.cancel().unwrap();

        let after = desk.engine.idle().await.setup.unwrap();
        assert_eq!(known(&after, step), known(&before, step), "{step:?}");
        assert_eq!(after.running, None);
        assert_eq!(after.failure, None);
        walk.is_on_disk();
        walk.on_to(Step::Export).await.unwrap();
    }
}

#[tokio::test]
async fn a_re_check_of_each_step_can_be_cancelled_with_nothing_lost() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let before = walk.view();

    for step in [
        Step::Tenant,
        Step::Consent,
        Step::Credentials,
        Step::TestLogin,
    ] {
        begin(&walk, step).unwrap();
        desk.engine.cancel().unwrap();
        let after = desk.engine.idle().await.setup.unwrap();
        assert_eq!(after.steps, before.steps, "{step:?}");
        assert_eq!(after.test_login.runs, before.test_login.runs, "{step:?}");
    }
}

#[tokio::test]
async fn an_answer_that_comes_after_cancelling_changes_nothing() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();
    let landed = walk.browse(Kind::Member, &address).await.unwrap();

    desk.engine.cancel().unwrap();
    let refused = walk.receive(&landed).await.unwrap_err();

    assert_eq!(refused.told().1, "setup.not_ready");
    assert_eq!(walk.view().test_login.runs, []);
}

#[tokio::test]
async fn a_login_that_nobody_answers_ends_by_the_clock_without_a_verdict() {
    for way in [Way::Loopback, Way::Paste] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
        let before = walk.view();
        walk.start_login(way, Persona::Ordinary).await.unwrap();
        let until = walk.view().running.unwrap().until.unwrap();
        assert_eq!(
            until - walk.view().running.unwrap().since,
            chrono::Duration::minutes(5)
        );

        desk.clock
            .pass_over_a_sleeper(Duration::from_secs(4 * 60 + 59))
            .await;
        assert!(walk.view().running.is_some(), "a second is left");
        desk.clock.pass_over_a_sleeper(Duration::from_secs(1)).await;

        let view = desk.engine.idle().await.setup.unwrap();
        let failed = view.failure.clone().unwrap();
        assert_eq!(failed.failure.code.as_str(), "login.timed_out");
        assert!(failed.inconclusive);
        assert_eq!(last_run(&view).verdict, Verdict::Inconclusive);
        assert_eq!(
            known(&view, Step::TestLogin),
            known(&before, Step::TestLogin)
        );
        walk.on_to(Step::Export).await.unwrap();
    }
}

#[tokio::test]
async fn a_consent_page_that_nobody_answers_ends_by_the_clock_and_can_be_opened_again() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Consent).await;
    walk.name_application().unwrap();
    desk.engine.consent(&ConsentAction::Open).unwrap();
    desk.opened().await;

    desk.clock
        .pass_over_a_sleeper(Duration::from_mins(10))
        .await;

    let view = desk.engine.idle().await.setup.unwrap();
    let failed = view.failure.unwrap();
    assert_eq!(
        (
            failed.step,
            failed.failure.code.as_str(),
            failed.inconclusive
        ),
        (Step::Consent, "login.timed_out", true)
    );
    walk.consent().await.unwrap();
}

#[tokio::test]
async fn handing_consent_over_waits_without_an_end_and_the_answer_can_come_days_later() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Consent).await;
    walk.name_application().unwrap();
    let handed = desk.engine.consent(&ConsentAction::HandOver {
        to: "Alan Admin".to_owned(),
    });
    let view = handed.unwrap().setup.unwrap();
    assert_eq!(standing(&view, Step::Consent), Standing::Waiting);

    desk.clock.pass(Duration::from_hours(5 * 24));
    assert_eq!(
        standing(&walk.is_on_disk(), Step::Consent),
        Standing::Waiting
    );
    let tenant = walk.view().tenant.fact.unwrap().tenant_id;
    let landed = walk
        .land(&format!(
            "http://localhost/?admin_consent=True&tenant={tenant}"
        ))
        .await
        .unwrap();

    assert_eq!(standing(&landed, Step::Consent), Standing::Done);
    assert_eq!(landed.consent.waiting, None);
}

fn begin(walk: &Walk<'_>, step: Step) -> Result<WizardView, Failure> {
    let engine = &walk.desk.engine;
    match step {
        Step::Tenant => engine.identify_tenant(&IdentifyTenant {
            what: "contoso.com".to_owned(),
            cloud: None,
        }),
        Step::Consent => engine.consent(&ConsentAction::Open),
        Step::Credentials => engine.prove_credentials(ProveCredentials {
            client_id: walk.case.client_id.to_owned(),
            secret: walk.application().client_secret.map(SecretEntry::new),
            expires_on: None,
        }),
        Step::TestLogin => engine.start_login(&StartLogin {
            way: walk.way(),
            persona: Persona::Ordinary,
            allow_sha1: false,
        }),
        Step::Model | Step::Export => unreachable!("nothing runs there"),
    }
}

/// What is known of the steps before `step`, and what that step holds.
fn known(view: &SetupView, step: Step) -> impl PartialEq + std::fmt::Debug + use<> {
    let before: Vec<_> = view
        .steps
        .iter()
        .filter(|shown| shown.step < step)
        .cloned()
        .collect();
    (
        before,
        view.tenant.fact.clone(),
        view.model.chosen.clone(),
        view.consent.fact.clone(),
        view.credentials.secret.clone(),
    )
}
