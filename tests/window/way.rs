//! The way through the wizard up to a step, for tests that begin there.

use std::path::PathBuf;

use consentry_tests::chromium::Chromium;
use consentry_tests::screen::Screen;
use thirtyfour::By;

use crate::people::{self, ADMIN, Passwords};

/// What the practice portal shows of an application registration.
pub(crate) struct Registration {
    pub(crate) client_id: String,
    pub(crate) secret_value: String,
    pub(crate) secret_id: String,
}

/// From the start screen to a rehearsal with `service`, at the tenant step; gives the passwords it shows.
pub(crate) async fn to_tenant(window: &Screen, service: &str) -> Passwords {
    window.press("start-practice").await;
    window.says("The practice tenant is open").await;
    let passwords = Passwords::read(window).await;
    window.press(&format!("service-{service}")).await;
    window
        .says("Which directory do your people sign in to?")
        .await;
    passwords
}

/// Through the tenant step, with Contoso.
pub(crate) async fn through_tenant(window: &Screen) {
    window.enter("tenant-what", "contoso.com").await;
    window.press("primary").await;
    window.says("contoso.com belongs to Contoso").await;
    window.press_button("Use this directory").await;
}

/// Through the choice of `model` with what it suggests.
pub(crate) async fn through_model(window: &Screen, model: &str) {
    window.pick(&format!("model-{model}")).await;
    window.press("primary").await;
}

/// Reads the registration named `name` in the portal, which the window's own button opens.
pub(crate) async fn read_registration(
    window: &Screen,
    browser: &Chromium,
    name: &str,
) -> Registration {
    window.press_button("Open App registrations").await;
    registration_in_portal(browser, name).await
}

/// Reads the registration named `name` in the portal, which has just been opened. There is no secret where Entra signs.
pub(crate) async fn registration_in_portal(browser: &Chromium, name: &str) -> Registration {
    let portal = browser.tab_with("a[href^='/practice/portal/']").await;
    portal.press_at(&By::LinkText(name)).await;
    let portal = browser.tab_with("#client-id").await;
    let client_id = portal.part_at(&By::Id("client-id")).await;
    let client_id = client_id.text().await.expect("the page stays");
    let value = async |id: &str| match portal.page().find(By::Id(id)).await {
        Ok(part) => part.text().await.expect("the page stays"),
        Err(_) => String::new(),
    };
    Registration {
        client_id,
        secret_value: value("secret-value").await,
        secret_id: value("secret-id").await,
    }
}

/// Reads the registration named `name` in the portal, which the guide of the model step leads to, in a browser
/// that has forgotten who signed in before. There is no secret where Entra signs.
pub(crate) async fn registration(window: &Screen, browser: &Chromium, name: &str) -> Registration {
    window.press("step-tenant").await;
    window.press_button("Open Overview").await;
    let portal = browser.tab_with("a[href^='/practice/portal/']").await;
    let forgotten = portal.page().delete_all_cookies().await;
    forgotten.expect("the page stays");
    let registration = registration_in_portal(browser, name).await;
    let left = portal.page().goto("about:blank").await;
    left.expect("the tab stays");
    window.press("step-model").await;
    registration
}

/// Through consent to an application of the customer's own, granted by the administrator.
pub(crate) async fn through_consent(
    window: &Screen,
    browser: &Chromium,
    client_id: &str,
    passwords: &Passwords,
) {
    window.enter("client-id", client_id).await;
    window.press_button("Use this application").await;
    window.press_button("Open in the browser").await;
    people::sign_in(browser, &ADMIN, passwords).await;
    people::accept(browser).await;
    window
        .says("Copy the secret’s Value, then paste it here")
        .await;
}

/// Through the credentials with the right secret.
pub(crate) async fn through_credentials(window: &Screen, secret_value: &str) {
    window.enter("secret", secret_value).await;
    window.press_button("Prove the credentials").await;
    window.part("way-loopback").await;
}

/// From the start screen to the test login of KloudMate by OpenID Connect.
pub(crate) async fn to_kloudmate_login(
    window: &Screen,
    browser: &Chromium,
) -> (Passwords, Registration) {
    let passwords = to_tenant(window, "kloudmate").await;
    through_tenant(window).await;
    through_model(window, "oidc").await;
    let registration = read_registration(window, browser, "KloudMate").await;
    through_consent(window, browser, &registration.client_id, &passwords).await;
    through_credentials(window, &registration.secret_value).await;
    (passwords, registration)
}

/// Saves the bundle from the export step; gives the path that the window then shows.
pub(crate) async fn save_bundle(window: &Screen) -> PathBuf {
    window.press("save-bundle").await;
    let path = window.part("saved-path").await;
    PathBuf::from(path.text().await.expect("the path stays"))
}
