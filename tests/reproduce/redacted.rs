//! A bundle without what identifies people comes to the same verdicts by the same checks, and nobody is found in it.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::{BASE64_STANDARD_NO_PAD, BASE64_URL_SAFE_NO_PAD};
use consentry_bundle::{Bundle, Level, Salt};
use consentry_core::step::Step;
use consentry_core::view::{Persona, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;
use rand::prelude::*;
use serde_json::Value;

use crate::case::{exported, judged, reproduced, runs};
use crate::mutated::mutate;
use crate::walk::{Case, KINDE_WS_FED, KLOUDMATE, KLOUDMATE_SAML, Walk};

const LEVELS: [Level; 2] = [Level::Pseudonyms, Level::Removed];

fn redacted_to(bundle: &Bundle, level: Level) -> Bundle {
    let mut redacted = bundle.clone();
    drop(redacted.redact_to(level, &Salt([42; 32])).unwrap());
    redacted
}

/// What in a bundle identifies a person, as the practice tenant writes it.
fn people(bundle: &Bundle) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for run in &bundle.runs {
        found.extend(run.who.iter().chain(&run.upn).cloned());
        let token = run.trace.id_token.as_ref().map(|token| &token.claims);
        let claims = run.claims.iter().chain(token.into_iter().flatten());
        for (name, value) in claims {
            let last = name.rsplit('/').next().unwrap();
            let identifies = [
                "email",
                "emailaddress",
                "upn",
                "preferred_username",
                "oid",
                "objectidentifier",
                "sub",
                "name",
                "displayname",
                "NameID",
            ];
            if identifies.contains(&last) {
                found.extend(value.as_str().map(str::to_owned));
            }
        }
    }
    found
}

/// Nobody of `people` is found in the bytes, in whatever way they are written.
fn holds_nobody(bundle: &Bundle, people: &BTreeSet<String>, about: &str) {
    let text = String::from_utf8(bundle.to_bytes().unwrap()).unwrap();
    let small = text.to_lowercase();
    for person in people {
        let escaped = person.replace('@', "%40").replace(' ', "%20");
        for written in [person.clone(), escaped, person.replace('-', "")] {
            let written = written.to_lowercase();
            assert!(!small.contains(&written), "{about}: {written} in {text}");
        }
        for bytes in [person.clone(), person.to_uppercase()] {
            let encoded = [
                BASE64_STANDARD_NO_PAD.encode(&bytes),
                BASE64_URL_SAFE_NO_PAD.encode(&bytes),
            ];
            for written in encoded {
                assert!(!text.contains(&written), "{about}: {written} in {text}");
            }
        }
    }
}

/// The verdicts and checks of `answer`, without the sentences.
fn decided(answer: &Value) -> Vec<Value> {
    let of_run = |run: &Value| {
        let checks = run["checks"].as_array().unwrap().iter();
        let checks: Vec<_> = checks
            .map(|check| serde_json::json!([check["id"], check["how"], check["judged"]]))
            .collect();
        serde_json::json!([
            run["recorded"],
            run["judged"],
            run["same"],
            run["unjudged"],
            checks
        ])
    };
    runs(answer).iter().map(of_run).collect()
}

/// The bundle at every level: the same verdicts by the same checks, and nobody in it.
pub(crate) async fn comes_to_the_same(bundle: &Bundle, about: &str) {
    let before = decided(&judged(bundle).await);
    let people = people(bundle);
    for level in LEVELS {
        let redacted = redacted_to(bundle, level);

        let about = format!("{about}, {level:?}");
        holds_nobody(&redacted, &people, &about);
        assert_eq!(decided(&judged(&redacted).await), before, "{about}");
        let receipt = redacted.redacted.as_ref().unwrap();
        assert_eq!(receipt.level, level);
        let again = Bundle::parse(&redacted.to_bytes().unwrap()).unwrap();
        assert_eq!(again.redacted, redacted.redacted);
    }
}

async fn with_everybody(case: Case) -> Bundle {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, case, Step::TestLogin).await;
    for (persona, kind) in [
        (Persona::Ordinary, Kind::Member),
        (Persona::Guest, Kind::Guest),
        (Persona::NoMailbox, Kind::NoMailbox),
        (Persona::Unassigned, Kind::Unassigned),
        (Persona::Ordinary, Kind::Member),
    ] {
        let _ = walk.sign_in(Way::Loopback, persona, kind).await;
    }
    exported(&desk).await
}

#[tokio::test]
async fn everybody_who_signed_in_is_the_same_in_every_run_and_nobody_is_found() {
    for case in [KLOUDMATE, KLOUDMATE_SAML, KINDE_WS_FED] {
        let bundle = with_everybody(case).await;
        let people = people(&bundle);
        assert!(people.len() > 4, "{people:?}");

        Box::pin(comes_to_the_same(&bundle, "everybody")).await;

        let redacted = redacted_to(&bundle, Level::Pseudonyms);
        let first = &redacted.runs[0];
        let last = redacted.runs.last().unwrap();
        assert_eq!((&first.who, &first.upn), (&last.who, &last.upn));
        assert_ne!(first.upn, redacted.runs[2].upn);
        let domain = bundle.tenant.as_ref().unwrap().domain.as_ref().unwrap();
        let upn = first.upn.as_ref().unwrap();
        assert!(upn.ends_with(&format!("@{domain}")), "{upn}");
        let ended = reproduced(&redacted).expect_code(0);
        assert_eq!(runs(&ended.json()).len(), redacted.runs.len());
    }
}

#[tokio::test]
async fn whatever_somebody_made_of_a_bundle_can_be_redacted_or_is_refused() {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, KLOUDMATE, Step::TestLogin).await;
    walk.sign_in(Way::Loopback, Persona::Guest, Kind::Guest)
        .await
        .unwrap();
    let whole = serde_json::to_value(exported(&desk).await).unwrap();
    let mut random = StdRng::seed_from_u64(5);
    let mut redacted = 0;
    for turn in 0..100 {
        let mut changed = whole.clone();
        mutate(&mut changed, &mut random);
        let Ok(mut bundle) = serde_json::from_value::<Bundle>(changed) else {
            continue;
        };
        if bundle.redact_to(LEVELS[turn % 2], &Salt([3; 32])).is_ok() {
            redacted += 1;
        }
    }
    assert!(redacted > 50, "{redacted}");
}
