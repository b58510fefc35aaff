//! The support desk: what a customer sent is read, its cause found, and the answer sent back.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use consentry_tests::cli::Cli;
use consentry_tests::desktop::Desktop;
use consentry_tests::drag::drop_file;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::hands::Hands;
use crate::way;

/// What an error page of Microsoft's says, as a customer copies it.
const PAGE: &str = "AADSTS50105: Your administrator has configured the application KloudMate to block users. \
    Request Id: 7c1f0f4e-6a8b-4a3c-9d52-0b1e5f7a2c00 Correlation Id: 983fdc4a-f457-4f66-aa32-d357abdb102e";

/// A set-up of the same service that works.
const WORKING: &str =
    include_str!("../../src-tauri/crates/core/fixtures/bundles/v1/kloudmate-oidc.consentry");

/// What nobody may see again.
const SECRET: &str = "wrg8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";

#[tokio::test]
async fn what_a_customer_sent_is_pasted_and_explained_with_the_keyboard_and_its_secret_is_not_shown_again()
 {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("open-desk").await;
    let mut hands = Hands::at(&desktop, screen).await;
    hands.tab_to("open-desk").await;
    hands.enter_to("desk-bring").await;

    // Focus waits in the box.
    let sent = format!("{PAGE} client_secret={SECRET}");
    hands.types("desk-text", &sent).await;
    hands.tab_to("primary").await;
    hands.enter_to("explained").await;

    let cause = screen.part("explained").await;
    let cause = cause.text().await.expect("the cause stays");
    assert_eq!(cause, "This person is not assigned to the application.");
    let said = screen.says("Answer for the customer").await;
    assert!(said.contains("Assign the person"), "{said}");
    assert!(!said.contains(SECRET), "{said}");
    let source = screen.page().source().await.expect("the page stays");
    assert!(!source.contains(SECRET));
    // Enter on the headline does the next thing.
    hands.enter_until("Copied").await;
    window.screenshot("desk-explained").await;

    screen.press("bring-else").await;
    let field = screen.part("desk-text").await;
    assert_eq!(field.value().await.expect("it stays").as_deref(), Some(""));
    window.close().await;
}

#[tokio::test]
async fn who_drops_something_in_the_middle_of_a_set_up_comes_back_to_it() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kivo").await;
    way::through_tenant(screen).await;
    screen
        .part_at(&By::Css("[data-testid=step-model][aria-current]"))
        .await;
    let note = desktop.path("home/error.txt");
    fs::write(&note, PAGE).expect("the folder can be written");

    drop_file(&desktop, &note);
    screen.part("explained").await;
    screen.press("close-desk").await;

    screen
        .part_at(&By::Css("[data-testid=step-model][aria-current]"))
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_failing_bundle_is_dropped_read_rehearsed_held_beside_another_and_answered() {
    let theirs = Cli::new();
    let bundle = refused(&theirs);
    let ours = Desktop::start();
    let window = Window::open(&ours).await;
    let screen = window.screen();
    screen.part("start-practice").await;

    drop_file(&ours, &bundle);
    let cause = screen.part("case").await;
    let cause = cause.text().await.expect("the cause stays");
    assert_eq!(cause, "This person is not assigned to the application.");

    screen.press("rehearse-case").await;
    let rehearsed = screen.part("rehearsed").await;
    let outcome = rehearsed.attr("data-outcome").await.expect("it stays");
    assert_eq!(outcome.as_deref(), Some("reproduced"));
    let said = rehearsed.text().await.expect("it stays");
    assert!(said.contains("Reproduced"), "{said}");

    let working = ours.path("home/works.consentry");
    fs::write(&working, WORKING).expect("the folder can be written");
    let input = By::Css("[data-testid=compare-file]");
    let input = screen.page().find(input).await;
    let input = input.expect("another file can be chosen");
    let chosen = input.send_keys(working.to_string_lossy()).await;
    chosen.expect("it takes a file");
    screen.says("What the failure is about").await;
    window.screenshot("desk-case").await;

    screen.press("primary").await;
    screen.says("Copied").await;
    window.close().await;
}

/// A customer's set-up in which nobody is assigned, as it was exported.
pub(crate) fn refused(theirs: &Cli) -> PathBuf {
    let ended = theirs.run([
        "setup",
        "--practice",
        "--auto",
        "--service",
        "kloudmate",
        "--model",
        "oidc",
        "--scenario",
        "user-not-assigned",
        "--json",
    ]);
    let setup = ended.expect_code(1).json()["id"].clone();
    let setup = setup.as_str().expect("it has an id").to_owned();
    let bundle = theirs.bundle();
    let exported = theirs.run([
        "bundle".as_ref(),
        "export".as_ref(),
        OsStr::new(&setup),
        "--out".as_ref(),
        bundle.as_os_str(),
    ]);
    let _ = exported.expect_code(0);
    bundle
}
