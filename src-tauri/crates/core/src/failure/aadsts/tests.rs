//! Microsoft's numbers are found wherever they stand, and turned into the right failure.

use super::{admits, code_of, entry, failure};
use crate::failure::{Actor, FailureCode as Code};
use crate::language::Language;

fn numbered(number: u32) -> String {
    format!("AADSTS{number}: Something.\r\nTrace ID: 11111111-aaaa-4bbb-8ccc-000000000001")
}

fn code(error: &str, number: u32) -> Code {
    failure(Some(error), Some(&numbered(number)), &[]).code
}

#[test]
fn the_number_chooses_the_better_sentence() {
    for (error, number, expected) in [
        ("unauthorized_client", 700_016, Code::ApplicationUnknown),
        ("unauthorized_client", 7_000_112, Code::ApplicationDisabled),
        ("invalid_client", 7_000_229, Code::ApplicationNotInstalled),
        ("invalid_client", 7_000_215, Code::TokenSecretWrong),
        ("invalid_client", 7_000_222, Code::TokenSecretExpired),
        ("invalid_client", 7_000_216, Code::TokenSecretMissing),
        ("invalid_client", 7_000_218, Code::TokenSecretMissing),
        ("invalid_client", 700_025, Code::TokenPublicClient),
        ("invalid_grant", 54_005, Code::LoginCodeSpent),
        ("invalid_grant", 70_008, Code::LoginCodeSpent),
        ("invalid_grant", 501_481, Code::LoginVerifier),
        ("invalid_grant", 50_076, Code::LoginMfaRequired),
        ("interaction_required", 50_079, Code::LoginMfaRequired),
        ("interaction_required", 50_105, Code::LoginUserNotAssigned),
        ("access_denied", 53_003, Code::LoginBlockedByPolicy),
        ("access_denied", 65_004, Code::ConsentRefused),
        ("access_denied", 90_094, Code::ConsentAdminRequired),
        ("consent_required", 65_001, Code::ConsentMissing),
        ("invalid_request", 50_020, Code::LoginAccountNotInTenant),
        ("invalid_request", 50_011, Code::RedirectUriNotRegistered),
        ("invalid_request", 90_102, Code::RedirectUriMalformed),
        ("invalid_request", 900_023, Code::TenantMalformed),
        ("invalid_request", 50_059, Code::TenantNotSpecific),
        ("invalid_request", 900_439, Code::TenantWrongCloud),
        ("invalid_tenant", 90_002, Code::TenantUnknown),
        ("temporarily_unavailable", 90_055, Code::MicrosoftThrottled),
        (
            "temporarily_unavailable",
            90_033,
            Code::MicrosoftUnavailable,
        ),
    ] {
        assert_eq!(code(error, number), expected, "{error} {number}");
    }
}

#[test]
fn the_protocols_error_decides_where_the_number_says_something_else() {
    assert_eq!(
        code("temporarily_unavailable", 7_000_215),
        Code::MicrosoftUnavailable
    );
    assert_eq!(code("server_error", 50_105), Code::MicrosoftUnavailable);
    assert_eq!(code("access_denied", 90_002), Code::LoginDeclined);
    assert_eq!(code("invalid_client", 50_105), Code::TokenRefused);
    assert_eq!(code("invalid_tenant", 50_105), Code::TenantUnknown);
}

#[test]
fn without_a_number_the_error_alone_decides() {
    for (error, expected) in [
        ("access_denied", Code::LoginDeclined),
        ("consent_required", Code::ConsentMissing),
        ("invalid_client", Code::TokenRefused),
        ("invalid_tenant", Code::TenantUnknown),
        ("server_error", Code::MicrosoftUnavailable),
        ("something_new", Code::LoginRefused),
    ] {
        assert_eq!(failure(Some(error), None, &[]).code, expected, "{error}");
    }
}

#[test]
fn without_an_error_the_number_alone_decides() {
    assert_eq!(
        failure(None, Some("AADSTS50105: x"), &[]).code,
        Code::LoginUserNotAssigned
    );
}

#[test]
fn a_number_without_a_failure_of_its_own_still_gets_its_own_sentence_and_actor() {
    let disabled = failure(Some("invalid_grant"), Some(&numbered(50_057)), &[]);
    let expected = entry("AADSTS50057").unwrap();
    let english = Language::english();
    let (summary, advice) = (disabled.summary(english), disabled.advice(english));

    assert_eq!(disabled.code, Code::TokenRefused);
    assert!(summary.contains("AADSTS50057"), "{summary}");
    assert!(
        advice.contains(&expected.cause(english)) && advice.contains(&expected.fix(english)),
        "{advice}"
    );
    assert_eq!(disabled.actor(), Actor::TenantAdmin);
}

#[test]
fn two_numbers_of_one_failure_read_differently() {
    let device = failure(None, Some("AADSTS53000: x"), &[]);
    let policy = failure(None, Some("AADSTS53003: x"), &[]);

    assert_eq!(device.code, policy.code);
    let english = Language::english();
    assert_ne!(device.advice(english), policy.advice(english));
}

#[test]
fn an_unknown_number_is_named_and_sent_to_microsofts_page() {
    let unknown = failure(
        Some("invalid_grant"),
        Some("AADSTS9999999: Something new."),
        &[],
    );

    let english = Language::english();
    let (summary, advice) = (unknown.summary(english), unknown.advice(english));
    assert!(summary.contains("AADSTS9999999"), "{summary}");
    assert!(advice.contains("error?code=9999999"), "{advice}");
}

#[test]
fn the_detail_holds_what_support_needs_and_no_secret() {
    let text = format!(
        "{} client_secret=abc8Q~0123456789abcdefghijklmnopqrstuvwx",
        numbered(7_000_215)
    );

    let detail = failure(Some("invalid_client"), Some(&text), &[])
        .detail
        .unwrap();

    assert_eq!(detail.aadsts.as_deref(), Some("AADSTS7000215"));
    assert_eq!(detail.error.as_deref(), Some("invalid_client"));
    assert_eq!(
        detail.trace_id.as_deref(),
        Some("11111111-aaaa-4bbb-8ccc-000000000001")
    );
    assert!(!detail.raw.unwrap().contains("abc8Q~"));
}

#[test]
fn every_number_that_has_a_failure_of_its_own_is_in_the_table() {
    for number in 10_000..=9_999_999 {
        if code_of(number).is_some() {
            assert!(entry(&format!("AADSTS{number}")).is_some(), "{number}");
        }
    }
}

#[test]
fn an_error_that_is_not_decisive_admits_every_number() {
    assert!(admits("invalid_grant", Code::TokenSecretWrong));
    assert!(admits("invalid_grant", Code::LoginMfaRequired));
}
