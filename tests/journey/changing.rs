//! Changing one's mind: it says what it undoes, and undoes exactly that.

use consentry_core::step::Step;
use consentry_core::view::request::{ConsentAction, NamedSetup, Seal, StateTask};
use consentry_core::view::{SetupView, Standing};
use consentry_tests::engine::Desk;

use crate::walk::{
    Case, KANDJI, KANDJI_SAML, KIVO_CUSTOMER, KIVO_VENDOR, KLOUDMATE, Walk, standing,
};

#[tokio::test]
async fn another_model_says_what_it_undoes_and_undoes_exactly_that() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_CUSTOMER, Step::Export).await;
    walk.save(Seal::LeaveOut).await;
    assert_eq!(
        walk.view().model.change_undoes.as_deref(),
        Some(
            "Another model means doing Consent, Credentials, Test login and Export again. Kept for when you come back \
             to Customer-managed: The redirect URI that Kivo gives you, Application (client) ID."
        )
    );
    let tenant = walk.view().tenant.fact;

    let view = walk.choose(KIVO_VENDOR).await.unwrap();

    assert_eq!(view.tenant.fact, tenant);
    assert_eq!(view.current, Step::Consent);
    assert_eq!(view.consent.fact, None);
    assert_eq!(view.credentials.secret, None);
    assert_eq!(view.export.saved, None);
    assert!(view.test_login.runs.iter().all(|run| !run.stands));
    assert_eq!(desk.keyring.contents().len(), 1, "it can be taken back");
    hand_over(&desk).await;
    assert!(desk.keyring.contents().is_empty());
}

#[tokio::test]
async fn another_model_is_taken_back_whole() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_CUSTOMER, Step::Export).await;
    walk.save(Seal::LeaveOut).await;
    let before = walk.view();
    let secrets = desk.keyring.contents();
    walk.choose(KIVO_VENDOR).await.unwrap();

    let offered = desk.engine.view().undo.unwrap();
    assert_eq!(offered.label, "Undo: change to Kivo-managed");
    assert!(offered.secret.unwrap().contains("until the next change"));
    let undone = desk.engine.undo().unwrap();

    assert_eq!(undone.undo, None);
    let after = walk.is_on_disk();
    assert_eq!(after.steps, before.steps);
    assert_eq!(after.model.chosen, before.model.chosen);
    assert_eq!(after.test_login.runs, before.test_login.runs);
    assert_eq!(after.export, before.export);
    assert_eq!(desk.keyring.contents(), secrets);
    let nothing = desk.engine.undo().unwrap_err();
    assert_eq!(nothing.code.as_str(), "setup.nothing_to_undo");
}

#[tokio::test]
async fn a_mistyped_directory_is_taken_back_by_another_process_too() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let before = walk.view();
    walk.identify("nobody-has-this.com").await.unwrap_err();
    assert_eq!(standing(&walk.view(), Step::Consent), Standing::Locked);

    let setup = NamedSetup {
        setup: before.id.clone(),
    };
    desk.engine.close_setup();
    let label = desk.engine.open_setup(&setup).unwrap().undo.unwrap().label;
    assert_eq!(label, "Undo: look up nobody-has-this.com");
    let view = desk.engine.undo().unwrap().setup.unwrap();

    assert_eq!(view.steps, before.steps);
    assert_eq!(view.failure, None);
    assert_eq!(desk.keyring.contents().len(), 1);
}

#[tokio::test]
async fn a_task_that_is_not_done_after_all_is_taken_back_and_one_that_is_done_takes_nothing_away() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KANDJI, Step::Export).await;
    let view = walk.view();
    let task = view.export.open_tasks.first().unwrap();
    let state = |done| {
        desk.engine.state_task(&StateTask {
            task: task.id.clone(),
            by: "Ada".to_owned(),
            done,
            says: None,
        })
    };
    let is_open = || {
        let open = walk.view().export.open_tasks;
        open.iter().any(|one| one.id == task.id)
    };

    assert_eq!(state(true).unwrap().undo, None);
    assert!(!is_open());
    let offered = state(false).unwrap().undo.unwrap();
    assert_eq!(offered.label, format!("Undo: take back “{}”", task.title));
    assert_eq!(offered.secret, None);
    assert!(is_open());
    desk.engine.undo().unwrap();

    assert!(!is_open());
}

#[tokio::test]
async fn each_model_finds_again_what_was_entered_for_it_and_nothing_of_another() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KANDJI_SAML, Step::Export).await;
    let open = walk.view().export.open_tasks;
    for task in open
        .iter()
        .map(|task| task.id.as_str())
        .chain(["enable-connection"])
    {
        let stated = desk.engine.state_task(&StateTask {
            task: task.to_owned(),
            by: "Ada".to_owned(),
            done: true,
            says: None,
        });
        stated.expect(task);
    }
    let before = walk.view();
    let is_open = |view: &SetupView| {
        let mut after = view.after.enable.iter();
        after.any(|task| task.id == "enable-connection" && task.done.is_none())
    };
    assert!(!is_open(&before));
    let entered = |view: &SetupView, model: &str| {
        let mut choices = view.model.choices.iter();
        let choice = choices.find(|one| one.id == model).unwrap();
        let inputs = choice.inputs.iter();
        inputs
            .map(|input| (input.id.clone(), input.value.clone()))
            .collect::<Vec<_>>()
    };
    let saml = entered(&before, "saml");

    let native = walk.choose(KANDJI).await.unwrap();
    assert_eq!(native.consent.client_id, None);
    assert_eq!(native.credentials.client_id, None);
    assert_ne!(standing(&native, Step::Consent), Standing::Done);
    assert!(is_open(&native), "it is another connection");
    assert_eq!(entered(&native, "saml"), saml);

    let back = walk.choose(KANDJI_SAML).await.unwrap();
    assert_eq!(entered(&back, "saml"), saml);
    assert_eq!(back.credentials.client_id, before.credentials.client_id);
    assert!(!is_open(&back));
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
    assert_eq!(desk.keyring.contents().len(), 1, "it can be taken back");
    hand_over(&desk).await;
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

/// The next change: somebody else is asked for consent.
async fn hand_over(desk: &Desk) {
    let asked = desk.engine.consent(&ConsentAction::HandOver {
        to: "Grace".to_owned(),
    });
    assert_eq!(asked.unwrap().undo, None);
    desk.engine.idle().await;
}
