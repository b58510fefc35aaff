//! How long a change takes where very many set-ups are saved: from the press of a button until the page shows it, with the
//! command and the file on disk; and of that the event alone, from its arrival in the page until the page shows it.

use std::fs;

use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;
use serde_json::{Value, json};
use thirtyfour::By;

use crate::figures::{Figures, print};

/// How many set-ups are saved beside the one that is open.
const SAVED: usize = 1000;

/// How often something is changed.
const CHANGES: usize = 41;

/// A set-up whose six steps are done, of a service with tasks after them.
const SETUP: &str =
    include_str!("../../../src-tauri/crates/core/fixtures/setups/v1/kandji-saml.json");

/// Who states what is stated: remembered, so that nobody is asked.
const SIT_DOWN: &str = "localStorage.setItem('person', 'Ada Lovelace')";

/// Presses the button that says so about the first task that asks for nothing else, once the last change is over, and
/// tells how long it was until the button said otherwise: since the press, and since the page last had nothing to do.
const CHANGE: &str = "
    const done = arguments[0];
    const press = () => {
        if (document.querySelector('main [aria-busy]') !== null) return requestAnimationFrame(press);
        const forms = [...document.querySelectorAll('form[id^=state-]')];
        const form = forms.find((form) => form.querySelector('input') === null);
        const button = form.querySelector('button');
        const before = button.textContent;
        let lastIdle = performance.now();
        const idle = () => {
            lastIdle = performance.now();
            window.postMessage(null);
        };
        window.addEventListener('message', idle);
        window.postMessage(null);
        const begun = performance.now();
        const watch = new MutationObserver(() => {
            const now = document.getElementById(form.id)?.querySelector('button')?.textContent;
            if (now === undefined || now === before) return;
            watch.disconnect();
            window.removeEventListener('message', idle);
            done([performance.now() - begun, performance.now() - lastIdle]);
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        button.click();
    };
    press();
";

/// Saves the set-ups, opens one, changes it and prints how long that took.
pub(crate) async fn measure() {
    let desktop = Desktop::start();
    save(&desktop);
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen
        .press_at(&By::Css("[data-testid^=setup-] button"))
        .await;
    // Where what is done stays on the page.
    screen.press("step-consent").await;
    screen.part_at(&By::Css("form[id^=state-] button")).await;
    let seated = screen.page().execute(SIT_DOWN, vec![]).await;
    seated.expect("the page remembers");
    let (mut whole, mut event) = (Vec::new(), Vec::new());
    for _ in 0..CHANGES {
        let change = screen.page().execute_async(CHANGE, vec![]).await;
        let change = change.expect("the page shows the change");
        let took = |at: usize| change.json()[at].as_f64().expect("a time in milliseconds");
        whole.push(took(0));
        event.push(took(1));
    }
    let (whole, event) = (Figures::new(whole), Figures::new(event));
    print(&format!(
        "a change with {SAVED} set-ups saved, ms: press to page {whole:.1}, event to page {event:.1}"
    ));
    window.close().await;
}

fn save(desktop: &Desktop) {
    let folder = desktop.path("data/consentry/setups");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut setup: Value = serde_json::from_str(SETUP).expect("it is a set-up");
    for number in 0..=SAVED {
        let id = format!("kandji-{number:012}");
        setup["id"] = json!(id);
        let text = serde_json::to_vec(&setup).expect("it is JSON");
        fs::write(folder.join(format!("{id}.json")), text).expect("it can be written");
    }
}
