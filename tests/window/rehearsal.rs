//! The first success in the practice tenant: from the start screen to somebody who signed in, in six clicks, for every
//! service and model.

use consentry_core::service::{ConsentRequest, Model, Services};
use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::keyboard::Keyboard;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::people::{ADA, ADMIN, Person, is_practice_page};

/// As many clicks as it may take.
const AT_MOST: usize = 6;

/// A person who counts their clicks.
struct Clicks<'a> {
    screen: &'a Screen,
    browser: &'a Chromium,
    made: usize,
}

impl Clicks<'_> {
    async fn press(&mut self, part: &str) {
        self.made += 1;
        self.screen.press(part).await;
    }

    async fn pick(&mut self, part: &str) {
        self.made += 1;
        self.screen.pick(part).await;
    }

    async fn press_in_browser(&mut self, button: &str) {
        self.made += 1;
        let tab = self.browser.tab_with(button).await;
        tab.press_at(&By::Css(button)).await;
    }

    async fn sign_in(&mut self, person: &Person) {
        let account = format!("button[name=account][value='{}']", person.user_name);
        self.press_in_browser(&account).await;
    }

    /// Presses a button in the sign-in window, so many Tabs away: no driver sees it.
    fn press_in_window(&mut self, keyboard: &Keyboard, tabs: usize) {
        self.made += 1;
        keyboard.enter(&"\t".repeat(tabs));
        keyboard.enter("\r");
    }
}

#[tokio::test]
async fn ada_can_sign_in_to_every_service_in_every_model_after_six_clicks_at_most() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.hold_still().await;

    for profile in Services::shipped().profiles() {
        for model in &profile.models {
            let name = format!("{} {}", profile.id, model.id);
            let mut clicks = Clicks {
                screen,
                browser: &browser,
                made: 0,
            };
            clicks.press("start-practice").await;
            clicks.press(&format!("service-{}", profile.id)).await;
            choose(&mut clicks, &profile.models, model).await;
            clicks.press("practice-walk").await;
            if matches!(model.consent.request, ConsentRequest::VendorUrl { .. }) {
                in_the_sign_in_window(&desktop, &mut clicks).await;
            } else {
                in_the_browser(model, &mut clicks).await;
            }

            let verdict = screen.part("verdict").await;
            let sentence = verdict.text().await.expect("the verdict stays");
            assert!(lets_in(&sentence), "{name}: {sentence}");
            assert!(clicks.made <= AT_MOST, "{name}: {} clicks", clicks.made);
            screen.press("close-setup").await;
            screen.press("stop-practice").await;
        }
    }
    window.close().await;
    browser.close().await;
}

/// Picks `model`, unless it is picked already or the only one.
async fn choose(clicks: &mut Clicks<'_>, models: &[Model], model: &Model) {
    clicks.screen.part("practice-walk").await;
    if models.len() == 1 {
        return;
    }
    let part = format!("practice-model-{}", model.id);
    let radio = clicks.screen.part(&part).await;
    if !radio.is_selected().await.expect("the screen stays") {
        clicks.pick(&part).await;
    }
}

async fn in_the_browser(model: &Model, clicks: &mut Clicks<'_>) {
    if model.consent.required() {
        clicks.sign_in(&ADMIN).await;
        clicks.press_in_browser("button[value=accept]").await;
    }
    clicks.sign_in(&ADA).await;
}

/// Where the service's own application sends its answers to the service, a window of the program's catches them.
async fn in_the_sign_in_window(desktop: &Desktop, clicks: &mut Clicks<'_>) {
    let keyboard = Keyboard::at(desktop, "Sign in", is_practice_page).await;
    let asked = keyboard.picture();
    clicks.press_in_window(&keyboard, ADMIN.tabs);
    keyboard.until_another_page(&asked).await;
    clicks.press_in_window(&keyboard, 1);

    let keyboard = keyboard.at_next(desktop, "Sign in", is_practice_page).await;
    clicks.press_in_window(&keyboard, ADA.tabs);
}

/// Of the service's own application, Consentry sees that Entra lets people through.
fn lets_in(sentence: &str) -> bool {
    sentence.starts_with("Ada Lovelace can sign in to ")
        || sentence.starts_with("Entra lets this person through to ")
}
