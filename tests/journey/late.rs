//! What the service shows only late: its step stays open until it is entered, and nothing else is lost.

use std::collections::BTreeMap;

use consentry_core::failure::Failure;
use consentry_core::step::Step;
use consentry_core::view::request::EnterInputs;
use consentry_core::view::{Standing, WizardView};
use consentry_tests::engine::Desk;

use crate::walk::{Case, KINDE, KINDE_WS_FED, Walk, standing};

const CALLBACK: &str = "https://contoso.kinde.com/login/callback";

#[tokio::test]
async fn kindes_callback_keeps_credentials_open_until_it_is_entered() {
    for case in [KINDE, KINDE_WS_FED] {
        let desk = Desk::start().await;
        let walk = without_callback(&desk, case).await;

        let proved = walk.prove().await.unwrap();
        assert!(proved.credentials.secret.is_some(), "the secret is proved");
        assert_eq!(proved.current, Step::Credentials, "{case:?}");
        assert_eq!(standing(&proved, Step::Credentials), Standing::Open);
        assert_eq!(standing(&proved, Step::TestLogin), Standing::Locked);
        assert_eq!(proved.credentials.inputs[0].value, None);
        let mut tasks = proved.credentials.tasks.iter();
        let form = tasks.find(|task| task.id == "open-form-for-organization");
        assert!(form.unwrap().ready, "the callback is found by way of it");

        enter(&desk, CALLBACK).unwrap();
        let entered = walk.is_on_disk();
        assert_eq!(standing(&entered, Step::Credentials), Standing::Done);
        assert_eq!(
            entered.credentials.inputs[0].value.as_deref(),
            Some(CALLBACK)
        );
        walk.on_to(Step::Export).await.unwrap();
    }
}

#[tokio::test]
async fn kindes_callback_can_be_entered_before_the_secret() {
    let desk = Desk::start().await;
    let walk = without_callback(&desk, KINDE).await;

    enter(&desk, CALLBACK).unwrap();
    assert_eq!(standing(&walk.view(), Step::Credentials), Standing::Open);

    walk.prove().await.unwrap();
    assert_eq!(walk.view().current, Step::TestLogin);
}

#[tokio::test]
async fn a_callback_that_cannot_be_one_is_refused_and_changes_nothing() {
    let desk = Desk::start().await;
    let walk = without_callback(&desk, KINDE).await;
    let before = walk.view();

    for wrong in ["contoso.kinde.com", "http://contoso.kinde.com/", "a b"] {
        let refusal = enter(&desk, wrong).unwrap_err();
        assert_eq!(refusal.code.as_str(), "model.input_malformed", "{wrong}");
    }

    assert_eq!(walk.view(), before);
}

#[tokio::test]
async fn a_callback_that_is_taken_back_opens_the_step_again_and_keeps_the_secret() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KINDE, Step::Export).await;

    enter(&desk, "").unwrap();
    let without = walk.is_on_disk();
    assert_eq!(without.current, Step::Credentials);
    assert!(without.credentials.secret.is_some());
    assert_eq!(desk.keyring.contents().len(), 1);

    enter(&desk, CALLBACK).unwrap();
    assert_eq!(walk.view().current, Step::Export, "the login still stands");
}

/// A set-up at Credentials, in which nobody has entered the callback.
async fn without_callback(desk: &Desk, case: Case) -> Walk<'_> {
    Walk::up_to(desk, Case { late: &[], ..case }, Step::Credentials).await
}

fn enter(desk: &Desk, callback: &str) -> Result<WizardView, Failure> {
    desk.engine.enter_inputs(&EnterInputs {
        inputs: BTreeMap::from([("callback_url".to_owned(), callback.to_owned())]),
    })
}
