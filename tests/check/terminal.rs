//! Somebody who watches: how far it is stands in a line that goes away again, and nowhere else.
#![cfg(target_os = "linux")]

use consentry_tests::cli::Cli;
use consentry_tests::terminal::Terminal;

use crate::bundles::{AT, check, customers};

#[test]
fn at_a_terminal_it_is_told_how_far_it_is() {
    let cli = Cli::new();
    customers(&cli.home().join("b"), 9);

    let (code, shown) = Terminal::start(&cli, ["check", "--at", AT, "b"]).end();

    assert_eq!(code, 1);
    assert!(shown.contains("5 of 9 checked"), "{shown}");
    // The line is wiped before the answer goes on.
    let last = "9 of 9 checked\u{1b}[K9 bundles: 7 fine, 2 to look at";
    assert!(shown.contains(last), "{shown}");
}

#[test]
fn where_nobody_watches_nothing_is_told_beside_the_answer() {
    let cli = Cli::new();
    customers(&cli.home().join("b"), 9);

    let ended = check(&cli, &["b"]).expect_code(1);

    assert_eq!(ended.stderr, "");
}
