//! A keyboard for a window of a desktop that no driver sees, by the X11 extension XTEST.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt as _, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
    Keycode, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::desktop::Desktop;
use crate::webdriver::{GLANCE, PATIENCE};

/// Where to look for the colour by which a page is recognised: above its content, away from its edges.
const SPOT: (i16, i16) = (20, 8);

/// Of how many pixels one differs, at least, between two pages: a caret that blinks changes fewer.
const PAGE_DIFFERS: usize = 50;

/// A keyboard whose keys go to one window.
pub struct Keyboard {
    connection: RustConnection,
    window: Window,
    /// For each key the symbols it makes alone and with Shift.
    symbols: Vec<[u32; 2]>,
    first: Keycode,
}

impl Keyboard {
    /// Waits for the window with `title` until `is_there` recognises the colour at its top, and gives it the focus.
    ///
    /// # Panics
    /// When it does not come, or the screen cannot be talked to.
    pub async fn at(desktop: &Desktop, title: &str, is_there: impl Fn([u8; 3]) -> bool) -> Self {
        Self::at_one(desktop, title, None, is_there).await
    }

    /// The same at the next window with `title`, once this one has gone.
    ///
    /// # Panics
    /// When it does not come, or the screen cannot be talked to.
    pub async fn at_next(
        &self,
        desktop: &Desktop,
        title: &str,
        is_there: impl Fn([u8; 3]) -> bool,
    ) -> Self {
        Self::at_one(desktop, title, Some(self.window), is_there).await
    }

    async fn at_one(
        desktop: &Desktop,
        title: &str,
        but: Option<Window>,
        is_there: impl Fn([u8; 3]) -> bool,
    ) -> Self {
        let (connection, _) =
            x11rb::connect(Some(desktop.display())).expect("the desktop has a screen");
        let window = sooner_or_later(&format!("the window {title:?} shows its page"), || {
            window_named(&connection, title, but)
                .filter(|window| colour(&connection, *window).is_some_and(&is_there))
        })
        .await;
        let (first, symbols) = symbols(&connection);
        let keyboard = Self {
            connection,
            window,
            symbols,
            first,
        };
        keyboard.turn_to_it();
        keyboard
    }

    /// Gives the window the focus again, which a browser may have taken.
    ///
    /// # Panics
    /// When it has gone.
    pub fn turn_to_it(&self) {
        self.connection
            .set_input_focus(InputFocus::PARENT, self.window, x11rb::CURRENT_TIME)
            .and_then(|_| self.connection.sync_all())
            .expect("the window takes the focus");
    }

    /// Waits until the window shows another page than `before`, drawn to its end.
    ///
    /// # Panics
    /// When it never does.
    pub async fn until_another_page(&self, before: &Picture) {
        let mut last = self.picture();
        sooner_or_later("the window shows another page", || {
            let now = self.picture();
            let settled = !now.is_another_page_than(&last) && now.is_another_page_than(before);
            last = now;
            settled.then_some(())
        })
        .await;
    }

    /// What the window shows.
    ///
    /// # Panics
    /// When it has gone.
    #[must_use]
    pub fn picture(&self) -> Picture {
        let size = self.connection.get_geometry(self.window).ok();
        let size = size.and_then(|asked| asked.reply().ok());
        let size = size.expect("the window stays");
        let (width, height) = (size.width, size.height);
        let format = ImageFormat::Z_PIXMAP;
        let image = self
            .connection
            .get_image(format, self.window, 0, 0, width, height, !0);
        let image = image.ok().and_then(|asked| asked.reply().ok());
        Picture(image.expect("the window is drawn").data)
    }

    /// Types `text`; a tabulator and a carriage return are the keys of that name.
    ///
    /// # Panics
    /// When the keyboard has no key for a character.
    pub fn enter(&self, text: &str) {
        for character in text.chars() {
            let symbol = match character {
                '\t' => 0xff09,
                '\r' => 0xff0d,
                other => u32::from(other),
            };
            let (key, shifted) = self.key(symbol);
            let shift = self.key(0xffe1).0;
            if shifted {
                self.strike(KEY_PRESS_EVENT, shift);
            }
            self.strike(KEY_PRESS_EVENT, key);
            self.strike(KEY_RELEASE_EVENT, key);
            if shifted {
                self.strike(KEY_RELEASE_EVENT, shift);
            }
        }
        self.connection.sync_all().expect("the screen stays");
    }

    fn key(&self, symbol: u32) -> (Keycode, bool) {
        let at = |level: usize| self.symbols.iter().position(|key| key[level] == symbol);
        let (index, shifted) = at(0)
            .map(|index| (index, false))
            .or_else(|| at(1).map(|index| (index, true)))
            .unwrap_or_else(|| panic!("there is a key for {symbol:#x}"));
        let offset = Keycode::try_from(index).expect("a keyboard has fewer than 256 keys");
        (self.first + offset, shifted)
    }

    fn strike(&self, event: u8, key: Keycode) {
        self.connection
            .xtest_fake_input(event, key, x11rb::CURRENT_TIME, x11rb::NONE, 0, 0, 0)
            .expect("the screen takes keys");
    }
}

/// What a window shows at one moment.
pub struct Picture(Vec<u8>);

impl Picture {
    fn is_another_page_than(&self, other: &Self) -> bool {
        let (these, others) = (self.0.chunks(4), other.0.chunks(4));
        let (count, differing) = these
            .zip(others)
            .fold((0, 0), |(count, differing), (a, b)| {
                (count + 1, differing + usize::from(a != b))
            });
        differing * PAGE_DIFFERS > count
    }
}

/// Looks until `look` has found something.
async fn sooner_or_later<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let found = tokio::time::timeout(PATIENCE, async {
        let mut glance = tokio::time::interval(GLANCE);
        loop {
            glance.tick().await;
            if let Some(found) = look() {
                return found;
            }
        }
    });
    found.await.unwrap_or_else(|_| panic!("{what}"))
}

/// Waits until the screen has done all that it was told.
trait SyncAll {
    fn sync_all(&self) -> Result<(), x11rb::errors::ConnectionError>;
}

impl SyncAll for RustConnection {
    fn sync_all(&self) -> Result<(), x11rb::errors::ConnectionError> {
        // Any question is answered after all that was said before.
        let _ = self.get_input_focus()?.reply();
        Ok(())
    }
}

/// The window with `title`, which is not `but`.
fn window_named(connection: &RustConnection, title: &str, but: Option<Window>) -> Option<Window> {
    let root = connection.setup().roots.first()?.root;
    let windows = connection.query_tree(root).ok()?.reply().ok()?.children;
    let mut windows = windows.into_iter().filter(|window| Some(*window) != but);
    windows.find(|window| {
        connection
            .get_property(
                false,
                *window,
                AtomEnum::WM_NAME,
                AtomEnum::ANY,
                0,
                u32::from(u8::MAX),
            )
            .ok()
            .and_then(|asked| asked.reply().ok())
            .is_some_and(|name| name.value == title.as_bytes())
    })
}

/// The colour at the spot, once the window is drawn.
fn colour(connection: &RustConnection, window: Window) -> Option<[u8; 3]> {
    let asked = connection.get_image(ImageFormat::Z_PIXMAP, window, SPOT.0, SPOT.1, 1, 1, !0);
    let image = asked.ok()?.reply().ok()?;
    let [blue, green, red, ..] = image.data[..] else {
        return None;
    };
    Some([red, green, blue])
}

fn symbols(connection: &RustConnection) -> (Keycode, Vec<[u32; 2]>) {
    let (first, last) = (
        connection.setup().min_keycode,
        connection.setup().max_keycode,
    );
    let mapping = connection
        .get_keyboard_mapping(first, last - first + 1)
        .expect("the screen stays")
        .reply()
        .expect("the screen has a keyboard");
    let per_key = usize::from(mapping.keysyms_per_keycode);
    let symbols = mapping
        .keysyms
        .chunks(per_key)
        .map(|key| [key[0], key.get(1).copied().unwrap_or_default()])
        .collect();
    (first, symbols)
}
