//! The support desk as the interface's fake shows it: recorded from the engine's own views.
//!
//! `make bindings` writes them again.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, TimeZone as _, Utc};
use consentry_bundle::Bundle;
use serde_json::Value;

use crate::compare::{Comparison, compare};
use crate::explain;
use crate::handoff;
use crate::language::Language;
use crate::rehearsal::{KnownScenario, Rehearsal, RehearsalOutcome};
use crate::replay::replay;
use crate::scene::Scene;
use crate::service::Services;
use crate::store::{Setup, SetupId};
use crate::view::desk::{Case, CaseRehearsal, Sent, view};
use crate::view::{DeskView, Screen};
use crate::wizard::Wizard;

/// A customer's set-up whose redirect URI is not registered.
const REFUSED: &str = include_str!("../../../fixtures/desk/redirect-uri.consentry");

/// One to which people can sign in.
const PASSED: &str = include_str!("../../../fixtures/bundles/v1/kandji-saml.consentry");

/// One of the same service that works.
const WORKING: &str = include_str!("../../../fixtures/bundles/v1/kloudmate-oidc.consentry");

/// What a page of Microsoft's says, copied whole.
const PAGE: &str = "Sorry, but we're having trouble signing you in.

AADSTS50105: Your administrator has configured the application KloudMate \
('2c8e61d7-f94a-4b05-8d3e-a7160c5fb982') to block users unless they are specifically granted ('assigned') access.

Request Id: 7c1f0f4e-6a8b-4a3c-9d52-0b1e5f7a2c00
Correlation Id: 983fdc4a-f457-4f66-aa32-d357abdb102e
Timestamp: 2026-11-29T10:12:13Z";

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 30, 12, 0, 0).unwrap()
}

/// The desk with `text` on it, pasted or out of a file.
async fn desk(name: Option<&str>, text: &str) -> DeskView {
    desk_with(name, text, None, None).await
}

/// The same, with what somebody did at it.
async fn desk_with(
    name: Option<&str>,
    text: &str,
    rehearsal: Option<CaseRehearsal<'_>>,
    compared: Option<(&str, &Comparison)>,
) -> DeskView {
    let language = Language::english();
    let services = Services::shipped();
    let explanation = explain::explain(text.as_bytes(), services, now()).unwrap();
    let sent = |case| Sent {
        name,
        explanation: &explanation,
        case,
    };
    let Ok(bundle) = Bundle::parse(text.as_bytes()) else {
        return view(Some(sent(None)), language);
    };
    let replays = Box::pin(replay(&bundle)).await;
    let followed = handoff::bundle::profile(&bundle, services).unwrap();
    let profile = &*followed.profile;
    let id = SetupId::fresh("case", [0; 6]);
    let setup = Setup::new(id, profile.id.clone(), false, now());
    let name = name.unwrap_or_default().to_owned();
    let setup = handoff::bundle::restore(&bundle, name, profile, setup).unwrap();
    let wizard = Wizard::resume(setup.facts.clone(), setup.failed.clone(), setup.revision);
    let screen = Screen {
        scene: Scene {
            setup: &setup,
            wizard: &wizard,
            profile,
            authority: None,
            sign_in_window: true,
            language,
            now: now(),
        },
        exports: Path::new("/exports"),
        saved: false,
        running: None,
        sequence: None,
        landed: None,
        observed: &BTreeMap::new(),
        exported: None,
        own_profile: None,
        walking: false,
    };
    let case = Case {
        bundle: &bundle,
        screen,
        replays: &replays,
        rehearsal,
        compared,
    };
    view(Some(sent(Some(Ok(case)))), language)
}

async fn desks() -> BTreeMap<&'static str, DeskView> {
    let bundle = Bundle::parse(REFUSED.as_bytes()).unwrap();
    let other = Bundle::parse(WORKING.as_bytes()).unwrap();
    let comparison = compare(&bundle, &other);
    let known = |_: &str, _| {
        vec![KnownScenario {
            name: "redirect-not-registered".to_owned(),
            code: Some("redirect_uri.not_registered".to_owned()),
            aadsts: None,
            step: "test-login".to_owned(),
        }]
    };
    let rehearsal = Rehearsal::of(&bundle, Services::shipped(), &known).unwrap();
    let reproduced = CaseRehearsal::Came(Some(&rehearsal), RehearsalOutcome::Reproduced);
    let name = Some("contoso-kloudmate.consentry");
    let compared = Some(("kloudmate-works.consentry", &comparison));
    let done = desk_with(name, REFUSED, Some(reproduced), compared).await;
    let runs = Some(CaseRehearsal::Runs(now()));
    BTreeMap::from([
        ("desk-case-compared", done),
        ("desk-case-rehearsing", desk_with(name, REFUSED, runs, None).await),
        ("desk", view(None, Language::english())),
        ("desk-explained", desk(None, PAGE).await),
        ("desk-nothing-wrong", desk(None, r#"{"issuer":"https://login.microsoftonline.com/4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34/v2.0","jwks_uri":"https://login.microsoftonline.com/4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34/discovery/v2.0/keys","authorization_endpoint":"https://login.microsoftonline.com/4b1f7a52-8c3e-4d6a-9f20-6d1c0e5a7b34/oauth2/v2.0/authorize"}"#).await),
        ("desk-case", desk(Some("contoso-kloudmate.consentry"), REFUSED).await),
        ("desk-case-passed", desk(Some("contoso-kandji.consentry"), PASSED).await),
    ])
}

#[tokio::test]
async fn the_desks_of_the_interfaces_fake_are_those_of_the_engine() {
    let committed =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/fake/desk.json");
    let fresh = serde_json::to_value(Box::pin(desks()).await).unwrap();
    if std::env::var_os("CONSENTRY_UPDATE_BINDINGS").is_some() {
        let text = serde_json::to_string_pretty(&fresh).unwrap();
        std::fs::write(&committed, text + "\n").unwrap();
    }

    let committed = std::fs::read_to_string(committed).unwrap();

    assert!(
        fresh == serde_json::from_str::<Value>(&committed).unwrap(),
        "ui/src/backend/fake/desk.json is stale: `make bindings` writes it again"
    );
}

#[tokio::test]
async fn a_case_leads_with_what_failed_and_holds_its_replay_and_what_was_set_up() {
    let desk = desk(Some("theirs.consentry"), REFUSED).await;

    let sent = desk.sent.unwrap();
    let found = &sent.explanation.findings[0];
    assert_eq!(found.code.as_str(), "redirect_uri.not_registered");
    let case = sent.case.unwrap();
    assert!(case.same);
    assert_eq!(case.setup.opened_from.as_deref(), Some("theirs.consentry"));
    assert!(case.setup.opened_unfinished);
    let [run] = case.runs.as_slice() else {
        panic!("{:?}", case.runs);
    };
    assert_eq!(run.replay.as_ref().unwrap().same, Some(true));
    assert!(run.sequence.is_some());
    let value = |label: &str| {
        let setting = case.settings.iter().find(|one| one.label == label);
        setting.map(|one| one.value.as_str())
    };
    assert_eq!(
        value("Application (client) ID"),
        Some("2c8e61d7-f94a-4b05-8d3e-a7160c5fb982")
    );
    assert_eq!(
        value("Redirect URI"),
        Some("https://api.kloudmate.com/sso/oidc")
    );
    assert!(!case.open.is_empty());
    assert!(case.trust[0].contains("is right"), "{:?}", case.trust);
}

#[tokio::test]
async fn a_bundle_that_was_changed_is_said_to_be() {
    let changed = REFUSED.replace(
        "https://api.kloudmate.com/sso/oidc",
        "https://api.kloudmate.com/sso/oidc/",
    );

    let case = desk(None, &changed).await.sent.unwrap().case.unwrap();

    assert!(case.trust[0].contains("differs"), "{:?}", case.trust);
}
