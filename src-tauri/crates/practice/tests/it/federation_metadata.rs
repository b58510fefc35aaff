//! The federation metadata document: its order, its keys and its signature.

use roxmltree::Document;

use crate::{
    client::{Bench, CONTOSO, KLOUDMATE, json},
    federation::{CUSTOM_SAML, KINDE_SAML, attribute, certificates, covered},
};

const PATH: &str = "federationmetadata/2007-06/federationmetadata.xml";

#[tokio::test]
async fn the_document_has_entras_order_and_endpoints() {
    let bench = Bench::auto("member").await;
    let xml = bench.metadata(&[("appid", CUSTOM_SAML)]).await;
    let issuer = bench.url(&format!("sts/{CONTOSO}/"), &[]);
    assert_eq!(
        attribute(&xml, "EntityDescriptor", "entityID").unwrap(),
        issuer.as_str()
    );
    let document = Document::parse(&xml).unwrap();
    let root = document.root_element();
    let outline: Vec<_> = root
        .children()
        .map(|child| {
            let parts: Vec<_> = child
                .children()
                .map(|part| part.tag_name().name())
                .collect();
            format!("{}: {}", child.tag_name().name(), parts.join(" "))
        })
        .collect();
    assert_eq!(
        outline,
        [
            "Signature: SignedInfo SignatureValue KeyInfo",
            "RoleDescriptor: KeyDescriptor ClaimTypesOffered SecurityTokenServiceEndpoint PassiveRequestorEndpoint",
            "RoleDescriptor: KeyDescriptor TargetScopes ApplicationServiceEndpoint PassiveRequestorEndpoint",
            "IDPSSODescriptor: KeyDescriptor SingleLogoutService SingleSignOnService SingleSignOnService",
        ]
    );
    let saml = bench.url(&format!("{CONTOSO}/saml2"), &[]);
    assert_eq!(
        attribute(&xml, "SingleSignOnService", "Location").unwrap(),
        saml.as_str()
    );
    let ws_fed = bench.url(&format!("{CONTOSO}/wsfed"), &[]);
    assert!(xml.contains(&format!("<wsa:Address>{ws_fed}</wsa:Address>")));
    assert!(xml.contains(r#"xsi:type="fed:SecurityTokenServiceType""#));
    assert!(!xml.contains("NameIDFormat") && !xml.contains("WantAuthnRequestsSigned"));
}

#[tokio::test]
async fn the_document_is_signed_with_a_key_it_lists() {
    let bench = Bench::auto("member").await;
    for query in [&[][..], &[("appid", CUSTOM_SAML)]] {
        let xml = bench.metadata(query).await;
        let certificate = &certificates(&xml)[0];
        assert_eq!(covered(&xml, certificate).unwrap(), ["EntityDescriptor"]);
    }
}

#[tokio::test]
async fn every_application_has_a_certificate_of_its_own_and_keeps_it() {
    let bench = Bench::auto("member").await;
    let own = bench.certificates(CUSTOM_SAML).await;
    assert_eq!(own.len(), 1);
    assert_eq!(bench.certificates(CUSTOM_SAML).await, own);
    assert_ne!(bench.certificates(KINDE_SAML).await, own);
    let tenant_wide = certificates(&bench.metadata(&[]).await);
    assert_eq!(tenant_wide.len(), 2);
    assert!(!tenant_wide.contains(&own[0]));
    assert_eq!(
        bench.certificates(KLOUDMATE).await,
        tenant_wide,
        "it has no SAML set up"
    );
}

#[tokio::test]
async fn common_is_issued_by_no_tenant_in_particular() {
    let bench = Bench::auto("member").await;
    let xml = bench
        .get(&format!("common/{PATH}"), &[])
        .await
        .text()
        .await
        .unwrap();
    let issuer = attribute(&xml, "EntityDescriptor", "entityID").unwrap();
    assert!(issuer.ends_with("/sts/{tenantid}/"), "{issuer}");
}

#[tokio::test]
async fn an_unknown_tenant_or_application_is_refused_as_discovery_refuses() {
    let bench = Bench::auto("member").await;
    let unknown = [("appid", "00000000-1111-4222-8333-444444444444")];
    for (tenant, query, number) in [
        ("nowhere.example", &[][..], 90002),
        (CONTOSO, &unknown, 700_016),
        ("fabrikam.com", &[("appid", CUSTOM_SAML)], 700_016),
    ] {
        let (status, body) = json(bench.get(&format!("{tenant}/{PATH}"), query).await).await;
        assert_eq!((status, &body["error_codes"][0]), (400, &number.into()));
    }
}
