//! What every program on a desktop does: it is called what it shows, and comes back as it was left.

use std::fs;

use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;

use crate::way;

#[tokio::test]
async fn the_window_is_called_what_it_shows_and_comes_back_as_large_as_it_was() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    assert!(desktop.titles().contains(&"Consentry".to_owned()));
    way::to_tenant(screen, "kloudmate").await;
    way::through_tenant(screen).await;
    screen.part("model-oidc").await;
    let title = "KloudMate for contoso.com · Consentry".to_owned();
    assert!(desktop.titles().contains(&title), "{:?}", desktop.titles());
    let resized = window.page().set_window_rect(40, 30, 960, 700).await;
    resized.expect("the window takes a size");
    let kept = desktop.path("config/dev.consentry.desktop/.window-state.json");
    screen
        .until("the size is kept", async || {
            let kept = fs::read_to_string(&kept).unwrap_or_default();
            Ok(kept.contains("960").then_some(()))
        })
        .await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.screen().part("start-practice").await;
    let rect = window.page().get_window_rect().await;
    let rect = rect.expect("the window has a size");
    assert_eq!((rect.width, rect.height), (960, 700));
    window.close().await;
}
