//! Saved answers, judged at a given moment without a browser.

use serde_json::{Value, json};

use super::*;
use crate::login::fixture::{
    ACCESS_TOKEN, CLIENT_ID, CODE, Key, ada, contract, jwks, metadata, now, tenant,
};
use crate::login::verdict::CheckStatus;

fn offline() -> Offline {
    Offline {
        metadata: Some(metadata()),
        keys: Some(KeySet::parse(jwks(&[Key::Signing]).to_string().as_bytes()).expect("keys")),
        client_id: CLIENT_ID.into(),
        expect: Expect::Entra { tenant: tenant() },
        nonce: Some("n".into()),
        contract: contract(),
        at: now(),
    }
}

fn judged(params: &Offline, text: &str) -> Judged {
    judge_response(params, &Pasted::from_text(text).expect("short")).expect("an answer")
}

#[test]
fn a_saved_token_response_passes() {
    let token = Key::Signing.token(&ada("n"));
    let text = json!({ "token_type": "Bearer", "id_token": token, "access_token": ACCESS_TOKEN })
        .to_string();

    let judged = judged(&offline(), &text);

    assert_eq!((judged.verdict, judged.failure), (Verdict::Pass, None));
    assert_eq!(judged.who.as_deref(), Some("Ada Lovelace"));
    assert_eq!(judged.claims["oid"], "61d0e300-0000-4000-8000-0000000000ad");
}

#[test]
fn the_same_token_is_judged_the_same_at_the_same_moment_and_otherwise_later() {
    let token = Key::Signing.token(&ada("n"));
    let late = Offline {
        at: now() + chrono::Duration::days(1),
        ..offline()
    };

    assert_eq!(judged(&offline(), &token), judged(&offline(), &token));
    let judged = judged(&late, &token);
    assert_eq!(judged.verdict, Verdict::Fail);
    assert_eq!(
        judged.failure.map(|failure| failure.code),
        Some(FailureCode::IdTokenExpired)
    );
    assert!(judged.claims.is_empty());
    assert_eq!((judged.who, judged.upn, judged.uses), (None, None, vec![]));
}

#[test]
fn without_a_nonce_its_check_is_skipped() {
    let params = Offline {
        nonce: None,
        ..offline()
    };

    let judged = judged(&params, &Key::Signing.token(&ada("whatever")));

    assert_eq!(judged.verdict, Verdict::Pass);
    let nonce = judged
        .checks
        .iter()
        .find(|check| check.id == "nonce")
        .expect("a check");
    assert_eq!(nonce.status, CheckStatus::Skipped);
}

#[test]
fn without_keys_or_metadata_there_is_no_verdict_and_no_claim() {
    let token = Key::Signing.token(&ada("n"));
    for params in [
        Offline {
            keys: None,
            ..offline()
        },
        Offline {
            metadata: None,
            ..offline()
        },
    ] {
        let judged = judged(&params, &token);

        assert_eq!(judged.verdict, Verdict::Inconclusive);
        assert!(judged.claims.is_empty());
    }
}

#[test]
fn without_keys_a_wrong_token_is_refused_all_the_same() {
    let mut claims = ada("n");
    claims["aud"] = "another".into();
    let params = Offline {
        keys: None,
        ..offline()
    };

    let judged = judged(&params, &Key::Signing.token(&claims));

    assert_eq!(
        judged.failure.map(|failure| failure.code),
        Some(FailureCode::IdTokenAudience)
    );
}

#[test]
fn a_response_without_an_id_token_is_refused() {
    let text = json!({ "access_token": ACCESS_TOKEN }).to_string();

    let judged = judged(&offline(), &text);

    assert_eq!(
        judged.failure.map(|failure| failure.code),
        Some(FailureCode::IdTokenAbsent)
    );
}

#[test]
fn a_response_whose_id_token_is_none_is_refused() {
    let text = json!({ "id_token": "not a token" }).to_string();

    let judged = judged(&offline(), &text);

    assert_eq!(
        judged.failure.map(|failure| failure.code),
        Some(FailureCode::IdTokenMalformed)
    );
}

#[test]
fn a_code_alone_cannot_be_judged() {
    let failure = judge_response(
        &offline(),
        &Pasted::from_text(&format!("code={CODE}&state=s")).expect("short"),
    )
    .expect_err("no answer");

    assert_eq!(failure.code, FailureCode::LoginNotAnAnswer);
}

#[test]
fn a_pasted_error_page_is_a_verdict() {
    let judged = judged(&offline(), "AADSTS50105: the user is not assigned");

    assert_eq!(judged.verdict, Verdict::Fail);
    assert_eq!(
        judged.failure.map(|failure| failure.code),
        Some(FailureCode::LoginUserNotAssigned)
    );
}

#[test]
fn a_verified_token_that_the_service_cannot_use_fails_and_shows_its_claims() {
    let mut claims = ada("n");
    claims["email"] = Value::Null;
    claims["preferred_username"] = "+49301234567".into();

    let judged = judged(&offline(), &Key::Signing.token(&claims));

    assert_eq!(judged.verdict, Verdict::Fail);
    assert_eq!(
        judged.failure.map(|failure| failure.code),
        Some(FailureCode::ClaimsEmailMissing)
    );
    assert_eq!(judged.claims["preferred_username"], "+49301234567");
    assert_eq!(judged.uses[0].claim, None);
}

#[test]
fn the_trace_tells_what_came_without_signature_and_tokens() {
    let token = Key::Signing.token(&ada("n"));
    let text = json!({ "id_token": token, "access_token": ACCESS_TOKEN }).to_string();

    let trace = judged(&offline(), &text).trace;

    let signature = token.rsplit('.').next().expect("a signature");
    let written = trace.to_string();
    assert!(
        ![ACCESS_TOKEN, signature, &token]
            .iter()
            .any(|secret| written.contains(secret))
    );
    assert_eq!(trace["id_token"]["header"]["kid"], "signing");
    assert_eq!(trace["id_token"]["claims"], ada("n"));
    assert_eq!(trace["keys"][0]["kid"], "signing");
    assert_eq!(
        trace["removed"],
        json!(["access_token", "id_token.signature"])
    );
}

#[test]
fn a_check_that_fails_is_a_login_that_fails() {
    // A copy that was indented proves nothing, and disproves nothing.
    let copied = |clause: &Clause| *clause == Clause::WhiteSpace;
    for clause in Clause::ALL.iter().filter(|clause| !copied(clause)) {
        assert!(clause.code().disproves(), "{}", clause.id());
    }
}
