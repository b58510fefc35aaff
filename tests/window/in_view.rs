//! What stays in view in a small window: the headline on arrival, the field that has focus, and the one filled button.

use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;

use crate::way;

/// What of the part named by the selector is cut off by the window or by what scrolls around it, in CSS pixels.
const CUT: &str = "
    const part = document.querySelector(arguments[0]);
    const box = part.getBoundingClientRect();
    let cut = Math.max(0, -box.top, box.bottom - innerHeight);
    for (let pane = part.parentElement; pane; pane = pane.parentElement) {
        if (getComputedStyle(pane).overflowY === 'visible' || pane.scrollHeight <= pane.clientHeight) continue;
        const around = pane.getBoundingClientRect();
        cut = Math.max(cut, around.top - box.top, box.bottom - around.bottom);
    }
    return Math.round(cut);
";

#[tokio::test]
async fn a_field_with_focus_is_in_view_and_so_is_the_filled_button() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kloudmate").await;
    window.hold_still().await;
    let small = window.page().set_window_rect(0, 0, 900, 640).await;
    small.expect("the window takes a size");
    window.screenshot("small-tenant").await;
    assert_eq!(cut(screen, "main h1").await, 0, "the first step begins");
    assert_eq!(cut(screen, "[data-testid=tenant-what]").await, 0);
    assert_eq!(cut(screen, "main .btn--go").await, 0, "on the first step");
    way::through_tenant(screen).await;
    way::through_model(screen, "oidc").await;

    screen.part("client-id").await;
    window.screenshot("small-consent").await;
    assert_eq!(cut(screen, "main h1").await, 0, "the step begins");
    assert_eq!(cut(screen, "main .btn--go").await, 0, "as the step begins");
    let field = screen.part("client-id").await;
    field.focus().await.expect("the field takes focus");
    window.screenshot("small-consent-focused").await;

    assert_eq!(cut(screen, "[data-testid=client-id]").await, 0);
    assert_eq!(
        cut(screen, "main .btn--go").await,
        0,
        "with focus in the field"
    );
    window.close().await;
}

async fn cut(screen: &Screen, selector: &str) -> i64 {
    let asked = screen.page().execute(CUT, vec![selector.into()]).await;
    let cut = asked.expect("the part is there").json().as_i64();
    cut.expect("it is a number")
}
