//! Chromium as the system browser of a test's desktop, driven by `ChromeDriver`.
//!
//! Whatever opens a web address on that desktop gets it as anybody would: `xdg-open` finds the default browser, which
//! hands the address to the one that runs already, in a new tab.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::json;
use thirtyfour::{By, WebDriver};

use crate::desktop::Desktop;
use crate::process::Process;
use crate::screen::Screen;
use crate::webdriver::{GLANCE, PATIENCE, session};

/// Keeps Chromium to itself: no sandbox (which root does not get), no graphics card, no host but this one.
const ALONE: &str = "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-quic --no-first-run \
    --no-default-browser-check --disable-background-networking --disable-component-update --disable-sync \
    --password-store=basic --host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'";

/// A running Chromium, the default browser of its desktop.
pub struct Chromium {
    _chromedriver: Process,
    _browser: Process,
    screen: Screen,
}

impl Chromium {
    /// Starts Chromium on a desktop and makes it the default browser there.
    ///
    /// # Panics
    /// When Chromium or `ChromeDriver` is missing or does not start.
    pub async fn start(desktop: &Desktop) -> Self {
        let launcher = desktop.path("chromium.sh");
        write_launcher(&launcher, &desktop.path("chromium"));
        desktop.set_browser(&launcher);

        let mut browser = desktop.command(&launcher);
        browser.args(["--remote-debugging-port=0", "about:blank"]);
        let (browser, debugger) = Process::start_and_read(&mut browser, debugger_address);
        let mut chromedriver = desktop.command("chromedriver");
        let (chromedriver, port) =
            Process::start_and_read(chromedriver.arg("--port=0"), chromedriver_port);
        let driver = session(
            port,
            json!({ "browserName": "chrome", "goog:chromeOptions": { "debuggerAddress": debugger } }),
        )
        .await
        .unwrap_or_else(|error| panic!("ChromeDriver gives a session: {error}"));
        Self {
            screen: Screen::of(driver),
            _chromedriver: chromedriver,
            _browser: browser,
        }
    }

    /// Waits for a tab whose address starts with `start`, and turns to it.
    ///
    /// # Panics
    /// When no tab gets there.
    pub async fn tab_at(&self, start: &str) -> &Screen {
        self.turn(&format!("a tab at {start}"), async |tab| {
            let url = tab.current_url().await;
            url.is_ok_and(|url| url.as_str().starts_with(start))
        })
        .await
    }

    /// Waits for a tab with something that `selector` finds, and turns to it.
    ///
    /// # Panics
    /// When no tab gets there.
    pub async fn tab_with(&self, selector: &str) -> &Screen {
        self.turn(&format!("a tab with {selector}"), async |tab| {
            tab.find(By::Css(selector)).await.is_ok()
        })
        .await
    }

    /// Ends the session in order; dropping it just ends its processes.
    ///
    /// # Panics
    /// When the driver has gone.
    pub async fn close(self) {
        self.screen
            .page()
            .clone()
            .quit()
            .await
            .expect("the browser can be left");
    }

    async fn turn(&self, what: &str, is_it: impl AsyncFn(&WebDriver) -> bool) -> &Screen {
        let page = self.screen.page();
        let found = tokio::time::timeout(PATIENCE, async {
            let mut glance = tokio::time::interval(GLANCE);
            while !turned(page, &is_it).await {
                glance.tick().await;
            }
        });
        assert!(found.await.is_ok(), "there is {what}");
        &self.screen
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Its processes end here and now; a session left open would wait for them in vain.
        let _ = self.screen.page().clone().leak();
    }
}

async fn turned(page: &WebDriver, is_it: &impl AsyncFn(&WebDriver) -> bool) -> bool {
    for tab in page.windows().await.expect("the browser runs") {
        // A tab may close between being listed and being looked at.
        if page.switch_to_window(tab).await.is_ok() && is_it(page).await {
            return true;
        }
    }
    false
}

fn write_launcher(launcher: &Path, profile: &Path) {
    let script = format!(
        "#!/bin/sh\nexec chromium --user-data-dir='{}' {ALONE} \"$@\"\n",
        profile.display()
    );
    fs::write(launcher, script).expect("the launcher can be written");
    fs::set_permissions(launcher, Permissions::from_mode(0o755)).expect("the launcher is ours");
}

fn debugger_address(line: &str) -> Option<String> {
    let address = line.strip_prefix("DevTools listening on ws://")?;
    Some(address.split('/').next()?.to_owned())
}

fn chromedriver_port(line: &str) -> Option<u16> {
    line.strip_prefix("ChromeDriver was started successfully on port ")?
        .trim_end_matches('.')
        .parse()
        .ok()
}
