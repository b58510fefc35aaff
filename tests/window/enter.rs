//! Enter where nothing waits for it: on every step it does the one next thing, or goes to what is missing for it.

use consentry_practice::{Options, PracticeTenant};
use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::hands::Hands;
use crate::people::{self, ADA, ADMIN, Passwords};

const REDIRECT_URI: &str = "https://kivo.io/sso/callback";

/// No rehearsal, in which Enter would fill in what is missing: a directory at another host than Microsoft's.
#[tokio::test]
async fn enter_goes_on_at_every_step_and_to_the_first_gap_where_something_is_missing() {
    let tenant = PracticeTenant::start(Options::default()).await;
    let tenant = tenant.expect("the practice tenant starts");
    let passwords = Passwords::of_all(&tenant.ready().users);
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let host = [("CONSENTRY_AUTHORITY_HOST", tenant.authority().as_str())];
    let window = Window::open_with(&desktop, &host).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.hold_still().await;
    let hands = Hands::at(&desktop, screen).await;
    screen.press("service-kivo").await;

    screen.part("tenant-what").await;
    misses(&hands, screen, "tenant-what").await;
    screen.enter("tenant-what", "contoso.com").await;
    goes_to(&hands, "tenant-what").await;
    screen.says("contoso.com belongs to Contoso").await;
    goes_to(&hands, "model-customer-managed").await;

    screen.pick("model-customer-managed").await;
    misses(&hands, screen, "input-redirect_uri").await;
    screen.enter("input-redirect_uri", REDIRECT_URI).await;
    goes_to(&hands, "client-id").await;

    misses(&hands, screen, "client-id").await;
    let ready = tenant.ready().applications.into_iter();
    let mut ready = ready.filter(|one| one.name == "Kivo (customer-managed)");
    let application = ready.next().expect("it is registered");
    let client_id = application.client_id.to_string();
    screen.enter("client-id", &client_id).await;
    hands.leave().await;
    hands.enter_until("The exact address").await;
    hands.leave().await;
    hands.enter();
    people::sign_in(&browser, &ADMIN, &passwords).await;
    people::accept(&browser).await;
    screen.part("secret").await;

    hands.come_back();
    misses(&hands, screen, "secret").await;
    let secret = application.client_secret.expect("it has a secret");
    screen.enter("secret", &secret).await;
    goes_to(&hands, "way-loopback").await;

    hands.leave().await;
    hands.enter();
    people::sign_in(&browser, &ADA, &passwords).await;
    screen.part("verdict").await;
    hands.come_back();
    goes_to(&hands, "seal-passphrase").await;

    screen.pick("seal-passphrase").await;
    misses(&hands, screen, "passphrase").await;
    screen.pick("seal-leave-out").await;
    goes_to(&hands, "saved-path").await;
    window.close().await;
    browser.close().await;
}

/// Enter where nothing waits for it goes to the part named `field`, which says that it is missing.
async fn misses(hands: &Hands<'_>, screen: &Screen, field: &str) {
    hands.leave().await;
    hands.enter();
    hands.stands_in(field).await;
    let said = By::Css("[data-gap][aria-describedby]");
    let described = screen.part_at(&said).await.attr("aria-describedby").await;
    let described = described
        .expect("the field stays")
        .expect("it is described");
    let by = described.split(' ').find(|id| id.ends_with("-gap"));
    let sentence = screen
        .part_at(&By::Id(by.expect("by what is missing")))
        .await;
    let sentence = sentence.text().await.expect("the sentence stays");
    assert!(
        sentence.starts_with("Still missing: "),
        "{field}: {sentence}"
    );
}

/// Enter where nothing waits for it brings the part named `part`.
async fn goes_to(hands: &Hands<'_>, part: &str) {
    hands.leave().await;
    hands.enter_to(part).await;
}
