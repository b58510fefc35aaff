//! Whoever waits for the engine to settle is not left waiting, whatever becomes of what ran.

use consentry_core::step::Step;
use consentry_core::view::request::{IdentifyTenant, NamedSetup};
use consentry_core::view::{Persona, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;

use crate::walk::{KIVO_CUSTOMER, KLOUDMATE, Walk};

#[tokio::test]
async fn with_nothing_open_it_has_settled() {
    let desk = Desk::start().await;

    assert!(desk.engine.idle().await.setup.is_none());
}

#[tokio::test]
async fn everybody_who_waits_is_told() {
    let desk = Desk::start().await;
    Walk::begin(&desk, KLOUDMATE);
    let began = desk.engine.identify_tenant(&contoso());
    began.unwrap();

    let views = tokio::join!(desk.engine.idle(), desk.engine.idle(), desk.engine.idle());

    for view in [views.0, views.1, views.2] {
        assert!(view.setup.unwrap().tenant.fact.is_some());
    }
}

#[tokio::test]
async fn closing_deleting_or_replacing_what_runs_ends_the_wait() {
    for end in ["close", "delete", "another"] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
        walk.start_login(Way::Loopback, Persona::Ordinary)
            .await
            .unwrap();
        let setup = walk.view().id;
        let ended = async {
            // Only once the other one waits.
            tokio::task::yield_now().await;
            match end {
                "close" => drop(desk.engine.close_setup()),
                "delete" => {
                    let deleted = desk.engine.delete_setup(&NamedSetup { setup }).await;
                    deleted.unwrap();
                }
                _ => drop(Walk::begin(&desk, KIVO_CUSTOMER)),
            }
        };

        let (view, ()) = tokio::join!(desk.engine.idle(), ended);

        assert!(view.setup.is_none_or(|setup| setup.running.is_none()));
    }
}

#[tokio::test]
async fn deleting_a_set_up_takes_its_secret_along() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let setup = walk.view().id;
    assert_eq!(desk.keyring.contents().len(), 1);

    let deleted = desk.engine.delete_setup(&NamedSetup { setup }).await;

    assert!(deleted.unwrap().home.unwrap().setups.is_empty());
    assert!(desk.keyring.contents().is_empty());
    assert_eq!(desk.files().len(), 1, "it lies aside");
}

#[tokio::test]
async fn a_deleted_set_up_comes_back_without_its_secret_until_another_is_deleted() {
    let desk = Desk::start().await;
    let earlier = Walk::up_to(&desk, KIVO_CUSTOMER, Step::Model).await;
    let earlier = earlier.view().id;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let before = walk.view();
    let named = |setup: &str| NamedSetup {
        setup: setup.to_owned(),
    };
    desk.engine.delete_setup(&named(&earlier)).await.unwrap();
    let deleted = desk.engine.delete_setup(&named(&before.id)).await.unwrap();
    let offered = deleted.undo.unwrap();
    assert_eq!(offered.label, "Undo: delete KloudMate for contoso.com");

    let back = desk.engine.undo().unwrap();

    assert_eq!(back.undo, None);
    let setups = back.home.unwrap().setups;
    assert_eq!(setups.len(), 1, "the earlier one is gone for good");
    let view = desk.on_disk(&before.id);
    assert_eq!(view.current, before.current);
    assert!(view.test_login.runs.iter().all(|run| run.stands));
    desk.engine.open_setup(&named(&before.id)).unwrap();
    let forgotten = desk.engine.client_secret().await.unwrap_err();
    assert_eq!(forgotten.code.as_str(), "token.secret_not_kept");
    walk.prove().await.unwrap();
    assert_eq!(walk.view().current, Step::TestLogin);
}

#[tokio::test]
async fn an_answer_that_cannot_be_saved_is_no_fact_and_ends_the_wait_with_its_failure() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let address = walk
        .start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();
    let (setups, aside) = (
        desk.folder().join("home/setups"),
        desk.folder().join("aside"),
    );
    std::fs::rename(&setups, &aside).unwrap();
    std::fs::write(&setups, "in the way").unwrap();
    walk.browse(Kind::Member, &address).await;

    let view = desk.engine.idle().await.setup.unwrap();

    let failed = view.failure.unwrap();
    assert_eq!(
        (failed.step, failed.failure.code.as_str()),
        (Step::TestLogin, "setup.unwritable")
    );
    assert!(failed.inconclusive);
    assert_eq!(view.running, None);
    assert_eq!(view.current, Step::TestLogin);

    std::fs::remove_file(&setups).unwrap();
    std::fs::rename(&aside, &setups).unwrap();
    walk.on_to(Step::Export).await.unwrap();
}

fn contoso() -> IdentifyTenant {
    IdentifyTenant {
        what: "contoso.com".to_owned(),
        cloud: None,
    }
}
