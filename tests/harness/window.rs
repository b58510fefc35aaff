//! The built window on a test's desktop, driven by `WebKitWebDriver`.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::Instant;

use serde_json::json;
use thirtyfour::WebDriver;

use crate::desktop::{Desktop, built, screenshot_path};
use crate::process::Process;
use crate::webdriver::{GLANCE, PATIENCE, session};

/// The window, open.
pub struct Window {
    page: WebDriver,
    _driver: Process,
}

impl Window {
    /// Opens the window of `consentry-desktop` as it was built beside the test.
    ///
    /// # Panics
    /// When it was not built, or `WebKitWebDriver` is missing.
    pub async fn open(desktop: &Desktop) -> Self {
        let program = built("consentry-desktop");
        let port = free_port();
        let mut driver = desktop.command("WebKitWebDriver");
        driver.arg(format!("--port={port}")).envs([
            ("TAURI_AUTOMATION", "true"),
            ("TAURI_WEBVIEW_AUTOMATION", "true"),
        ]);
        let driver = Process::start(&mut driver);
        wait_for(port);
        let page = session(
            port,
            json!({ "webkitgtk:browserOptions": { "binary": program, "args": [] } }),
        )
        .await;
        Self {
            page,
            _driver: driver,
        }
    }

    /// The page in the window.
    #[must_use]
    pub fn page(&self) -> &WebDriver {
        &self.page
    }

    /// Takes a picture of the page: `screenshots/NAME.png` in the target folder.
    ///
    /// # Panics
    /// When the window has gone.
    pub async fn screenshot(&self, name: &str) {
        self.page
            .screenshot(&screenshot_path(name))
            .await
            .expect("the page can be drawn");
    }

    /// Closes the window in order; dropping does it too, but blocks.
    ///
    /// # Panics
    /// When the window has gone.
    pub async fn close(self) {
        self.page.quit().await.expect("the window can be closed");
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
