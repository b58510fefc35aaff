//! Changing one's mind: it says what it undoes, and undoes exactly that.

use consentry_core::step::Step;
use consentry_core::view::request::Seal;
use consentry_core::view::{SetupView, Standing};
use consentry_tests::engine::Desk;

use crate::walk::{Case, KANDJI, KIVO_CUSTOMER, KIVO_VENDOR, KLOUDMATE, Walk, standing};

#[tokio::test]
async fn another_model_says_what_it_undoes_and_undoes_exactly_that() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_CUSTOMER, Step::Export).await;
    walk.save(Seal::LeaveOut).await;
    assert_eq!(
        walk.view().model.change_undoes.as_deref(),
        Some("Another model means doing Consent, Credentials, Test login and Export again.")
    );
    let tenant = walk.view().tenant.fact;

    let view = walk.choose(KIVO_VENDOR).await.unwrap();

    assert_eq!(view.tenant.fact, tenant);
    assert_eq!(view.current, Step::Consent);
    assert_eq!(view.consent.fact, None);
    assert_eq!(view.credentials.secret, None);
    assert_eq!(view.export.saved, None);
    assert!(view.test_login.runs.iter().all(|run| !run.stands));
    assert!(desk.keyring.contents().is_empty());
}

#[tokio::test]
async fn choosing_the_same_again_undoes_nothing() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_CUSTOMER, Step::Export).await;
    let before = walk.view();

    let after = walk.choose(KIVO_CUSTOMER).await.unwrap();

    assert_eq!(after.steps, before.steps);
    assert_eq!(after.test_login, before.test_login);
}

#[tokio::test]
async fn another_directory_keeps_the_model_and_undoes_what_was_proved_in_the_first() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;

    let view = walk.identify("fabrikam.com").await.unwrap();

    let tenant = view.tenant.fact.as_ref().unwrap();
    assert_eq!(tenant.domain.as_deref(), Some("fabrikam.com"));
    assert_eq!(tenant.display_name.as_deref(), Some("Fabrikam Inc."));
    assert_eq!(standing(&view, Step::Model), Standing::Done);
    assert_eq!(view.current, Step::Consent);
    assert_eq!(view.credentials.secret, None);
    assert!(view.test_login.runs.iter().all(|run| !run.stands));
    assert!(desk.keyring.contents().is_empty());
}

#[tokio::test]
async fn the_domain_is_not_asked_for_twice_and_goes_with_another_directory() {
    let desk = Desk::start().await;
    let case = Case {
        inputs: &[("region", "us")],
        ..KANDJI
    };
    let walk = Walk::up_to(&desk, case, Step::Consent).await;
    let domain = |view: &SetupView| {
        let mut models = view.model.choices.iter();
        let native = models.find(|one| one.id == "native").unwrap();
        let mut inputs = native.inputs.iter();
        let input = inputs.find(|one| one.id == "directory_domain").unwrap();
        (input.default.clone(), input.value.clone())
    };
    let both = |domain: &str| (Some(domain.to_owned()), Some(domain.to_owned()));

    assert_eq!(domain(&walk.view()), both("contoso.com"));
    let elsewhere = walk.identify("fabrikam.com").await.unwrap();
    assert_eq!(domain(&elsewhere), both("fabrikam.com"));
}

#[tokio::test]
async fn another_name_of_the_same_directory_undoes_nothing() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;

    let view = walk.identify("ada@contoso.onmicrosoft.com").await.unwrap();

    assert_eq!(view.current, Step::Export);
    assert!(view.test_login.runs.iter().all(|run| run.stands));
}

#[tokio::test]
async fn a_directory_that_is_not_there_retracts_the_one_before_it() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Credentials).await;

    let stop = walk.identify("nobody-has-this.com").await.unwrap_err();

    assert_eq!(stop.told(), (Step::Tenant, "tenant.unknown"));
    assert_eq!(walk.view().tenant.fact, None);
    assert_eq!(standing(&walk.view(), Step::Consent), Standing::Locked);
}

#[tokio::test]
async fn an_application_of_another_directory_is_refused_by_its_own_failure() {
    let desk = Desk::start().await;
    let mut walk = Walk::begin(&desk, KLOUDMATE);
    walk.skips_consent = true;
    walk.identify("fabrikam.com").await.unwrap();

    let stop = walk.on_to(Step::Export).await.unwrap_err();

    assert_eq!(stop.told(), (Step::Credentials, "application.unknown"));
}
