//! Metadata of Entra's shape, of other shapes, and of none.

use super::*;
use crate::failure::{Failure, FailureCode};
use crate::pasted::Pasted;

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

    let flaw = foreign.map_err(|error| error.flaw);
    assert!(
        matches!(flaw, Err(MetadataFlaw::AnotherRole(_))),
        "{flaw:?}"
    );
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

/// What is odd about Entra's after `change`, as part, number and kind.
fn odd(change: impl FnOnce(&str) -> String) -> Vec<(String, Option<usize>, &'static str)> {
    let metadata = changed(change).expect("metadata");
    let oddities = metadata.oddities.into_iter();
    oddities
        .map(|odd| (odd.part, odd.number, odd.kind.id()))
        .collect()
}

fn part(
    name: &str,
    number: impl Into<Option<usize>>,
    kind: &'static str,
) -> (String, Option<usize>, &'static str) {
    (name.to_owned(), number.into(), kind)
}

#[test]
fn what_is_as_it_should_be_has_nothing_odd() {
    assert_eq!(odd(str::to_owned), []);
}

#[test]
fn an_odd_part_is_left_out_and_named_and_the_rest_is_read() {
    assert_eq!(
        odd(|text| text.replacen("<X509Certificate>MII", "<X509Certificate>MIX", 1)),
        [part("KeyDescriptor", 1, "certificate")]
    );
    assert_eq!(
        odd(|text| text.replacen("<IDPSSODescriptor", "<!-- of 2025 --><IDPSSODescriptor", 1)),
        []
    );
    let no_address = odd(|text| {
        text.replace(
            "<SingleSignOnService",
            "<SingleLogoutService Binding=\"urn:x\" Location=\"\"/><SingleSignOnService",
        )
    });
    assert!(
        no_address.contains(&part("SingleLogoutService", 2, "empty")),
        "{no_address:?}"
    );
    let metadata = changed(|text| text.replace("Location=\"https:", "Location=\"javascript:"))
        .expect("metadata");
    assert_eq!(metadata.redirect_sign_on(), None);
    assert!(
        metadata
            .oddities
            .iter()
            .all(|odd| odd.kind == OddityKind::Address)
    );
    assert!(
        metadata
            .oddities
            .iter()
            .any(|odd| odd.part == "SingleSignOnService")
    );
}

#[test]
fn a_certificate_is_read_in_whatever_dress_it_is_published() {
    let certificate = |change: &dyn Fn(&str) -> String| {
        let dressed = |text: &str| {
            let (before, rest) = text.split_once("<X509Certificate>").expect("there is one");
            let (body, after) = rest.split_once("</X509Certificate>").expect("an end");
            let inside = change(body);
            format!("{before}<X509Certificate>{inside}</X509Certificate>{after}")
        };
        let read = changed(dressed).expect("metadata");
        assert_eq!(read.certificates.len(), 2);
        read.oddities.first().map(|odd| odd.kind)
    };

    let lines =
        |body: &str| format!("\n-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
    assert_eq!(certificate(&lines), Some(OddityKind::Lines));
    assert_eq!(
        certificate(&|body| format!("{body}{body}")),
        Some(OddityKind::Several)
    );
    assert_eq!(
        certificate(&|body| format!("<!-- new -->{body}")),
        Some(OddityKind::Comment)
    );
    assert_eq!(
        certificate(&|body| format!(" {}\n{} ", &body[..64], &body[64..])),
        None
    );
}

#[test]
fn the_one_entity_is_taken_out_of_what_stands_around_it() {
    let bare = |text: &str| {
        text.split_once("?>")
            .map_or(text, |(_, rest)| rest)
            .to_owned()
    };
    let md = crate::xml::ns::METADATA;
    let soap = crate::xml::ns::SOAP[0];
    assert_eq!(
        odd(|text| format!(
            "<m:EntitiesDescriptor xmlns:m=\"{md}\"><m:EntitiesDescriptor>{}</m:EntitiesDescriptor></m:EntitiesDescriptor>",
            bare(text)
        )),
        [
            part("EntitiesDescriptor", None, "wrapper"),
            part("EntitiesDescriptor", None, "wrapper")
        ]
    );
    assert_eq!(
        odd(|text| format!(
            "<s:Envelope xmlns:s=\"{soap}\"><s:Body>{}</s:Body></s:Envelope>",
            bare(text)
        )),
        [
            part("Envelope", None, "wrapper"),
            part("Body", None, "wrapper")
        ]
    );
    let both = changed(|text| {
        let (one, other) = (
            bare(text),
            bare(std::str::from_utf8(SERVICE).expect("UTF-8")),
        );
        format!("<m:EntitiesDescriptor xmlns:m=\"{md}\">{one}{other}</m:EntitiesDescriptor>")
    });
    assert!(both.is_ok(), "the service beside it is not meant");
    let two = changed(|text| {
        let another = bare(text)
            .replace("ID=\"", "ID=\"x")
            .replace("Id=\"", "Id=\"x");
        format!(
            "<m:EntitiesDescriptor xmlns:m=\"{md}\">{}{another}</m:EntitiesDescriptor>",
            bare(text)
        )
    });
    let Err(MetadataError {
        flaw: MetadataFlaw::SeveralEntities(named),
        ..
    }) = two
    else {
        panic!("{two:?}");
    };
    assert_eq!(named.len(), 2);
}

#[test]
fn two_documents_in_one_text_are_several_and_the_same_one_twice_is_one() {
    let document = std::str::from_utf8(ENTRA).expect("UTF-8");
    let read =
        |text: &str| FederationMetadata::read(&Pasted::from_text(text).expect("not too long"));
    let other = document.replacen("entityID=\"", "entityID=\"https://other.example/", 1);

    let failure = read(&format!("{document}\n{other}")).expect_err("nobody says which");

    assert_eq!(failure.code, FailureCode::FederationMetadataSeveral);
    assert_eq!(failure.facts.get("count").map(String::as_str), Some("2"));
    assert!(read(&format!("{document}\n{document}")).is_ok());
}

#[test]
fn the_earliest_end_of_a_document_counts() {
    let ending = |outer: &str, inner: &str| {
        changed(|text| {
            let text = text.split_once("?>").map_or(text, |(_, rest)| rest);
            let text = text.replacen(" entityID=", &format!("{inner} entityID="), 1);
            format!(
                "<m:EntitiesDescriptor xmlns:m=\"{}\"{outer}>{text}</m:EntitiesDescriptor>",
                crate::xml::ns::METADATA
            )
        })
        .expect("metadata")
    };
    let of = |day: &str| format!(" validUntil=\"{day}T00:00:00Z\"");

    let metadata = ending(&of("2026-01-01"), &of("2027-01-01"));
    let until = metadata.valid_until.expect("an end");
    assert_eq!(until.to_rfc3339(), "2026-01-01T00:00:00+00:00");
    assert_eq!(
        metadata.expiry(until).map(|failure| failure.code),
        Some(FailureCode::FederationMetadataExpired)
    );
    assert_eq!(metadata.expiry(until - chrono::TimeDelta::seconds(1)), None);
    let unreadable = ending("", " validUntil=\"soon\"");
    assert_eq!(unreadable.valid_until, None);
    assert!(
        unreadable
            .oddities
            .iter()
            .any(|odd| odd.kind == OddityKind::Time)
    );
}

#[test]
fn what_is_no_metadata_says_what_is_missing() {
    let flaw =
        |found: Result<FederationMetadata, MetadataError>| found.err().map(|error| error.flaw);
    let no_id = changed(|text| text.replace("entityID=", "name="));
    let no_keys = changed(|text| text.replace("<X509Certificate>", "<X509Certificate xmlns=\"\">"));
    let unreadable = changed(|text| text.replace("<X509Certificate>MII", "<X509Certificate>MIX"));

    assert_eq!(flaw(no_id), Some(MetadataFlaw::NoEntityId));
    let needed = |kind| {
        Some(MetadataFlaw::Needed(Oddity {
            part: "KeyDescriptor".to_owned(),
            number: Some(1),
            kind,
        }))
    };
    assert_eq!(flaw(no_keys), needed(OddityKind::Empty));
    assert_eq!(flaw(unreadable), needed(OddityKind::Certificate));
    for text in ["", "<html></html>", "{}", "<!DOCTYPE html><html></html>"] {
        let error = FederationMetadata::parse(text.as_bytes()).expect_err("no metadata");
        let failure = Failure::from(error);
        assert_eq!(failure.code, FailureCode::FederationMetadataMalformed);
    }
}

#[test]
fn the_wrong_document_is_named_as_what_it_is_to_whoever_asked() {
    let failure = |error: MetadataError| Failure::from(error);
    let of_provider = |bytes: &[u8]| failure(FederationMetadata::parse(bytes).expect_err("none"));
    let of_service = |bytes: &[u8]| failure(ServiceMetadata::parse(bytes).expect_err("none"));
    let text = std::str::from_utf8(ENTRA).expect("UTF-8");
    let (_, rest) = text.split_once("<X509Certificate>").expect("there is one");
    let (body, _) = rest.split_once("</X509Certificate>").expect("an end");
    let pem = format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");

    let service = of_provider(SERVICE);
    assert_eq!(service.code, FailureCode::FederationMetadataOfAService);
    assert_eq!(
        service.facts["entities"],
        "https://api.kloudmate.com/sso/saml/metadata"
    );
    assert_eq!(
        of_service(ENTRA).code,
        FailureCode::ServiceMetadataOfAProvider
    );
    assert_eq!(
        of_service(b"{}").code,
        FailureCode::ServiceMetadataMalformed
    );
    for certificate in [pem.as_str(), body] {
        let alone = of_provider(certificate.as_bytes());
        assert_eq!(alone.code, FailureCode::FederationCertificateAlone);
        assert!(alone.facts["subject"].starts_with("CN="), "{alone:?}");
        let pasted = Pasted::from_text(certificate).expect("short");
        assert_eq!(FederationMetadata::read(&pasted), Err(alone));
    }
}

#[test]
fn what_is_odd_in_pasted_metadata_makes_no_sign_in_answer_of_it() {
    let text = std::str::from_utf8(ENTRA).expect("UTF-8");
    let organization =
        "<Organization><OrganizationName>Contoso <b>Ltd</b></OrganizationName></Organization>";
    for odd in [
        text.replacen("<X509Certificate>", "<X509Certificate><!-- active -->", 1),
        text.replacen(
            "</IDPSSODescriptor>",
            &format!("</IDPSSODescriptor>{organization}"),
            1,
        ),
    ] {
        assert_ne!(odd, text);
        let pasted = Pasted::from_text(&odd).expect("short");
        let read = FederationMetadata::read(&pasted).expect("metadata");
        assert_eq!(read.certificates.len(), 2);
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
}

#[test]
fn a_services_metadata_is_read_although_a_part_is_odd_or_its_time_is_over() {
    let text = std::str::from_utf8(SERVICE).expect("UTF-8");
    let odd = text
        .replacen("https://eu.kloudmate.com/sso/saml", "", 1)
        .replacen(
            " entityID=",
            " validUntil=\"2024-01-01T00:00:00Z\" entityID=",
            1,
        );

    let service = ServiceMetadata::parse(odd.as_bytes()).expect("metadata");

    assert_eq!(service.acs_urls.len(), 1);
    assert_eq!(service.oddities.len(), 1);
    assert_eq!(service.oddities[0].part, "AssertionConsumerService");
    assert!(service.valid_until.is_some());
}
