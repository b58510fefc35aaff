//! What must be nowhere: the client secret, codes and tokens, after a whole run.

use std::sync::{Arc, Mutex};

use consentry_core::step::Step;
use consentry_core::view::request::{InspectCredentials, Seal, SecretEntry};
use consentry_core::view::{Persona, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::browser::End;
use consentry_tests::engine::Desk;

use crate::walk::{KLOUDMATE, Walk};

#[tokio::test]
async fn no_secret_code_or_token_is_on_disk_in_a_view_or_in_the_bundle() {
    let desk = Desk::start().await;
    let views = watch(&desk);
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    let secret = walk.application().client_secret.unwrap();

    let address = walk
        .start_login(Way::Loopback, Persona::Ordinary)
        .await
        .unwrap();
    let End::Page { address, .. } = desk.browser(Kind::Member).visit(&address).await else {
        panic!("the answer comes to this computer");
    };
    let code = address.query_pairs().find(|(name, _)| name == "code");
    let code = code.unwrap().1.into_owned();
    desk.engine.idle().await;
    let pasted = walk.start_login(Way::Paste, Persona::Guest).await.unwrap();
    let landed = walk.browse(Kind::Guest, &pasted).await.unwrap();
    walk.receive(&landed).await.unwrap();
    walk.save(Seal::LeaveOut).await;

    assert_eq!(
        desk.keyring.contents().values().collect::<Vec<_>>(),
        [&secret],
        "the keyring has it"
    );
    let mut places = desk.files();
    assert!(places.len() >= 2, "a set-up and a bundle");
    let views = views.lock().unwrap();
    assert!(views.len() > 10, "{} views were seen", views.len());
    places.extend(
        views
            .iter()
            .map(|view| ("a view".into(), view.clone().into_bytes())),
    );
    let log = serde_json::to_vec(&desk.practice.log()).unwrap();
    places.push(("the practice tenant's log".into(), log));
    for (place, bytes) in places {
        let text = String::from_utf8(bytes).unwrap();
        for (what, canary) in [("secret", &*secret), ("code", &code), ("token", "eyJ0")] {
            assert!(!text.contains(canary), "a {what} is in {}", place.display());
        }
    }
}

#[tokio::test]
async fn only_its_first_three_characters_are_shown() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;

    let shown = walk.view().credentials.secret.unwrap();

    assert_eq!(shown.hint, "abc");
}

#[tokio::test]
async fn a_secret_that_is_an_id_is_noticed_before_anything_is_sent() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Credentials).await;
    desk.rehearse(&[Scenario::SecretIdPasted]);
    let copied = walk.application().client_secret.unwrap();
    let asked = desk.practice.log().len();

    let looked = desk.engine.inspect_credentials(&InspectCredentials {
        client_id: Some(walk.case.client_id.to_owned()),
        secret: Some(SecretEntry::new(copied)),
        expires_on: None,
    });
    let tried = walk.prove().await.unwrap_err();

    assert_eq!(looked.unwrap_err().code.as_str(), "token.secret_is_an_id");
    assert_eq!(tried.told(), (Step::Credentials, "token.secret_is_an_id"));
    assert_eq!(desk.practice.log().len(), asked, "nothing was sent");
    assert_eq!(probes(&desk), 0);

    desk.rehearse(&[]);
    walk.prove().await.unwrap();
    assert_eq!(probes(&desk), 1, "the log would have shown it");
}

fn probes(desk: &Desk) -> usize {
    desk.practice
        .log()
        .iter()
        .filter(|line| {
            line.parameters.get("grant_type") == Some(&Some("client_credentials".to_owned()))
        })
        .count()
}

/// Writes down every view as it is published.
fn watch(desk: &Desk) -> Arc<Mutex<Vec<String>>> {
    let views = Arc::new(Mutex::new(Vec::new()));
    let (engine, seen) = (desk.engine.clone(), Arc::clone(&views));
    let mut changes = engine.changes();
    tokio::spawn(async move {
        while changes.changed().await.is_ok() {
            let view = serde_json::to_string(&engine.view()).unwrap();
            seen.lock().unwrap().push(view);
        }
    });
    views
}
