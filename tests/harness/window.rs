//! The built window on a test's desktop, driven by `WebKitWebDriver`.

use std::fs::{self, Permissions};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Instant;

use serde_json::json;
use thirtyfour::WebDriver;

use crate::desktop::{Desktop, built, picture};
use crate::process::Process;
use crate::screen::Screen;
use crate::webdriver::{GLANCE, PATIENCE, session};

/// Lets everything arrive at once, colours too.
const HOLD_STILL: &str = "
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
";

/// Notes when two frames have been painted from now on.
const PAINT: &str = "
    window.painted = false;
    requestAnimationFrame(() => requestAnimationFrame(() => (window.painted = true)));
";

/// What the program that runs owns on the message bus: a second one hands its arguments to the owner and ends.
const SINGLE_INSTANCE: &str = "dev.consentry.desktop.SingleInstance";

/// The window, open.
pub struct Window {
    _driver: Process,
    screen: Screen,
    pid: PathBuf,
    display: String,
}

impl Window {
    /// Opens the window of `consentry-desktop` as it was built beside the test.
    ///
    /// What it writes on its outputs is added to `window.log` in the desktop's folder.
    ///
    /// # Panics
    /// When it was not built, or `WebKitWebDriver` is missing.
    pub async fn open(desktop: &Desktop) -> Self {
        Self::open_with(desktop, &[]).await
    }

    /// The same with more in its environment.
    ///
    /// # Panics
    /// As [`Self::open`].
    pub async fn open_with(desktop: &Desktop, environment: &[(&str, &str)]) -> Self {
        wait_for_the_last(desktop);
        let launcher = desktop.path("window.sh");
        let pid = desktop.path("window.pid");
        write_launcher(&launcher, &pid, &desktop.path("window.log"));
        let port = free_port();
        let mut driver = desktop.command("WebKitWebDriver");
        driver.arg(format!("--port={port}")).envs([
            ("TAURI_AUTOMATION", "true"),
            ("TAURI_WEBVIEW_AUTOMATION", "true"),
        ]);
        driver.envs(environment.iter().copied());
        let driver = Process::start(&mut driver);
        wait_for(port);
        let page = session(
            port,
            json!({ "webkitgtk:browserOptions": { "binary": launcher, "args": [] } }),
        )
        .await
        .unwrap_or_else(|error| {
            let log = fs::read_to_string(desktop.path("window.log"));
            panic!("the window opens: {error}; it said {log:?}")
        });
        Self {
            screen: Screen::of(page),
            pid,
            display: desktop.display().to_owned(),
            _driver: driver,
        }
    }

    /// What a person sees in the window.
    #[must_use]
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// The page in the window.
    #[must_use]
    pub fn page(&self) -> &WebDriver {
        self.screen.page()
    }

    /// Turns off what moves, as it is for whoever wants less of it.
    ///
    /// # Panics
    /// When the window has gone.
    pub async fn hold_still(&self) {
        let held = self.page().execute(HOLD_STILL, vec![]).await;
        held.expect("the page takes a style sheet");
    }

    /// Takes a picture of the screen: `screenshots/NAME.png` in the target folder.
    ///
    /// # Panics
    /// When the window has gone.
    pub async fn screenshot(&self, name: &str) {
        let asked = self.page().execute(PAINT, vec![]).await;
        asked.expect("the page is there");
        self.screen
            .until("the page is painted", async || {
                let painted = self.page().execute("return window.painted", vec![]).await?;
                Ok(painted.json().as_bool().unwrap_or_default().then_some(()))
            })
            .await;
        // As a person sees it. The driver would wait for the window to be drawn once more, which nothing may ask for.
        picture(&self.display, name);
    }

    /// Closes the window in order; dropping it just ends its processes.
    ///
    /// # Panics
    /// When the window has gone.
    pub async fn close(self) {
        self.page()
            .clone()
            .quit()
            .await
            .expect("the window can be closed");
    }

    /// Ends the program as a power cut would: it gets no chance to do anything about it.
    ///
    /// # Panics
    /// When it runs no more.
    pub fn kill(self) {
        let pid = fs::read_to_string(&self.pid).expect("the launcher noted its process");
        let killed = Command::new("kill").args(["-KILL", pid.trim()]).status();
        assert!(killed.is_ok_and(|status| status.success()), "it ran");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // Its processes end here and now; a session left open would wait for them in vain.
        let _ = self.screen.page().clone().leak();
    }
}

/// Starts the program under the process number of the script, which it notes.
fn write_launcher(launcher: &Path, pid: &Path, log: &Path) {
    let script = format!(
        "#!/bin/sh\necho $$ >'{}'\nexec '{}' \"$@\" >>'{}' 2>&1\n",
        pid.display(),
        built("consentry-desktop").display(),
        log.display()
    );
    fs::write(launcher, script).expect("the launcher can be written");
    fs::set_permissions(launcher, Permissions::from_mode(0o755)).expect("the launcher is ours");
}

/// Ended is not yet gone: a program that starts too soon after another finds it there, and ends.
fn wait_for_the_last(desktop: &Desktop) {
    let start = Instant::now();
    while desktop.has_owner(SINGLE_INSTANCE) {
        assert!(start.elapsed() < PATIENCE, "the last window goes");
        thread::sleep(GLANCE);
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener
        .local_addr()
        .expect("a bound port has an address")
        .port()
}

/// The driver does not say when it is ready, so the port is knocked at until somebody opens.
fn wait_for(port: u16) {
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(
            start.elapsed() < PATIENCE,
            "WebKitWebDriver listens on port {port}"
        );
        thread::sleep(GLANCE);
    }
}
