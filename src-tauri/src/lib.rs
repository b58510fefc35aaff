//! The window around the engine: the composition root. Ports and commands, nothing of the product.

mod azure_cli;
mod clipboard;
mod command_names;
mod commands;
mod dropped_file;
mod menu;
mod menu_items;
mod opened_file;
mod place;
mod ports;
mod practice;
mod renderer;
mod stage;
mod start;
mod window;

use std::path::Path;
use std::process::ExitCode;

use consentry_core::engine::{Engine, composition};
use consentry_core::step::Step;
use consentry_core::view::{FailureView, WizardView};
use tauri::{App, AppHandle, Emitter, Manager, RunEvent};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use practice::Rehearsal;
use start::Start;
use window::MAIN;

macro_rules! handlers {
    ($($command:ident,)+) => { tauri::generate_handler![$(commands::$command),+] };
}

/// The exit code of a program that was started wrongly, as in the terminal.
const WRONG_USAGE: i32 = 2;

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    renderer::choose();
    let start = Start::begin();
    let builder = tauri::Builder::default();
    // There the menu belongs to the screen.
    #[cfg(target_os = "macos")]
    let builder = builder.menu(menu::build);
    let app = builder
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                window::show(app);
                opened_file::open_argument(app, arguments, Path::new(&folder));
            },
        ))
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .plugin(tauri_plugin_shell::init())
        .plugin(place::plugin())
        .on_menu_event(|app, event| menu::choose(app, &event))
        .on_window_event(|window, event| {
            dropped_file::watch(window, event);
            place::keep(window, event);
        })
        .setup(|app| compose(app, start))
        .invoke_handler(command_names::for_each_command!(handlers))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(on_event);
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// A file that is opened reaches a program on macOS as an event.
#[cfg(target_os = "macos")]
fn on_event(app: &AppHandle, event: RunEvent) {
    if let RunEvent::Opened { urls } = event {
        opened_file::open_addresses(app, &urls);
    }
}

/// Elsewhere it is an argument.
#[cfg(not(target_os = "macos"))]
fn on_event(_: &AppHandle, _: RunEvent) {}

/// Opens the window, and gives it the engine. Where there can be none, a dialog says why and the program ends.
fn compose(app: &mut App, start: Start) -> Result<(), Box<dyn std::error::Error>> {
    // First: while the web view starts its processes, the engine is finished.
    window::open(app)?;
    let handle = app.handle().clone();
    let engine = match start.finish(&handle) {
        Ok(engine) => engine,
        Err(failure) => {
            end(
                &handle,
                &FailureView::new(&failure, composition::language()),
            );
            return Ok(());
        }
    };
    app.manage(Rehearsal::default());
    app.manage(engine.clone());
    tauri::async_runtime::spawn(publish(handle.clone(), engine));
    let folder = std::env::current_dir().unwrap_or_default();
    opened_file::open_argument(&handle, std::env::args_os(), &folder);
    opened_file::open_waiting(&handle);
    Ok(())
}

/// Tells the window of each change of the engine.
async fn publish(app: AppHandle, engine: Engine) {
    let mut changes = engine.changes();
    let mut was_away = false;
    while changes.changed().await.is_ok() {
        app.state::<Rehearsal>().provide_application(&engine).await;
        let view = engine.view();
        let away = in_the_browser(&view);
        menu::offer_undo(&app, view.undo.is_some());
        // A window that is gone needs no news.
        let _ = app.emit_to(MAIN, "wizard_changed", view);
        if was_away && !away {
            window::come_back(&app);
        }
        was_away = away;
    }
}

/// Whether the person is wanted in the browser.
fn in_the_browser(view: &WizardView) -> bool {
    let running = view.setup.as_ref().and_then(|setup| setup.running.as_ref());
    running.is_some_and(|running| matches!(running.step, Step::Consent | Step::TestLogin))
}

/// Says why the program cannot begin, and ends it with the exit code of wrong usage.
fn end(app: &AppHandle, failure: &FailureView) {
    let ending = app.clone();
    tell(app, "Consentry", failure, move || ending.exit(WRONG_USAGE));
}

/// Tells a failure that nobody asked for through the window.
fn tell(app: &AppHandle, title: &str, failure: &FailureView, then: impl FnOnce() + Send + 'static) {
    app.dialog()
        .message(format!("{}\n\n{}", failure.summary, failure.advice))
        .title(title)
        .kind(MessageDialogKind::Error)
        .show(|_| then());
}
