//! The practice admin center.

use crate::client::{Bench, CONTOSO, KLOUDMATE, SECRET, SECRET_ID};

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
