//! The window and the terminal tell the same: every service in every model is walked in both, and what one reads in the
//! one stands in the other. Whatever a profile counts as said is read on the way.

mod facts;
mod in_terminal;
mod in_window;
mod shown;

use std::collections::BTreeSet;

use consentry_tests::engine::Desk;

use crate::walk::{ALL, Case, VARIANTS};
use in_terminal::Transcript;
use shown::{Read, Shown};

#[tokio::test]
async fn window_and_terminal_tell_the_same_of_kivo() {
    tell_the_same("kivo").await;
}

#[tokio::test]
async fn window_and_terminal_tell_the_same_of_kandji() {
    tell_the_same("kandji").await;
}

#[tokio::test]
async fn window_and_terminal_tell_the_same_of_improvado() {
    tell_the_same("improvado").await;
}

#[tokio::test]
async fn window_and_terminal_tell_the_same_of_kloudmate() {
    tell_the_same("kloudmate").await;
}

#[tokio::test]
async fn window_and_terminal_tell_the_same_of_kinde() {
    tell_the_same("kinde").await;
}

#[tokio::test]
async fn window_and_terminal_tell_the_same_of_any_service() {
    tell_the_same("custom").await;
}

/// Walks all models of a service in both.
async fn tell_the_same(service: &str) {
    let mut missing = Vec::new();
    let mut all = BTreeSet::new();
    let cases = ALL.into_iter().chain(VARIANTS);
    for case in cases.filter(|case| case.service == service) {
        let desk = Desk::start().await;
        let mut read = Read::default();
        in_window::walk(&desk, case, &mut read).await;
        let (told, tasks) = read.all();
        let terminal = in_terminal::walk(&desk, case).await;
        missing.extend(not_in_the_terminal(case, &told, &terminal));
        let window: BTreeSet<_> = told.union(&tasks).cloned().collect();
        missing.extend(not_in_the_window(case, &window, &terminal));
        missing.extend(terminal.of_the_window(case));
        all.extend(window);
    }
    missing.extend(facts::unread(service, &all));
    assert!(
        missing.is_empty(),
        "{} are missing:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

fn not_in_the_terminal(case: Case, window: &BTreeSet<Shown>, terminal: &Transcript) -> Vec<String> {
    let told = window
        .iter()
        .filter(|shown| !terminal.until(shown.step).contains(&shown.text));
    told.map(|shown| format!("{} {}: in the terminal {shown}", case.service, case.model))
        .collect()
}

fn not_in_the_window(case: Case, window: &BTreeSet<Shown>, terminal: &Transcript) -> Vec<String> {
    let told = terminal.claims();
    let told = told.filter(|(what, text)| {
        let mut same = window.iter().filter(|shown| shown.what == *what);
        !same.any(|shown| text.starts_with(&shown.text))
    });
    told.map(|(what, text)| {
        format!(
            "{} {}: in the window {what}: {text}",
            case.service, case.model
        )
    })
    .collect()
}
