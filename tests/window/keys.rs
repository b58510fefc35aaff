//! Two models connected by hand and by keys alone, with the Tabs counted; a browser is where people sign in.

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;

use crate::hands::Hands;
use crate::people::{self, ADA, ADMIN, Passwords};
use crate::way;

/// As many Tabs as it may take, from the start screen to the verdict.
const AT_MOST: usize = 15;

const ENTITY_ID: &str = "https://auth.kandji.io/saml/contoso";
const ACS: &str = "https://auth.kandji.io/saml/contoso/acs";

#[tokio::test]
async fn kloudmate_is_connected_by_hand_and_keys_alone() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.hold_still().await;
    let mut hands = Hands::at(&desktop, screen).await;

    let passwords = to_tenant(&hands, screen, "kloudmate").await;
    hands.types("tenant-what", "contoso.com").await;
    hands.enter_until("contoso.com belongs to Contoso").await;
    hands.enter_to("model-oidc").await;
    hands.enter_to("client-id").await;

    hands.tab_to("Open App registrations").await;
    hands.enter();
    let registration = way::registration_in_portal(&browser, "KloudMate").await;
    hands.come_back();
    hands.types("client-id", &registration.client_id).await;
    hands.enter_until("The exact address").await;
    hands.enter();
    people::sign_in(&browser, &ADMIN, &passwords).await;
    people::accept(&browser).await;
    screen.part("secret").await;
    hands.come_back();
    hands.types("secret", &registration.secret_value).await;
    hands.enter_to("way-loopback").await;
    sign_in(&hands, &browser, &passwords).await;

    ends(&hands, screen, "KloudMate").await;
    window.close().await;
    browser.close().await;
}

#[tokio::test]
async fn kandji_is_connected_by_saml_by_hand_and_keys_alone() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.hold_still().await;
    let mut hands = Hands::at(&desktop, screen).await;

    let passwords = to_tenant(&hands, screen, "kandji").await;
    hands.types("tenant-what", "contoso.com").await;
    hands.enter_until("contoso.com belongs to Contoso").await;
    hands.tab_to("Open Overview").await;
    hands.enter();
    let registration = way::registration_in_portal(&browser, "Kandji (SAML)").await;
    hands.come_back();
    hands.enter_to("model-saml").await;
    hands.types_on_headline("input-entity_id", ENTITY_ID).await;
    hands.tab_to("input-acs").await;
    hands.types("input-acs", ACS).await;
    hands.enter_to_another_headline().await;

    hands.enter();
    hands.types("task-by", "Kim").await;
    while hands.enter_to_another_headline().await != "Consent is not needed here" {}
    hands.enter_to("metadata-url").await;
    hands.types("metadata-url", &registration.client_id).await;
    hands.enter_until("Continue to the test login").await;
    hands.enter_to("way-loopback").await;
    sign_in(&hands, &browser, &passwords).await;

    ends(&hands, screen, "Kandji").await;
    window.close().await;
    browser.close().await;
}

/// Ada can sign in, after no more Tabs than it may take.
async fn ends(hands: &Hands<'_>, screen: &Screen, service: &str) {
    let verdict = screen.part("verdict").await;
    let sentence = verdict.text().await.expect("the verdict stays");
    assert_eq!(sentence, format!("Ada Lovelace can sign in to {service}"));
    assert!(hands.tabs <= AT_MOST, "{service}: {} Tabs", hands.tabs);
}

/// From the start screen to the first step of a rehearsal with `service`.
async fn to_tenant(hands: &Hands<'_>, screen: &Screen, service: &str) -> Passwords {
    hands.enter_until("The practice tenant is open").await;
    let passwords = Passwords::read(screen).await;
    hands.enter();
    hands.types("find-service", service).await;
    hands.enter_to("tenant-what").await;
    passwords
}

/// Starts the test login, which Ada answers in the browser.
async fn sign_in(hands: &Hands<'_>, browser: &Chromium, passwords: &Passwords) {
    hands.enter();
    people::sign_in(browser, &ADA, passwords).await;
    hands.come_back();
}
