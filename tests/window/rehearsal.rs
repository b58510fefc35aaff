//! The first success in the practice tenant: from the start screen to somebody who signed in, in six clicks.

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

/// As many clicks as it may take.
const AT_MOST: usize = 6;

/// A person who counts their clicks.
struct Clicks<'a> {
    screen: &'a Screen,
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

    async fn press_in(&mut self, browser: &Chromium, button: &str) {
        self.made += 1;
        let tab = browser.tab_with(button).await;
        tab.press_at(&By::Css(button)).await;
    }
}

#[tokio::test]
async fn ada_can_sign_in_after_six_clicks_at_most() {
    // Suggested and not, with a consent that is required and without one, with a secret and with a certificate.
    for (service, model) in [
        ("kloudmate", None),
        ("kandji", Some("saml")),
        ("kinde", Some("ws-fed")),
        ("improvado", None),
    ] {
        let desktop = Desktop::start();
        let browser = Chromium::start(&desktop).await;
        let window = Window::open(&desktop).await;
        let screen = window.screen();
        screen.part("start-practice").await;
        let mut clicks = Clicks { screen, made: 0 };

        clicks.press("start-practice").await;
        screen.says("The practice tenant is open").await;
        clicks.press(&format!("service-{service}")).await;
        if let Some(model) = model {
            clicks.pick(&format!("practice-model-{model}")).await;
        }
        clicks.press("practice-walk").await;
        if service == "improvado" {
            let admin = "button[name=account][value='admin@contoso.com']";
            clicks.press_in(&browser, admin).await;
            clicks.press_in(&browser, "button[value=accept]").await;
        }
        let ada = "button[name=account][value='ada@contoso.com']";
        clicks.press_in(&browser, ada).await;

        let verdict = screen.part("verdict").await;
        let sentence = verdict.text().await.expect("the verdict stays");
        assert!(
            sentence.starts_with("Ada Lovelace can sign in to "),
            "{service}: {sentence}"
        );
        assert!(clicks.made <= AT_MOST, "{service}: {} clicks", clicks.made);
        window.screenshot(&format!("rehearsal-{service}")).await;
        window.close().await;
        browser.close().await;
    }
}
