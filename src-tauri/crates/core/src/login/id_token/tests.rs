//! One token for each clause, with one thing wrong.

use serde_json::json;

use super::*;
use crate::failure::FailureCode;
use crate::login::fixture::{
    ACCESS_TOKEN, CLIENT_ID, CODE, Key, OTHER_TENANT, SECRET, TENANT, ada, base64url, issuer, jwks,
    now, tenant,
};
use crate::login::verdict::CheckStatus;

const NONCE: &str = "the-nonce-of-the-tests";

fn expected() -> ExpectedIdToken<'static> {
    ExpectedIdToken {
        client_id: CLIENT_ID,
        issuer: Some(issuer()),
        tenant: Some(tenant()),
        nonce: Some(NONCE),
        access_token: None,
        code: None,
        now: now(),
    }
}

fn published(document: &Value) -> KeySet {
    KeySet::parse(document.to_string().as_bytes()).expect("a JWK Set")
}

fn verified(token: &str) -> Verification {
    verified_as(token, &expected())
}

fn verified_as(token: &str, expected: &ExpectedIdToken<'_>) -> Verification {
    verify(
        token,
        Some(&published(&jwks(&[Key::Signing, Key::Other]))),
        expected,
    )
    .expect("a token")
}

/// The claims of a proper token, with `changes` made.
fn with(changes: &Value) -> Value {
    let mut claims = ada(NONCE);
    for (name, value) in changes.as_object().expect("an object") {
        claims[name] = value.clone();
    }
    claims
}

fn without(name: &str) -> Value {
    let mut claims = ada(NONCE);
    claims.as_object_mut().expect("an object").remove(name);
    claims
}

/// Asserts that the first failing check is `clause`, with its code, and that no claim comes out.
#[track_caller]
fn refused(found: &Verification, clause: Clause, code: FailureCode) {
    let (first, _) = found.checks.first_failed().expect("a failing check");
    assert_eq!(first, clause);
    assert_eq!(first.code(), code);
    assert_eq!(found.claims, None, "claims of a refused token stay unsaid");
}

fn refused_claims(claims: &Value, clause: Clause, code: FailureCode) {
    refused(&verified(&Key::Signing.token(claims)), clause, code);
}

#[test]
fn a_proper_token_is_verified_by_every_check_that_applies() {
    let found = verified(&Key::Signing.token(&ada(NONCE)));

    let claims = found.claims.expect("verified");
    assert_eq!(claims.by_name()["name"], "Ada Lovelace");
    let skipped: Vec<_> = found
        .checks
        .into_list()
        .into_iter()
        .filter(|check| check.status != CheckStatus::Pass)
        .map(|check| check.id)
        .collect();
    assert_eq!(
        skipped,
        ["authorized_party", "at_hash", "c_hash"],
        "they do not apply here"
    );
}

#[test]
fn a_token_with_algorithm_none_is_refused() {
    let header = base64url(br#"{"typ":"JWT","alg":"none","kid":"signing"}"#);
    let token = format!("{header}.{}.", base64url(ada(NONCE).to_string().as_bytes()));

    refused(
        &verified(&token),
        Clause::Algorithm,
        FailureCode::IdTokenAlgorithm,
    );
}

#[test]
fn a_token_that_only_says_another_algorithm_is_refused() {
    for alg in ["none", "RS512", "PS256", "ES256", "HS256"] {
        let header = json!({ "alg": alg, "kid": "signing" }).to_string();
        let token = Key::Signing.sign(&header, &ada(NONCE).to_string());

        refused(
            &verified(&token),
            Clause::Algorithm,
            FailureCode::IdTokenAlgorithm,
        );
    }
}

#[test]
fn the_library_is_handed_rs256_and_nothing_else() {
    use sha2::{Digest as _, Sha512};
    let header = base64url(br#"{"alg":"RS512","kid":"signing"}"#);
    let input = format!("{header}.{}", base64url(ada(NONCE).to_string().as_bytes()));
    let signature = Key::Signing
        .private()
        .sign(rsa::Pkcs1v15Sign::new::<Sha512>(), &Sha512::digest(&input))
        .expect("a signature");

    let found = verified(&format!("{input}.{}", base64url(&signature)));

    let checks = found.checks.into_list();
    let whole = checks.iter().find(|check| check.id == "id_token");
    assert_eq!(
        whole.map(|check| check.status),
        Some(CheckStatus::Fail),
        "the signature fits, the algorithm is not allowed"
    );
}

fn hs256(secret: &[u8]) -> String {
    let header = base64url(br#"{"typ":"JWT","alg":"HS256","kid":"signing"}"#);
    let input = format!("{header}.{}", base64url(ada(NONCE).to_string().as_bytes()));
    format!(
        "{input}.{}",
        base64url(&hmac_sha256(secret, input.as_bytes()))
    )
}

/// RFC 2104 over SHA-256.
fn hmac_sha256(key: &[u8], text: &[u8]) -> Vec<u8> {
    use sha2::{Digest as _, Sha256};
    let mut block = [0_u8; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let inner = Sha256::new()
        .chain_update(block.map(|octet| octet ^ 0x36))
        .chain_update(text)
        .finalize();
    Sha256::new()
        .chain_update(block.map(|octet| octet ^ 0x5c))
        .chain_update(inner)
        .finalize()
        .to_vec()
}

#[test]
fn the_hmac_of_these_tests_is_that_of_rfc_4231_case_2() {
    let tag = hmac_sha256(b"Jefe", b"what do ya want for nothing?");

    assert_eq!(
        base64url(&tag),
        "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM"
    );
}

#[test]
fn a_token_signed_with_the_client_secret_is_refused() {
    refused(
        &verified(&hs256(SECRET.as_bytes())),
        Clause::Algorithm,
        FailureCode::IdTokenAlgorithm,
    );
}

#[test]
fn a_token_signed_with_the_public_key_as_secret_is_refused() {
    let modulus = Key::Signing.jwk()["n"].as_str().expect("text").to_owned();

    refused(
        &verified(&hs256(modulus.as_bytes())),
        Clause::Algorithm,
        FailureCode::IdTokenAlgorithm,
    );
}

#[test]
fn an_hs256_token_with_a_short_signature_is_refused_without_a_panic() {
    let header = base64url(br#"{"alg":"HS256","kid":"signing"}"#);
    let token = format!(
        "{header}.{}.AAAA",
        base64url(ada(NONCE).to_string().as_bytes())
    );

    refused(
        &verified(&token),
        Clause::Algorithm,
        FailureCode::IdTokenAlgorithm,
    );
}

#[test]
fn a_published_symmetric_key_verifies_nothing() {
    let mut document = jwks(&[Key::Signing]);
    document["keys"] =
        json!([{ "kty": "oct", "kid": "signing", "k": base64url(SECRET.as_bytes()) }]);

    let found = verify(
        &hs256(SECRET.as_bytes()),
        Some(&published(&document)),
        &expected(),
    )
    .expect("a token");

    refused(&found, Clause::Algorithm, FailureCode::IdTokenAlgorithm);
}

#[test]
fn a_token_signed_by_an_unpublished_key_is_refused() {
    let header = json!({ "alg": "RS256", "kid": "rolled-away" }).to_string();
    let token = Key::Signing.sign(&header, &ada(NONCE).to_string());

    refused(
        &verified(&token),
        Clause::SigningKey,
        FailureCode::IdTokenKeyUnknown,
    );
}

#[test]
fn a_token_that_names_no_key_is_refused_where_several_are_published() {
    let token = Key::Signing.sign(r#"{"alg":"RS256"}"#, &ada(NONCE).to_string());

    refused(
        &verified(&token),
        Clause::SigningKey,
        FailureCode::IdTokenKeyUnknown,
    );
    let one = verify(
        &token,
        Some(&published(&jwks(&[Key::Signing]))),
        &expected(),
    )
    .expect("a token");
    assert!(
        one.claims.is_some(),
        "where one key alone is published there is no doubt"
    );
}

#[test]
fn a_key_that_is_published_twice_is_one_key() {
    let document = jwks(&[Key::Signing, Key::Signing]);

    let found = verify(
        &Key::Signing.token(&ada(NONCE)),
        Some(&published(&document)),
        &expected(),
    )
    .expect("a token");

    assert!(found.claims.is_some());
    assert_eq!(published(&document).kids(), "signing");
}

#[test]
fn of_two_keys_under_one_kid_the_one_that_signed_is_taken_wherever_it_stands() {
    let mut document = jwks(&[Key::Other, Key::Signing]);
    document["keys"][0]["kid"] = "signing".into();

    for _ in 0..2 {
        let keys = published(&document);
        let token = Key::Signing.token(&ada(NONCE));
        let found = verify(&token, Some(&keys), &expected()).expect("a token");
        assert!(found.claims.is_some());
        document["keys"].as_array_mut().expect("a list").reverse();
    }
}

#[test]
fn a_signature_that_fits_none_of_the_keys_under_its_kid_is_refused() {
    let mut document = jwks(&[Key::Other, Key::Signing]);
    document["keys"][0]["kid"] = "signing".into();
    let token = Key::Signing.token(&ada(NONCE));
    let (input, _) = token.rsplit_once('.').expect("a signature");
    let forged = format!("{input}.{}", base64url(&[7; 256]));

    let found = verify(&forged, Some(&published(&document)), &expected()).expect("a token");

    refused(&found, Clause::Signature, FailureCode::IdTokenSignature);
}

#[test]
fn the_directory_is_compared_as_text() {
    let upper = TENANT.to_uppercase();
    for tid in [format!("{{{TENANT}}}"), format!(" {TENANT}"), upper] {
        refused_claims(
            &with(&json!({ "tid": tid })),
            Clause::Tenant,
            FailureCode::IdTokenTenant,
        );
    }
}

#[test]
fn a_key_published_for_encryption_verifies_nothing() {
    let mut document = jwks(&[Key::Signing]);
    document["keys"][0]["use"] = "enc".into();

    let found = verify(
        &Key::Signing.token(&ada(NONCE)),
        Some(&published(&document)),
        &expected(),
    )
    .expect("a token");

    refused(&found, Clause::SigningKey, FailureCode::IdTokenKeyUnknown);
}

#[test]
fn a_short_key_is_refused() {
    let document = jwks(&[Key::Short]);

    let found = verify(
        &Key::Short.token(&ada(NONCE)),
        Some(&published(&document)),
        &expected(),
    )
    .expect("a token");

    refused(&found, Clause::KeySize, FailureCode::IdTokenAlgorithm);
}

#[test]
fn a_token_signed_with_another_key_under_this_kid_is_refused() {
    let header = json!({ "alg": "RS256", "kid": "signing" }).to_string();
    let token = Key::Other.sign(&header, &ada(NONCE).to_string());

    refused(
        &verified(&token),
        Clause::Signature,
        FailureCode::IdTokenSignature,
    );
}

#[test]
fn a_token_whose_claims_were_changed_after_signing_is_refused() {
    let token = Key::Signing.token(&ada(NONCE));
    let parts: Vec<_> = token.split('.').collect();
    let changed = base64url(
        with(&json!({ "email": "eve@contoso.com" }))
            .to_string()
            .as_bytes(),
    );

    let found = verified(&format!("{}.{changed}.{}", parts[0], parts[2]));

    refused(&found, Clause::Signature, FailureCode::IdTokenSignature);
}

#[test]
fn a_key_of_another_issuer_is_refused() {
    for of_another in [
        format!("https://login.example/{OTHER_TENANT}/v2.0"),
        "https://elsewhere.example".into(),
    ] {
        let mut document = jwks(&[Key::Signing]);
        document["keys"][0]["issuer"] = of_another.into();

        let found = verify(
            &Key::Signing.token(&ada(NONCE)),
            Some(&published(&document)),
            &expected(),
        )
        .expect("a token");

        refused(&found, Clause::KeyIssuer, FailureCode::IdTokenKeyIssuer);
    }
}

#[test]
fn a_key_without_an_issuer_of_its_own_is_accepted() {
    let mut document = jwks(&[Key::Signing]);
    document["keys"][0]
        .as_object_mut()
        .expect("an object")
        .remove("issuer");

    let found = verify(
        &Key::Signing.token(&ada(NONCE)),
        Some(&published(&document)),
        &expected(),
    )
    .expect("a token");

    assert!(found.claims.is_some());
}

#[test]
fn a_token_from_another_directory_is_refused() {
    let tid = json!({ "tid": OTHER_TENANT });
    let whole = json!({ "tid": OTHER_TENANT, "iss": issuer().replace(TENANT, OTHER_TENANT) });

    refused_claims(&with(&tid), Clause::Tenant, FailureCode::IdTokenTenant);
    refused_claims(&with(&whole), Clause::Tenant, FailureCode::IdTokenTenant);
    refused_claims(
        &with(&json!({ "tid": "contoso.com" })),
        Clause::Tenant,
        FailureCode::IdTokenTenant,
    );
    refused_claims(&without("tid"), Clause::Tenant, FailureCode::IdTokenTenant);
}

#[test]
fn an_issuer_that_does_not_name_the_directory_is_refused() {
    let elsewhere = "https://login.example/v2.0";
    let token = Key::Signing.token(&with(&json!({ "iss": elsewhere })));
    let expected = ExpectedIdToken {
        issuer: Some(elsewhere.into()),
        ..expected()
    };
    let mut document = jwks(&[Key::Signing]);
    document["keys"][0]["issuer"] = elsewhere.into();

    let found = verify(&token, Some(&published(&document)), &expected).expect("a token");

    refused(&found, Clause::Tenant, FailureCode::IdTokenTenant);
}

#[test]
fn an_issuer_that_is_not_exactly_the_one_asked_is_refused() {
    for almost in [
        format!("{}/", issuer()),
        issuer().replace("https", "http"),
        issuer().to_uppercase(),
        "https://login.example/{tenantid}/v2.0".to_owned(),
    ] {
        refused_claims(
            &with(&json!({ "iss": almost })),
            Clause::Issuer,
            FailureCode::IdTokenIssuer,
        );
    }
}

#[test]
fn a_token_for_another_audience_is_refused() {
    for audience in [json!("another"), json!(["another"]), json!([]), json!(null)] {
        refused_claims(
            &with(&json!({ "aud": audience })),
            Clause::Audience,
            FailureCode::IdTokenAudience,
        );
    }
    refused_claims(
        &without("aud"),
        Clause::Audience,
        FailureCode::IdTokenAudience,
    );
}

#[test]
fn a_token_for_somebody_else_as_well_is_refused() {
    let shared = json!({ "aud": [CLIENT_ID, "another"], "azp": CLIENT_ID });

    refused_claims(
        &with(&shared),
        Clause::Audience,
        FailureCode::IdTokenAudience,
    );
}

#[test]
fn a_list_with_this_audience_alone_is_accepted() {
    let found =
        verified(&Key::Signing.token(&with(&json!({ "aud": [CLIENT_ID], "azp": CLIENT_ID }))));

    assert!(found.claims.is_some());
}

#[test]
fn a_token_issued_to_another_party_is_refused() {
    let foreign = json!({ "aud": [CLIENT_ID], "azp": "another" });

    refused_claims(
        &with(&foreign),
        Clause::AuthorizedParty,
        FailureCode::IdTokenAudience,
    );
}

#[test]
fn a_token_that_answers_another_request_is_refused() {
    refused_claims(
        &with(&json!({ "nonce": "another" })),
        Clause::Nonce,
        FailureCode::IdTokenNonce,
    );
    refused_claims(&without("nonce"), Clause::Nonce, FailureCode::IdTokenNonce);
}

#[test]
fn an_expired_token_is_refused_five_minutes_late_and_no_earlier() {
    let seconds = now().timestamp();

    refused_claims(
        &with(&json!({ "exp": seconds - 300 })),
        Clause::Expiry,
        FailureCode::IdTokenExpired,
    );
    assert!(
        verified(&Key::Signing.token(&with(&json!({ "exp": seconds - 299 }))))
            .claims
            .is_some()
    );
    refused_claims(&without("exp"), Clause::Expiry, FailureCode::IdTokenExpired);
}

#[test]
fn a_token_is_refused_more_than_five_minutes_before_it_begins() {
    let seconds = now().timestamp();

    for claim in ["nbf", "iat"] {
        refused_claims(
            &with(&json!({ claim: seconds + 301 })),
            Clause::NotBefore,
            FailureCode::IdTokenNotYetValid,
        );
        assert!(
            verified(&Key::Signing.token(&with(&json!({ claim: seconds + 300 }))))
                .claims
                .is_some()
        );
    }
}

#[test]
fn a_token_issued_long_before_the_request_is_accepted() {
    let seconds = now().timestamp();

    let found = verified(&Key::Signing.token(&with(
        &json!({ "iat": seconds - 3000, "nbf": seconds - 3000 }),
    )));

    assert!(found.claims.is_some(), "Entra back-dates its tokens");
}

#[test]
fn a_hash_of_another_access_token_or_code_is_refused() {
    let (access_token, code) = (SecretString::from(ACCESS_TOKEN), SecretString::from(CODE));
    let beside = || ExpectedIdToken {
        access_token: Some(&access_token),
        code: Some(&code),
        ..expected()
    };
    let hash = |text: &str| {
        use sha2::{Digest as _, Sha256};
        base64url(&Sha256::digest(text)[..16])
    };

    let right = json!({ "at_hash": hash(ACCESS_TOKEN), "c_hash": hash(CODE) });
    assert!(
        verified_as(&Key::Signing.token(&with(&right)), &beside())
            .claims
            .is_some()
    );
    let wrong = json!({ "at_hash": hash("another") });
    let found = verified_as(&Key::Signing.token(&with(&wrong)), &beside());
    refused(&found, Clause::AccessTokenHash, FailureCode::IdTokenHash);
    let wrong = json!({ "c_hash": hash("another") });
    let found = verified_as(&Key::Signing.token(&with(&wrong)), &beside());
    refused(&found, Clause::CodeHash, FailureCode::IdTokenHash);
}

#[test]
fn a_critical_header_that_nobody_understands_is_refused_by_the_library() {
    let header = json!({ "alg": "RS256", "kid": "signing", "crit": ["exp"], "exp": 1 }).to_string();
    let token = Key::Signing.sign(&header, &ada(NONCE).to_string());

    refused(
        &verified(&token),
        Clause::Whole,
        FailureCode::IdTokenMalformed,
    );
}

#[test]
fn a_claim_named_twice_is_refused() {
    let payload = ada(NONCE)
        .to_string()
        .replacen('{', r#"{"email":"eve@contoso.com","#, 1);
    let header = r#"{"alg":"RS256","kid":"signing"}"#;

    let found = verify(&Key::Signing.sign(header, &payload), None, &expected());

    assert_eq!(found.err(), Some(MalformedToken::Json { part: "payload" }));
}

#[test]
fn a_truncated_token_is_refused_at_every_length() {
    let token = Key::Signing.token(&ada(NONCE));
    let keys = published(&jwks(&[Key::Signing]));

    for length in (0..token.len()).step_by(7) {
        let found = verify(&token[..length], Some(&keys), &expected());
        assert!(
            found.is_err() || found.is_ok_and(|found| found.claims.is_none()),
            "{length}"
        );
    }
}

#[test]
fn garbage_is_no_token() {
    for garbage in [
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "ä.ö.ü",
        "e30.e30.e30.e30",
        "W10.W10.AA",
    ] {
        assert!(verify(garbage, None, &expected()).is_err(), "{garbage}");
    }
}

#[test]
fn without_keys_nothing_is_verified_and_nothing_refused() {
    let found = verify(&Key::Signing.token(&ada(NONCE)), None, &expected()).expect("a token");

    assert!(found.claims.is_none());
    assert!(found.checks.first_failed().is_none());
}

#[test]
fn another_provider_needs_no_tid() {
    let expected = ExpectedIdToken {
        issuer: Some("https://op.example".into()),
        tenant: None,
        ..expected()
    };
    let mut claims = without("tid");
    claims["iss"] = "https://op.example".into();
    let mut document = jwks(&[Key::Signing]);
    document["keys"][0]
        .as_object_mut()
        .expect("an object")
        .remove("issuer");

    let found = verify(
        &Key::Signing.token(&claims),
        Some(&published(&document)),
        &expected,
    )
    .expect("a token");

    assert!(found.claims.is_some());
}
