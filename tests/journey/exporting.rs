//! A set-up leaves as it is at every step, for support; what is there already is never overwritten unasked.

use std::path::Path;

use consentry_bundle::Bundle;
use consentry_core::step::Step;
use consentry_core::store::Target;
use consentry_core::view::request::{NamedSetup, OpenBundle, SaveBundle, Seal};
use consentry_core::view::{HandOverKind, Persona, SavedView, SetupView, Standing, Verdict, Way};
use consentry_practice::{Kind, Scenario};
use consentry_tests::engine::Desk;

use crate::walk::{KIVO_VENDOR, KLOUDMATE, KLOUDMATE_SAML, Walk, last_run, standing};

/// A secret that the application does not have.
const WRONG: &str = "wrg8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";

async fn export(desk: &Desk, target: Option<Target>) -> SavedView {
    let request = SaveBundle {
        seal: Seal::LeaveOut,
        ask_where: false,
        as_it_is: true,
        level: None,
    };
    let view = desk.engine.save_bundle(request, target).await.unwrap();
    view.setup.unwrap().export.as_it_is.unwrap()
}

fn read(saved: &SavedView) -> Bundle {
    let bundle = Bundle::parse(&std::fs::read(&saved.path).unwrap()).unwrap();
    bundle.verify().unwrap();
    bundle
}

async fn open(desk: &Desk, saved: &SavedView) -> SetupView {
    let opened = desk.engine.open_bundle(OpenBundle {
        name: "from-ada.consentry".to_owned(),
        text: std::fs::read_to_string(&saved.path).unwrap(),
        passphrase: None,
        identity: None,
    });
    opened.await.unwrap().setup.unwrap()
}

#[tokio::test]
async fn at_every_step_it_is_marked_as_unfinished_and_the_step_stays_as_it_was() {
    for step in [
        Step::Tenant,
        Step::Model,
        Step::Consent,
        Step::Credentials,
        Step::TestLogin,
    ] {
        let desk = Desk::start().await;
        let walk = Walk::up_to(&desk, KLOUDMATE, step).await;
        let before = walk.view();

        let bundle = read(&export(&desk, None).await);

        let unfinished = bundle.unfinished.as_ref().expect("it says so");
        let name = serde_json::to_value(step).unwrap();
        assert_eq!(unfinished.step.as_str(), name.as_str().unwrap());
        assert_eq!(bundle.tenant.is_some(), step > Step::Tenant, "{step:?}");
        assert_eq!(bundle.model.is_some(), step > Step::Model, "{step:?}");
        let after = walk.view();
        assert_eq!(after.steps, before.steps, "{step:?}");
        assert_eq!(after.export.saved, None, "{step:?}");
    }
}

#[tokio::test]
async fn a_directory_that_is_not_found_leaves_with_what_was_asked_and_why_it_failed() {
    let desk = Desk::start().await;
    let walk = Walk::begin(&desk, KIVO_VENDOR);
    let _ = walk.identify("exmaple.com").await;
    let failed = walk.view().failure.expect("it is no directory");

    let saved = export(&desk, None).await;
    let unfinished = read(&saved).unfinished.unwrap();
    assert_eq!(unfinished.asked.unwrap().what, "exmaple.com");
    let written = unfinished.failed.unwrap();
    assert_eq!(written.failure.code, failed.failure.code.as_str());

    let opened = open(&desk, &saved).await;
    assert!(opened.opened_unfinished);
    assert_eq!(opened.current, Step::Tenant);
    assert_eq!(opened.failure, Some(failed));
}

#[tokio::test]
async fn failed_logins_stay_when_the_secret_is_entered_anew_and_say_with_which_they_were_run() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    desk.rehearse(&[Scenario::EmailMissing]);
    let _ = walk
        .sign_in(Way::Loopback, Persona::Ordinary, Kind::NoMailbox)
        .await;
    let failed = last_run(&walk.view()).clone();
    assert_eq!(failed.verdict, Verdict::Fail);
    desk.rehearse(&[]);
    let _ = walk.prove_with(WRONG).await;
    walk.prove().await.unwrap();

    let saved = export(&desk, None).await;

    let bundle = read(&saved);
    assert_eq!(bundle.runs.len(), 1);
    let ground = bundle.runs[0].ground.as_ref().unwrap();
    assert!(!ground.stands, "the secret has another name now");
    let credential = ground.credential.as_ref().unwrap();
    assert_eq!(credential.hint, Some(bundle.credential.unwrap().hint));
    let opened = open(&desk, &saved).await;
    let run = last_run(&opened);
    assert!(!run.stands && run.ground.is_some());
    assert_eq!(
        run.failure.as_ref().map(|failure| failure.code),
        failed.failure.map(|failure| failure.code)
    );
}

#[tokio::test]
async fn what_is_there_is_never_overwritten_unasked() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;

    let first = walk.save(Seal::LeaveOut).await;
    let second = walk.save(Seal::LeaveOut).await;

    assert_ne!(first.path, second.path);
    assert!(read(&first).unfinished.is_none() && read(&second).unfinished.is_none());
    let before = std::fs::read(&first.path).unwrap();
    let request = SaveBundle {
        seal: Seal::LeaveOut,
        ask_where: false,
        as_it_is: false,
        level: None,
    };
    let there = Target::New(Path::new(&first.path).to_owned());
    let refused = desk.engine.save_bundle(request, Some(there)).await;
    assert_eq!(refused.unwrap_err().code.as_str(), "file.exists");
    assert_eq!(std::fs::read(&first.path).unwrap(), before);
}

#[tokio::test]
async fn the_default_name_is_never_that_of_the_bundle_that_was_opened() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Export).await;
    let name = walk.view().export.file_name;
    let saved = walk.save(Seal::LeaveOut).await;

    let opened = desk.engine.open_bundle(OpenBundle {
        name: name.clone(),
        text: std::fs::read_to_string(&saved.path).unwrap(),
        passphrase: None,
        identity: None,
    });

    let setup = opened.await.unwrap().setup.unwrap();
    assert_ne!(setup.export.file_name, name);
}

#[tokio::test]
async fn metadata_is_handed_over_as_the_document_from_the_set_up_and_from_its_bundle() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE_SAML, Step::Export).await;
    let saved = walk.save(Seal::LeaveOut).await;
    let setup = walk.view().id;
    assert_eq!(standing(&walk.view(), Step::Export), Standing::Done);

    let of_setup = desk.engine.hand_off_setup(&NamedSetup { setup }).unwrap();
    let of_bundle = desk.engine.hand_off_bundle(OpenBundle {
        name: "from-ada.consentry".to_owned(),
        text: std::fs::read_to_string(&saved.path).unwrap(),
        passphrase: None,
        identity: None,
    });

    assert_eq!(of_setup.items, of_bundle.unwrap().items);
    let mut documents = of_setup
        .items
        .iter()
        .filter(|item| item.kind == HandOverKind::Metadata);
    let document = documents.next().unwrap().value.as_deref().unwrap();
    assert!(document.contains("EntityDescriptor"), "{document}");
    assert!(document.trim_end().ends_with('>'), "{document}");
}

#[tokio::test]
async fn whoever_may_consent_to_ones_own_application_gets_address_and_letter() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::Consent).await;

    let view = walk.name_application().unwrap();

    let url = view.consent.url.unwrap();
    let letter = view.consent.letter.unwrap();
    assert!(letter.body.contains(&url), "{}", letter.body);
    let given = desk.engine.hand_off_setup(&NamedSetup {
        setup: walk.view().id,
    });
    assert_eq!(given.unwrap().consent_letter, Some(letter));
}
