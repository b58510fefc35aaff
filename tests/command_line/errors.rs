//! Errors in every spelling, as people paste them: each is told with its own sentence, and with its details below.

use consentry_tests::cli::{Cli, Ended};
use serde_json::Value;

fn pasted(text: &str) -> Ended {
    let arguments = ["login", "oidc", "--client-id", "x", "--response", "-"];
    Cli::new().run_with(arguments, text).expect_code(1)
}

fn failure(text: &str) -> Value {
    let arguments = [
        "login",
        "oidc",
        "--client-id",
        "x",
        "--response",
        "-",
        "--json",
    ];
    let ended = Cli::new().run_with(arguments, text).expect_code(1);
    ended.json()["failure"].clone()
}

#[test]
fn each_spelling_of_an_error_has_the_same_failure() {
    for text in [
        "AADSTS50105: The signed in user is not assigned to a role for the application.",
        "error 50105",
        "50105",
        r#"{"error":"invalid_grant","error_codes":[50105],"trace_id":"11111111-aaaa-4bbb-8ccc-000000000001"}"#,
        "Sign-in error code\t50105\nFailure reason\tThe signed in user is not assigned.",
        "https://app.contoso.example/cb?error=access_denied&error_description=AADSTS50105%3a+x",
    ] {
        assert_eq!(failure(text)["code"], "login.user_not_assigned", "{text}");
    }
}

#[test]
fn an_error_without_a_number_is_known_by_its_code_its_text_or_its_word() {
    let consumers =
        "unauthorized_client: The client does not exist or is not enabled for consumers.";
    for (text, code, actor, next) in [
        (consumers, "application.work_accounts_only", "you", "retry"),
        (
            r#"{"error":{"code":"Authorization_RequestDenied","message":"x"}}"#,
            "login.refused",
            "tenant-admin",
            "openPortal",
        ),
        (
            "https://app.contoso.example/cb?error=invalid_request&error_description=x",
            "login.refused",
            "service",
            "askService",
        ),
        (
            "https://app.kloudmate.com/login?error=OidcCallbackFailed",
            "service.known_error",
            "you",
            "retry",
        ),
        (
            "Error: Failed to obtain access token",
            "service.known_error",
            "you",
            "retry",
        ),
    ] {
        let failure = failure(text);

        assert_eq!(failure["code"], code, "{text}");
        assert_eq!(failure["actor"], actor, "{text}");
        assert_eq!(failure["next"]["kind"], next, "{text}");
        let advice = failure["advice"].as_str().unwrap();
        assert!(!advice.contains("no sentence"), "{text}: {advice}");
    }
}

#[test]
fn the_details_stand_below_the_sentence_each_on_one_line() {
    let ended = pasted(
        "AADSTS9000411: The parameter 'scope' is duplicated.\r\n\
         Trace ID: 11111111-aaaa-4bbb-8ccc-000000000001\r\n\
         Correlation ID: 11111111-aaaa-4bbb-8ccc-000000000002\r\n\
         Timestamp: 2026-11-29 10:00:00Z\r\n\
         error[token.secret_wrong]: This is not ours.",
    );

    let (sentence, details) = ended.stderr.split_once("details:\n").expect("details");
    assert!(sentence.contains("names the parameter scope more than once"));
    assert!(sentence.contains("next: tell the people of the service"));
    let lines: Vec<_> = details.lines().collect();
    assert_eq!(lines[0], "  Microsoft’s code: AADSTS9000411");
    assert_eq!(
        lines[1],
        "  Correlation ID: 11111111-aaaa-4bbb-8ccc-000000000002"
    );
    assert_eq!(lines[2], "  Trace ID: 11111111-aaaa-4bbb-8ccc-000000000001");
    assert_eq!(lines[3], "  Time: 2026-11-29T10:00:00Z");
    assert!(
        lines[4].starts_with("  Answer: AADSTS9000411: "),
        "{}",
        lines[4]
    );
    assert_eq!(lines.len(), 5, "{details}");
}
