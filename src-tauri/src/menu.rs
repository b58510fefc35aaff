//! The menu of the window, or of the screen on macOS. Its words are the catalogue's, its shortcuts the system's usual ones.

use consentry_core::engine::{Engine, composition};
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItem, PredefinedMenuItem, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::menu_items::PageItem;
use crate::opened_file;
use crate::window::MAIN;

/// The menu with what can be taken back.
const EDIT: &str = "edit";

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
    let for_the_page = |of: PageItem, id: &str, keys: &str| item(of.name(), &say(id), keys);
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
        .item(&for_the_page(
            PageItem::ZoomIn,
            "menu-zoom-in",
            "CmdOrCtrl+=",
        )?)
        .item(&for_the_page(
            PageItem::ZoomOut,
            "menu-zoom-out",
            "CmdOrCtrl+-",
        )?)
        .item(&for_the_page(
            PageItem::ZoomReset,
            "menu-zoom-reset",
            "CmdOrCtrl+0",
        )?)
        .build()?;
    let help = SubmenuBuilder::new(app, say("menu-help"))
        .item(&for_the_page(PageItem::Help, "menu-how", "F1")?)
        .item(&for_the_page(PageItem::About, "menu-about", "")?)
        .build()?;
    // Without a key: where something is typed, Ctrl+Z takes back what was typed. The page has it everywhere else.
    let undo = MenuItem::with_id(
        app,
        PageItem::Undo.name(),
        say("menu-undo"),
        false,
        None::<&str>,
    )?;
    let edit = SubmenuBuilder::with_id(app, EDIT, say("menu-edit"));
    // Without these macOS sends no ⌘C to a web view.
    #[cfg(target_os = "macos")]
    let edit = edit
        .undo()
        .redo()
        .separator()
        .cut()
        .copy()
        .paste()
        .select_all()
        .separator();
    let edit = edit.item(&undo).build()?;
    MenuBuilder::new(app)
        .item(&file)
        .item(&edit)
        .item(&view)
        .item(&help)
        .build()
}

/// Lets the last change be taken back in the menu, while there is one.
pub(crate) fn offer_undo(app: &AppHandle, offered: bool) {
    #[cfg(target_os = "macos")]
    let menu = app.menu();
    #[cfg(not(target_os = "macos"))]
    let menu = app
        .get_webview_window(MAIN)
        .and_then(|window| window.menu());
    let edit = menu.and_then(|menu| menu.get(EDIT));
    let undo = edit.and_then(|edit| edit.as_submenu()?.get(PageItem::Undo.name()));
    if let Some(undo) = undo.as_ref().and_then(|item| item.as_menuitem()) {
        // A window that is gone needs no menu.
        let _ = undo.set_enabled(offered);
    }
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
        _ if PageItem::ALL.iter().any(|item| item.name() == id) => {
            // A window that is gone needs no news.
            let _ = app.emit_to(MAIN, "menu", id);
        }
        _ => {}
    }
}
