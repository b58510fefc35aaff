//! Somebody who uses the window by keyboard alone: real keys, and the Tabs counted.

use consentry_tests::desktop::Desktop;
use consentry_tests::keyboard::Keyboard;
use consentry_tests::screen::Screen;
use thirtyfour::{By, WebElement};

/// More Tabs than any way to a control takes.
const AROUND: usize = 60;

/// Somebody at the keyboard, before the window.
pub(crate) struct Hands<'a> {
    keyboard: Keyboard,
    screen: &'a Screen,
    /// The Tabs so far.
    pub(crate) tabs: usize,
}

impl<'a> Hands<'a> {
    /// Somebody before the window, which shows its start screen.
    pub(crate) async fn at(desktop: &Desktop, screen: &'a Screen) -> Self {
        Self {
            keyboard: Keyboard::at(desktop, "Consentry", |_| true).await,
            screen,
            tabs: 0,
        }
    }

    /// Comes back from the browser.
    pub(crate) fn come_back(&self) {
        self.keyboard.turn_to_it();
    }

    /// Presses Enter, which brings the part named `part`.
    pub(crate) async fn enter_to(&self, part: &str) -> WebElement {
        self.enter();
        self.screen.part(part).await
    }

    /// Presses Enter, until which the page does not say `words`.
    pub(crate) async fn enter_until(&self, words: &str) {
        self.enter();
        self.screen.says(words).await;
    }

    /// Presses Enter, which brings another headline; gives it.
    pub(crate) async fn enter_to_another_headline(&self) -> String {
        let headline = By::Css("main h1");
        let read = async || {
            self.screen
                .page()
                .find(headline.clone())
                .await?
                .text()
                .await
        };
        let before = read().await.expect("the page has a headline");
        self.screen
            .until("nothing is being done any more", async || {
                let busy = "return document.querySelector('main [aria-busy]') === null";
                let idle = self.screen.page().execute(busy, vec![]).await?;
                Ok((idle.json() == &serde_json::json!(true)).then_some(()))
            })
            .await;
        self.enter();
        self.screen
            .until("there is another headline", async || {
                let now = read().await?;
                Ok((now != before).then_some(now))
            })
            .await
    }

    /// Presses Enter.
    pub(crate) fn enter(&self) {
        self.keyboard.enter("\r");
    }

    /// Takes focus from whatever has it.
    pub(crate) async fn leave(&self) {
        let left = self
            .screen
            .page()
            .execute("document.activeElement.blur()", vec![])
            .await;
        left.expect("the page stays");
    }

    /// Types into the field named `field`, where focus stands or comes to stand by itself.
    pub(crate) async fn types(&self, field: &str, text: &str) {
        self.stands_in(field).await;
        self.types_on(field, text).await;
    }

    /// Types on the headline, which has focus, and so into the field named `field`, which lies below what is in view.
    pub(crate) async fn types_on_headline(&self, field: &str, text: &str) {
        self.screen
            .until("focus stands on the headline", async || {
                let script = "return document.activeElement?.matches('main h1')";
                let stands = self.screen.page().execute(script, vec![]).await?;
                Ok((stands.json() == &serde_json::json!(true)).then_some(()))
            })
            .await;
        self.types_on(field, text).await;
    }

    async fn types_on(&self, field: &str, text: &str) {
        self.keyboard.enter(text);
        let typed = By::Css(format!("[data-testid=\"{field}\"]"));
        self.screen
            .until(&format!("{field} holds what was typed"), async || {
                let value = self
                    .screen
                    .page()
                    .find(typed.clone())
                    .await?
                    .value()
                    .await?;
                Ok((value.as_deref() == Some(text)).then_some(()))
            })
            .await;
    }

    /// Waits until focus stands in the part named `part`.
    pub(crate) async fn stands_in(&self, part: &str) {
        self.screen
            .until(&format!("focus stands in {part}"), async || {
                Ok((self.focused().await? == part).then_some(()))
            })
            .await;
    }

    /// Presses Tab until focus stands on the part named `part` or on a button that reads so.
    pub(crate) async fn tab_to(&mut self, part: &str) {
        for _ in 0..AROUND {
            let before = self.focused().await.expect("the page stays");
            if before == part {
                return;
            }
            let stood = "window.stood = document.activeElement";
            let stood = self.screen.page().execute(stood, vec![]).await;
            stood.expect("the page stays");
            self.keyboard.enter("\t");
            self.tabs += 1;
            self.screen
                .until(&format!("focus moves on from {before}"), async || {
                    let moved = "return window.stood !== document.activeElement";
                    let moved = self.screen.page().execute(moved, vec![]).await?;
                    Ok((moved.json() == &serde_json::json!(true)).then_some(()))
                })
                .await;
        }
        panic!("no Tab leads to {part}");
    }

    /// What has focus: the name of the part, or what it reads.
    async fn focused(&self) -> thirtyfour::error::WebDriverResult<String> {
        let script = "const at = document.activeElement;
            return at?.dataset.testid ?? at?.innerText?.trim() ?? at?.tagName ?? ''";
        let focused = self.screen.page().execute(script, vec![]).await?;
        Ok(focused.json().as_str().unwrap_or_default().to_owned())
    }
}
