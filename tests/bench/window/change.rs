//! How long a change takes, from the press of a button until the page shows it, where very many set-ups are saved: the
//! command, the file on disk, the event and the drawing.

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

/// Presses the button that says so about the first task that asks for nothing else, and tells how long it was until the
/// button said otherwise.
const CHANGE: &str = "
    const done = arguments[0];
    const forms = [...document.querySelectorAll('form[id^=state-]')];
    const form = forms.find((form) => form.querySelector('input') === null);
    const button = form.querySelector('button');
    const before = button.textContent;
    const begun = performance.now();
    const watch = new MutationObserver(() => {
        const now = document.getElementById(form.id)?.querySelector('button')?.textContent;
        if (now === undefined || now === before) return;
        watch.disconnect();
        done(performance.now() - begun);
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    button.click();
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
    screen.part_at(&By::Css("form[id^=state-] button")).await;
    let seated = screen.page().execute(SIT_DOWN, vec![]).await;
    seated.expect("the page remembers");
    let mut took = Vec::new();
    for _ in 0..CHANGES {
        let change = screen.page().execute_async(CHANGE, vec![]).await;
        let change = change.expect("the page shows the change");
        took.push(change.json().as_f64().expect("a time in milliseconds"));
    }
    let took = Figures::new(took);
    print(&format!(
        "a change with {SAVED} set-ups saved, press to page, ms: {took:.1}"
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
