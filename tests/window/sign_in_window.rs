//! The sign-in window, which no driver sees: its redirect is caught, and the person in it has a keyboard.

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::keyboard::Keyboard;
use consentry_tests::window::Window;

use crate::kivo;
use crate::people::{ADA, is_practice_page};

#[tokio::test]
async fn the_sign_in_window_catches_kivos_own_redirect() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    let passwords = kivo::to_login(screen, &browser).await;

    screen.pick("way-signInWindow").await;
    screen.press("primary").await;
    let keyboard = Keyboard::at(&desktop, "Sign in", is_practice_page).await;
    keyboard.enter(ADA.user_name);
    keyboard.enter("\t");
    keyboard.enter(passwords.of(&ADA));
    keyboard.enter("\r");

    let verdict = screen.part("verdict").await;
    assert_eq!(
        verdict.text().await.expect("the verdict stays"),
        "Entra lets this person through to Kivo"
    );
    window.close().await;
    browser.close().await;
}
