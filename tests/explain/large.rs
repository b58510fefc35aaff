//! Ten megabytes of anything are answered, and more than anybody pastes is refused with its name.

use consentry_tests::cli::Cli;
use serde_json::{Value, json};

use crate::{all, explained};

const LARGE: usize = 10 * 1024 * 1024;

/// A recording of that length in which one entry is a sign-in that Entra refused.
pub(crate) fn recording(length: usize) -> Vec<u8> {
    let pasted = all()
        .into_iter()
        .find(|row| row.file == "har_redirect_refused.har")
        .unwrap();
    let mut har: Value = serde_json::from_slice(&pasted.bytes()).unwrap();
    let entries = har["log"]["entries"].as_array_mut().unwrap();
    let body = json!({ "items": vec!["an answer of some other program, of no interest here"; 40] });
    let noise = json!({
        "startedDateTime": "2026-02-01T12:00:00.000Z",
        "request": { "method": "GET", "url": "https://api.contoso.example/items?page=1", "headers": [] },
        "response": {
            "status": 200,
            "redirectURL": "",
            "content": { "mimeType": "application/json", "text": body.to_string() },
        },
    });
    let each = noise.to_string().len();
    for _ in 0..length / each {
        entries.insert(0, noise.clone());
    }
    har.to_string().into_bytes()
}

#[test]
fn a_large_recording_is_searched_for_its_sign_in() {
    let view = explained(&recording(LARGE));

    assert_eq!(view.kind, "recording");
    assert_eq!(view.findings[0].code.as_str(), "login.user_not_assigned");
    assert!(view.findings[0].request.unwrap() > 3_000);
}

#[test]
fn a_large_recording_without_its_end_is_searched_as_text() {
    let mut cut = recording(LARGE);
    cut.truncate(cut.len() - 40);

    let view = explained(&cut);

    assert_eq!(view.kind, "recording");
    assert_eq!(view.findings[0].code.as_str(), "login.user_not_assigned");
}

#[test]
fn large_garbage_is_answered_in_every_form() {
    let words = "lorem ipsum dolor sit amet, consectetur adipiscing elit\n".repeat(LARGE / 56);
    let digits: Vec<u8> = (0..LARGE)
        .map(|at| b"0123456789abcdef"[at * 7 % 16])
        .collect();
    for (name, bytes) in [
        ("words", words.into_bytes()),
        ("one line", digits),
        ("brackets", vec![b'['; LARGE]),
        ("angles", vec![b'<'; LARGE]),
        ("quotes", vec![b'"'; LARGE]),
        ("percents", vec![b'%'; LARGE]),
        ("zeroes", vec![0; LARGE]),
        ("bytes", (0..=255).cycle().take(LARGE).collect()),
    ] {
        let view = explained(&bytes);
        assert_eq!(view.findings[0].code.as_str(), "pasted.unknown", "{name}");
    }
}

#[test]
fn a_large_export_of_the_sign_in_logs_is_read_to_its_end() {
    let heading =
        "Date (UTC),Correlation ID,Username,Application,Status,Sign-in error code,Failure reason\n";
    let row = "2026-01-01T00:00:00Z,5a6b7c8d-0000-4000-8000-000000000002,ada@contoso.com,KloudMate,Success,0,Other.\n";
    let last = "2026-02-01T00:00:00Z,5a6b7c8d-0000-4000-8000-000000000002,bob@contoso.com,KloudMate,Failure,50105,Not assigned\n";
    let export = format!("{heading}{}{last}", row.repeat(LARGE / row.len()));

    let view = explained(export.as_bytes());

    assert_eq!(view.kind, "sign-in-log");
    assert_eq!(view.findings[0].code.as_str(), "login.user_not_assigned");
}

#[test]
fn more_than_anybody_pastes_is_refused_with_its_name() {
    let cli = Cli::new();
    let file = cli.home().join("large.txt");
    std::fs::write(&file, vec![b'x'; consentry_core::limits::PASTED + 1]).unwrap();

    let ended = cli
        .run(["explain", file.to_str().unwrap(), "--json"])
        .expect_code(1);

    assert_eq!(ended.json()["failure"]["code"], "pasted.too_long");
}
