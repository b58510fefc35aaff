//! The practice admin center.

use consentry_practice::Scenario;
use sha1::{Digest, Sha1};

use crate::{
    client::{Bench, CONTOSO, KLOUDMATE, SECRET, SECRET_ID},
    federation::{CUSTOM_SAML, KINDE_WS_FED},
};

fn element(page: &str, id: &str) -> String {
    let start = format!(r#"id="{id}">"#);
    let at = page.find(&start).unwrap_or_else(|| panic!("no {id}")) + start.len();
    page[at..].split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_values_to_copy_stand_where_tests_find_them() {
    let bench = Bench::auto("member").await;
    let page = bench
        .get(&format!("practice/portal/{KLOUDMATE}"), &[])
        .await;
    let page = page.text().await.unwrap();
    assert_eq!(element(&page, "tenant-id"), CONTOSO);
    assert_eq!(element(&page, "client-id"), KLOUDMATE);
    assert_eq!(element(&page, "secret-value"), SECRET);
    assert_eq!(element(&page, "secret-id"), SECRET_ID);
    assert!(page.contains("https://api.kloudmate.com/sso/oidc"));
}

#[tokio::test]
async fn the_overview_lists_registrations_and_people() {
    let bench = Bench::auto("member").await;
    let url = bench.practice.portal();
    let page = bench
        .http
        .get(url)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert_eq!(element(&page, "tenant-id"), CONTOSO);
    assert!(page.contains("KloudMate") && page.contains("ada@contoso.com"));
    assert!(
        !page.contains("fa5ce509"),
        "nobody consented to Kivo's application yet"
    );
}

#[tokio::test]
async fn an_address_made_up_is_escaped() {
    let bench = Bench::auto("member").await;
    let response = bench.get("practice/portal/%3Cscript%3Ex", &[]).await;
    assert_eq!(response.status(), 404);
    assert!(!response.text().await.unwrap().contains("<script"));
}

#[tokio::test]
async fn a_saml_application_shows_what_the_service_asks_for_and_no_secret() {
    let bench = Bench::auto("member").await;
    let page = bench
        .get(&format!("practice/portal/{CUSTOM_SAML}"), &[])
        .await;
    let page = page.text().await.unwrap();
    assert!(page.contains(r#"<code class="identifier">https://sso.example.com/saml</code>"#));
    assert!(page.contains(r#"<code class="reply-url">https://sso.example.com/saml/acs</code>"#));
    assert!(
        !page.contains("Certificates &amp; secrets") && page.contains("Enterprise application")
    );
    assert!(
        page.contains("2030-01-15"),
        "the certificate ends in three years"
    );

    let certificate = &bench.certificates(CUSTOM_SAML).await[0];
    let thumbprint: Vec<_> = Sha1::digest(certificate)
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    assert!(page.contains(&thumbprint.concat()), "{page}");

    let start = r#"<input id="metadata-url" readonly value=""#;
    let url = page.split_once(start).unwrap().1.split('"').next().unwrap();
    let metadata = bench.http.get(url).send().await.unwrap();
    let metadata = metadata.text().await.unwrap();
    assert_eq!(&crate::federation::certificates(&metadata)[0], certificate);
}

#[tokio::test]
async fn an_expired_certificate_is_active_beside_the_new_one() {
    let bench = Bench::with(Scenario::CertificateExpiredNewInactive).await;
    let path = format!("practice/portal/{KINDE_WS_FED}");
    let page = bench.get(&path, &[]).await.text().await.unwrap();
    let at = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("no {text} in {page}"))
    };
    assert!(at("<td>Active, expired</td>") < at("<td>Inactive</td>"));
    assert!(page.contains("secret-value"), "it has a secret as well");
}
