//! A bundle becomes a set-up again, on somebody else's computer, and goes on from there.

use consentry_core::step::Step;
use consentry_core::view::request::{OpenBundle, Seal, StartLogin, StateTask};
use consentry_core::view::{Persona, SetupView, Standing, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;
use serde_json::Value;

use crate::walk::{ALL, Case, KIVO_VENDOR, KLOUDMATE, Walk, last_run, standing};

#[tokio::test]
async fn an_opened_bundle_shows_what_the_set_up_showed() {
    for case in ALL {
        let desk = Desk::start().await;
        let (walk, before, text) = saved(&desk, case).await;

        let opened = open(&desk, &text).await;

        assert_ne!(opened.id, before.id);
        assert_eq!(opened.opened_from.as_deref(), Some("from-ada.consentry"));
        let differing = differences("", &comparable(&opened), &comparable(&before));
        assert!(differing.is_empty(), "{case:?}: {differing:#?}");
        walk.is_on_disk();
    }
}

#[tokio::test]
async fn an_opened_bundle_goes_on_once_its_secret_is_entered() {
    let desk = Desk::start().await;
    let (walk, _, text) = saved(&desk, KLOUDMATE).await;
    open(&desk, &text).await;
    assert_eq!(walk.view().current, Step::Export);

    let began = desk.engine.start_login(&StartLogin {
        way: Way::Loopback,
        persona: Persona::Guest,
        allow_sha1: false,
    });
    began.unwrap();
    let without = desk.engine.idle().await.setup.unwrap();
    assert_eq!(
        without.failure.unwrap().failure.code.as_str(),
        "token.secret_missing"
    );
    desk.engine.cancel().unwrap();

    walk.prove().await.unwrap();
    let view = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
        .unwrap();
    assert_eq!(last_run(&view).who.as_deref(), Some("Ada Lovelace"));
    assert_eq!(view.current, Step::Export);
    walk.save(Seal::LeaveOut).await;
}

#[tokio::test]
async fn an_opened_bundle_without_a_secret_to_it_can_be_signed_in_to_at_once() {
    let desk = Desk::start().await;
    let (walk, _, text) = saved(&desk, KIVO_VENDOR).await;
    open(&desk, &text).await;

    walk.sign_in(Way::Paste, Persona::Guest, Kind::Guest)
        .await
        .unwrap();

    assert_eq!(walk.view().test_login.runs.len(), 2);
}

#[tokio::test]
async fn a_bundle_that_was_changed_is_not_opened() {
    let desk = Desk::start().await;
    let (walk, _, text) = saved(&desk, KLOUDMATE).await;
    let before = walk.view();

    for (changed, code) in [
        (
            text.replace("Ada Lovelace", "Eve Lovelace"),
            "bundle.digest",
        ),
        (text[..text.len() / 2].to_owned(), "bundle.malformed"),
        (
            text.replacen("\"version\": 1", "\"version\": 99", 1),
            "bundle.version",
        ),
    ] {
        assert_ne!(changed, text);
        let refused = desk.engine.open_bundle(bundle(&changed)).await;
        assert_eq!(refused.unwrap_err().code.as_str(), code);
    }

    assert_eq!(walk.view(), before);
}

#[tokio::test]
async fn a_set_up_that_another_process_opens_goes_on_where_it_was() {
    let desk = Desk::start().await;
    for step in [
        Step::Model,
        Step::Consent,
        Step::Credentials,
        Step::TestLogin,
        Step::Export,
    ] {
        let walk = Walk::up_to(&desk, KLOUDMATE, step).await;
        assert_eq!(walk.is_on_disk().current, step);
    }
    assert_eq!(desk.engine.view().home.setups.len(), 5);
}

#[tokio::test]
async fn a_process_that_ends_while_something_runs_reopens_before_it() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    walk.start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();

    let reopened = desk.on_disk(&walk.view().id);

    assert_eq!(reopened.running, None);
    assert_eq!(reopened.current, Step::TestLogin);
    assert_eq!(standing(&reopened, Step::TestLogin), Standing::Open);
    assert_eq!(reopened.credentials, walk.view().credentials);
}

/// A whole set-up with a task stated: what it showed last, and its bundle's text.
async fn saved(desk: &Desk, case: Case) -> (Walk<'_>, SetupView, String) {
    let walk = Walk::up_to(desk, case, Step::Export).await;
    let view = walk.view();
    let task = view.export.open_tasks.first().expect("there is more to do");
    let stated = desk.engine.state_task(&StateTask {
        task: task.id.clone(),
        by: "Ada".to_owned(),
        done: true,
        says: None,
    });
    stated.unwrap();
    let before = walk.is_on_disk();
    let saved = walk.save(Seal::LeaveOut).await;
    (walk, before, std::fs::read_to_string(saved.path).unwrap())
}

async fn open(desk: &Desk, text: &str) -> SetupView {
    let view = desk.engine.open_bundle(bundle(text)).await.unwrap();
    view.setup.unwrap()
}

fn bundle(text: &str) -> OpenBundle {
    OpenBundle {
        name: "from-ada.consentry".to_owned(),
        text: text.to_owned(),
        passphrase: None,
    }
}

/// The view without what differs by nature: its own name, when it was saved, where its bundle lies, the drawing
/// of a login nobody looks at, and where a secret is that did not come along.
fn comparable(view: &SetupView) -> Value {
    let mut view = serde_json::to_value(view).unwrap();
    for (place, member) in [
        ("", "id"),
        ("", "savedAt"),
        ("", "openedFrom"),
        ("/testLogin", "sequence"),
        ("/export", "saved"),
        ("/credentials/secret", "kept"),
    ] {
        if let Some(object) = view.pointer_mut(place).and_then(Value::as_object_mut) {
            object.remove(member);
        }
    }
    view
}

/// The places in which two documents differ.
fn differences(place: &str, one: &Value, other: &Value) -> Vec<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let names: std::collections::BTreeSet<_> = one.keys().chain(other.keys()).collect();
            names
                .into_iter()
                .flat_map(|name| {
                    let (one, other) = (one.get(name), other.get(name));
                    let [one, other] = [one, other].map(|value| value.unwrap_or(&Value::Null));
                    differences(&format!("{place}/{name}"), one, other)
                })
                .collect()
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .flat_map(|(at, (one, other))| differences(&format!("{place}/{at}"), one, other))
            .collect(),
        _ if one == other => Vec::new(),
        _ => vec![format!("{place}: {one} and not {other}")],
    }
}
