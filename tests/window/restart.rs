//! What is left of a set-up when the program is gone.

use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;

use crate::way;

#[tokio::test]
async fn a_set_up_reopens_where_it_was_when_the_program_was_killed() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kloudmate").await;
    way::through_tenant(screen).await;
    way::through_model(screen, "oidc").await;
    screen.part("client-id").await;
    screen.press("close-setup").await;
    screen.says("Pick up where you left off").await;
    window.kill();

    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.says("KloudMate for contoso.com").await;
    window.screenshot("restarted").await;
    screen.press_button("Continue").await;
    screen.part("client-id").await;
    screen
        .says("Register the application, then enter its ID")
        .await;
    screen.press("step-tenant").await;
    screen.says("contoso.com belongs to Contoso Ltd.").await;
    window.close().await;
}
