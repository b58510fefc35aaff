//! Bundles that somebody changed at random: whatever they say, an answer comes, and nothing is written.

use consentry_bundle::Bundle;
use consentry_core::language::Language;
use consentry_core::replay::replay;
use consentry_core::step::Step;
use consentry_core::view::ReplaysView;
use consentry_practice::Scenario;
use consentry_tests::engine::Desk;
use rand::prelude::*;
use serde_json::{Value, json};

use crate::case::{exported, reproduced};
use crate::walk::{KINDE_WS_FED, KLOUDMATE, KLOUDMATE_SAML, Walk};

/// How often each bundle is changed.
const MUTATIONS: usize = 250;

async fn failing(case: crate::walk::Case, scenario: Scenario) -> Bundle {
    let desk = Desk::start().await;
    desk.rehearse(&[scenario]);
    let walk = Walk::begin(&desk, case);
    let _ = walk.on_to(Step::Export).await;
    exported(&desk).await
}

#[tokio::test]
async fn any_change_gets_an_answer_and_writes_nothing() {
    let mut random = StdRng::seed_from_u64(1);
    let mut judged = 0;
    for (case, scenario) in [
        (KLOUDMATE, Scenario::EmailMissing),
        (KLOUDMATE, Scenario::SecretExpired),
        (KLOUDMATE_SAML, Scenario::CertificateRolled),
        (KINDE_WS_FED, Scenario::SignedWithSha1),
    ] {
        let bundle = failing(case, scenario).await;
        let whole = serde_json::to_value(&bundle).unwrap();
        for turn in 0..MUTATIONS {
            let mut changed = whole.clone();
            for _ in 0..random.gen_range(1..4) {
                mutate(&mut changed, &mut random);
            }
            let Ok(bundle) = serde_json::from_value::<Bundle>(changed) else {
                continue;
            };
            let view = ReplaysView::new(&replay(&bundle).await, Language::english());
            judged += view.runs.len();
            // The process itself starts slowly.
            if turn % 80 == 0 && bundle.to_bytes().is_ok() {
                let ended = reproduced(&bundle);
                assert!(matches!(ended.code, Some(0..=2)), "{ended:?}");
                assert!(!ended.stderr.contains("panicked"), "{ended:?}");
            }
        }
    }
    assert!(judged > 100, "{judged}");
}

/// Changes one value, anywhere.
pub(crate) fn mutate(document: &mut Value, random: &mut StdRng) {
    let count = count(document);
    let mut at = random.gen_range(0..count);
    let Some(value) = nth(document, &mut at) else {
        return;
    };
    let kind = random.gen_range(0..6);
    *value = match (kind, value.take()) {
        (0, _) => Value::Null,
        (1, _) => json!("https://login.test/ <x> 2030-01-01T00:00:00Z"),
        (2, _) => json!(-1),
        (3, Value::String(text)) => text.chars().rev().collect::<String>().into(),
        (4, Value::String(text)) => {
            let half = text.chars().count() / 2;
            text.chars().take(half).collect::<String>().into()
        }
        (5, Value::Array(items)) => [items.clone(), items].concat().into(),
        (_, Value::Object(mut members)) => {
            let names: Vec<_> = members.keys().cloned().collect();
            if let Some(name) = names.choose(random) {
                members.remove(name);
            }
            Value::Object(members)
        }
        (_, Value::Number(_)) => json!(4_000_000_000_u32),
        (_, other) => other,
    };
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

fn nth<'v>(value: &'v mut Value, at: &mut usize) -> Option<&'v mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, at)),
        Value::Object(members) => members.values_mut().find_map(|member| nth(member, at)),
        _ => None,
    }
}
