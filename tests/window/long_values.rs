//! Values as long as somebody may have them, without a place to break: every screen holds them.

use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::way;

/// As long as a name may be, and as an address that Entra takes.
const NAME: usize = 200;
const ADDRESS: usize = 256;

/// Everything that sticks out of the window, by its text.
const STICKING_OUT: &str = "
    const out = [...document.querySelectorAll('body *')].filter((part) => {
        const box = part.getBoundingClientRect();
        if (box.width === 0 || part.closest('svg, .vh, pre, input, textarea')) return false;
        return box.right > innerWidth + 1 || box.left < -1;
    });
    const wide = document.documentElement.scrollWidth - innerWidth;
    return out.map((part) => part.tagName + ': ' + part.textContent.trim().slice(0, 60))
        .concat(wide > 1 ? [`the page is ${wide} px too wide`] : []);
";

#[tokio::test]
async fn the_longest_values_that_are_taken_stay_in_the_window_and_300_letters_are_refused_in_it() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let resized = window.page().set_window_rect(0, 0, 900, 640).await;
    resized.expect("the window takes a size");
    let screen = window.screen();
    way::to_tenant(screen, "custom").await;
    way::through_tenant(screen).await;
    screen.pick("model-oidc").await;
    // What is too long is refused in so many words, with what was typed in view.
    enter(screen, 300, 300).await;
    screen.says("it is longer than").await;
    holds(screen, "model, refused").await;
    window.screenshot("long-refused").await;
    enter(screen, NAME, ADDRESS).await;

    screen.part("client-id").await;
    holds(screen, "consent").await;
    window.screenshot("long-consent").await;
    for step in ["tenant", "model"] {
        screen.press(&format!("step-{step}")).await;
        screen.part_at(&By::Css("h1")).await;
        holds(screen, step).await;
    }
    window.screenshot("long-model").await;
    screen.press("close-setup").await;
    screen.part_at(&By::Css("[data-testid^=setup-]")).await;
    holds(screen, "start").await;
    window.screenshot("long-start").await;
    window.close().await;
}

/// Enters a name and an address of so many letters, and goes on.
async fn enter(screen: &Screen, name: usize, address: usize) {
    const BEGINS: &str = "https://sso.example.com/";

    screen.enter("input-service_name", &"x".repeat(name)).await;
    let rest = "y".repeat(address - BEGINS.len());
    let address = format!("{BEGINS}{rest}");
    screen.enter("input-redirect_uri", &address).await;
    screen.press("primary").await;
}

async fn holds(screen: &Screen, step: &str) {
    let out = screen.page().execute(STICKING_OUT, vec![]).await;
    let out = out.expect("the page can be measured");
    let out: Vec<String> = out.convert().expect("it is a list");
    assert!(out.is_empty(), "{step}: {out:#?}");
}
