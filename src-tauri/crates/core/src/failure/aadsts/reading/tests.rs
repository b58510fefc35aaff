//! Microsoft's code is found in every dress in which a text holds one.

use super::{Aadsts, word};

const DESCRIPTION: &str = include_str!("../../../../fixtures/entra/error_description.txt");
const PAGE: &str = include_str!("../../../../fixtures/entra/error_page.txt");
const GERMAN_PAGE: &str = include_str!("../../../../fixtures/entra/error_page_german.txt");

#[test]
fn a_description_gives_its_number_ids_and_time() {
    let found = Aadsts::parse(DESCRIPTION).unwrap();

    assert_eq!(found.code, "AADSTS7000215");
    assert_eq!(
        found.trace_id.as_deref(),
        Some("11111111-aaaa-4bbb-8ccc-000000000001")
    );
    assert_eq!(
        found.correlation_id.as_deref(),
        Some("11111111-aaaa-4bbb-8ccc-000000000002")
    );
    assert_eq!(
        found.timestamp.unwrap().to_rfc3339(),
        "2026-03-04T08:23:17+00:00"
    );
    assert!(
        found
            .description
            .starts_with("The client secret sent is not"),
        "{}",
        found.description
    );
    assert!(
        !found.description.contains("Trace"),
        "{}",
        found.description
    );
}

#[test]
fn the_block_of_an_error_page_gives_the_same() {
    let found = Aadsts::parse(PAGE).unwrap();

    assert_eq!(found.code, "AADSTS50105");
    assert_eq!(
        found.trace_id.as_deref(),
        Some("22222222-aaaa-4bbb-8ccc-000000000001")
    );
    assert_eq!(
        found.correlation_id.as_deref(),
        Some("22222222-aaaa-4bbb-8ccc-000000000002")
    );
    assert_eq!(
        found.timestamp.unwrap().to_rfc3339(),
        "2026-03-04T09:10:11+00:00"
    );
}

#[test]
fn a_page_in_another_language_gives_the_same() {
    let found = Aadsts::parse(GERMAN_PAGE).unwrap();

    assert_eq!(found.code, "AADSTS50011");
    assert_eq!(
        found.trace_id.as_deref(),
        Some("33333333-aaaa-4bbb-8ccc-000000000001")
    );
    assert_eq!(
        found.correlation_id.as_deref(),
        Some("33333333-aaaa-4bbb-8ccc-000000000002")
    );
    assert!(found.timestamp.is_some());
}

#[test]
fn a_description_that_lost_its_line_breaks_still_gives_all() {
    let found = Aadsts::parse(&DESCRIPTION.replace(['\r', '\n'], " ")).unwrap();

    assert_eq!(
        found.correlation_id.as_deref(),
        Some("11111111-aaaa-4bbb-8ccc-000000000002")
    );
    assert!(
        !found.description.contains("Trace"),
        "{}",
        found.description
    );
}

#[test]
fn the_most_specific_number_wins_and_among_equals_the_first() {
    assert_eq!(
        Aadsts::parse("AADSTS70002: x. AADSTS7000215: y.")
            .unwrap()
            .code,
        "AADSTS7000215"
    );
    assert_eq!(
        Aadsts::parse("AADSTS75006: x. AADSTS90011: y.")
            .unwrap()
            .code,
        "AADSTS75006"
    );
}

#[test]
fn a_number_alone_is_enough_and_lower_case_too() {
    assert_eq!(Aadsts::parse(" 50105\n").unwrap().code, "AADSTS50105");
    assert_eq!(
        Aadsts::parse("got aadsts50105 today").unwrap().code,
        "AADSTS50105"
    );
}

#[test]
fn a_number_without_its_mark_is_found_after_what_says_that_it_is_one() {
    for text in [
        "error 50105",
        "Error code: 50105",
        r#"{"error":"invalid_grant","error_codes":[50105]}"#,
        "Sign-in error code\t50105\nFailure reason\tThe signed in user …",
        r#"{"status":{"errorCode":50105,"failureReason":"x"}}"#,
        "https://login.microsoftonline.com/error?code=50105",
        "ResultType 50105",
    ] {
        let found = Aadsts::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(found.code, "AADSTS50105", "{text}");
    }
}

#[test]
fn a_number_that_nobody_knows_needs_a_label_of_microsofts() {
    assert_eq!(Aadsts::parse("error 54321"), None);
    assert_eq!(Aadsts::parse("status.errorCode: 0"), None);
    assert_eq!(
        Aadsts::parse(r#""error_codes":[9999999]"#).unwrap().code,
        "AADSTS9999999"
    );
}

#[test]
fn a_row_of_the_sign_in_logs_has_its_number_whether_anybody_knows_it_or_not() {
    for text in [
        r#"{"id":"x","userPrincipalName":"ada@contoso.com","status":{"errorCode":987654,"failureReason":"Other.","additionalDetails":null}}"#,
        "Sign-in error code\t987654\nFailure reason\tOther.",
        "Sign-in error code\n987654\nFailure reason\nOther.",
        "ResultType: 987654\nResultDescription: Other.",
        "Date (UTC),Request ID,User,Status,Sign-in error code,Failure reason\n\
         2026-11-29T10:00:00Z,r-1,\"Lovelace, Ada\",Failure,987654,\"Other, and more.\"\n",
        "TimeGenerated;ResultType;ResultDescription\n2026-11-29T10:00:00Z;987654;Other.",
        "\"Date (UTC)\",\"Sign-in error code\"\r\n\"2026-11-29T10:00:00Z\",\"0\"\r\n\
         \"2026-11-29T09:00:00Z\",\"987654\"\r\n",
    ] {
        let found = Aadsts::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(found.code, "AADSTS987654", "{text}");
    }
    for other in [
        "order,error code\n1,987654",
        "errorCode: 987654 of some other program",
        r#"{"status":{"errorCode":0,"failureReason":"Other."}}"#,
    ] {
        assert_eq!(Aadsts::parse(other), None, "{other}");
    }
}

#[test]
fn an_error_of_microsoft_graph_is_found_by_its_name() {
    for text in [
        r#"{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges"}}"#,
        "Code: Authorization_RequestDenied\nMessage: Insufficient privileges to complete the operation.",
    ] {
        let found = Aadsts::parse(text).unwrap();
        assert_eq!(found.code, "Authorization_RequestDenied");
    }
    assert_eq!(Aadsts::parse("Authorization_RequestDenied is a name"), None);
}

#[test]
fn the_protocols_word_is_found_where_a_text_begins_with_it_or_says_what_it_is() {
    for (text, expected) in [
        (
            "unauthorized_client: The client …",
            Some("unauthorized_client"),
        ),
        (
            "We're unable to complete your request\n\ninvalid_scope: x",
            Some("invalid_scope"),
        ),
        (
            "error=invalid_request&error_description=x",
            Some("invalid_request"),
        ),
        (
            "ErrorCode: interaction_required",
            Some("interaction_required"),
        ),
        ("this is an invalid_request of mine", None),
        ("note: nothing", None),
    ] {
        assert_eq!(word(text), expected, "{text}");
    }
}

#[test]
fn other_numbers_are_not_errors() {
    for text in [
        "",
        "AADSTS",
        "AADSTS123",
        "AADSTS12345678",
        "2026",
        "call 50105 now",
        "ÄADSTS50105é",
    ] {
        assert_eq!(Aadsts::parse(text), None, "{text}");
    }
}

#[test]
fn text_of_any_script_and_length_is_read_without_harm() {
    let long = format!("{}AADSTS50105", "é:".repeat(40_000));

    assert_eq!(Aadsts::parse(&long), None);
    assert!(Aadsts::parse("認証エラー：AADSTS50105：ユーザー 12:34:5é Trace ID: é").is_some());
}
