//! The person's own browser, by the system's choice.

use std::sync::Arc;

use consentry_core::ports::{Browser, BrowserError};
use tauri_plugin_opener::OpenerExt;
use url::Url;

use super::Running;

struct SystemBrowser(Running);

/// The browser of the system that the window runs on.
pub(crate) fn of(program: Running) -> Arc<dyn Browser> {
    Arc::new(SystemBrowser(program))
}

impl Browser for SystemBrowser {
    fn open(&self, url: &Url) -> Result<(), BrowserError> {
        let program = self.0.get().ok_or_else(|| BrowserError {
            reason: String::new(),
        })?;
        program
            .opener()
            .open_url(url.as_str(), None::<&str>)
            .map_err(|error| BrowserError {
                reason: error.to_string(),
            })
    }
}
