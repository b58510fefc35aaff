//! Microsoft's numbers are found wherever they stand, and turned into the right failure.

use super::catalogue::rows;
use super::{MicrosoftError, entry, failure, is_error, refused};
use crate::failure::{Actor, FailureCode as Code, NextAction};
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
fn the_ids_of_a_request_are_never_taken_for_what_it_was_about() {
    let page = "Request Id: 11111111-aaaa-4bbb-8ccc-000000000001\n\
                Correlation Id: 11111111-AAAA-4bbb-8ccc-000000000002\n\
                Message: AADSTS50011: The redirect URI in the request is not registered: 'https://kivo.io/cb'.";
    let ours = "22222222-aaaa-4bbb-8ccc-000000000003";

    for row in rows() {
        let text = page.replace("AADSTS50011", row.code);
        let found = failure(None, Some(&text), &[("client_id", ours)]);
        let facts = found.facts.iter();
        let taken: Vec<_> = facts
            .filter(|(_, value)| value.contains("aaaa-4bbb"))
            .collect();
        assert!(
            taken.iter().all(|(_, value)| *value == ours),
            "{}: {taken:?}",
            row.code
        );
    }
}

#[test]
fn a_number_decides_before_the_word() {
    for (error, number, expected) in [
        ("access_denied", 90_002, Code::TenantUnknown),
        ("access_denied", 650_051, Code::TenantUnmanaged),
        ("access_denied", 7_000_112, Code::ApplicationDisabled),
        ("access_denied", 650_052, Code::LoginRefused),
        ("access_denied", 9_999_999, Code::LoginRefused),
        ("consent_required", 50_105, Code::LoginUserNotAssigned),
        ("invalid_client", 650_053, Code::ScopeUnknown),
        ("server_error", 50_105, Code::LoginUserNotAssigned),
        ("server_error", 90_036, Code::MicrosoftUnavailable),
        ("invalid_client", 50_057, Code::TokenRefused),
    ] {
        assert_eq!(code(error, number), expected, "{error} {number}");
    }
}

#[test]
fn only_what_entra_marks_as_a_cancellation_is_one() {
    let denied = |subcode, description| {
        let refusal = MicrosoftError {
            error: Some("access_denied"),
            subcode,
            description,
        };
        refused(&refusal, &[]).code
    };

    assert_eq!(denied(Some("cancel"), None), Code::LoginDeclined);
    assert_eq!(denied(Some("cancel"), Some("x")), Code::LoginDeclined);
    assert_eq!(denied(None, None), Code::LoginDenied);
    assert_eq!(denied(None, Some("AADSTS65004: x")), Code::ConsentRefused);
    assert_eq!(
        denied(Some("cancel"), Some("AADSTS53003: x")),
        Code::LoginBlockedByPolicy
    );
    assert_eq!(denied(None, Some("AADB2C90118: x")), Code::LoginRefused);
}

#[test]
fn without_a_number_the_word_decides_and_has_a_sentence() {
    for (error, expected) in [
        ("access_denied", Code::LoginDenied),
        ("consent_required", Code::ConsentMissing),
        ("invalid_client", Code::TokenRefused),
        ("invalid_tenant", Code::TenantUnknown),
        ("server_error", Code::MicrosoftUnavailable),
        ("something_new", Code::LoginRefused),
    ] {
        assert_eq!(failure(Some(error), None, &[]).code, expected, "{error}");
    }
    for word in [
        "access_denied",
        "account_selection_required",
        "consent_required",
        "interaction_required",
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_resource",
        "invalid_scope",
        "login_required",
        "server_error",
        "temporarily_unavailable",
        "unauthorized_client",
        "unsupported_grant_type",
        "unsupported_response_type",
    ] {
        let advice = failure(Some(word), None, &[]).advice(Language::english());
        assert!(!advice.contains("no sentence"), "{word}: {advice}");
    }
}

#[test]
fn what_the_text_names_stands_in_the_sentences() {
    let id = "11111111-2222-3333-4444-555555555555";
    for (text, named) in [
        (
            format!("AADSTS50011: The redirect URI 'https://kivo.io/cb' specified in the request does not match the redirect URIs configured for the application '{id}'."),
            vec!["https://kivo.io/cb", id],
        ),
        (
            "AADSTS650053: The application 'Contoso' asked for scope 'groups' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'.".to_owned(),
            vec!["groups", "Microsoft Graph"],
        ),
        (
            "AADSTS9000411: The request is not properly formatted. The parameter 'scope' is duplicated.".to_owned(),
            vec!["scope"],
        ),
        (
            format!("AADSTS700016: Application with identifier '{id}' was not found in the directory 'Contoso'."),
            vec![id],
        ),
        (
            "AADSTS50020: User account 'ada@fabrikam.com' from identity provider 'live.com' does not exist in tenant 'Contoso' and cannot access the application.".to_owned(),
            vec!["ada@fabrikam.com", "Contoso"],
        ),
        (
            "AADSTS50105: The signed in user 'ada@contoso.com' is not assigned to a role for the application 'x'.".to_owned(),
            vec!["ada@contoso.com"],
        ),
        (
            "AADSTS500011: The resource principal named api://x was not found in the tenant named Contoso.".to_owned(),
            vec!["api://x", "Contoso"],
        ),
        (
            "AADSTS900144: The request body must contain the following parameter: 'grant_type'.".to_owned(),
            vec!["grant_type"],
        ),
        (
            "AADSTS65001: The user or administrator has not consented to use the application with ID 'x' named 'Contoso App'.".to_owned(),
            vec!["Contoso App"],
        ),
        (
            "AADSTS650051: Using application 'Contoso' is currently not supported for your organization contoso.edu because it is in an unmanaged state.".to_owned(),
            vec!["contoso.edu"],
        ),
        (
            "AADSTS75011: Authentication method 'X509, MultiFactor' by which the user authenticated with the service doesn't match requested authentication method 'Password, ProtectedTransport'.".to_owned(),
            vec!["X509, MultiFactor", "Password, ProtectedTransport"],
        ),
    ] {
        let english = Language::english();
        let failure = failure(None, Some(&text), &[]);
        let said = format!("{} {}", failure.summary(english), failure.advice(english));
        for value in named {
            assert!(said.contains(value), "{text}: {said}");
        }
    }
}

#[test]
fn what_the_text_names_stands_before_what_the_caller_knows() {
    let text = "AADSTS50011: The redirect URI 'https://a.example/cb' does not match.";

    let failure = failure(
        None,
        Some(text),
        &[("redirect_uri", "https://b.example/cb")],
    );

    assert_eq!(failure.facts["redirect_uri"], "https://a.example/cb");
}

#[test]
fn a_secret_inside_a_value_never_becomes_a_fact() {
    let text = "AADSTS50011: The redirect URI 'https://a.example/cb?code=0.AAAA' does not match.";

    let failure = failure(None, Some(text), &[]);

    assert!(!failure.facts["redirect_uri"].contains("0.AAAA"));
}

#[test]
fn a_text_of_the_page_for_personal_accounts_needs_no_number() {
    let text = "The client does not exist or is not enabled for consumers. If you are …";

    for refusal in [
        failure(Some("unauthorized_client"), Some(text), &[]),
        failure(None, Some(&format!("unauthorized_client: {text}")), &[]),
        failure(
            Some("invalid_client"),
            Some(&format!("AADSTS70002: {text}")),
            &[],
        ),
    ] {
        assert_eq!(refusal.code, Code::ApplicationWorkAccountsOnly);
        assert_eq!(refusal.actor(), Actor::You);
    }
    assert_eq!(
        failure(
            Some("access_denied"),
            Some("AADSTS65005: Using application 'C' is currently not supported for your organization"),
            &[]
        )
        .code,
        Code::TenantUnmanaged
    );
}

#[test]
fn an_error_is_recognised_in_every_spelling_and_nothing_else_is() {
    for text in [
        "AADSTS50105",
        "error 50105",
        "unauthorized_client: x",
        r#"{"error":{"code":"Request_ResourceNotFound","message":"x"}}"#,
        "The client does not exist or is not enabled for consumers.",
        "Sign-in error code 50105",
    ] {
        assert!(is_error(text), "{text}");
    }
    for text in [
        "",
        "hello",
        "https://kivo.io/?code=12345",
        "error: no such file",
        "code 200",
    ] {
        assert!(!is_error(text), "{text}");
    }
}

#[test]
fn whoever_must_act_has_something_to_do_that_helps() {
    for entry in rows() {
        let refusal = failure(None, Some(entry.code), &[]);
        let word = failure(Some(entry.code), None, &[]);
        for failure in [refusal, word] {
            assert_ne!(failure.next, NextAction::PasteError, "{}", entry.code);
        }
        match entry.actor {
            _ if entry.failure.is_some() => {}
            Actor::Service => assert_eq!(entry.next, NextAction::AskService, "{}", entry.code),
            Actor::Microsoft => assert!(matches!(entry.next, NextAction::Wait { .. })),
            Actor::Consentry | Actor::Network | Actor::TenantAdmin | Actor::You => {
                assert_ne!(entry.next, NextAction::AskService, "{}", entry.code);
            }
        }
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
        advice.contains(&expected.cause(english, &[]))
            && advice.contains(&expected.fix(english, &[])),
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
    assert!(!detail.raw.unwrap().as_str().contains("abc8Q~"));
}
