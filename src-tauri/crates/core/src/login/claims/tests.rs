//! What a service makes of the claims of different people.

use serde_json::json;

use super::*;
use crate::language::Language;
use crate::login::fixture::{
    CLIENT_ID, Key, OTHER_TENANT, ada, contract, issuer, jwks, now, tenant,
};
use crate::login::id_token::{ExpectedIdToken, verify};
use crate::login::keys::KeySet;

/// Ada's claims with `changes` made, `null` meaning absent, verified.
fn verified(changes: &Value) -> VerifiedClaims {
    let mut claims = ada("n");
    let members = claims.as_object_mut().expect("an object");
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            members.remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
    let keys = KeySet::parse(jwks(&[Key::Signing]).to_string().as_bytes()).expect("keys");
    let expected = ExpectedIdToken {
        client_id: CLIENT_ID,
        issuer: Some(issuer()),
        tenant: Some(tenant()),
        nonce: Some("n"),
        access_token: None,
        code: None,
        now: now(),
    };
    let found = verify(&Key::Signing.token(&claims), Some(&keys), &expected).expect("a token");
    found.claims.expect("verified")
}

fn judged(changes: &Value) -> ContractOutcome {
    judge(&verified(changes), &contract())
}

fn warnings(changes: &Value) -> Vec<String> {
    judged(changes)
        .warnings
        .into_iter()
        .map(|warning| warning.parts().0)
        .collect()
}

#[test]
fn the_first_claim_that_is_there_is_used() {
    let found = judged(&json!({}));

    assert_eq!(found.uses[0].claim.as_deref(), Some("email"));
    assert_eq!(found.uses[0].value.as_deref(), Some("ada@contoso.com"));
    assert_eq!(found.uses[0].missing, Vec::<String>::new());
    assert_eq!((found.warnings, found.failure), (vec![], None));
}

#[test]
fn a_fall_back_is_used_and_said() {
    let found = judged(&json!({ "email": null }));

    assert_eq!(found.uses[0].claim.as_deref(), Some("preferred_username"));
    assert_eq!(found.uses[0].missing, ["email"]);
    assert_eq!(found.warnings[0].parts().0, "email_fallback");
    assert_eq!(found.failure, None);
}

#[test]
fn a_phone_number_is_no_e_mail_address() {
    let found = judged(&json!({ "email": null, "preferred_username": "+49 30 1234567" }));

    assert_eq!(found.uses[0].claim, None);
    assert_eq!(
        found.uses[0].missing,
        ["email", "preferred_username", "upn"]
    );
    assert_eq!(
        found.failure.map(|failure| failure.code),
        Some(FailureCode::ClaimsEmailMissing)
    );
}

#[test]
fn only_what_one_can_mail_to_is_an_address() {
    for address in [
        "a@b.cd",
        "ada.lovelace+x@mail.contoso.co.uk",
        "ü@bücher.example",
    ] {
        assert!(is_address(address), "{address}");
    }
    for other in [
        "",
        "ada",
        "@b.cd",
        "a@",
        "a@b",
        "a@b..cd",
        "a@.cd",
        "a@b.cd.",
        "a@b@c.de",
        "a b@c.de",
        "ada_gmail.com#EXT#@contoso.onmicrosoft.com",
    ] {
        assert!(!is_address(other), "{other}");
    }
}

#[test]
fn an_optional_need_that_nothing_meets_is_no_failure() {
    let found = judged(&json!({ "name": null }));

    assert_eq!((found.uses[1].claim.clone(), found.failure), (None, None));
}

#[test]
fn a_required_need_that_nothing_meets_fails_in_its_own_words() {
    let need = ClaimContract {
        need: "Department".into(),
        claims: vec!["department".into()],
        required: true,
    };

    let failure = judge(&verified(&json!({})), &[need])
        .failure
        .expect("a failure");

    assert!(
        failure.summary(Language::english()).contains("Department"),
        "{}",
        failure.summary(Language::english())
    );
}

#[test]
fn claims_that_belong_together_are_used_together_or_not_at_all() {
    assert_eq!(judged(&json!({})).uses[2].claim.as_deref(), Some("tid+oid"));
    assert_eq!(judged(&json!({ "oid": null })).uses[2].claim, None);
}

#[test]
fn a_list_counts_by_its_first_item() {
    let need = ClaimContract {
        need: "Email".into(),
        claims: vec!["email".into(), "verified_primary_email".into()],
        required: true,
    };
    let claims =
        verified(&json!({ "email": null, "verified_primary_email": ["a@b.cd", "e@f.gh"] }));

    assert_eq!(
        judge(&claims, &[need]).uses[0].value.as_deref(),
        Some("a@b.cd")
    );
}

#[test]
fn a_guest_is_recognised_by_each_of_its_marks() {
    let home = format!("https://sts.windows.net/{OTHER_TENANT}/");
    for mark in [
        json!({ "acct": 1 }),
        json!({ "idp": home }),
        json!({ "upn": "ada_home.example#EXT#@contoso.onmicrosoft.com" }),
    ] {
        assert_eq!(warnings(&mark), ["guest"], "{mark}");
    }
    for member in [json!({ "acct": 0 }), json!({ "idp": issuer() })] {
        assert_eq!(warnings(&member), [""; 0], "{member}");
    }
}

#[test]
fn too_many_groups_are_said() {
    let elsewhere = json!({ "_claim_names": { "groups": "src1" } });

    assert_eq!(warnings(&elsewhere), ["groups_overage"]);
    assert_eq!(warnings(&json!({ "hasgroups": true })), ["groups_overage"]);
    assert_eq!(warnings(&json!({ "groups": ["a"] })), [""; 0]);
}

#[test]
fn an_address_of_an_unverified_domain_is_said_in_every_spelling() {
    for edov in [json!(false), json!(0), json!("0"), json!("False")] {
        assert_eq!(
            warnings(&json!({ "xms_edov": edov })),
            ["email_unverified_domain"],
            "{edov}"
        );
    }
    for edov in [json!(true), json!(1), json!("1")] {
        assert_eq!(warnings(&json!({ "xms_edov": edov })), [""; 0], "{edov}");
    }
}

#[test]
fn a_missing_permanent_id_is_said() {
    assert_eq!(warnings(&json!({ "oid": null })), ["oid_missing"]);
}

#[test]
fn a_contract_without_a_permanent_key_is_advised() {
    let email_only = &contract()[..1];

    let found = judge(&verified(&json!({})), email_only);

    assert_eq!(found.warnings[0].parts().0, "mutable_key");
}

#[test]
fn a_person_is_named_by_what_there_is() {
    let parts = verified(&json!({ "name": null, "given_name": "Ada", "family_name": "Lovelace" }));

    assert_eq!(name(&parts).as_deref(), Some("Ada Lovelace"));
    assert_eq!(name(&verified(&json!({ "name": null }))), None);
    assert_eq!(user_name(&parts).as_deref(), Some("ada@contoso.com"));
}
