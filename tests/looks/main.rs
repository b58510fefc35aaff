//! How every screen looks, in a real browser: measured in every appearance, and open to everybody.
//! Needs what `tests/setup.sh test` installs.
//!
//! With `CONSENTRY_SCREENSHOTS=1` (`make screenshots`) each is kept as a picture, `screenshots/APPEARANCE/NAME.png` in the
//! target folder.
#![cfg(target_os = "linux")]

mod appearance;

use std::fs;
use std::path::Path;

use appearance::{APPEARANCES, Appearance};
use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::{Desktop, screenshot_path};
use consentry_tests::preview::Preview;
use consentry_tests::screen::Screen;
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver};

/// Measures what is shown, in a line each.
const MEASURE: &str = include_str!("measure.js");

/// Lets the screen come to rest as it now appears; what is then measured, and what axe-core finds.
const LOOK: &str = "
    const [text, filledInView, rules, done] = arguments;
    const named = (found) => found.violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.html));
    const options = { runOnly: rules, resultTypes: ['violations'], preload: false };
    const look = () =>
        axe.run(document, options).then(
            (found) => done([...measure(filledInView), ...named(found)]),
            (error) => done([String(error)]),
        );
    document.documentElement.style.fontSize = text + '%';
    requestAnimationFrame(() => requestAnimationFrame(look));
";

/// Nothing moves while it is measured.
const STILL: &str = "
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
";

#[tokio::test]
async fn every_screen_fits_leads_on_and_is_open_to_everybody_in_every_appearance() {
    let preview = Preview::start();
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let shown = browser.tab_at("about:blank").await;
    let page = shown.page();
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe-core is installed with the ui's packages");
    bring(page, &format!("{axe};{MEASURE}")).await;

    let mut wrong = Vec::new();
    for screen in screens(shown, &preview).await {
        appear(page, &APPEARANCES[0]).await;
        go(shown, &preview.url(&screen)).await;
        for appearance in &APPEARANCES {
            appear(page, appearance).await;
            let found = look(page, appearance).await;
            wrong.extend(found.map(|line| format!("{screen} {}: {line}", appearance.name)));
            if std::env::var_os("CONSENTRY_SCREENSHOTS").is_some() {
                keep(page, appearance, &screen).await;
            }
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

/// Gives every page that is gone to from now on what `script` defines.
async fn bring(page: &WebDriver, script: &str) {
    let command = "Page.addScriptToEvaluateOnNewDocument";
    let told = page
        .cdp()
        .send_raw(command, json!({ "source": script }))
        .await;
    told.expect("Chromium brings a script along");
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

async fn go(shown: &Screen, url: &str) {
    let page = shown.page();
    page.goto(url).await.expect("the page is served");
    shown.part_at(&By::Css("h1")).await;
    let still = page.execute(STILL, vec![]).await;
    still.expect("the page can be kept still");
}

/// What is wrong with the screen as it appears, in a line each.
async fn look(page: &WebDriver, appearance: &Appearance) -> impl Iterator<Item = String> {
    let Appearance {
        text,
        filled_in_view,
        rules,
        ..
    } = appearance;
    let asked = vec![json!(text), json!(filled_in_view), rules.run_only()];
    let found = page.execute_async(LOOK, asked).await;
    let found = found.expect("the page can be measured");
    let Value::Array(found) = found.json().clone() else {
        panic!("a list is found");
    };
    found
        .into_iter()
        .filter_map(|line| line.as_str().map(str::to_owned))
}

async fn keep(page: &WebDriver, appearance: &Appearance, screen: &str) {
    let path = screenshot_path(&format!("{}/{screen}", appearance.name));
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be written");
    page.screenshot(&path).await.expect("the page can be drawn");
}
