//! The secret in a bundle: sealed, and opened by whom it was meant for alone.

use age::secrecy::ExposeSecret as _;
use consentry_bundle::{Bundle, OpenWith};
use consentry_core::step::Step;
use consentry_core::view::request::{OpenBundle, Seal, SecretEntry};
use consentry_core::view::{Persona, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;

use crate::walk::{KLOUDMATE, Walk};

#[tokio::test]
async fn a_passphrase_opens_the_secret_and_the_set_up_needs_nothing_more() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let secret = walk.application().client_secret.unwrap();
    let saved = walk
        .save(Seal::Passphrase {
            passphrase: SecretEntry::new("correct horse".to_owned()),
        })
        .await;
    assert!(saved.sealed);
    let text = std::fs::read_to_string(saved.path).unwrap();
    assert!(!text.contains(&secret));

    let wrong = desk.engine.open_bundle(open(&text, "battery staple")).await;
    assert_eq!(wrong.unwrap_err().code.as_str(), "bundle.wrong_key");

    desk.engine
        .open_bundle(open(&text, "correct horse"))
        .await
        .unwrap();
    let kept = desk.keyring.contents();
    assert_eq!(kept.len(), 2, "each set-up has its own");
    assert!(kept.values().all(|kept| *kept == secret));
    assert!(walk.view().test_login.runs.iter().all(|run| run.stands));
    walk.sign_in(Way::Loopback, Persona::Guest, Kind::Guest)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_recipient_opens_the_secret_with_their_own_key_and_nobody_else_does() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let secret = walk.application().client_secret.unwrap();
    let (service, stranger) = (
        age::x25519::Identity::generate(),
        age::x25519::Identity::generate(),
    );
    let saved = walk
        .save(Seal::Recipient {
            recipient: service.to_public().to_string(),
        })
        .await;
    let bundle = Bundle::parse(&std::fs::read(saved.path).unwrap()).unwrap();
    bundle.verify().unwrap();
    let with = |key: &age::x25519::Identity| {
        let sealed = bundle.sealed.as_ref().expect("it is sealed");
        let key = OpenWith::Identity(key.to_string().expose_secret().to_owned().into());
        consentry_bundle::open_secret(sealed, KLOUDMATE.client_id, &key)
    };

    assert_eq!(with(&service).unwrap().expose_secret(), secret);
    assert!(with(&stranger).is_err());
}

#[tokio::test]
async fn a_recipient_that_is_none_is_refused_and_nothing_is_written() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let files = desk.files().len();

    let refused = desk
        .engine
        .save_bundle(
            consentry_core::view::request::SaveBundle {
                seal: Seal::Recipient {
                    recipient: "age1-not-a-key".to_owned(),
                },
                ask_where: false,
                as_it_is: false,
                level: None,
            },
            None,
        )
        .await;

    assert_eq!(
        refused.unwrap_err().code.as_str(),
        "bundle.recipient_malformed"
    );
    assert_eq!(desk.files().len(), files);
    assert_eq!(walk.view().export.saved, None);
}

fn open(text: &str, passphrase: &str) -> OpenBundle {
    OpenBundle {
        name: "sealed.consentry".to_owned(),
        text: text.to_owned(),
        passphrase: Some(SecretEntry::new(passphrase.to_owned())),
        identity: None,
    }
}
