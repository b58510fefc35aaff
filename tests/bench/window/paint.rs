//! When there is something to read on a screen.

use std::collections::BTreeSet;
use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};
use x11rb::rust_connection::RustConnection;

/// Between two looks.
pub(crate) const GLANCE: Duration = Duration::from_millis(3);

/// Where both windows have words: their first lines.
const LINES: (u16, u16) = (1000, 300);

/// Written words are smoothed at their edges, in more colours than any frame or empty page has.
const WORDS: usize = 12;

/// A screen that is looked at.
pub(crate) struct Paint {
    connection: RustConnection,
    root: u32,
}

impl Paint {
    /// Looks at `display`.
    pub(crate) fn on(display: &str) -> Self {
        let (connection, screen) = x11rb::connect(Some(display)).expect("there is a screen");
        let root = connection.setup().roots[screen].root;
        Self { connection, root }
    }

    /// Whether there are words.
    pub(crate) fn has_words(&self) -> bool {
        let (width, height) = LINES;
        let asked = self.connection.get_image(
            ImageFormat::Z_PIXMAP,
            self.root,
            0,
            0,
            width,
            height,
            u32::MAX,
        );
        let image = asked.ok().and_then(|asked| asked.reply().ok());
        let pixels = image.expect("the screen can be seen").data;
        let mut colours = BTreeSet::new();
        for pixel in pixels.chunks_exact(4) {
            colours.insert([pixel[0], pixel[1], pixel[2]]);
            if colours.len() >= WORDS {
                return true;
            }
        }
        false
    }
}
