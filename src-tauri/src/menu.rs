//! The menu of the window, or of the screen on macOS. Its words are the catalogue's, its shortcuts the system's usual ones.

use consentry_core::engine::{Engine, composition};
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItem, PredefinedMenuItem, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::opened_file;
use crate::window::MAIN;

/// What the page does itself, by the name under which it is told. The page knows the same names.
const FOR_THE_PAGE: [&str; 5] = ["zoom-in", "zoom-out", "zoom-reset", "help", "about"];

/// The menu.
///
/// # Errors
///
/// When the system has no menus.
pub(crate) fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let say = |id: &str| composition::language().say(id, &[]);
    let item = |id: &str, label: &str, keys: &str| {
        MenuItem::with_id(app, id, label, true, (!keys.is_empty()).then_some(keys))
    };
    let file = SubmenuBuilder::new(app, say("menu-file"))
        .item(&item("new-setup", &say("menu-new-setup"), "CmdOrCtrl+N")?)
        .item(&item(
            "open-bundle",
            &say("menu-open-bundle"),
            "CmdOrCtrl+O",
        )?)
        .item(&item(
            "close-setup",
            &say("menu-close-setup"),
            "CmdOrCtrl+W",
        )?)
        .separator()
        .item(&item("print", &say("menu-print"), "CmdOrCtrl+P")?)
        .separator()
        .item(&PredefinedMenuItem::quit(app, Some(&say("menu-quit")))?)
        .build()?;
    let view = SubmenuBuilder::new(app, say("menu-view"))
        .item(&item("zoom-in", &say("menu-zoom-in"), "CmdOrCtrl+=")?)
        .item(&item("zoom-out", &say("menu-zoom-out"), "CmdOrCtrl+-")?)
        .item(&item("zoom-reset", &say("menu-zoom-reset"), "CmdOrCtrl+0")?)
        .build()?;
    let help = SubmenuBuilder::new(app, say("menu-help"))
        .item(&item("help", &say("menu-how"), "F1")?)
        .item(&item("about", &say("menu-about"), "")?)
        .build()?;
    let menu = MenuBuilder::new(app).item(&file);
    #[cfg(target_os = "macos")]
    let menu = menu.item(&edit(app, &say("menu-edit"))?);
    menu.item(&view).item(&help).build()
}

/// Without this menu macOS sends no ⌘C to a web view.
#[cfg(target_os = "macos")]
fn edit(app: &AppHandle, title: &str) -> tauri::Result<tauri::menu::Submenu<Wry>> {
    SubmenuBuilder::new(app, title)
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .build()
}

/// Does what was chosen.
pub(crate) fn choose(app: &AppHandle, event: &MenuEvent) {
    let id = event.id().as_ref();
    match id {
        "new-setup" | "close-setup" => {
            if let Some(engine) = app.try_state::<Engine>() {
                engine.close_setup();
            }
        }
        "open-bundle" => opened_file::choose(app),
        "print" => {
            if let Some(window) = app.get_webview_window(MAIN) {
                // Where the system cannot print, it has said so.
                let _ = window.print();
            }
        }
        _ if FOR_THE_PAGE.contains(&id) => {
            // A window that is gone needs no news.
            let _ = app.emit_to(MAIN, "menu", id);
        }
        _ => {}
    }
}
