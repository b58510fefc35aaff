//! The support desk: a bundle that somebody else saved.

use consentry_tests::chromium::Chromium;
use consentry_tests::cli::Cli;
use consentry_tests::desktop::Desktop;
use consentry_tests::drag::drop_file;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::{By, WebElement};

use crate::desk::refused;
use crate::people::{self, ADA};
use crate::way;

#[tokio::test]
async fn a_saved_bundle_opens_on_another_computer_with_its_verdict() {
    let theirs = Desktop::start();
    let browser = Chromium::start(&theirs).await;
    let window = Window::open(&theirs).await;
    let screen = window.screen();
    let (passwords, _) = way::to_kloudmate_login(screen, &browser).await;
    screen.press("primary").await;
    people::sign_in(&browser, &ADA, &passwords).await;
    screen.part("verdict").await;
    screen.press("primary").await;
    let path = way::save_bundle(screen).await;
    window.close().await;
    browser.close().await;

    let ours = Desktop::start();
    let window = Window::open(&ours).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    let input = By::Css("[data-testid=bundle-file]");
    let input = screen
        .page()
        .find(input)
        .await
        .expect("there is a file field");
    input
        .send_keys(path.to_string_lossy())
        .await
        .expect("it takes a file");
    let from = screen.part("opened-from").await;
    let from = from.text().await.expect("it stays");
    assert!(
        from.contains("Opened from contoso-kloudmate.consentry, saved "),
        "{from}"
    );
    assert!(from.contains("with Consentry "), "{from}");
    let verdict = screen.part("case").await;
    assert_eq!(
        verdict.text().await.expect("the verdict stays"),
        "Ada Lovelace can sign in to KloudMate"
    );
    let replay = screen.part("replay").await;
    let again = replay.attr("data-same").await.expect("it stays");
    assert_eq!(again.as_deref(), Some("true"));
    window.screenshot("opened-bundle").await;
    screen.press("primary").await;
    let verdict = screen.part("verdict").await;
    assert_eq!(
        verdict.text().await.expect("the verdict stays"),
        "Ada Lovelace can sign in to KloudMate"
    );
    screen.press("step-export").await;
    screen.part("opened-from").await;
    let filled = screen.part_at(&By::Css("main .btn--go")).await;
    assert_eq!(
        filled.text().await.expect("the button stays"),
        "Back to what was found"
    );
    screen.press("primary").await;
    screen.part("verdict").await;
    window.close().await;
}

#[tokio::test]
async fn a_customers_failed_set_up_is_a_case_that_leaves_nothing_until_it_is_taken_over_once() {
    let theirs = Cli::new();
    let bundle = refused(&theirs);

    let ours = Desktop::start();
    let window = Window::open(&ours).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    for taken_over in [false, false, true, true] {
        drop_file(&ours, &bundle);
        let cause = screen.part("case").await;
        let cause = cause.text().await.expect("the cause stays");
        assert!(cause.contains("is not assigned"), "{cause}");
        let said = screen.says("Judged again here").await;
        for told in [
            "Opened from out.consentry, saved ",
            "It is unfinished: nobody was seen to sign in.",
            "Password and second factor",
            "Assign the person",
            "Answer for the customer",
            "The same verdict",
            "Application (client) ID",
        ] {
            assert!(said.contains(told), "{told}: {said}");
        }
        window.screenshot("opened-failure").await;
        if taken_over {
            screen.press("take-over").await;
            screen.part("verdict").await;
            screen.press("close-setup").await;
            screen.part_at(&By::Css("[data-testid^=\"setup-\"]")).await;
        } else {
            screen.press("close-desk").await;
            screen.part("start-practice").await;
            assert!(rows(screen).await.is_empty());
        }
    }
    let rows = rows(screen).await;
    assert_eq!(rows.len(), 1);
    let row = rows[0].text().await.expect("the row stays");
    assert!(row.contains("From out.consentry, saved "), "{row}");
    window.close().await;
}

/// The set-ups of the start screen.
async fn rows(screen: &Screen) -> Vec<WebElement> {
    let rows = By::Css("[data-testid^=\"setup-\"]");
    let found = screen.page().find_all(rows).await;
    found.expect("the start screen stays")
}
