//! Kivo by the application that Kivo owns: no secret, no redirect of ours, and a verdict that says what that leaves open.

use std::fs;

use consentry_bundle::{Bundle, Verdict};
use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;

use crate::people::{self, ADA, ADMIN, Passwords};
use crate::way;

/// Where Kivo's own application sends its answers.
const KIVO: &str = "https://kivo.io/";

#[tokio::test]
async fn kivo_is_connected_by_pasted_addresses_and_the_verdict_says_what_they_leave_unproved() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();

    let passwords = to_login(screen, &browser).await;
    screen.pick("way-paste").await;
    screen.press("primary").await;
    screen.press("see-error").await;
    people::sign_in(&browser, &ADA, &passwords).await;
    screen.enter("paste-answer", &landed(&browser).await).await;
    screen.press("read-answer").await;

    let verdict = screen.part("verdict").await;
    let sentence = verdict.text().await.expect("the verdict stays");
    assert_eq!(sentence, "Entra lets this person through to Kivo");
    screen.says("Still unproved:").await;
    window.screenshot("kivo-verdict").await;

    screen.press("primary").await;
    let path = way::save_bundle(screen).await;
    let bytes = fs::read(path).expect("the window says where the bundle lies");
    let bundle = Bundle::parse(&bytes).expect("the bundle can be read");
    bundle.verify().expect("the digest is right");
    assert_eq!(bundle.runs[0].verdict, Verdict::Pass);
    assert!(bundle.credential.is_none(), "Kivo keeps its own");
    window.close().await;
    browser.close().await;
}

/// From the start screen to the test login of Kivo, with consent stated by the address that was landed on.
pub(crate) async fn to_login(screen: &Screen, browser: &Chromium) -> Passwords {
    let passwords = way::to_tenant(screen, "kivo").await;
    way::through_tenant(screen).await;
    way::through_model(screen, "vendor-managed").await;
    screen.press_button("Open in the browser").await;
    people::sign_in(browser, &ADMIN, &passwords).await;
    people::accept(browser).await;
    screen.enter("landing", &landed(browser).await).await;
    screen.press("check-landing").await;
    screen.part("way-paste").await;

    screen.press("step-credentials").await;
    screen.says("There is nothing to enter here").await;
    screen
        .says("Kivo owns this app and looks after its keys and tokens")
        .await;
    screen.press("primary").await;
    passwords
}

/// The address at Kivo where the browser ended. Nobody answers there; the address is all that matters.
async fn landed(browser: &Chromium) -> String {
    let tab = browser.tab_at(KIVO).await;
    let address = tab.page().current_url().await.expect("the tab stays");
    tab.page().goto("about:blank").await.expect("the tab stays");
    address.to_string()
}
