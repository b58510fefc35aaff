//! What is changed in a bundle decides differently, and the check that it lies at is named; what is taken out of one is said
//! to be missing.

use consentry_bundle::Bundle;
use consentry_core::step::Step;
use consentry_core::view::{Persona, Way};
use consentry_practice::Kind;
use consentry_tests::engine::Desk;
use serde_json::{Value, json};

use crate::case::{exported, how, reproduced, runs};
use crate::walk::{Case, KLOUDMATE, KLOUDMATE_SAML, Walk};

async fn passed(case: Case) -> Bundle {
    let desk = Desk::start().await;
    let walk = Walk::up_to(&desk, case, Step::TestLogin).await;
    walk.sign_in(Way::Loopback, Persona::Ordinary, Kind::Member)
        .await
        .unwrap();
    exported(&desk).await
}

fn recording(bundle: &mut Bundle) -> &mut Value {
    bundle.runs[0].trace.recording.as_mut().unwrap()
}

#[tokio::test]
async fn another_audience_differs_at_the_audience() {
    let mut bundle = passed(KLOUDMATE).await;
    let token = bundle.runs[0].trace.id_token.as_mut().unwrap();
    token.claims["aud"] = json!("another");

    let answer = reproduced(&bundle).expect_code(1).json();

    let run = &runs(&answer)[0];
    assert_eq!(how(run, "audience"), "differs");
    assert_eq!(run["judged"]["code"], "id_token.audience");
    assert_eq!(run["recorded"]["verdict"], "pass");
    assert_eq!(
        (&answer["same"], &run["same"]),
        (&json!(false), &json!(false))
    );
}

#[tokio::test]
async fn another_day_differs_at_the_times() {
    let mut bundle = passed(KLOUDMATE_SAML).await;
    recording(&mut bundle)["login"]["at"] = json!("2035-01-01T00:00:00Z");

    let answer = reproduced(&bundle).expect_code(1).json();

    assert_eq!(how(&runs(&answer)[0], "assertion_expiry"), "differs");
}

#[tokio::test]
async fn another_certificate_differs_at_the_certificate() {
    let mut bundle = passed(KLOUDMATE_SAML).await;
    let other = passed(KLOUDMATE_SAML).await.runs.remove(0).trace.recording;
    let path = "/login/asked/saml/metadata/certificates";
    let other = other.unwrap().pointer(path).unwrap().clone();
    *recording(&mut bundle).pointer_mut(path).unwrap() = other;

    let answer = reproduced(&bundle).expect_code(1).json();

    let run = &runs(&answer)[0];
    assert_eq!(run["judged"]["code"], "saml.signing_certificate_unknown");
    assert_eq!(how(run, "signing_certificate"), "differs");
}

#[tokio::test]
async fn a_need_that_nothing_meets_decides_differently() {
    let mut bundle = passed(KLOUDMATE).await;
    recording(&mut bundle)["login"]["contract"] =
        json!([{ "need": "department", "claims": ["department"], "required": true }]);

    let answer = reproduced(&bundle).expect_code(1).json();

    assert_eq!(runs(&answer)[0]["judged"]["code"], "claims.need_unmet");
}

#[tokio::test]
async fn what_was_taken_out_is_said_and_the_verdict_is_reported() {
    let whole = passed(KLOUDMATE).await;
    let mut without_token = whole.clone();
    without_token.runs[0].trace.id_token = None;
    let mut without_part = whole.clone();
    let login = recording(&mut without_part)["login"].as_object_mut();
    login.unwrap().remove("contract");
    let mut without_recording = whole;
    without_recording.runs[0].trace.recording = None;

    for (bundle, why) in [
        (without_part, "unreadable"),
        (without_recording, "not-recorded"),
    ] {
        let answer = reproduced(&bundle).expect_code(0).json();

        let run = &runs(&answer)[0];
        assert_eq!(
            (run["unjudged"].as_str(), &run["same"]),
            (Some(why), &Value::Null)
        );
        let checks = run["checks"].as_array().unwrap();
        assert!(checks.iter().all(|check| check["how"] == "reported"));
    }
    let answer = reproduced(&without_token).json();
    assert_ne!(runs(&answer)[0]["same"], true, "{answer}");
}
