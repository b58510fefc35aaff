//! The support desk: what a customer sent is read, its cause found, and the answer sent back.

use std::fs;

use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::hands::Hands;
use crate::way;

/// What an error page of Microsoft's says, as a customer copies it.
const PAGE: &str = "AADSTS50105: Your administrator has configured the application KloudMate to block users. \
    Request Id: 7c1f0f4e-6a8b-4a3c-9d52-0b1e5f7a2c00 Correlation Id: 983fdc4a-f457-4f66-aa32-d357abdb102e";

/// What nobody may see again.
const SECRET: &str = "wrg8Q~x7BnJt2QwEr5YuKo9ZsCl4VmGh6DfPa3Ti";

#[tokio::test]
async fn what_a_customer_sent_is_pasted_and_explained_with_the_keyboard_and_its_secret_is_not_shown_again()
 {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("open-desk").await;
    let mut hands = Hands::at(&desktop, screen).await;
    hands.tab_to("open-desk").await;
    hands.enter_to("desk-bring").await;

    // Focus waits in the box.
    let sent = format!("{PAGE} client_secret={SECRET}");
    hands.types("desk-text", &sent).await;
    hands.tab_to("primary").await;
    hands.enter_to("explained").await;

    let cause = screen.part("explained").await;
    let cause = cause.text().await.expect("the cause stays");
    assert_eq!(cause, "This person is not assigned to the application.");
    let said = screen.says("Answer for the customer").await;
    assert!(said.contains("Assign the person"), "{said}");
    assert!(!said.contains(SECRET), "{said}");
    let source = screen.page().source().await.expect("the page stays");
    assert!(!source.contains(SECRET));
    // Enter on the headline does the next thing.
    hands.enter_until("Copied").await;
    window.screenshot("desk-explained").await;

    screen.press("bring-else").await;
    let field = screen.part("desk-text").await;
    assert_eq!(field.value().await.expect("it stays").as_deref(), Some(""));
    window.close().await;
}

#[tokio::test]
async fn who_drops_something_in_the_middle_of_a_set_up_comes_back_to_it() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kivo").await;
    way::through_tenant(screen).await;
    screen
        .part_at(&By::Css("[data-testid=step-model][aria-current]"))
        .await;
    let note = desktop.path("home/error.txt");
    fs::write(&note, PAGE).expect("the folder can be written");

    consentry_tests::drag::drop_file(&desktop, &note);
    screen.part("explained").await;
    screen.press("close-desk").await;

    screen
        .part_at(&By::Css("[data-testid=step-model][aria-current]"))
        .await;
    window.close().await;
}
