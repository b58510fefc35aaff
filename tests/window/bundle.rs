//! The support desk: a bundle that somebody else saved.

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;
use thirtyfour::By;

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
    screen.says("Opened from contoso-kloudmate.consentry").await;
    screen.press("step-testLogin").await;
    let verdict = screen.part("verdict").await;
    assert_eq!(
        verdict.text().await.expect("the verdict stays"),
        "Ada Lovelace can sign in to KloudMate"
    );
    window.screenshot("opened-bundle").await;
    window.close().await;
}
