//! The support desk: what is brought to it is explained, and leaves no trace until somebody takes a case over.

use consentry_core::failure::FailureCode;
use consentry_core::step::Step;
use consentry_core::view::request::{
    Explain, OpenFindingPage, SaveBundle, Seal, SecretEntry, TakeOver,
};
use consentry_core::view::{DeskView, Persona, Way, WizardView};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;

use crate::walk::{KINDE_WS_FED, KLOUDMATE, KLOUDMATE_SAML, Walk};

/// A secret as it stands in what people paste.
const SECRET: &str = "wrg8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";

/// Without what opens a seal.
const TAKE_OVER: TakeOver = TakeOver {
    passphrase: None,
    identity: None,
};

fn sent(name: Option<&str>, text: &str) -> Explain {
    Explain {
        name: name.map(str::to_owned),
        text: SecretEntry::new(text.to_owned()),
    }
}

fn desk_of(view: WizardView) -> DeskView {
    assert!(view.setup.is_none() && view.home.is_none());
    *view.desk.expect("one is at the desk")
}

/// The set-up as it stands, as a bundle.
async fn exported(desk: &Desk) -> String {
    let request = SaveBundle {
        seal: Seal::LeaveOut,
        ask_where: false,
        as_it_is: true,
        level: None,
    };
    let view = desk.engine.save_bundle(request, None).await.unwrap();
    let saved = view.setup.unwrap().export.as_it_is.unwrap();
    std::fs::read_to_string(saved.path).unwrap()
}

#[tokio::test]
async fn a_case_of_every_protocol_is_judged_again_and_nothing_of_it_is_kept() {
    for case in [KLOUDMATE, KLOUDMATE_SAML, KINDE_WS_FED] {
        let theirs = Desk::start().await;
        let walk = Walk::up_to(&theirs, case, Step::TestLogin).await;
        let _ = walk
            .sign_in(Way::Loopback, Persona::Ordinary, Kind::Unassigned)
            .await;
        let text = exported(&theirs).await;
        let ours = Desk::start().await;
        let before = ours.files();

        let view = ours
            .engine
            .explain(sent(Some("theirs.consentry"), &text))
            .await
            .unwrap();

        let found = desk_of(view).sent.unwrap();
        assert_eq!(found.explanation.kind, "bundle");
        assert_eq!(
            found.explanation.findings[0].code.as_str(),
            "login.user_not_assigned"
        );
        let found = found.case.expect("it opens as a case");
        assert!(found.same);
        let replay = found.runs[0].replay.as_ref().unwrap();
        assert_eq!(replay.same, Some(true));
        assert!(found.runs[0].sequence.is_some());
        desk_of(ours.engine.view());
        assert!(
            ours.engine
                .close_desk()
                .unwrap()
                .home
                .unwrap()
                .setups
                .is_empty()
        );
        assert_eq!(ours.files(), before);
    }
}

#[tokio::test]
async fn what_is_taken_over_is_a_set_up_and_only_one_however_often() {
    let theirs = Desk::start().await;
    Walk::up_to(&theirs, KLOUDMATE, Step::Consent).await;
    let text = exported(&theirs).await;
    let ours = Desk::start().await;
    let none = ours.engine.take_over(TAKE_OVER).await;
    assert_eq!(none.unwrap_err().code, FailureCode::SetupNoneOpen);

    for _ in 0..2 {
        ours.engine
            .explain(sent(Some("theirs.consentry"), &text))
            .await
            .unwrap();
        let view = ours.engine.take_over(TAKE_OVER).await.unwrap();
        let setup = view.setup.expect("it is open");
        assert!(view.desk.is_none());
        assert_eq!(setup.opened_from.as_deref(), Some("theirs.consentry"));
        let _ = ours.engine.close_setup();
    }

    assert_eq!(ours.engine.home().setups.len(), 1);
}

#[tokio::test]
async fn one_goes_back_to_the_set_up_from_which_one_came() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Credentials).await;
    let before = walk.view().id;

    desk_of(desk.engine.open_desk());
    desk_of(
        desk.engine
            .explain(sent(None, "AADSTS50105"))
            .await
            .unwrap(),
    );
    let view = desk.engine.close_desk().unwrap();

    assert_eq!(view.setup.unwrap().id, before);
}

#[tokio::test]
async fn a_secret_in_what_was_pasted_is_in_no_view() {
    let desk = Desk::start().await;
    let text = format!("AADSTS7000215: Invalid client secret. client_secret={SECRET}");

    let view = desk.engine.explain(sent(None, &text)).await.unwrap();

    let told = serde_json::to_string(&view).unwrap();
    assert!(told.contains("token.secret_wrong"), "{told}");
    assert!(!told.contains(SECRET));
}

#[tokio::test]
async fn the_page_that_a_finding_names_is_opened_and_no_other() {
    let desk = Desk::start().await;
    desk.engine
        .explain(sent(None, "AADSTS50105"))
        .await
        .unwrap();

    let none = desk
        .engine
        .open_finding_page(OpenFindingPage { finding: 7 });
    desk.engine
        .open_finding_page(OpenFindingPage { finding: 0 })
        .unwrap();

    assert_eq!(none.unwrap_err().code, FailureCode::SetupNoneOpen);
    let opened = desk.opened().await;
    assert_eq!(opened.host_str(), Some("entra.microsoft.com"));
}

#[tokio::test]
async fn a_bundle_that_cannot_be_read_is_explained_and_is_no_case() {
    let desk = Desk::start().await;
    let broken = r#"{"consentry":1,"createdBy":"x"}"#;

    let view = desk
        .engine
        .explain(sent(Some("broken.consentry"), broken))
        .await
        .unwrap();

    let found = desk_of(view).sent.unwrap();
    assert!(found.case.is_none());
    assert!(!found.explanation.findings.is_empty());
}
