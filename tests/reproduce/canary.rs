//! What a recording must not hold: codes, tokens, secrets, verifiers, states and signatures, wherever they went.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use consentry_core::step::Step;
use consentry_core::view::{Persona, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::engine::Desk;
use url::Url;

use crate::case::{exported, redacted};
use crate::walk::{Case, KINDE_WS_FED, KLOUDMATE, KLOUDMATE_SAML, Walk};

/// Signs somebody in by pasting the address that they land on.
async fn landed(walk: &Walk<'_>) -> String {
    let address = walk.start_login(Way::Paste, Persona::Ordinary).await.unwrap();
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
    for scenario in [None, Some(Scenario::KeyRollover), Some(Scenario::EmailMissing)] {
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

        let posted = landed(&walk).await;

        let signature = signature_in(case, &posted);
        is_nowhere(&desk, &[signature]).await;
    }
}

/// The value of the signature in what the browser posted.
fn signature_in(case: Case, posted: &str) -> String {
    let fields: Vec<_> = url::form_urlencoded::parse(posted.as_bytes()).collect();
    let field = |wanted: &str| {
        let field = fields.iter().find(|(name, _)| name.ends_with(wanted));
        field.map(|(_, value)| value.to_string())
    };
    let xml = if case.protocol == "saml" {
        let packed = field("SAMLResponse").unwrap_or_else(|| panic!("{posted}"));
        String::from_utf8(BASE64_STANDARD.decode(packed).unwrap()).unwrap()
    } else {
        field("wresult").unwrap_or_else(|| panic!("{posted}"))
    };
    let (_, after) = xml.split_once("SignatureValue>").unwrap();
    after.split('<').next().unwrap().trim().to_owned()
}
