//! A file that is dragged over the window and let go. The system's own event tells of it, on every system: `WebKitGTK` hands
//! a page no file, and goes to it in place of the page.

use std::path::{Path, PathBuf};

use serde::Serialize;
use tauri::{DragDropEvent, Emitter, Window, WindowEvent};

use crate::opened_file::{name_of, read};
use crate::window::MAIN;

/// What the page is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Dragged {
    /// A file is over the window.
    Over,
    /// It has left it again.
    Left,
    /// It was let go.
    Dropped {
        /// Its name.
        name: String,
        /// What it says; nothing where it cannot be read.
        text: String,
    },
}

/// Tells the page what is dragged over the main window, and hands it the first file that is let go.
pub(crate) fn watch(window: &Window, event: &WindowEvent) {
    let (WindowEvent::DragDrop(event), MAIN) = (event, window.label()) else {
        return;
    };
    let dragged = match event {
        DragDropEvent::Enter { .. } => Dragged::Over,
        DragDropEvent::Leave => Dragged::Left,
        DragDropEvent::Drop { paths, .. } => match paths.first() {
            Some(path) => return hand_over(window.clone(), path.clone()),
            None => Dragged::Left,
        },
        _ => return,
    };
    tell(window, dragged);
}

/// Reads the file where nobody waits for a disk: this is the thread that draws the window.
fn hand_over(window: Window, path: PathBuf) {
    tauri::async_runtime::spawn_blocking(move || tell(&window, dropped(&path)));
}

fn tell(window: &Window, dragged: Dragged) {
    // A window that is gone needs no news.
    let _ = window.emit_to(MAIN, "dragged", dragged);
}

fn dropped(path: &Path) -> Dragged {
    Dragged::Dropped {
        name: name_of(path),
        // The engine says of an empty text what it says of any that is not what was wanted.
        text: read(path).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Dragged, dropped};

    #[test]
    fn a_dropped_file_is_its_name_and_its_text_and_no_path() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("theirs.consentry");
        std::fs::write(&path, "{}").expect("the folder can be written");

        assert_eq!(
            dropped(&path),
            Dragged::Dropped {
                name: "theirs.consentry".to_owned(),
                text: "{}".to_owned()
            }
        );
        assert_eq!(
            dropped(folder.path()),
            Dragged::Dropped {
                name: folder
                    .path()
                    .file_name()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                text: String::new()
            },
            "a folder says nothing"
        );
    }
}
