//! A secret on the clipboard, by request, for a minute.

use std::time::Duration;

use consentry_core::failure::{Failure, FailureCode};
use consentry_core::ports::Clock;
use consentry_core::ports::system::SystemClock;
use secrecy::{ExposeSecret, SecretString};
use tauri::AppHandle;
use tauri_plugin_clipboard_manager::ClipboardExt;

/// How long a secret stays on the clipboard.
const MINUTE: Duration = Duration::from_mins(1);

/// Copies `secret`, and clears the clipboard a minute later unless something else is on it by then.
///
/// # Errors
///
/// `internal.defect` when the system has no clipboard.
pub(crate) fn copy_for_a_minute(app: &AppHandle, secret: SecretString) -> Result<(), Failure> {
    app.clipboard()
        .write_text(secret.expose_secret())
        .map_err(|_| Failure::new(FailureCode::InternalDefect))?;
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        SystemClock.sleep(MINUTE).await;
        let still_there = app
            .clipboard()
            .read_text()
            .is_ok_and(|text| text == secret.expose_secret());
        if still_there {
            // What cannot be cleared now will be gone with the session.
            let _ = app.clipboard().clear();
        }
    });
    Ok(())
}
