//! Test logins that do not end well: given up, or refused on Microsoft's own page.

use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::people::{self, UNASSIGNED};
use crate::way;

#[tokio::test]
async fn a_login_can_be_cancelled_and_what_an_error_page_said_can_be_pasted() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    let (passwords, _) = way::to_kloudmate_login(screen, &browser).await;

    screen.press("primary").await;
    let abandoned = browser.tab_with("#username").await;
    screen.press("cancel").await;
    screen.part("way-loopback").await;
    screen.none_at(&By::Css("[data-testid=failure]")).await;
    abandoned
        .page()
        .goto("about:blank")
        .await
        .expect("the tab stays");

    screen.press("primary").await;
    people::sign_in(&browser, &UNASSIGNED, &passwords).await;
    let page = browser.tab_with("#troubleshooting").await;
    let said = page.says("AADSTS50105").await;
    screen.press("see-error").await;
    screen.enter("paste-answer", &said.replace('\n', " ")).await;
    screen.press("read-answer").await;

    let notice = screen.part("failure").await;
    let code = notice.attr("data-code").await.expect("the notice stays");
    assert_eq!(code.as_deref(), Some("login.user_not_assigned"));
    let stuck = screen.part_at(&By::Css("ol > li.msg.failed")).await;
    let stuck = stuck.text().await.expect("the diagram stays");
    assert!(stuck.contains("Password and second factor"), "{stuck}");
    window.screenshot("unassigned").await;
    screen.press_button("Open Users and groups").await;
    browser.tab_with("a[href^='/practice/portal/']").await;
    window.close().await;
    browser.close().await;
}
