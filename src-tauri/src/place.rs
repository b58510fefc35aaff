//! Size and place of the window, kept when they have come to rest: a program that is killed comes back as it was, too.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use consentry_core::ports::Clock;
use consentry_core::ports::system::SystemClock;
use tauri::plugin::TauriPlugin;
use tauri::{Manager, Window, WindowEvent, Wry};
use tauri_plugin_window_state::{AppHandleExt, Builder, StateFlags};

use crate::window::MAIN;

/// How long nothing moves before it has come to rest.
const REST: Duration = Duration::from_millis(400);

/// What is kept. Whether the window is seen is not: it always begins hidden.
const KEPT: StateFlags = StateFlags::POSITION
    .union(StateFlags::SIZE)
    .union(StateFlags::MAXIMIZED);

/// Rises with every move.
static MOVES: AtomicU64 = AtomicU64::new(0);

/// Puts the main window where it was, as large as it was.
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    Builder::new()
        .with_state_flags(KEPT)
        .with_filter(|label| label == MAIN)
        .build()
}

/// Keeps where the main window is, once it has come to rest.
pub(crate) fn keep(window: &Window, event: &WindowEvent) {
    let moves = matches!(event, WindowEvent::Resized(_) | WindowEvent::Moved(_));
    if !moves || window.label() != MAIN {
        return;
    }
    let this = MOVES.fetch_add(1, Ordering::AcqRel) + 1;
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        SystemClock.sleep(REST).await;
        if MOVES.load(Ordering::Acquire) == this {
            // Where it cannot be kept, the window opens as it always did.
            let _ = app.save_window_state(KEPT);
        }
    });
}
