//! A file dragged from another program and dropped on a window, as a file manager does it (XDND 5).

use std::path::Path;
use std::thread;
use std::time::Instant;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_DEPTH_FROM_PARENT, COPY_FROM_PARENT, CURRENT_TIME};

use crate::desktop::Desktop;
use crate::webdriver::{GLANCE, PATIENCE};

const VERSION: u32 = 5;

x11rb::atom_manager! {
    /// The names that the two programs talk with.
    Atoms: AtomsCookie {
        XdndAware,
        XdndSelection,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        URI_LIST: b"text/uri-list",
        TARGETS,
    }
}

/// Drops the file at `path` in the middle of the window of `desktop` that takes files.
///
/// # Panics
/// When no window takes it.
pub fn drop_file(desktop: &Desktop, path: &Path) {
    let (connection, screen) =
        x11rb::connect(Some(desktop.display())).expect("the desktop has a screen");
    let root = connection.setup().roots[screen].root;
    let atoms = Atoms::new(&connection)
        .and_then(|asked| {
            asked
                .reply()
                .map_err(|_| x11rb::errors::ConnectionError::UnknownError)
        })
        .expect("the screen knows names");
    let drag = Drag {
        source: source(&connection, root),
        target: aware(&connection, root, &atoms),
        atoms,
        uris: format!("file://{}\r\n", path.display()),
        connection,
    };
    drag.carry(root);
}

struct Drag {
    connection: RustConnection,
    atoms: Atoms,
    source: Window,
    target: Window,
    uris: String,
}

impl Drag {
    fn carry(&self, root: Window) {
        let owned = self.connection.set_selection_owner(
            self.source,
            self.atoms.XdndSelection,
            CURRENT_TIME,
        );
        owned.expect("the screen takes an owner");
        self.tell(
            self.atoms.XdndEnter,
            [VERSION << 24, self.atoms.URI_LIST, 0, 0],
        );
        let (x, y) = self.middle(root);
        let place = [0, x << 16 | y, CURRENT_TIME, self.atoms.XdndActionCopy];
        // The other side looks at the file first, and answers no until it has.
        until("it would take the file", || {
            self.tell(self.atoms.XdndPosition, place);
            self.said(self.atoms.XdndStatus)
                .is_some_and(|answer| answer & 1 == 1)
        });
        self.tell(self.atoms.XdndDrop, [0, CURRENT_TIME, 0, 0]);
        until("it has taken the file", || {
            self.said(self.atoms.XdndFinished).is_some()
        });
    }

    fn tell(&self, message: Atom, rest: [u32; 4]) {
        let [one, two, three, four] = rest;
        let data = [self.source, one, two, three, four];
        let event = ClientMessageEvent::new(32, self.target, message, data);
        self.connection
            .send_event(false, self.target, EventMask::NO_EVENT, event)
            .expect("the window can be told");
        self.connection.flush().expect("the screen stays");
    }

    /// The second word of the latest `message`, once it has come; serves the file to whoever asks meanwhile.
    fn said(&self, message: Atom) -> Option<u32> {
        let mut said = None;
        while let Some(event) = self.connection.poll_for_event().expect("the screen stays") {
            match event {
                Event::ClientMessage(event) if event.type_ == message => {
                    said = Some(event.data.as_data32()[1]);
                }
                Event::SelectionRequest(request) => self.serve(&request),
                _ => {}
            }
        }
        said
    }

    fn serve(&self, request: &SelectionRequestEvent) {
        let property = if request.target == self.atoms.TARGETS {
            let targets = [self.atoms.URI_LIST];
            let kind = AtomEnum::ATOM;
            let put = self.connection.change_property32(
                PropMode::REPLACE,
                request.requestor,
                request.property,
                kind,
                &targets,
            );
            put.map(|_| request.property)
        } else if request.target == self.atoms.URI_LIST {
            let put = self.connection.change_property8(
                PropMode::REPLACE,
                request.requestor,
                request.property,
                self.atoms.URI_LIST,
                self.uris.as_bytes(),
            );
            put.map(|_| request.property)
        } else {
            Ok(x11rb::NONE)
        };
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: property.expect("the screen takes the file"),
        };
        self.connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, answer)
            .expect("whoever asked can be told");
        self.connection.flush().expect("the screen stays");
    }

    fn middle(&self, root: Window) -> (u32, u32) {
        let asked = self.connection.get_geometry(self.target);
        let size = asked.ok().and_then(|asked| asked.reply().ok());
        let size = size.expect("the window has a size");
        let half = |length: u16| i16::try_from(length / 2).expect("a screen is smaller");
        let asked = self.connection.translate_coordinates(
            self.target,
            root,
            half(size.width),
            half(size.height),
        );
        let place = asked.ok().and_then(|asked| asked.reply().ok());
        let place = place.expect("the window is on the screen");
        let word = |at: i16| u32::try_from(at).expect("the middle is on the screen");
        (word(place.dst_x), word(place.dst_y))
    }
}

/// A window that is never seen, for the program that drags.
fn source(connection: &RustConnection, root: Window) -> Window {
    let window = connection.generate_id().expect("the screen has names");
    connection
        .create_window(
            COPY_DEPTH_FROM_PARENT,
            window,
            root,
            0,
            0,
            1,
            1,
            0,
            WindowClass::INPUT_OUTPUT,
            COPY_FROM_PARENT,
            &CreateWindowAux::new(),
        )
        .expect("the screen has room");
    window
}

/// The window that takes drops.
fn aware(connection: &RustConnection, root: Window, atoms: &Atoms) -> Window {
    let takes = |window: Window| {
        let asked = connection.get_property(false, window, atoms.XdndAware, AtomEnum::ATOM, 0, 1);
        let version = asked.ok().and_then(|asked| asked.reply().ok());
        version.is_some_and(|version| version.value_len > 0)
    };
    let asked = connection.query_tree(root);
    let windows = asked.ok().and_then(|asked| asked.reply().ok());
    let mut windows = windows
        .expect("the screen has windows")
        .children
        .into_iter();
    windows
        .find(|window| takes(*window))
        .expect("a window takes drops")
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "{what}");
        thread::sleep(GLANCE);
    }
}
