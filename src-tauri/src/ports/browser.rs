//! The person's own browser, by the system's choice.

use std::sync::Arc;

use consentry_core::ports::{Browser, BrowserError};
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;
use url::Url;

struct SystemBrowser(AppHandle);

/// The browser of the system that the window runs on.
pub(crate) fn for_app(app: &AppHandle) -> Arc<dyn Browser> {
    Arc::new(SystemBrowser(app.clone()))
}

impl Browser for SystemBrowser {
    fn open(&self, url: &Url) -> Result<(), BrowserError> {
        self.0
            .opener()
            .open_url(url.as_str(), None::<&str>)
            .map_err(|error| BrowserError {
                reason: error.to_string(),
            })
    }
}
