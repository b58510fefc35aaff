//! Several people, side by side.

use consentry_core::step::Step;
use consentry_core::view::{Persona, Verdict, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;

use crate::walk::{KLOUDMATE, Walk, last_run};

const EVERYBODY: [(Persona, Kind); 4] = [
    (Persona::Ordinary, Kind::Member),
    (Persona::Guest, Kind::Guest),
    (Persona::NoMailbox, Kind::NoMailbox),
    (Persona::Unassigned, Kind::Unassigned),
];

#[tokio::test]
async fn four_kinds_of_people_are_kept_side_by_side() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    for (persona, kind) in EVERYBODY {
        walk.sign_in(Way::Loopback, persona, kind).await.unwrap();
    }

    let view = walk.view();
    assert_eq!(view.test_login.runs.len(), 4);
    for shown in &view.test_login.personas {
        let id = shown.run.as_ref().expect("everybody was tried");
        let run = view.test_login.runs.iter().find(|run| run.id == *id);
        let run = run.unwrap();
        assert_eq!(run.persona, shown.persona);
        assert_eq!(run.verdict, Verdict::Pass, "{:?}", run.persona);
        assert!(run.stands);
    }
}

#[tokio::test]
async fn somebody_without_a_mailbox_gets_in_by_the_next_best_claim_and_a_warning_says_so() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let view = walk
        .sign_in(Way::Loopback, Persona::NoMailbox, Kind::NoMailbox)
        .await
        .unwrap();

    let run = last_run(&view);
    let email = &run.uses[0];
    assert_eq!(email.missing, ["email"]);
    assert_eq!(email.claim.as_deref(), Some("preferred_username"));
    assert_eq!(email.value.as_deref(), Some("nomail@contoso.com"));
    assert!(warns(run, "email_fallback"), "{:?}", run.warnings);
}

#[tokio::test]
async fn an_ordinary_person_raises_no_warning_of_a_fall_back_and_a_guest_is_called_one() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let ordinary = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
        .unwrap();
    assert!(!warns(last_run(&ordinary), "email_fallback"));
    assert!(!warns(last_run(&ordinary), "guest"));

    let guest = walk
        .sign_in(Way::Loopback, Persona::Guest, Kind::Guest)
        .await
        .unwrap();
    assert!(warns(last_run(&guest), "guest"));
    assert_eq!(last_run(&guest).who.as_deref(), Some("Jonas Weber"));
}

#[tokio::test]
async fn somebody_unassigned_is_kept_out_as_they_should_be_and_that_alone_finishes_nothing() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let view = walk
        .sign_in(Way::Loopback, Persona::Unassigned, Kind::Unassigned)
        .await
        .unwrap();

    let run = last_run(&view);
    assert_eq!((run.verdict, &run.failure), (Verdict::Pass, &None));
    assert_eq!(
        run.sentence,
        "A user who is not assigned is kept out of KloudMate, as it should be"
    );
    assert_eq!(view.current, Step::TestLogin, "nobody has got in yet");
}

#[tokio::test]
async fn somebody_who_should_be_kept_out_and_gets_in_is_a_failure() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let stop = walk
        .sign_in(Way::Loopback, Persona::Unassigned, Kind::Member)
        .await
        .unwrap_err();

    assert_eq!(stop.told(), (Step::TestLogin, "login.outsider_let_in"));
}

#[tokio::test]
async fn a_second_factor_and_two_hundred_groups_keep_nobody_out() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let approved = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Mfa)
        .await
        .unwrap();
    assert_eq!(last_run(&approved).verdict, Verdict::Pass);

    let grouped = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::ManyGroups)
        .await
        .unwrap();
    assert_eq!(last_run(&grouped).verdict, Verdict::Pass);
    assert!(warns(last_run(&grouped), "groups_overage"));
}

#[tokio::test]
async fn a_blocked_person_and_a_stranger_are_told_apart() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let blocked = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Blocked)
        .await
        .unwrap_err();
    assert_eq!(blocked.step, Step::TestLogin);

    let stranger = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Stranger)
        .await
        .unwrap_err();
    assert_eq!(
        stranger.told(),
        (Step::TestLogin, "login.account_not_in_tenant")
    );
    assert_ne!(blocked.failure.code, stranger.failure.code);
}

fn warns(run: &consentry_core::view::RunView, id: &str) -> bool {
    run.warnings.iter().any(|warning| warning.id == id)
}
