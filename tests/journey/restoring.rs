//! A bundle becomes a set-up again, on somebody else's computer, and goes on from there.

use consentry_bundle::Bundle;
use consentry_core::step::Step;
use consentry_core::view::request::{OpenBundle, Seal, StartLogin, StateTask};
use consentry_core::view::{KnownView, Persona, SetupView, Standing, TaskView, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;
use serde_json::{Value, json};

use crate::walk::{ALL, Case, KANDJI_SAML, KIVO_VENDOR, KLOUDMATE, Walk, last_run, standing};

#[tokio::test]
async fn an_opened_bundle_shows_what_the_set_up_showed() {
    for case in ALL {
        let desk = Desk::start().await;
        let (walk, before, text) = saved(&desk, case).await;

        let opened = open(&desk, &text).await;

        assert_ne!(opened.id, before.id);
        assert_eq!(opened.opened_from.as_deref(), Some("from-ada.consentry"));
        let here = as_seen_here(&comparable(&opened));
        let differing = differences("", &here, &comparable(&before));
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
        "token.secret_not_kept"
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
async fn what_somebody_elses_bundle_says_is_reported_until_it_is_proved_here() {
    let desk = Desk::start().await;
    let (walk, _, text) = saved(&desk, KLOUDMATE).await;
    let digest = serde_json::from_str::<Value>(&text).unwrap()["digest"].clone();
    open(&desk, &text).await;

    let passed_on = walk.save(Seal::LeaveOut).await;
    let bundle: Value =
        serde_json::from_str(&std::fs::read_to_string(passed_on.path).unwrap()).unwrap();
    for place in ["/tenant/known", "/consent/known", "/credential/known"] {
        let known = bundle.pointer(place).unwrap();
        assert_eq!(known["how"], "reported", "{place}");
        assert_eq!(known["report"]["file"], "from-ada.consentry", "{place}");
        assert_eq!(known["report"]["digest"], digest, "{place}");
    }
    assert_eq!(bundle["credential"]["checked"], false);
    assert_eq!(bundle["runs"][0]["report"]["digest"], digest);

    walk.identify("contoso.com").await.unwrap();
    walk.prove().await.unwrap();
    let view = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
        .unwrap();
    for step in &view.steps {
        let known = step.known.as_ref();
        assert!(
            known.is_none_or(|known| matches!(known, KnownView::Proved { .. })),
            "{step:?}"
        );
    }
}

#[tokio::test]
async fn nobody_locks_the_other_ways_in_by_a_login_that_is_only_reported() {
    let desk = Desk::start().await;
    let (walk, _, text) = saved(&desk, KANDJI_SAML).await;
    open(&desk, &text).await;
    let view = walk.view();
    assert_eq!(standing(&view, Step::TestLogin), Standing::Done);
    let tasks = [
        &view.export.open_tasks,
        &view.after.enable,
        &view.after.enforce,
    ];
    let state = |task: &TaskView| {
        desk.engine.state_task(&StateTask {
            task: task.id.clone(),
            by: "Ada".to_owned(),
            done: true,
            says: task.asks.as_ref().map(|_| "grace@contoso.com".to_owned()),
        })
    };

    for task in tasks[0].iter().chain(tasks[1]) {
        state(task).expect(&task.id);
    }
    let refused = state(&tasks[2][0]).unwrap_err();
    assert_eq!(refused.code.as_str(), "setup.task_too_early");

    walk.sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
        .unwrap();
    state(&tasks[2][0]).unwrap();
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
            text.replacen("\"version\": 3", "\"version\": 99", 1),
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
    assert_eq!(desk.engine.home().setups.len(), 5);
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
        identity: None,
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
        ("", "opened"),
        // They say whose word it is.
        ("/credentials", "headline"),
        ("/tenant", "headline"),
        // Somebody else's bundle leads back to what was found in it.
        ("/export", "lead"),
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

/// The same view, if what it says to be reported by the bundle had been seen or said here. Nothing in it may be known
/// in any other way.
fn as_seen_here(view: &Value) -> Value {
    match view {
        Value::Object(members) if members.contains_key("how") => {
            assert_eq!(view["how"], "reported", "{view}");
            assert_eq!(view["file"], "from-ada.consentry");
            assert_eq!(view["program"], "Consentry");
            match &view["by"] {
                Value::Null => json!({ "how": "proved", "at": view["at"] }),
                by => json!({ "how": "stated", "by": by, "at": view["at"] }),
            }
        }
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), as_seen_here(value)))
            .collect(),
        Value::Array(items) => items.iter().map(as_seen_here).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => view.clone(),
    }
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

#[tokio::test]
async fn one_bundle_is_one_set_up_however_often_it_is_opened() {
    let desk = Desk::start().await;
    let (walk, _, text) = saved(&desk, KLOUDMATE).await;

    let first = open(&desk, &text).await;
    for _ in 0..2 {
        assert_eq!(open(&desk, &text).await.id, first.id);
    }
    assert_eq!(desk.engine.home().setups.len(), 2);

    walk.prove().await.unwrap();
    assert_ne!(
        open(&desk, &text).await.id,
        first.id,
        "what was done in it since is not what the bundle holds"
    );
}

#[tokio::test]
async fn a_bundle_of_a_service_or_model_that_is_not_known_here_tells_what_can_be_read_and_makes_no_set_up()
 {
    let desk = Desk::start().await;
    let (_, _, text) = saved(&desk, KANDJI_SAML).await;
    desk.engine.close_setup();
    for foreign in [
        (|bundle: &mut Bundle| bundle.service.id = "hooli".to_owned()) as fn(&mut Bundle),
        |bundle| bundle.model.as_mut().unwrap().id = "passkeys".to_owned(),
    ] {
        let mut other = Bundle::parse(text.as_bytes()).unwrap();
        foreign(&mut other);
        let other = String::from_utf8(other.to_bytes().unwrap()).unwrap();

        let refused = desk.engine.open_bundle(bundle(&other)).await.unwrap_err();

        assert_eq!(refused.code.as_str(), "bundle.profile_unknown");
        let said = desk.engine.said(&refused);
        for told in [
            "Kandji",
            "saml",
            "contoso.com",
            "Consentry",
            "1, the last one passed",
        ] {
            assert!(said.advice.contains(told), "{told}: {}", said.advice);
        }
        assert_eq!(desk.engine.home().setups.len(), 1);
        assert_eq!(desk.engine.view().setup, None);
    }
}
