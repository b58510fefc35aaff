//! What is written for other programs, read by those programs' own readers.
#![cfg(unix)]

use std::io::Write as _;
use std::process::Stdio;

use consentry_tests::cli::Cli;
use consentry_tests::python::script;
use serde_json::Value;

use crate::bundles::{check, customers, oidc, saml, write};

/// A file's name that no format may take for a part of itself.
const HOSTILE: &str = "a\"b\\c\n<&>',;é\u{1}.consentry";

/// What the reader of `format` reads in `text`.
pub(crate) fn read(format: &str, text: &str) -> Value {
    let mut reading = script("check", "read.py")
        .arg(format)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = reading.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    let ended = reading.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{format}: {said}\n{text}");
    serde_json::from_slice(&ended.stdout).unwrap()
}

fn checked(format: &str) -> Value {
    let cli = Cli::new();
    let folder = cli.home().join("b");
    customers(&folder, 16);
    write(&folder, HOSTILE, &oidc());
    std::fs::write(folder.join("no-bundle.consentry"), "{}").unwrap();
    let text = check(&cli, &["b", "--format", format])
        .expect_code(1)
        .stdout;
    read(format, &text)
}

#[test]
fn a_build_reads_a_case_for_each_bundle() {
    let junit = checked("junit");

    let names = junit["names"].as_array().unwrap();
    assert_eq!(names.len(), 18);
    assert!(
        names
            .iter()
            .any(|name| name.as_str().unwrap().contains("<&>',;é"))
    );
    // Three secrets end soon, and one file is no bundle.
    assert_eq!(junit["bad"].as_array().unwrap().len(), 4, "{junit}");
    assert_eq!(
        junit["types"],
        serde_json::json!(["bundle.malformed", "secret.ends"])
    );
}

#[test]
fn prometheus_reads_when_everything_ends() {
    let prometheus = checked("prometheus");

    let families = prometheus["families"].as_array().unwrap();
    assert!(families.len() >= 6, "{families:?}");
    assert!(families.iter().all(|family| family[1] == "gauge"));
    let files = prometheus["files"].as_array().unwrap();
    assert_eq!(files.len(), 18, "every bundle has an end or a finding");
    let hostile = format!("b/{HOSTILE}");
    assert!(
        files.iter().any(|file| file == hostile.as_str()),
        "{files:?}"
    );
    assert_eq!(prometheus["values"]["consentry_check_bundles"], 18.0);
    assert_eq!(prometheus["values"]["consentry_check_complete"], 1.0);
}

#[test]
fn a_calendar_reads_a_day_with_alarms_for_each_end() {
    let calendar = checked("ics");

    let events = calendar.as_array().unwrap();
    assert_eq!(events.len(), 17);
    let days: Vec<_> = events
        .iter()
        .map(|event| event["day"].as_str().unwrap())
        .collect();
    for day in ["2026-12-20", "2027-05-31", "2029-11-29"] {
        assert!(days.contains(&day), "{days:?}");
    }
    for event in events {
        assert_eq!(event["alarms"], serde_json::json!([60, 30, 7]), "{event}");
    }
}

#[test]
fn a_calendar_that_is_written_again_has_the_same_events() {
    let cli = Cli::new();
    write(cli.home(), "a.consentry", &oidc());
    write(cli.home(), "b.consentry", &saml());
    let uids = |at: &str| {
        let text = cli.run([
            "check",
            "--at",
            at,
            "--format",
            "ics",
            "a.consentry",
            "b.consentry",
        ]);
        let events = read("ics", &text.stdout);
        let events = events.as_array().unwrap().iter();
        events.map(|event| event["uid"].clone()).collect::<Vec<_>>()
    };

    let first = uids("2026-12-01T00:00:00Z");

    assert_eq!(first.len(), 2);
    assert_eq!(first, uids("2027-01-15T12:00:00Z"));
}
