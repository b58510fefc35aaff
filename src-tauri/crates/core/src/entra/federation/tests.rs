//! Metadata of Entra's shape, of other shapes, and of none.

use super::*;

const ENTRA: &[u8] = include_bytes!("../../../fixtures/entra/federation_metadata.xml");
const SERVICE: &[u8] = include_bytes!("../../../fixtures/service_metadata.xml");

/// Entra's, with `change` made to its text.
fn changed(change: impl FnOnce(&str) -> String) -> Result<FederationMetadata, MetadataError> {
    FederationMetadata::parse(change(std::str::from_utf8(ENTRA).expect("UTF-8")).as_bytes())
}

#[test]
fn the_endpoints_and_the_directory_of_entra_are_read() {
    let metadata = FederationMetadata::parse(ENTRA).expect("metadata");

    let tenant = "4f1c2b7e-0000-4000-8000-00000000c0de";
    let saml = format!("https://login.microsoftonline.com/{tenant}/saml2");
    let bindings: Vec<_> = metadata
        .single_sign_on
        .iter()
        .map(|endpoint| &endpoint.binding)
        .collect();
    assert_eq!(
        metadata.entity_id,
        format!("https://sts.windows.net/{tenant}/")
    );
    assert_eq!(metadata.tenant(), TenantId::parse(tenant));
    assert_eq!(bindings, [&Binding::Redirect, &Binding::Post]);
    assert_eq!(metadata.redirect_sign_on().map(Url::as_str), Some(&*saml));
    assert_eq!(metadata.single_logout[0].location.as_str(), saml);
    assert_eq!(
        metadata.passive_requestor.as_ref().map(Url::as_str),
        Some(&*format!(
            "https://login.microsoftonline.com/{tenant}/wsfed"
        ))
    );
}

#[test]
fn every_signing_certificate_is_read_once_and_no_other() {
    let metadata = FederationMetadata::parse(ENTRA).expect("metadata");

    let thumbprints: Vec<_> = metadata
        .certificates
        .iter()
        .map(SigningCertificate::sha1_thumbprint)
        .collect();
    assert_eq!(
        thumbprints,
        [
            "2B5C17DCEF250769E0EEC6F2431F028E40D05628",
            "5A3589A5DA009706E190D84B94B05308E3B43AEC"
        ],
        "neither the one for encryption nor the one of the relying party"
    );
    let newer = &metadata.certificates[1];
    assert_eq!(
        newer.sha256_thumbprint(),
        "AE0BD7106CFD133BD4B179EEAA8B4FAD1B2D47857B5F45865B762118F70EC189"
    );
    assert_eq!(newer.subject, "CN=Example Federated SSO Certificate");
    assert_eq!(newer.bits, Some(2048));
    assert_eq!(newer.not_before.to_rfc3339(), "2025-02-01T00:00:00+00:00");
    assert_eq!(newer.not_after.to_rfc3339(), "2028-02-01T00:00:00+00:00");
}

#[test]
fn a_provider_with_one_protocol_only_is_read_too() {
    let without_saml = changed(|text| {
        let (before, _) = text.split_once("<IDPSSODescriptor").expect("there is one");
        format!("{before}</EntityDescriptor>")
    })
    .expect("metadata");
    let without_ws_fed =
        changed(|text| text.replace("SecurityTokenServiceType", "AttributeServiceType"))
            .expect("metadata");

    assert_eq!(without_saml.redirect_sign_on(), None);
    assert!(without_saml.passive_requestor.is_some());
    assert_eq!(without_ws_fed.passive_requestor, None);
    assert_eq!(without_ws_fed.certificates.len(), 2);
}

#[test]
fn a_role_counts_by_the_namespace_of_its_type_and_not_by_its_prefix() {
    let foreign = changed(|text| {
        let (before, _) = text.split_once("<IDPSSODescriptor").expect("there is one");
        format!("{before}</EntityDescriptor>").replace(
            "xmlns:fed=\"http://docs.oasis-open.org/wsfed/federation/200706\"",
            "xmlns:fed=\"urn:another\"",
        )
    });

    assert_eq!(foreign.err(), Some(MetadataError::NoIdentityProvider));
}

#[test]
fn another_entity_than_entras_names_no_directory() {
    for entity in [
        "https://idp.example.org/metadata",
        "https://sts.windows.net.evil.example/4f1c2b7e-0000-4000-8000-00000000c0de/",
        "https://sts.windows.net/{tenantid}/",
        "urn:example:idp",
    ] {
        let metadata = changed(|text| {
            text.replace(
                "https://sts.windows.net/4f1c2b7e-0000-4000-8000-00000000c0de/",
                entity,
            )
        })
        .expect("metadata");

        assert_eq!((metadata.tenant(), &*metadata.entity_id), (None, entity));
    }
}

#[test]
fn what_is_no_metadata_says_what_is_missing() {
    let no_id = changed(|text| text.replace("entityID=", "name="));
    let no_keys = changed(|text| text.replace("<X509Certificate>", "<X509Certificate xmlns=\"\">"));
    let no_certificate =
        changed(|text| text.replacen("<X509Certificate>MII", "<X509Certificate>MIX", 1));
    let no_address = changed(|text| text.replace("Location=\"https:", "Location=\"javascript:"));

    assert_eq!(no_id.err(), Some(MetadataError::NoEntityId));
    assert_eq!(no_keys.err(), Some(MetadataError::NoSigningCertificate));
    assert_eq!(no_certificate.err(), Some(MetadataError::Certificate));
    assert_eq!(no_address.err(), Some(MetadataError::Address));
    assert_eq!(
        FederationMetadata::parse(SERVICE).err(),
        Some(MetadataError::NoIdentityProvider)
    );
    for text in ["", "<html></html>", "{}", "<!DOCTYPE html><html></html>"] {
        let error = FederationMetadata::parse(text.as_bytes()).expect_err("no metadata");
        let failure = Failure::from(error);
        assert_eq!(failure.code, FailureCode::FederationMetadataMalformed);
    }
}

#[test]
fn a_services_own_metadata_names_it_and_its_reply_urls_the_default_one_first() {
    let service = ServiceMetadata::parse(SERVICE).expect("metadata");

    let urls: Vec<_> = service.acs_urls.iter().map(AcsUrl::as_str).collect();
    assert_eq!(
        service.entity_id.as_str(),
        "https://api.kloudmate.com/sso/saml/metadata"
    );
    assert_eq!(
        urls,
        [
            "https://api.kloudmate.com/sso/saml",
            "https://eu.kloudmate.com/sso/saml"
        ]
    );
    assert!(ServiceMetadata::parse(ENTRA).is_err());
}
