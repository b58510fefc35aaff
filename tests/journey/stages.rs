//! What comes after the set-up: nobody takes the other ways of signing in away before somebody has signed in
//! this way and has named the way back.

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::step::Step;
use consentry_core::view::request::{Seal, StateTask};
use consentry_core::view::{KnownView, Standing, TaskView, WizardView};
use consentry_tests::engine::Desk;

use crate::walk::{CUSTOM_SAML, Case, KANDJI, KANDJI_SAML, Walk, standing};

/// How one service is enforced: what comes before, the test in a private window last, and the two tasks that
/// matter.
struct Enforcing {
    case: Case,
    before: &'static [&'static str],
    way_back: &'static str,
    enforce: &'static str,
}

const ENFORCING: [Enforcing; 3] = [
    Enforcing {
        case: KANDJI,
        before: &[
            "authorise-connection",
            "enable-connection",
            "check-team-member",
            "try-kandji-login",
        ],
        way_back: "name-way-back",
        enforce: "disable-standard-authentication",
    },
    Enforcing {
        case: KANDJI_SAML,
        before: &[
            "save-connection",
            "enable-connection",
            "check-team-member",
            "try-kandji-login",
        ],
        way_back: "name-way-back",
        enforce: "disable-standard-authentication",
    },
    Enforcing {
        case: CUSTOM_SAML,
        before: &["hand-over", "switch-on", "try-service-login"],
        way_back: "name-way-back",
        enforce: "make-it-the-only-way",
    },
];

#[tokio::test]
async fn nothing_is_enforced_before_the_private_window_and_the_way_back() {
    for enforcing in ENFORCING {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, enforcing.case, Step::Export).await;
        let (back, enforce) = (enforcing.way_back, enforcing.enforce);

        for task in enforcing.before {
            assert_eq!(refused(&desk, enforce, None), "setup.task_too_early");
            state(&desk, task, None).unwrap();
        }
        assert_eq!(refused(&desk, enforce, None), "setup.task_too_early");
        assert_eq!(refused(&desk, back, None), "setup.task_unsaid");
        assert_eq!(refused(&desk, back, Some("  ")), "setup.task_unsaid");
        assert_eq!(refused(&desk, enforce, None), "setup.task_too_early");

        state(&desk, back, Some(" Marta, by password ")).unwrap();
        let said = after(&walk, back);
        assert_eq!(said.said.as_deref(), Some("Marta, by password"));
        assert!(matches!(said.done, Some(KnownView::Stated { .. })));
        state(&desk, enforce, None).unwrap();
        assert!(after(&walk, enforce).done.is_some());
        walk.is_on_disk();
    }
}

#[tokio::test]
async fn what_is_enforced_rests_on_a_login_that_consentry_saw() {
    let [enforcing, ..] = ENFORCING;
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, enforcing.case, Step::TestLogin).await;
    for task in enforcing.before {
        state(&desk, task, None).unwrap();
    }
    state(&desk, enforcing.way_back, Some("Marta")).unwrap();

    assert_eq!(
        refused(&desk, enforcing.enforce, None),
        "setup.task_too_early"
    );

    walk.on_to(Step::Export).await.unwrap();
    state(&desk, enforcing.enforce, None).unwrap();
}

#[tokio::test]
async fn a_way_back_that_is_taken_back_locks_what_rests_on_it() {
    let [enforcing, ..] = ENFORCING;
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, enforcing.case, Step::Export).await;
    for task in enforcing.before {
        state(&desk, task, None).unwrap();
    }
    state(&desk, enforcing.way_back, Some("Marta")).unwrap();
    assert!(after(&walk, enforcing.enforce).ready);

    take_back(&desk, enforcing.way_back).unwrap();

    let enforce = after(&walk, enforcing.enforce);
    assert!(!enforce.ready);
    assert_eq!(enforce.waits_for, ["Name the way back in"]);
    assert_eq!(
        refused(&desk, enforcing.enforce, None),
        "setup.task_too_early"
    );
    assert_eq!(after(&walk, enforcing.way_back).said, None);
}

#[tokio::test]
async fn a_task_after_the_set_up_waits_for_what_it_depends_on() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KANDJI, Step::Export).await;

    assert_eq!(
        refused(&desk, "enable-connection", None),
        "setup.task_too_early"
    );
    assert_eq!(after(&walk, "enable-connection").done, None);

    state(&desk, "authorise-connection", None).unwrap();
    state(&desk, "enable-connection", None).unwrap();
}

#[tokio::test]
async fn a_refusal_says_what_was_asked() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KANDJI, Step::Export).await;
    let [enforcing, ..] = ENFORCING;
    for task in enforcing.before {
        state(&desk, task, None).unwrap();
    }
    let asks = after(&walk, enforcing.way_back).asks.unwrap();

    let failure = state(&desk, enforcing.way_back, None).unwrap_err();

    assert_eq!(failure.code, FailureCode::SetupTaskUnsaid);
    let advice = desk.engine.said(&failure).advice;
    assert!(advice.contains(&asks), "{advice}");
}

#[tokio::test]
async fn what_comes_after_leaves_the_saved_bundle_as_it_is() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KANDJI, Step::Export).await;
    state(&desk, "authorise-connection", None).unwrap();
    let saved = walk.save(Seal::LeaveOut).await;

    state(&desk, "enable-connection", None).unwrap();
    assert_eq!(standing(&walk.view(), Step::Export), Standing::Done);
    assert_eq!(walk.view().export.saved, Some(saved));

    take_back(&desk, "authorise-connection").unwrap();
    assert_eq!(standing(&walk.view(), Step::Export), Standing::Open);
}

fn state(desk: &Desk, task: &str, says: Option<&str>) -> Result<WizardView, Failure> {
    desk.engine.state_task(&StateTask {
        task: task.to_owned(),
        by: "Ada".to_owned(),
        done: true,
        says: says.map(str::to_owned),
    })
}

fn take_back(desk: &Desk, task: &str) -> Result<WizardView, Failure> {
    desk.engine.state_task(&StateTask {
        task: task.to_owned(),
        by: "Ada".to_owned(),
        done: false,
        says: None,
    })
}

/// The code by which it is refused that `task` is done. Nothing changes.
fn refused(desk: &Desk, task: &str, says: Option<&str>) -> &'static str {
    let before = desk.engine.view().setup;
    let refusal = state(desk, task, says).expect_err(task);
    assert_eq!(desk.engine.view().setup, before, "{task}");
    refusal.code.as_str()
}

/// A task of those that come after the set-up.
fn after(walk: &Walk<'_>, task: &str) -> TaskView {
    let after = walk.view().after;
    let mut tasks = after.enable.into_iter().chain(after.enforce);
    tasks.find(|shown| shown.id == task).expect(task)
}
