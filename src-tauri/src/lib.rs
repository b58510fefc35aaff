//! The window around the engine: the composition root. Ports and commands, nothing of the product.

mod azure_cli;
mod clipboard;
mod command_names;
mod commands;
mod opened_file;
mod ports;
mod practice;
mod renderer;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use consentry_core::engine::composition::{self, Composition};
use consentry_core::engine::{Engine, Folders};
use consentry_core::service::Services;
use consentry_core::view::FailureView;
use tauri::{App, AppHandle, Emitter, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use practice::Rehearsal;

macro_rules! handlers {
    ($($command:ident,)+) => { tauri::generate_handler![$(commands::$command),+] };
}

/// The window that may call commands.
const MAIN: &str = "main";

/// The exit code of a program that was started wrongly, as in the terminal.
const WRONG_USAGE: i32 = 2;

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    renderer::choose();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(
            |app, arguments, folder| {
                show_main(app);
                opened_file::open(app, arguments, Path::new(&folder));
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
        .setup(compose)
        .invoke_handler(command_names::for_each_command!(handlers))
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|_, _| {});
            ExitCode::SUCCESS
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// Puts the engine together and tells the window of each of its changes. Where that cannot be, a dialog says why and the
/// program ends.
fn compose(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let handle = app.handle().clone();
    let browser = ports::browser::for_app(&handle);
    let sign_in_window = ports::sign_in_window::for_app(&handle);
    let composed = Composition::of_this_process().and_then(|composition| {
        let ports = composition::ports(browser, Some(sign_in_window))?;
        Ok((composition, ports))
    });
    let (composition, ports) = match composed {
        Ok(composed) => composed,
        Err(failure) => {
            let failure = FailureView::new(&failure, composition::language());
            end(&handle, &failure);
            return Ok(());
        }
    };
    let services = Services::load(composition.language, &composition.home.join("services"));
    let folders = Folders {
        home: composition.home,
        exports: exports(app)?,
    };
    let engine = Engine::new(
        ports,
        folders,
        services,
        composition.authority_host,
        composition.language,
    );
    app.manage(Rehearsal::default());
    let mut changes = engine.changes();
    let publisher = engine.clone();
    tauri::async_runtime::spawn(async move {
        while changes.changed().await.is_ok() {
            handle
                .state::<Rehearsal>()
                .provide_application(&publisher)
                .await;
            // A window that is gone needs no news.
            let _ = handle.emit_to(MAIN, "wizard_changed", publisher.view());
        }
    });
    app.manage(engine);
    let folder = std::env::current_dir().unwrap_or_default();
    opened_file::open(app.handle(), std::env::args_os(), &folder);
    Ok(())
}

/// Says why the program cannot begin, and ends it with the exit code of wrong usage.
fn end(app: &AppHandle, failure: &FailureView) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // The dialog says what there is to say.
        let _ = window.hide();
    }
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

/// Where bundles go: the person's downloads, else their home.
fn exports(app: &App) -> tauri::Result<PathBuf> {
    app.path().download_dir().or_else(|_| app.path().home_dir())
}

fn show_main(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
