//! A page as a person uses it: one looks until it is there, presses, types and reads.
//!
//! Parts of the window are named by their `data-testid`, parts of other pages by selector.

use thirtyfour::error::{WebDriverError, WebDriverErrorInner, WebDriverResult};
use thirtyfour::{By, Key, WebDriver, WebElement};

use crate::webdriver::{GLANCE, PATIENCE};

/// A page, looked at patiently.
pub struct Screen(WebDriver);

impl Screen {
    /// The page that `driver` shows.
    #[must_use]
    pub fn of(driver: WebDriver) -> Self {
        Self(driver)
    }

    /// The driver of the page.
    #[must_use]
    pub fn page(&self) -> &WebDriver {
        &self.0
    }

    /// Presses the part named `id` as soon as it can be pressed.
    ///
    /// # Panics
    /// When it never can.
    pub async fn press(&self, id: &str) {
        self.press_at(&By::Css(named(id))).await;
    }

    /// Presses the button that reads `words`.
    ///
    /// # Panics
    /// When there never is one.
    pub async fn press_button(&self, words: &str) {
        let button = format!("//button[contains(normalize-space(.), \"{words}\")]");
        self.press_at(&By::XPath(button)).await;
    }

    /// Presses what `by` finds as soon as it can be pressed.
    ///
    /// # Panics
    /// When it never can.
    pub async fn press_at(&self, by: &By) {
        self.until(&format!("{by} can be pressed"), async || {
            let part = self.0.find(by.clone()).await?;
            if !part.is_clickable().await? {
                return Ok(None);
            }
            part.click().await.map(Some)
        })
        .await;
    }

    /// Picks the radio button named `id` with the keyboard, since its label lies over it.
    ///
    /// # Panics
    /// When it never can be picked.
    pub async fn pick(&self, id: &str) {
        let by = By::Css(named(id));
        self.until(&format!("{by} can be picked"), async || {
            let radio = self.0.find(by.clone()).await?;
            if !radio.is_enabled().await? {
                return Ok(None);
            }
            radio.send_keys(" ").await?;
            Ok(radio.is_selected().await?.then_some(()))
        })
        .await;
    }

    /// Types `text` into the field named `id`, in place of what is there.
    ///
    /// # Panics
    /// When there never is such a field, or it does not take the text.
    pub async fn enter(&self, id: &str, text: &str) {
        self.enter_at(&By::Css(named(id)), text).await;
    }

    /// Types `text` into the field that `by` finds, in place of what is there.
    ///
    /// # Panics
    /// When there never is such a field, or it does not take the text.
    pub async fn enter_at(&self, by: &By, text: &str) {
        self.until(&format!("{by} takes a text"), async || {
            let field = self.0.find(by.clone()).await?;
            if !field.is_clickable().await? {
                return Ok(None);
            }
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(text).await?;
            Ok((field.value().await?.as_deref() == Some(text)).then_some(()))
        })
        .await;
    }

    /// Waits for the part named `id`.
    ///
    /// # Panics
    /// When it never comes.
    pub async fn part(&self, id: &str) -> WebElement {
        self.part_at(&By::Css(named(id))).await
    }

    /// Waits for what `by` finds.
    ///
    /// # Panics
    /// When it never comes.
    pub async fn part_at(&self, by: &By) -> WebElement {
        self.until(&format!("{by} is there"), async || {
            let part = self.0.find(by.clone()).await?;
            Ok(part.is_displayed().await?.then_some(part))
        })
        .await
    }

    /// Waits until nothing is left of what `by` finds.
    ///
    /// # Panics
    /// When it never goes.
    pub async fn none_at(&self, by: &By) {
        self.until(&format!("{by} is gone"), async || {
            let left = self.0.find_all(by.clone()).await?;
            Ok(left.is_empty().then_some(()))
        })
        .await;
    }

    /// Waits until the page says `words`, and gives all that it says.
    ///
    /// # Panics
    /// When it never does.
    pub async fn says(&self, words: &str) -> String {
        self.until(&format!("the page says {words:?}"), async || {
            let said = self.0.find(By::Tag("body")).await?.text().await?;
            Ok(said.contains(words).then_some(said))
        })
        .await
    }

    /// Looks until `look` has found something; what is not there yet, or no more, is looked for again.
    ///
    /// # Panics
    /// When nothing is found in good time, or the driver fails; it then tells `what` was looked for and what was there.
    pub async fn until<T>(
        &self,
        what: &str,
        look: impl AsyncFn() -> WebDriverResult<Option<T>>,
    ) -> T {
        let found = tokio::time::timeout(PATIENCE, async {
            let mut glance = tokio::time::interval(GLANCE);
            loop {
                glance.tick().await;
                match look().await {
                    Ok(Some(found)) => return found,
                    Ok(None) => {}
                    Err(error) if passes(&error) => {}
                    Err(error) => panic!("{what}: {error}"),
                }
            }
        });
        let Ok(found) = found.await else {
            panic!("{what}; instead it says:\n{}", self.all_it_says().await)
        };
        found
    }

    async fn all_it_says(&self) -> String {
        match self.0.find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        }
    }
}

fn named(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

/// Whether an error only says that the page is on its way to something else.
fn passes(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::NoSuchElement(_)
            | WebDriverErrorInner::StaleElementReference(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::InvalidElementState(_)
    )
}
