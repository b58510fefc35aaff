//! A secret goes in and is never seen again: not in what the page is told, nor in a file, nor in what is printed.

use std::fs;
use std::path::{Path, PathBuf};

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;

use crate::people::{self, ADA};
use crate::way;

/// Keeps every answer and every event that the page receives from the engine.
const RECORD: &str = r#"
    window.heard = [];
    const fetched = window.fetch.bind(window);
    window.fetch = async (...asked) => {
        const answer = await fetched(...asked);
        window.heard.push(await answer.clone().text());
        return answer;
    };
    const tauri = window.__TAURI_INTERNALS__;
    tauri.invoke("plugin:event|listen", {
        event: "wizard_changed",
        target: { kind: "Any" },
        handler: tauri.transformCallback((event) => window.heard.push("event " + JSON.stringify(event))),
    });
"#;

#[tokio::test]
async fn the_secret_is_in_no_answer_no_file_and_no_output() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    screen
        .page()
        .execute(RECORD, vec![])
        .await
        .expect("the page can be listened to");

    let (passwords, registration) = way::to_kloudmate_login(screen, &browser).await;
    screen.press("primary").await;
    people::sign_in(&browser, &ADA, &passwords).await;
    screen.part("verdict").await;
    screen.press("primary").await;
    let bundle = way::save_bundle(screen).await;
    let heard = heard(screen).await;
    let dom = screen.page().source().await.expect("the page stays");
    window.close().await;
    browser.close().await;

    let secret = registration.secret_value;
    let answers = heard
        .iter()
        .filter(|one| !one.starts_with("event "))
        .count();
    assert!(
        answers > 5 && heard.len() - answers > 5,
        "both were recorded"
    );
    assert!(
        heard
            .iter()
            .any(|one| one.contains("Ada Lovelace can sign in"))
    );
    for one in heard.iter().chain([&dom]) {
        assert!(
            !one.contains(&secret),
            "the page was told the secret: {one}"
        );
    }
    let files = files_of(&desktop);
    assert!(files.contains(&bundle) && files.contains(&desktop.path("window.log")));
    assert!(
        files
            .iter()
            .any(|file| file.starts_with(desktop.path("data/consentry")))
    );
    assert!(
        files
            .iter()
            .any(|file| file.starts_with(desktop.path("data/keyrings")))
    );
    for file in files {
        let bytes = fs::read(&file).expect("the file can be read");
        let found = bytes
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{} holds the secret", file.display());
    }
}

async fn heard(screen: &Screen) -> Vec<String> {
    let heard = screen.page().execute("return window.heard", vec![]).await;
    heard
        .expect("the page stays")
        .convert()
        .expect("it is a list of texts")
}

/// All that was written on the desktop but for the browser's own profile, which saw the portal's page.
fn files_of(desktop: &Desktop) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(&desktop.path(""), &desktop.path("chromium"), &mut found);
    found
}

fn walk(folder: &Path, but: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        let kind = entry.file_type().expect("the entry is there");
        if entry.path() == but {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), but, found);
        } else if kind.is_file() {
            found.push(entry.path());
        }
    }
}
