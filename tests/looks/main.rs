//! How every screen looks, in a real browser: measured at the smallest usual size, with larger text, in every appearance.
//! Needs what `tests/setup.sh test` installs.
//!
//! With `CONSENTRY_SCREENSHOTS=1` (`make screenshots`) each is kept as a picture, `screenshots/APPEARANCE/NAME.png` in the
//! target folder.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::{Desktop, screenshot_path};
use consentry_tests::preview::Preview;
use consentry_tests::screen::Screen;
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver};

/// Measures what is shown, in a line each.
const MEASURE: &str = include_str!("measure.js");

/// What axe-core finds.
const FIND: &str = "
    const done = arguments[0];
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(
        (found) => done(found.violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.html))),
        (error) => done([String(error)]),
    );
";

/// How somebody has it.
struct Appearance {
    name: &'static str,
    media: &'static [(&'static str, &'static str)],
    size: (u32, u32),
    /// In per cent of the usual size.
    text: u32,
}

const USUAL: (u32, u32) = (1100, 760);
const SMALL: (u32, u32) = (900, 640);

const APPEARANCES: [Appearance; 5] = [
    Appearance {
        name: "light",
        media: &[("prefers-color-scheme", "light")],
        size: USUAL,
        text: 100,
    },
    Appearance {
        name: "dark",
        media: &[("prefers-color-scheme", "dark")],
        size: USUAL,
        text: 100,
    },
    Appearance {
        name: "forced-colours",
        media: &[("forced-colors", "active")],
        size: USUAL,
        text: 100,
    },
    Appearance {
        name: "small",
        media: &[],
        size: SMALL,
        text: 100,
    },
    Appearance {
        name: "large-text",
        media: &[],
        size: USUAL,
        text: 140,
    },
];

#[tokio::test]
async fn every_screen_fits_leads_on_and_is_open_to_everybody_in_every_appearance() {
    let preview = Preview::start();
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let shown = browser.tab_at("about:blank").await;
    let page = shown.page();
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe-core is installed with the ui's packages");
    let pictures = std::env::var_os("CONSENTRY_SCREENSHOTS").is_some();

    let mut wrong = Vec::new();
    for appearance in &APPEARANCES {
        appear(page, appearance).await;
        for screen in screens(shown, &preview).await {
            show(shown, &preview, &screen, appearance).await;
            if pictures {
                keep(page, appearance, &screen).await;
            }
            let measured = page.execute(MEASURE, vec![]).await;
            let measured = lines(measured.expect("the page can be measured").json());
            page.execute(axe.as_str(), vec![])
                .await
                .expect("axe-core can be loaded");
            let found = page.execute_async(FIND, vec![]).await;
            let found = lines(found.expect("axe-core answers").json());
            let all = measured.into_iter().chain(found);
            wrong.extend(all.map(|line| format!("{} {screen}: {line}", appearance.name)));
        }
    }

    browser.close().await;
    assert!(
        wrong.is_empty(),
        "{} faults:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

async fn appear(page: &WebDriver, appearance: &Appearance) {
    let features: Vec<_> = appearance
        .media
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let (width, height) = appearance.size;
    for (command, parameters) in [
        (
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        ),
        (
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        ),
    ] {
        let told = page.cdp().send_raw(command, parameters).await;
        told.expect("Chromium can appear so");
    }
}

/// The names of all screens.
async fn screens(shown: &Screen, preview: &Preview) -> Vec<String> {
    go(shown, &preview.url("start")).await;
    let script = "return document.documentElement.dataset.screens";
    let names = shown.page().execute(script, vec![]).await;
    let names = names.expect("the page lists its screens");
    let names = names.json().as_str().expect("the list is a text");
    names.split(' ').map(str::to_owned).collect()
}

async fn show(shown: &Screen, preview: &Preview, screen: &str, appearance: &Appearance) {
    go(shown, &preview.url(screen)).await;
    let settled = format!(
        "const done = arguments[0];
        document.documentElement.style.fontSize = '{}%';
        const still = new CSSStyleSheet();
        still.replaceSync('*, *::before, *::after {{ transition: none !important; animation: none !important }}');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
        requestAnimationFrame(() => requestAnimationFrame(() => done()));",
        appearance.text
    );
    let settled = shown.page().execute_async(settled, vec![]).await;
    settled.expect("the page comes to rest");
}

async fn go(shown: &Screen, url: &str) {
    let gone = shown.page().goto(url).await;
    gone.expect("the page is served");
    shown.part_at(&By::Css("h1")).await;
}

async fn keep(page: &WebDriver, appearance: &Appearance, screen: &str) {
    let path = screenshot_path(&format!("{}/{screen}", appearance.name));
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be written");
    page.screenshot(&path).await.expect("the page can be drawn");
}

fn lines(found: &Value) -> Vec<String> {
    let found = found.as_array().expect("a list is found");
    let lines = found.iter().filter_map(Value::as_str);
    lines.map(str::to_owned).collect()
}
