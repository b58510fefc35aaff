//! Looking again: no answer retracts nothing, a disproof does.

use consentry_core::step::Step;
use consentry_core::view::{Persona, Standing, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::engine::Desk;

use crate::walk::{KLOUDMATE, Walk, standing};

const DONE: [Step; 5] = [
    Step::Tenant,
    Step::Model,
    Step::Consent,
    Step::Credentials,
    Step::TestLogin,
];

#[tokio::test]
async fn an_outage_during_a_re_check_retracts_nothing() {
    for outage in [Scenario::Down, Scenario::Throttled] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
        let secret = walk.application().client_secret.unwrap();
        desk.rehearse(&[outage]);

        let tenant = walk.identify("contoso.com").await.unwrap_err();
        assert_eq!(tenant.told(), (Step::Tenant, outage.code().unwrap()));
        all_stands(&walk);
        let credentials = walk.prove_with(&secret).await.unwrap_err();
        assert_eq!(
            credentials.told(),
            (Step::Credentials, outage.code().unwrap())
        );
        all_stands(&walk);
        // Without discovery there is no page to open: the login ends before it begins.
        let began = desk
            .engine
            .start_login(&consentry_core::view::request::StartLogin {
                way: Way::Loopback,
                persona: Persona::Ordinary,
                allow_sha1: false,
            });
        began.unwrap();
        desk.engine.idle().await;
        let failed = walk.view().failure.unwrap();
        assert_eq!(
            (failed.step, failed.failure.code.as_str()),
            (Step::TestLogin, outage.code().unwrap())
        );
        assert!(failed.inconclusive);
        all_stands(&walk);
    }
}

#[tokio::test]
async fn a_secret_that_has_expired_since_takes_the_login_with_it_and_no_more() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    desk.rehearse(&[Scenario::SecretExpired]);

    let stop = walk.prove().await.unwrap_err();

    assert_eq!(stop.told(), (Step::Credentials, "token.secret_expired"));
    let view = walk.view();
    assert_eq!(standing(&view, Step::Consent), Standing::Done);
    assert_eq!(standing(&view, Step::Credentials), Standing::Failed);
    assert_eq!(standing(&view, Step::TestLogin), Standing::Locked);
    assert!(view.test_login.runs.iter().all(|run| !run.stands));
    assert!(
        desk.keyring.contents().is_empty(),
        "nobody needs it any more"
    );
}

#[tokio::test]
async fn proving_the_same_again_keeps_all_that_was_built_on_it() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let saved = walk
        .save(consentry_core::view::request::Seal::LeaveOut)
        .await;

    walk.identify("contoso.com").await.unwrap();
    walk.prove().await.unwrap();

    all_stands(&walk);
    assert_eq!(walk.view().export.saved, Some(saved));
    assert_eq!(desk.keyring.contents().len(), 1);
}

#[tokio::test]
async fn a_later_login_that_fails_counts_against_the_earlier_one_of_the_same_kind_of_person() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    desk.rehearse(&[Scenario::KeyRollover]);

    let stop = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
        .unwrap_err();

    assert_eq!(
        stop.told(),
        (Step::TestLogin, "id_token.signing_key_unknown")
    );
    assert_eq!(standing(&walk.view(), Step::TestLogin), Standing::Failed);
    assert_eq!(standing(&walk.view(), Step::Credentials), Standing::Done);
}

pub(crate) fn all_stands(walk: &Walk<'_>) {
    let view = walk.is_on_disk();
    for step in DONE {
        assert_eq!(standing(&view, step), Standing::Done, "{step:?}");
    }
}
