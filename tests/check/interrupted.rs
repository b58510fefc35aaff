//! Stopped in the middle: what was found by then is there, as a whole document.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::process::Command;

use consentry_tests::cli::Cli;
use serde_json::Value;

use crate::bundles::{oidc, write};

#[test]
fn ctrl_c_leaves_what_was_found_as_a_whole_document() {
    let cli = Cli::new();
    std::fs::write(cli.home().join("1.consentry"), "{}").unwrap();
    write(cli.home(), "2.consentry", &oidc());
    // It takes questions, and never answers one.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = format!("http://{}/", silent.local_addr().unwrap());
    let arguments = ["check", "--json", "--live", "--authority-host", &host, "."];
    let mut child = cli.command(arguments).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    while !text.contains("bundle.malformed") {
        assert_ne!(
            said.read_line(&mut text).unwrap(),
            0,
            "it ended by itself: {text}"
        );
        // The last line has no end before there is another bundle.
        if text.ends_with("\"bundles\":[\n") {
            let mut rest = [0; 40];
            said.read_exact(&mut rest).unwrap();
            text.push_str(&String::from_utf8_lossy(&rest));
            break;
        }
    }

    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();

    assert!(sent.success());
    said.read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let answer: Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(answer["complete"], false);
    assert_eq!(answer["counts"]["bundles"], 1);
    assert_eq!(
        answer["bundles"][0]["findings"][0]["code"],
        "bundle.malformed"
    );
}
