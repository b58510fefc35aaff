//! Nothing is lost: a change that undoes work asks first and can be taken back, and so can a deletion.

use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::way;

const ENTITY_ID: &str = "https://auth.kandji.io/saml/contoso";

#[tokio::test]
async fn another_model_asks_first_and_is_taken_back_with_all_that_was_typed() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kandji").await;
    way::through_tenant(screen).await;
    screen.pick("model-saml").await;
    screen.enter("input-entity_id", ENTITY_ID).await;
    screen
        .enter("input-acs", "https://auth.kandji.io/saml/contoso/acs")
        .await;
    screen.press("primary").await;
    screen.part("go-on").await;

    screen.press("step-model").await;
    screen.pick("model-native").await;
    screen.press("primary").await;
    let asked = screen
        .part_at(&By::Css("[role=alertdialog]"))
        .await
        .text()
        .await
        .expect("the question stays");
    assert!(
        asked.contains("Another model means doing Consent again."),
        "{asked}"
    );
    assert!(asked.contains("Kept for when you come back to"), "{asked}");
    screen.press("confirm").await;
    screen.says("Undo: change to").await;
    window.screenshot("undo-model").await;
    screen.press("undo").await;

    screen.none_at(&By::Css("[data-testid=undo-offer]")).await;
    screen.press("step-model").await;
    assert_eq!(value(screen, "input-entity_id").await, ENTITY_ID);
    let saml = screen.part("model-saml").await;
    assert!(saml.is_selected().await.expect("the choice stays"));
    window.close().await;
}

#[tokio::test]
async fn a_deleted_set_up_is_brought_back_from_the_start_screen() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kivo").await;
    way::through_tenant(screen).await;
    screen.part("model-vendor-managed").await;
    screen.press("close-setup").await;

    screen
        .press_at(&By::Css("[data-testid^=\"delete-\"]"))
        .await;
    screen
        .says("can be brought back until you delete another one")
        .await;
    screen.press("confirm").await;
    screen.none_at(&By::Css("[data-testid^=\"delete-\"]")).await;
    screen.says("Undo: delete Kivo for contoso.com").await;
    window.screenshot("undo-deletion").await;
    screen.press("undo").await;

    screen.press_button("Continue").await;
    screen.part("model-vendor-managed").await;
    window.close().await;
}

async fn value(screen: &Screen, field: &str) -> String {
    let field = screen.part(field).await;
    let value = field.value().await.expect("the field stays");
    value.unwrap_or_default()
}
