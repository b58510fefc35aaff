//! A secret is replaced: the new one is proved and tried while the old one is in use, and the old one goes last.

use std::time::Duration;

use chrono::TimeDelta;
use consentry_core::ports::Clock as _;
use consentry_core::step::Step;
use consentry_core::view::request::{NamedSetup, Rotate, Seal, SecretEntry, StateTask};
use consentry_core::view::{
    FailureView, Persona, RotationView, SetupView, Standing, Way, WizardView,
};
use consentry_practice::{Kind, Seed, SeedApplication, SeedSecret};
use consentry_tests::engine::Desk;
use consentry_tests::ports::HandClock;

use crate::walk::{Case, KANDJI_SAML, KIVO_VENDOR, KLOUDMATE, Walk, last_run, said, standing};

const OLD: &str = "old8Q~r2GvHqXt5LmNz8KdWy3PbCfJs7RuEa1oTi";
const NEW: &str = "new8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";
const CLIENT: &str = "5d0f3b7a-6c21-4e98-a4d7-08b92f6e13c5";

/// KloudMate, with an application that has two secrets: the old one ends in ten days.
const REPLACED: Case = Case {
    client_id: CLIENT,
    ..KLOUDMATE
};

const TEN_DAYS: Duration = Duration::from_hours(240);

/// What a person does on the way, each after the one before.
const TASKS: [&str; 3] = [
    "make-new-secret",
    "give-kloudmate-new-secret",
    "try-new-secret",
];

#[tokio::test]
async fn a_new_secret_is_proved_tried_and_put_in_use_and_the_old_one_is_forgotten() {
    let (desk, _) = begun().await;
    let walk = finished(&desk).await;
    let saved = walk.view().export.saved;
    assert_eq!(kept(&desk), [OLD]);

    let proved = prove(&walk, NEW).await.unwrap();
    let shown = rotation(&proved);
    assert!(shown.proved && !shown.tried && !shown.can_finish);
    assert_eq!(shown.secret.unwrap().hint, "new");
    assert_eq!(proved.credentials.secret.unwrap().hint, "old");
    assert_eq!(proved.export.saved, saved, "the old one is in use");
    assert_eq!(kept(&desk), [NEW, OLD]);
    assert_eq!(refused(&desk), "setup.next_not_tried");

    desk.clock.pass(TEN_DAYS);
    let tried = sign_in(&walk).await.unwrap();
    assert!(
        rotation(&tried).tried,
        "the old one has ended: only the new one can have worked"
    );
    assert_eq!(refused(&desk), "setup.task_too_early");
    state(&desk, "try-kloudmate-login");
    for task in TASKS {
        assert_eq!(refused(&desk), "setup.task_too_early");
        state(&desk, task);
    }
    assert!(rotation(&walk.view()).can_finish);

    desk.engine.rotate(Rotate::Finish).unwrap();
    desk.engine.idle().await;
    let view = walk.is_on_disk();
    assert_eq!(kept(&desk), [NEW]);
    assert_eq!(view.credentials.secret.as_ref().unwrap().hint, "new");
    let shown = rotation(&view);
    assert!(!shown.proved && !shown.tried && shown.secret.is_none());
    assert!(
        shown.tasks.iter().all(|task| task.done.is_none()),
        "they begin anew next time"
    );
    assert_eq!(standing(&view, Step::TestLogin), Standing::Done);
    assert_eq!(
        standing(&view, Step::Export),
        Standing::Open,
        "the bundle tells of the old one"
    );

    sign_in(&walk).await.unwrap();
    walk.save(Seal::LeaveOut).await;
}

#[tokio::test]
async fn a_replacement_goes_on_where_it_was_in_another_process() {
    let (desk, _) = begun().await;
    let walk = finished(&desk).await;
    prove(&walk, NEW).await.unwrap();
    sign_in(&walk).await.unwrap();
    let before = rotation(&walk.view());

    let id = walk.view().id;
    desk.engine.close_setup();
    desk.engine.open_setup(&NamedSetup { setup: id }).unwrap();

    assert_eq!(rotation(&walk.view()), before);
    assert!(before.tried);
    assert_eq!(kept(&desk), [NEW, OLD]);
}

#[tokio::test]
async fn a_secret_that_is_wrong_or_in_use_already_replaces_nothing() {
    let (desk, _) = begun().await;
    let walk = finished(&desk).await;
    let before = walk.view();

    for (secret, code) in [
        (
            "wrongQ~r2GvHqXt5LmNz8KdWy3PbCfJs7RuEa1oT",
            "token.secret_wrong",
        ),
        (OLD, "token.secret_not_replaced"),
        (
            "5be07c94-a1d2-4f38-8c6e-93f0d27b4a15",
            "token.secret_is_an_id",
        ),
    ] {
        let failure = prove(&walk, secret).await.unwrap_err();
        assert_eq!(failure.code.as_str(), code);
        desk.engine.cancel().unwrap();
        assert_eq!(walk.view().after, before.after, "{code}");
        assert_eq!(walk.view().steps, before.steps, "{code}");
        assert_eq!(walk.view().export, before.export, "{code}");
        assert_eq!(kept(&desk), [OLD], "{code}");
    }
}

#[tokio::test]
async fn a_failed_login_with_the_new_secret_leaves_the_old_one_in_use() {
    let (desk, _) = begun().await;
    let walk = finished(&desk).await;
    prove(&walk, NEW).await.unwrap();
    desk.rehearse(&[consentry_practice::Scenario::UserNotAssigned]);

    sign_in(&walk).await.unwrap_err();

    let view = walk.view();
    assert!(!rotation(&view).tried);
    assert_eq!(refused(&desk), "setup.next_not_tried");
    desk.engine.cancel().unwrap();
    assert_eq!(standing(&walk.view(), Step::TestLogin), Standing::Done);
}

#[tokio::test]
async fn keeping_the_old_secret_forgets_the_new_one() {
    let (desk, _) = begun().await;
    let walk = finished(&desk).await;
    let before = walk.view();
    prove(&walk, NEW).await.unwrap();

    desk.engine.rotate(Rotate::Keep).unwrap();
    desk.engine.idle().await;

    assert_eq!(kept(&desk), [OLD]);
    assert_eq!(walk.view().after, before.after);
    assert_eq!(walk.is_on_disk().steps, before.steps);
    let run = sign_in(&walk).await.unwrap();
    assert!(last_run(&run).stands);
}

#[tokio::test]
async fn another_new_secret_takes_the_place_of_the_first_new_one() {
    let (desk, other) = begun().await;
    let walk = finished(&desk).await;
    prove(&walk, NEW).await.unwrap();
    sign_in(&walk).await.unwrap();

    let view = prove(&walk, &other).await.unwrap();

    assert!(!rotation(&view).tried, "nobody has signed in with this one");
    assert_eq!(kept(&desk), [other.as_str(), OLD]);
}

#[tokio::test]
async fn deleting_a_set_up_takes_the_new_secret_along_as_well() {
    let (desk, _) = begun().await;
    let walk = finished(&desk).await;
    prove(&walk, NEW).await.unwrap();
    assert_eq!(kept(&desk).len(), 2);

    let setup = walk.view().id;
    desk.engine
        .delete_setup(&NamedSetup { setup })
        .await
        .unwrap();

    assert!(kept(&desk).is_empty());
}

#[tokio::test]
async fn certificates_that_are_published_already_replace_nothing() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KANDJI_SAML, Step::Export).await;
    let before = walk.view();

    let began = desk.engine.rotate(Rotate::Prove {
        secret: None,
        expires_on: None,
    });
    began.unwrap();
    let view = desk.engine.idle().await.setup.unwrap();

    let failed = view.failure.unwrap();
    assert_eq!(failed.failure.code.as_str(), "federation.not_replaced");
    assert_eq!(view.after, before.after);
    assert_eq!(view.credentials, before.credentials);
    assert_eq!(refused(&desk), "setup.next_not_tried");
}

#[tokio::test]
async fn where_there_is_nothing_of_ones_own_there_is_nothing_to_replace() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_VENDOR, Step::Export).await;

    assert_eq!(walk.view().after.rotation, None);
    assert_eq!(refused(&desk), "setup.not_ready");
    let refusal = prove(&walk, NEW).await.unwrap_err();
    assert_eq!(refusal.code.as_str(), "setup.not_ready");
    assert!(kept(&desk).is_empty());
}

/// A desk whose directory has the application, and a third secret of it.
async fn begun() -> (Desk, String) {
    let other = NEW.replacen("new", "nxt", 1);
    let secret = |value: &str, id: u128, ends| SeedSecret {
        value: value.to_owned(),
        id: format!("{id:08x}-2b14-4d8f-96a7-f5d8e1b0427c")
            .parse()
            .unwrap(),
        expires: ends,
    };
    let soon = HandClock::default().now() + TimeDelta::days(10);
    let application = serde_json::json!({
        "client_id": CLIENT,
        "name": "KloudMate with two secrets",
        "tenant": "contoso.com",
        "web_redirect_uris": ["https://api.kloudmate.com/sso/oidc", "http://localhost"],
    });
    let application = SeedApplication {
        secrets: vec![
            secret(OLD, 1, Some(soon)),
            secret(NEW, 2, None),
            secret(&other, 3, None),
        ],
        ..serde_json::from_value(application).unwrap()
    };
    let seed = Seed {
        applications: vec![application],
        ..Seed::default()
    };
    (Desk::start_with(seed).await, other)
}

/// A set-up that has come to its end with the old secret.
async fn finished(desk: &Desk) -> Walk<'_> {
    let walk = Walk::up_to(desk, REPLACED, Step::Credentials).await;
    walk.prove_with(OLD).await.unwrap();
    walk.on_to(Step::Export).await.unwrap();
    walk.save(Seal::LeaveOut).await;
    walk
}

/// Proves what is to take the secret's place.
async fn prove(walk: &Walk<'_>, secret: &str) -> Result<SetupView, FailureView> {
    let began = walk.desk.engine.rotate(Rotate::Prove {
        secret: Some(SecretEntry::new(secret.to_owned())),
        expires_on: None,
    });
    began.map_err(|failure| said(&failure))?;
    walk.desk.engine.idle().await;
    let view = walk.is_on_disk();
    match view.failure.clone() {
        None => Ok(view),
        Some(failed) => Err(failed.failure),
    }
}

async fn sign_in(walk: &Walk<'_>) -> Result<SetupView, crate::walk::Stop> {
    walk.sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
}

/// The code by which it is refused to put the new one in use. Nothing changes.
fn refused(desk: &Desk) -> &'static str {
    let before = desk.engine.view().setup;
    let refusal = desk.engine.rotate(Rotate::Finish).unwrap_err();
    assert_eq!(desk.engine.view().setup, before);
    refusal.code.as_str()
}

fn state(desk: &Desk, task: &str) -> WizardView {
    let stated = desk.engine.state_task(&StateTask {
        task: task.to_owned(),
        by: "Ada".to_owned(),
        done: true,
        says: None,
    });
    stated.expect(task)
}

fn rotation(view: &SetupView) -> RotationView {
    view.after.rotation.clone().expect("it has a secret")
}

/// The secrets in the keyring, sorted.
fn kept(desk: &Desk) -> Vec<String> {
    let mut kept: Vec<String> = desk.keyring.contents().into_values().collect();
    kept.sort();
    kept
}
