//! KloudMate by OpenID Connect, from the start screen to the saved bundle.

use std::fs;
use std::path::PathBuf;

use consentry_bundle::{Bundle, Verdict};
use consentry_tests::chromium::Chromium;
use consentry_tests::desktop::Desktop;
use consentry_tests::screen::Screen;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::people::{self, ADA};
use crate::way;

#[tokio::test]
async fn a_workspace_manager_connects_kloudmate_and_saves_a_bundle_that_verifies() {
    let desktop = Desktop::start();
    let browser = Chromium::start(&desktop).await;
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;
    window.hold_still().await;

    let passwords = way::to_tenant(screen, "kloudmate").await;
    way::through_tenant(screen).await;
    way::through_model(screen, "oidc").await;
    let registration = way::read_registration(screen, &browser, "KloudMate").await;
    way::through_consent(screen, &browser, &registration.client_id, &passwords).await;

    screen.enter("secret", &registration.secret_id).await;
    let notice = screen.part("failure").await;
    let code = notice.attr("data-code").await.expect("the notice stays");
    assert_eq!(code.as_deref(), Some("token.secret_is_an_id"));
    let blamed = what_is_wrong_with_the_secret(screen).await;
    assert!(blamed.starts_with("This is the Secret ID"), "{blamed}");

    way::through_credentials(screen, &registration.secret_value).await;
    screen.press("step-credentials").await;
    screen.says("kept in this computer’s keyring").await;
    screen.press("step-testLogin").await;

    screen.press("primary").await;
    browser.tab_with("#username").await;
    assert_sequence_has_come_to_the_person(screen).await;
    people::sign_in(&browser, &ADA, &passwords).await;
    let verdict = screen.part("verdict").await;
    assert_eq!(
        verdict.text().await.expect("the verdict stays"),
        "Ada Lovelace can sign in to KloudMate"
    );
    screen.says("ada@contoso.com").await;
    window.screenshot("verdict").await;

    screen.press("primary").await;
    let path = way::save_bundle(screen).await;
    assert_proves_ada(&path, &registration.client_id);
    window.close().await;
    browser.close().await;
}

/// The words that the secret's field names as what is wrong with it.
async fn what_is_wrong_with_the_secret(screen: &Screen) -> String {
    let field = screen.part("secret").await;
    let described = field
        .attr("aria-describedby")
        .await
        .expect("the field stays");
    let described = described.expect("the field says what is wrong with it");
    let id = described.split(' ').next().expect("it names a part");
    let words = screen.part_at(&By::Id(id)).await;
    words.text().await.expect("the notice stays")
}

/// The diagram has filled in up to the person's own part.
async fn assert_sequence_has_come_to_the_person(screen: &Screen) {
    screen.part_at(&By::Css("ol > li.msg.now .turn")).await;
    let page = screen.page();
    let done = page.find_all(By::Css("ol > li.msg.done")).await;
    let next = page.find_all(By::Css("ol > li.msg.next")).await;
    assert_eq!(done.expect("the page stays").len(), 3, "what has happened");
    assert_eq!(
        next.expect("the page stays").len(),
        3,
        "what is still to come"
    );
}

fn assert_proves_ada(path: &PathBuf, client_id: &str) {
    let bytes = fs::read(path).expect("the window says where the bundle lies");
    let bundle = Bundle::parse(&bytes).expect("the bundle can be read");
    bundle.verify().expect("the digest is right");
    let application = bundle
        .application
        .as_ref()
        .expect("there is an application");
    assert_eq!(application.client_id, client_id);
    let [run] = &bundle.runs[..] else {
        panic!("one test login was made")
    };
    assert_eq!(run.verdict, Verdict::Pass);
    assert!(bundle.sealed.is_none(), "nobody asked for the secret in it");
}
