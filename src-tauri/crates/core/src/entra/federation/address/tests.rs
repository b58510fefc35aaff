//! The App Federation Metadata Url, built and pasted.

use super::*;
use crate::entra::cloud::{Cloud, Clouds};

const TENANT: &str = "4f1c2b7e-0000-4000-8000-00000000c0de";
const CLIENT: &str = "11111111-2222-4333-8444-555555555555";

fn url() -> String {
    format!(
        "https://login.microsoftonline.com/{TENANT}/federationmetadata/2007-06/federationmetadata.xml?appid={CLIENT}"
    )
}

#[test]
fn it_is_built_as_entra_writes_it() {
    let authority = Clouds::default().authority(Cloud::Global).expect("a cloud");

    let built = app_metadata_url(
        &authority,
        TenantId::parse(TENANT).expect("a GUID"),
        ClientId::parse(CLIENT).expect("a GUID"),
    );

    assert_eq!(built.expect("an address").as_str(), url());
}

#[test]
fn a_pasted_one_names_directory_and_application() {
    for text in [
        url(),
        format!(" <{}>\n", url()),
        url().replace("federationmetadata/2007-06", "FederationMetadata/2007-06"),
        format!("{}&x=y", url()),
        url().replace("https://login.microsoftonline.com", "http://127.0.0.1:8400"),
        format!("\u{201c}{}\u{201d}\u{200b}", url()),
        url().replace("/2007-06/", "/2007-06/\r\n   "),
        url()
            .replace("://", "%3A%2F%2F")
            .replace('/', "%2F")
            .replace('?', "%3F")
            .replace('=', "%3D"),
        format!(
            "https://eur01.safelinks.protection.outlook.com/?url={}&data=05",
            url()
                .replace("://", "%3A%2F%2F")
                .replace('/', "%2F")
                .replace('?', "%3F")
                .replace('=', "%3D")
        ),
    ] {
        let read = AppMetadataAddress::parse(&text).expect("an address");

        assert_eq!(read.tenant.to_string(), TENANT);
        assert_eq!(read.client_id.to_string(), CLIENT);
    }
}

#[test]
fn what_is_copied_in_its_place_is_refused() {
    for text in [
        String::new(),
        CLIENT.to_owned(),
        url().replace(&format!("?appid={CLIENT}"), ""),
        url().replace(CLIENT, "my-app"),
        url().replace(TENANT, "common"),
        format!("https://login.microsoftonline.com/{TENANT}/saml2"),
        format!("https://sts.windows.net/{TENANT}/"),
    ] {
        let failure = AppMetadataAddress::parse(&text).expect_err("none");

        assert_eq!(failure.code, FailureCode::FederationUrlMalformed, "{text}");
    }
}

#[test]
fn the_directorys_own_metadata_is_told_from_an_applications() {
    let tenant = "4f1c2b7e-0000-4000-8000-00000000c0de";
    let plain = format!(
        "https://login.microsoftonline.com/{tenant}/federationmetadata/2007-06/federationmetadata.xml"
    );
    let is = |text: &str| super::is_of_the_directory(&Url::parse(text).unwrap());

    assert!(is(&plain));
    assert!(!is(&format!("{plain}?appid={tenant}")));
    assert!(!is("https://idp.example/federationmetadata.xml"));
    assert!(!is("https://login.microsoftonline.com/common"));
}
