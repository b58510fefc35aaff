//! The main window: its page brings the first view along, it shows itself with its first screen, and is called what the
//! page is called.

use std::borrow::Cow;

use consentry_core::engine::Engine;
use consentry_core::view::WizardView;
use tauri::http::{Request, Response};
use tauri::webview::PageLoadEvent;
use tauri::{App, AppHandle, Manager, UserAttentionType, WebviewWindowBuilder};

/// The window that may call commands.
pub(crate) const MAIN: &str = "main";

/// Where the page looks for its first view. What stands there in the file is JSON for none.
const FIRST_VIEW: &str = r#"<script type="application/json" id="first-view">"#;
const NONE_YET: &str = "null";

/// Makes the window as it is configured. It stays hidden until its page has drawn its first screen.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    for config in &app.config().app.windows {
        let program = app.handle().clone();
        // The sign-in window has none: it shows a page of Microsoft's and nothing of ours.
        #[cfg(not(target_os = "macos"))]
        let menu = crate::menu::build(app.handle())?;
        let builder = WebviewWindowBuilder::from_config(app, config)?;
        #[cfg(not(target_os = "macos"))]
        let builder = builder.menu(menu);
        builder
            .on_web_resource_request(move |request, response| bring(&program, &request, response))
            .on_document_title_changed(|window, title| {
                // A window that is gone needs no title.
                let _ = window.set_title(&title);
            })
            .on_page_load(|window, page| {
                // Without an engine a dialog says why, and the program ends.
                let drawn = page.event() == PageLoadEvent::Finished;
                if drawn && window.try_state::<Engine>().is_some() {
                    let _ = window.show();
                }
            })
            .build()?;
    }
    Ok(())
}

/// Brings the window before the person again.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Comes back from the browser: in front where the system allows it, else the system marks that it wants to be seen.
pub(crate) fn come_back(app: &AppHandle) {
    show(app);
    if let Some(window) = app.get_webview_window(MAIN)
        && !window.is_focused().unwrap_or_default()
    {
        let _ = window.request_user_attention(Some(UserAttentionType::Informational));
    }
}

/// Lets the page carry the view that its first screen shows, so that it need not ask.
fn bring(app: &AppHandle, request: &Request<Vec<u8>>, response: &mut Response<Cow<'static, [u8]>>) {
    if !matches!(request.uri().path(), "/" | "/index.html") {
        return;
    }
    let Some(engine) = app.try_state::<Engine>() else {
        return;
    };
    let view = engine.view();
    if let Some(page) = with_view(response.body(), &view) {
        *response.body_mut() = Cow::Owned(page);
    }
}

/// The page with `view` in its place; none where the page has no such place, and asks.
fn with_view(page: &[u8], view: &WizardView) -> Option<Vec<u8>> {
    let page = std::str::from_utf8(page).ok()?;
    let at = page.find(FIRST_VIEW)? + FIRST_VIEW.len();
    let rest = page.get(at..)?.strip_prefix(NONE_YET)?;
    // Nothing in it can end the element that it stands in (HTML 4.12.1.3).
    let json = serde_json::to_string(view).ok()?.replace('<', r"\u003c");
    Some([page.get(..at)?, &json, rest].concat().into_bytes())
}
