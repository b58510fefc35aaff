//! KloudMate by OpenID Connect, from the start screen to the saved bundle.

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;

use crate::people::{self, ADA};
use crate::way;

#[tokio::test]
async fn look() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.screenshot("01-start").await;
    let passwords = way::to_tenant(screen, "kloudmate").await;
    window.screenshot("02-tenant").await;
    screen.enter("tenant-what", "contoso.com").await;
    screen.press("primary").await;
    screen.says("contoso.com belongs to Contoso").await;
    window.screenshot("03-tenant-found").await;
    screen.press_button("Use this directory").await;
    screen.part("model-oidc").await;
    window.screenshot("04-model").await;
    screen.pick("model-oidc").await;
    window.screenshot("04b-model").await;
    screen.press("primary").await;
    screen.part("client-id").await;
    window.screenshot("05-consent").await;
    let registration = way::read_registration(screen, &browser, "KloudMate").await;
    desktop.screenshot("06-portal");
    screen.enter("client-id", &registration.client_id).await;
    screen.press_button("Use this application").await;
    screen.says("Open in the browser").await;
    window.screenshot("07-consent-named").await;
    screen.press_button("Open in the browser").await;
    browser.tab_with("#username").await;
    window.screenshot("08-consent-running").await;
    people::sign_in(&browser, &people::ADMIN, &passwords).await;
    people::accept(&browser).await;
    screen.part("secret").await;
    window.screenshot("09-credentials").await;
    screen.enter("secret", &registration.secret_id).await;
    screen.part("failure").await;
    window.screenshot("10-secret-id").await;
    screen.enter("secret", &registration.secret_value).await;
    screen.press_button("Prove the credentials").await;
    screen.says("The credentials work").await;
    window.screenshot("11-proved").await;
    screen.press_button("Continue to the test login").await;
    screen.part("way-loopback").await;
    window.screenshot("12-ways").await;
    screen.press("primary").await;
    browser.tab_with("#username").await;
    window.screenshot("13-running").await;
    people::sign_in(&browser, &ADA, &passwords).await;
    screen.says("Ada Lovelace can sign in to KloudMate").await;
    window.screenshot("14-verdict").await;
    desktop.screenshot("14-browser");
    screen.press_button("Continue to export").await;
    screen.part("save-bundle").await;
    window.screenshot("15-export").await;
    screen.press("save-bundle").await;
    screen.part("saved-path").await;
    window.screenshot("16-saved").await;
    screen.press("close-setup").await;
    screen.says("Pick up where you left off").await;
    window.screenshot("17-start").await;
    window.close().await;
    browser.close().await;
}
