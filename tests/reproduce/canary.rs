//! What a recording must not hold: codes, tokens, secrets, verifiers, states and signatures, wherever they went.

use consentry_core::step::Step;
use consentry_core::view::{Persona, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::engine::Desk;
use serde_json::Value;
use url::Url;

use crate::case::{exported, redacted};
use crate::walk::{KINDE_WS_FED, KLOUDMATE, KLOUDMATE_SAML, Walk};

/// Signs somebody in by pasting the address that they land on.
async fn landed(walk: &Walk<'_>) -> String {
    let address = walk
        .start_login(Way::Paste, Persona::Ordinary)
        .await
        .unwrap();
    let landed = walk.browse(Kind::Member, &address).await.unwrap();
    let _ = walk.receive(&landed).await;
    landed
}

async fn is_nowhere(desk: &Desk, canaries: &[String]) {
    let bundle = exported(desk).await;
    let mut places: Vec<_> = desk.files().into_iter().map(|(_, bytes)| bytes).collect();
    places.push(redacted(bundle).to_bytes().unwrap());
    for bytes in places {
        let text = String::from_utf8(bytes).unwrap();
        for canary in canaries {
            assert!(canary.len() > 20, "{canary}");
            assert!(!text.contains(canary), "{canary} is in {text}");
        }
        assert!(!text.contains("eyJ0"), "a token is in {text}");
    }
}

#[tokio::test]
async fn neither_secret_nor_code_is_kept_of_a_login_that_passed_or_failed() {
    let desk = Desk::start().await;
    for scenario in [
        None,
        Some(Scenario::KeyRollover),
        Some(Scenario::EmailMissing),
    ] {
        let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
        let secret = walk.application().client_secret.unwrap();
        desk.rehearse(scenario.as_slice());

        let address: Url = landed(&walk).await.parse().unwrap();

        let code = address.query_pairs().find(|(name, _)| name == "code");
        is_nowhere(&desk, &[secret, code.unwrap().1.into_owned()]).await;
        desk.rehearse(&[]);
    }
}

#[tokio::test]
async fn no_signature_is_kept_of_an_assertion() {
    for case in [KLOUDMATE_SAML, KINDE_WS_FED] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, case, Step::TestLogin).await;
        walk.sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
            .await
            .unwrap();

        let bundle = exported(&desk).await;

        let recording = bundle.runs[0].trace.recording.as_ref().unwrap();
        let document = recording["login"]["answer"]["document"].as_str().unwrap();
        assert!(holds_a_signature(document).is_some_and(str::is_empty));
        for (path, bytes) in desk.files() {
            // What Entra publishes is signed as well, and is for everybody.
            let file: Value = serde_json::from_slice(&bytes).unwrap();
            let runs = if file["runs"].is_null() {
                &file["facts"]["runs"]
            } else {
                &file["runs"]
            };
            let runs = runs.to_string();
            assert!(runs.contains("SignatureValue"), "{}", path.display());
            assert!(
                holds_a_signature(&runs).is_some_and(str::is_empty),
                "{runs}"
            );
        }
    }
}

/// The value of the first signature in the text.
fn holds_a_signature(text: &str) -> Option<&str> {
    let (_, after) = text.split_once("SignatureValue>")?;
    after.split('<').next()
}
