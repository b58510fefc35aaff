//! From the domain to the bundle, when all goes well.

use std::collections::BTreeSet;

use consentry_bundle::Bundle;
use consentry_core::service::Services;
use consentry_core::step::Step;
use consentry_core::view::request::Seal;
use consentry_core::view::{CredentialKind, KnownView, Standing, Verdict};
use consentry_tests::engine::Desk;

use crate::walk::{ALL, Case, KIVO_VENDOR, Walk, last_run, standing};

#[tokio::test]
async fn every_service_in_every_model_ends_in_a_bundle_that_verifies_with_its_exact_address() {
    for case in ALL {
        complete(case).await;
    }
}

#[test]
fn every_model_that_is_shipped_has_a_case() {
    let shipped: BTreeSet<(&str, &str)> = Services::shipped()
        .profiles()
        .flat_map(|profile| {
            let models = profile.models.iter();
            models.map(|model| (profile.id.as_str(), model.id.as_str()))
        })
        .collect();
    let walked: BTreeSet<_> = ALL.iter().map(|case| (case.service, case.model)).collect();

    assert_eq!(walked, shipped);
}

/// The service by its own name, or by the one that was entered for it.
fn name(case: Case) -> String {
    let entered = case.inputs.iter();
    let entered = entered.map(|(id, value)| ((*id).to_owned(), (*value).to_owned()));
    let profile = Services::shipped().get(case.service).unwrap();
    profile.called(Some(&entered.collect())).to_owned()
}

async fn complete(case: Case) {
    let desk = Desk::start().await;
    let walk = Walk::begin(&desk, case);

    let view = walk.on_to(Step::Export).await.unwrap();
    let run = last_run(&view);
    assert_eq!(run.verdict, Verdict::Pass, "{case:?}");
    if case.is_own() {
        let expected = format!("Ada Lovelace can sign in to {}", name(case));
        assert_eq!(run.sentence, expected);
    }
    for step in Step::ALL.into_iter().filter(|step| *step < Step::Export) {
        assert_eq!(standing(&view, step), Standing::Done, "{case:?} {step:?}");
    }

    let saved = walk.save(Seal::LeaveOut).await;
    let bytes = std::fs::read(&saved.path).unwrap();
    let bundle = Bundle::parse(&bytes).unwrap();
    bundle.verify().unwrap();
    assert_eq!(bundle.digest.as_deref(), Some(saved.digest.as_str()));
    assert_eq!(bundle.unfinished, None);
    let model = bundle.model.unwrap();
    assert_eq!((&*model.id, &*model.protocol), (case.model, case.protocol));
    let application = bundle.application.unwrap();
    assert_eq!(application.client_id, case.client_id);
    assert_eq!(application.redirect_uris, [case.answers_at]);
    assert_eq!(bundle.federation.is_some(), case.protocol != "oidc");
    if case.credentials == CredentialKind::Certificate {
        let published = bundle
            .federation
            .and_then(|federation| federation.published);
        let published = published.expect("it was read");
        assert!(!published.certificates.is_empty(), "{case:?}");
        assert!(bundle.credential.is_none());
    }
    assert!(bundle.sealed.is_none());
    assert!(bundle.provenance.practice);
}

#[tokio::test]
async fn consent_to_kivos_own_app_is_stated_by_the_pasted_address_and_proved_by_a_login() {
    let desk = Desk::start().await;
    let walk = Walk::begin(&desk, KIVO_VENDOR);

    let stated = walk.on_to(Step::TestLogin).await.unwrap();
    let KnownView::Stated { .. } = stated.consent.fact.unwrap().known else {
        panic!("a pasted address proves nothing");
    };
    assert!(!stated.credentials.needed);
    assert!(stated.credentials.secret.is_none());

    let proved = walk.on_to(Step::Export).await.unwrap();
    let KnownView::Proved { .. } = proved.consent.fact.clone().unwrap().known else {
        panic!("somebody signed in");
    };
    let run = last_run(&proved);
    assert_eq!(run.verdict, Verdict::Pass);
    assert!(run.claims.is_empty(), "only Kivo can redeem the code");
    assert_eq!(run.who, None);
    assert!(!run.leaves.is_empty());

    let saved = walk.save(Seal::LeaveOut).await;
    let bundle = Bundle::parse(&std::fs::read(saved.path).unwrap()).unwrap();
    bundle.verify().unwrap();
    assert!(bundle.credential.is_none());
}

#[tokio::test]
async fn the_address_for_kivos_consent_is_kivos_own_byte_for_byte() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KIVO_VENDOR, Step::Consent).await;

    let opened = desk
        .engine
        .consent(&consentry_core::view::request::ConsentAction::Open);
    opened.unwrap();

    let expected = format!(
        "{}contoso.com/adminconsent?client_id=fa5ce509-b556-442b-831f-4c5bb5e589f1&redirect_uri=https%3A%2F%2Fkivo.io",
        desk.practice.authority()
    );
    assert_eq!(desk.opened().await.as_str(), expected);
    assert_eq!(walk.view().consent.url, Some(expected));
}
