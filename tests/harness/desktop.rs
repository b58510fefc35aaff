//! A desktop for one test: its own display, message bus, unlocked keyring, folders and default browser.
//!
//! Nothing of the machine's own session is seen or touched, so tests run side by side and with no session at all.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _};

use crate::process::{Process, bound_to_this_thread};

/// What unlocks the keyring of a test's desktop; it guards nothing.
const KEYRING_PASSWORD: &str = "practice";

/// A private desktop. It ends, with all that runs on it, when it is dropped.
pub struct Desktop {
    display: String,
    _screen: Process,
    _bus: Process,
    folder: TempDir,
}

impl Desktop {
    /// Starts a desktop of 1280×800 pixels.
    ///
    /// # Panics
    /// When Xvfb or the D-Bus daemon is missing.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in [
            "home",
            "data/applications",
            "data/dbus-1",
            "config",
            "cache",
            "state",
            "run",
            "tmp",
        ] {
            fs::create_dir_all(folder.path().join(name)).expect("the folder can be written");
        }
        fs::set_permissions(folder.path().join("run"), Permissions::from_mode(0o700))
            .expect("the folder is ours");

        let mut xvfb = bound_to_this_thread("Xvfb");
        xvfb.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
        ]);
        let (screen, display) = Process::start_and_read(&mut xvfb, |line| {
            line.parse::<u16>().ok().map(|number| format!(":{number}"))
        });
        let bus = start_bus(folder.path(), &display);
        Self {
            display,
            _screen: screen,
            _bus: bus,
            folder,
        }
    }

    /// A program to be run on this desktop: it has this environment and, of the machine's, only the `PATH`.
    /// It does not outlive the thread that starts it.
    #[must_use]
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = bound_to_this_thread(program);
        on_desktop(&mut command, self.folder.path(), &self.display);
        command
    }

    /// Whether a program on this desktop owns a name on the message bus.
    ///
    /// # Panics
    /// When the bus does not answer.
    #[must_use]
    pub fn has_owner(&self, name: &str) -> bool {
        let output = self
            .command("dbus-send")
            .args(["--session", "--print-reply=literal"])
            .args(["--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"])
            .arg("org.freedesktop.DBus.NameHasOwner")
            .arg(format!("string:{name}"))
            .output()
            .expect("dbus-send is there");
        assert!(output.status.success(), "the bus answers: {output:?}");
        String::from_utf8_lossy(&output.stdout).contains("true")
    }

    /// What the windows on its screen are called.
    ///
    /// # Panics
    /// When the screen does not answer.
    #[must_use]
    pub fn titles(&self) -> Vec<String> {
        let (connection, screen) =
            x11rb::connect(Some(&self.display)).expect("the desktop has a screen");
        let root = connection.setup().roots[screen].root;
        let asked = connection.query_tree(root).ok();
        let tree = asked.and_then(|asked| asked.reply().ok());
        let windows = tree.expect("the screen has windows").children;
        let utf8 = connection.intern_atom(false, b"_NET_WM_NAME").ok();
        let utf8 = utf8.and_then(|asked| asked.reply().ok());
        let utf8 = utf8.expect("the screen knows names").atom;
        let name = |window| {
            let asked = connection.get_property(false, window, utf8, AtomEnum::ANY, 0, 1024);
            let name = asked.ok()?.reply().ok()?.value;
            String::from_utf8(name).ok().filter(|name| !name.is_empty())
        };
        windows.into_iter().filter_map(name).collect()
    }

    /// The name of its screen.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }

    /// A path in this desktop's folder, which goes away with it.
    #[must_use]
    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// Makes `launcher` the program that opens web addresses.
    ///
    /// # Panics
    /// When the folder cannot be written.
    pub fn set_browser(&self, launcher: &Path) {
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Browser\nExec={} %u\n\
             MimeType=x-scheme-handler/http;x-scheme-handler/https;\n",
            launcher.display()
        );
        let defaults = "[Default Applications]\nx-scheme-handler/http=browser.desktop\n\
                        x-scheme-handler/https=browser.desktop\n";
        fs::write(self.path("data/applications/browser.desktop"), entry)
            .expect("the entry can be written");
        fs::write(self.path("config/mimeapps.list"), defaults)
            .expect("the defaults can be written");
    }

    /// Takes a picture of the whole screen: `screenshots/NAME.png` in the target folder.
    ///
    /// # Panics
    /// When `ImageMagick` is missing.
    pub fn screenshot(&self, name: &str) {
        picture(&self.display, name);
    }
}

/// Takes a picture of all that `display` shows: `screenshots/NAME.png` in the target folder.
///
/// # Panics
/// When `ImageMagick` is missing.
pub(crate) fn picture(display: &str, name: &str) {
    let picture = screenshot_path(name);
    let status = Command::new("import")
        .args(["-display", display, "-window", "root"])
        .arg(&picture)
        .status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "import can write {}",
        picture.display()
    );
}

/// Where a picture goes: `screenshots/NAME.png` in the target folder.
///
/// # Panics
/// When the folder cannot be written.
#[must_use]
pub fn screenshot_path(name: &str) -> PathBuf {
    let folder = build_folder().with_file_name("screenshots");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder.join(format!("{name}.png"))
}

/// A program of this workspace, built with the profile and into the target folder that the test was built with.
///
/// # Panics
/// When it was not built.
#[must_use]
pub fn built(program: &str) -> PathBuf {
    let path = build_folder().join(program);
    assert!(
        path.exists(),
        "{} is there: build it first, or run `make test`",
        path.display()
    );
    path
}

/// `target/debug`, as seen from `target/debug/deps/TEST`.
fn build_folder() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    test.ancestors()
        .nth(2)
        .expect("Cargo builds tests two folders down")
        .to_owned()
}

/// A session bus that starts the keyring, unlocked, when it is first asked for, and ends it when it ends itself.
fn start_bus(folder: &Path, display: &str) -> Process {
    let service = format!(
        "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sh -c \"printf {KEYRING_PASSWORD} | \
         exec gnome-keyring-daemon --foreground --unlock --components=secrets\"\n"
    );
    let configuration = format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        bus_address(folder),
        folder.join("data/dbus-1").display()
    );
    fs::write(folder.join("data/dbus-1/keyring.service"), service)
        .expect("the service can be written");
    fs::write(folder.join("config/bus.conf"), configuration)
        .expect("the configuration can be written");

    let mut daemon = bound_to_this_thread("dbus-daemon");
    on_desktop(&mut daemon, folder, display);
    daemon
        .arg("--config-file")
        .arg(folder.join("config/bus.conf"));
    daemon.args(["--nofork", "--nopidfile", "--print-address=1"]);
    Process::start_and_read(&mut daemon, |line| {
        line.starts_with("unix:path=").then_some(())
    })
    .0
}

fn bus_address(folder: &Path) -> String {
    format!("unix:path={}", folder.join("run/bus").display())
}

fn on_desktop(command: &mut Command, folder: &Path, display: &str) {
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("LANG", "C.UTF-8")
        .env("DISPLAY", display)
        .env("DBUS_SESSION_BUS_ADDRESS", bus_address(folder));
    for (variable, inside) in [
        ("HOME", "home"),
        ("TMPDIR", "tmp"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_RUNTIME_DIR", "run"),
        ("XDG_STATE_HOME", "state"),
    ] {
        command.env(variable, folder.join(inside));
    }
}
