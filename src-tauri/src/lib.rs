//! The window around the engine: the composition root. Ports and commands, nothing of the product.

mod azure_cli;
mod clipboard;
mod command_names;
mod commands;
mod opened_file;
mod ports;
mod practice;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use consentry_core::engine::{Engine, Folders};
use consentry_core::language::Language;
use consentry_core::ports::Ports;
use consentry_core::ports::system::{
    KeyringSecrets, SystemClock, SystemDns, SystemEntropy, SystemHttp,
};
use consentry_core::service::Services;
use tauri::{App, Emitter, Manager};
use url::Url;

use practice::Rehearsal;

macro_rules! handlers {
    ($($command:ident,)+) => { tauri::generate_handler![$(commands::$command),+] };
}

/// The window that may call commands.
const MAIN: &str = "main";

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run() -> ExitCode {
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

/// Puts the engine together and tells the window of each of its changes.
fn compose(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let handle = app.handle().clone();
    let ports = Ports {
        browser: ports::browser::of(&handle),
        clock: Arc::new(SystemClock),
        dns: Arc::new(SystemDns),
        entropy: Arc::new(SystemEntropy),
        http: Arc::new(SystemHttp::new()?),
        secrets: Arc::new(KeyringSecrets::new()),
        sign_in_window: Some(ports::sign_in_window::of(&handle)),
    };
    let folders = Folders {
        home: home(app)?,
        exports: exports(app)?,
    };
    let services = Services::load(Language::english(), &folders.home.join("services"));
    let engine = Engine::new(
        ports,
        folders,
        services,
        authority_host(),
        Language::english(),
    );
    let mut changes = engine.changes();
    let publisher = engine.clone();
    tauri::async_runtime::spawn(async move {
        while changes.changed().await.is_ok() {
            // A window that is gone needs no news.
            let _ = handle.emit_to(MAIN, "wizard_changed", publisher.view());
        }
    });
    app.manage(engine);
    app.manage(Rehearsal::default());
    let folder = std::env::current_dir().unwrap_or_default();
    opened_file::open(app.handle(), std::env::args_os(), &folder);
    Ok(())
}

/// Where Consentry keeps what it keeps: `CONSENTRY_HOME`, else the system's place for a program's data.
fn home(app: &App) -> tauri::Result<PathBuf> {
    match std::env::var_os("CONSENTRY_HOME") {
        Some(home) => Ok(PathBuf::from(home)),
        None => Ok(app.path().data_dir()?.join("consentry")),
    }
}

/// Where bundles go: the person's downloads, else their home.
fn exports(app: &App) -> tauri::Result<PathBuf> {
    app.path().download_dir().or_else(|_| app.path().home_dir())
}

/// Another login host for every cloud but the practice tenant, from `CONSENTRY_AUTHORITY_HOST`.
fn authority_host() -> Option<Url> {
    Url::parse(&std::env::var("CONSENTRY_AUTHORITY_HOST").ok()?).ok()
}

fn show_main(app: &tauri::AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
