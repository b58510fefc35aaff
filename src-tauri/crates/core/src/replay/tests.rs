//! What fails in a step, and checks of then and of now.

use consentry_bundle::{Failed, Unknown};
use serde_json::json;

use super::*;
use crate::login::verdict::CheckStatus;

fn failed(recording: Option<Value>) -> Failed {
    Failed {
        step: "tenant".to_owned(),
        inconclusive: false,
        failure: format::Failure {
            code: "tenant.malformed".to_owned(),
            facts: std::collections::BTreeMap::new(),
            next: None,
            detail: None,
            other: Unknown::default(),
        },
        recording,
        other: Unknown::default(),
    }
}

fn asked(what: &str) -> Value {
    json!({ "step": {
        "at": "2026-11-29T10:00:00Z",
        "asked_at": {
            "cloud": "global",
            "login": "https://login.microsoftonline.com/",
            "graph": "https://graph.microsoft.com/",
        },
        "question": { "directory": { "what": what } },
        "exchanges": [],
    }})
}

async fn judged(recording: Option<Value>) -> Replay {
    of_step(&failed(recording)).await.unwrap()
}

#[tokio::test]
async fn what_fails_for_what_was_entered_fails_again_without_any_answer() {
    let replay = judged(Some(asked("no domain!"))).await;

    assert_eq!(replay.is_same(), Some(true), "{replay:?}");
}

#[tokio::test]
async fn what_lacks_what_it_rests_on_says_so_and_differs_in_nothing() {
    for (recording, why) in [
        (None, Unjudged::NotRecorded),
        (Some(json!({ "step": 1 })), Unjudged::Unreadable),
        (Some(json!("entry")), Unjudged::Entered),
        (Some(asked("contoso.com")), Unjudged::NotKept),
    ] {
        let replay = judged(recording).await;

        assert_eq!(replay.judged, Err(why));
        assert_eq!(replay.is_same(), None);
    }
}

#[test]
fn a_check_that_goes_otherwise_or_is_new_or_gone_differs() {
    let then = |id: &str, status: &str| format::Check {
        id: id.to_owned(),
        status: status.to_owned(),
        expected: None,
        received: None,
        other: Unknown::default(),
    };
    let now = |id: &str, status| Check {
        id: id.to_owned(),
        status,
        expected: None,
        received: None,
    };
    let recorded = [
        then("issuer", "pass"),
        then("signature", "pass"),
        then("expiry", "pass"),
        then("gone", "pass"),
    ];
    let made = [
        now("issuer", CheckStatus::Pass),
        now("signature", CheckStatus::Pass),
        now("expiry", CheckStatus::Fail),
        now("new", CheckStatus::Pass),
    ];

    let bases: Vec<_> = compared::checks(&recorded, Some(&made))
        .iter()
        .map(|check| check.basis)
        .collect();

    let expected = [
        Basis::Again,
        Basis::Reported,
        Basis::Differs,
        Basis::Differs,
        Basis::Differs,
    ];
    assert_eq!(bases, expected);
    let unmade = compared::checks(&recorded, None);
    assert!(unmade.iter().all(|check| check.basis == Basis::Reported));
}
