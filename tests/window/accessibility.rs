//! Nobody is shut out: what axe-core finds on every screen, light and dark, and the keyboard alone.

use std::fs;
use std::path::Path;

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;
use serde_json::Value;
use thirtyfour::{By, Key};

use crate::people::{self, ADA};
use crate::way;

/// What is wrong with a page, in a line each.
const FIND: &str = "
    const done = arguments[0];
    axe.run(document).then(
        (found) => done(found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | '))),
        (error) => done([String(error)]),
    );
";

#[tokio::test]
async fn axe_finds_nothing_on_any_screen_light_or_dark() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    let look = async |name: &str| assert_nothing_found(&window, name).await;

    screen.part("start-practice").await;
    window.hold_still().await;
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe-core is installed with the ui's packages");
    screen
        .page()
        .execute(axe, vec![])
        .await
        .expect("axe-core can be loaded");
    look("start").await;
    let passwords = way::to_tenant(screen, "kloudmate").await;
    look("tenant").await;
    way::through_tenant(screen).await;
    screen.part("model-oidc").await;
    look("model").await;
    way::through_model(screen, "oidc").await;
    look("consent").await;
    let registration = way::read_registration(screen, &browser, "KloudMate").await;
    way::through_consent(screen, &browser, &registration.client_id, &passwords).await;
    screen.enter("secret", &registration.secret_id).await;
    screen.part("failure").await;
    look("credentials, with a failure").await;
    way::through_credentials(screen, &registration.secret_value).await;
    look("ways to sign in").await;
    screen.press("primary").await;
    screen.part("sign-in-address").await;
    look("test login").await;
    people::sign_in(&browser, &ADA, &passwords).await;
    screen.part("verdict").await;
    look("verdict").await;
    screen.press("primary").await;
    way::save_bundle(screen).await;
    look("export").await;
    screen.press("step-credentials").await;
    screen.part("secret").await;
    look("credentials").await;
    screen.press("theme-dark").await;
    window.screenshot("credentials-dark").await;
    screen.press("close-setup").await;
    screen.says("Pick up where you left off").await;
    look("start, with a set-up").await;
    window.close().await;
    browser.close().await;
}

async fn assert_nothing_found(window: &Window, name: &str) {
    for theme in ["theme-dark", "theme-light"] {
        window.screen().press(theme).await;
        let found = window.page().execute_async(FIND, vec![]).await;
        let found = found.expect("axe-core runs");
        let found = found
            .json()
            .as_array()
            .cloned()
            .unwrap_or_else(|| vec![Value::Null]);
        assert!(found.is_empty(), "{name}, {theme}: {found:#?}");
    }
}

#[tokio::test]
async fn the_keyboard_alone_finds_the_directory() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kloudmate").await;

    tab_to(&window, "tenant-what").await;
    type_keys(&window, "contoso.com").await;
    tab_to(&window, "primary").await;
    type_keys(&window, " ").await;

    screen.says("contoso.com belongs to Contoso Ltd.").await;
    window.close().await;
}

/// Presses the tabulator until the part named `id` has the focus.
async fn tab_to(window: &Window, id: &str) {
    const ENOUGH: usize = 40;
    for _ in 0..ENOUGH {
        type_keys(window, &char::from(Key::Tab).to_string()).await;
        let focused = By::Css(format!("[data-testid={id}]:focus"));
        if window.page().find(focused).await.is_ok() {
            return;
        }
    }
    panic!("{id} is not reached by the tabulator");
}

async fn type_keys(window: &Window, keys: &str) {
    let typing = window.page().action_chain().send_keys(keys);
    typing.perform().await.expect("the window takes keys");
}
