//! Files that somebody drags from a file manager and lets go over the window.

use std::fs;

use consentry_tests::desktop::Desktop;
use consentry_tests::drag::drop_file;
use consentry_tests::window::Window;
use thirtyfour::By;

use crate::way;

/// What somebody else saved.
const BUNDLE: &str =
    include_str!("../../src-tauri/crates/core/fixtures/bundles/v1/kandji-saml.consentry");

/// A service's metadata, as an administrator downloads it.
const METADATA: &str = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"
    entityID="urn:auth0:kandji-prd:consentry">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
        Location="https://auth.kandji.io/login/callback?connection=consentry" index="0" />
  </SPSSODescriptor>
</EntityDescriptor>"#;

#[tokio::test]
async fn what_is_dropped_anywhere_lies_on_the_desk_a_bundle_as_a_case_and_another_file_explained() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    screen.part("start-practice").await;

    let note = desktop.path("home/note.txt");
    fs::write(&note, "not a bundle").expect("the folder can be written");
    drop_file(&desktop, &note);
    screen.says("Nothing in this can be recognised.").await;

    let bundle = desktop.path("home/theirs.consentry");
    fs::write(&bundle, BUNDLE).expect("the folder can be written");
    drop_file(&desktop, &bundle);
    screen.says("Opened from theirs.consentry").await;
    window.close().await;
}

#[tokio::test]
async fn a_services_metadata_that_is_dropped_anywhere_fills_in_its_values() {
    let desktop = Desktop::start();
    let window = Window::open(&desktop).await;
    let screen = window.screen();
    way::to_tenant(screen, "kandji").await;
    way::through_tenant(screen).await;
    screen.pick("model-saml").await;
    screen.part("input-entity_id").await;
    let metadata = desktop.path("home/kandji.xml");
    fs::write(&metadata, METADATA).expect("the folder can be written");

    drop_file(&desktop, &metadata);

    let filled = By::Css("[data-testid=input-entity_id]");
    screen
        .until("the field is filled in", async || {
            let value = screen.page().find(filled.clone()).await?.value().await?;
            Ok((value.as_deref() == Some("urn:auth0:kandji-prd:consentry")).then_some(()))
        })
        .await;
    window.close().await;
}
