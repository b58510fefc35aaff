//! What people enter for a directory, and what is told back.

use super::{Cloud, Directory, TakenFrom, TenantQuery, Wrapper};
use crate::failure::FailureCode as Code;

const ID: &str = "72f988bf-86f1-41af-91ab-2d7cd011db47";

fn parsed(text: &str) -> (String, Option<Cloud>) {
    let asked = TenantQuery::parse(text).unwrap_or_else(|failure| panic!("{text}: {failure:?}"));
    (asked.directory.to_string(), asked.cloud)
}

fn refused(text: &str) -> Code {
    match TenantQuery::parse(text) {
        Ok(asked) => panic!("{text} was read as {asked:?}"),
        Err(failure) => failure.code,
    }
}

#[test]
fn a_domain_an_address_and_an_id_name_a_directory() {
    for (text, expected) in [
        ("contoso.com", "contoso.com"),
        ("  Contoso.COM. ", "contoso.com"),
        ("\"contoso.onmicrosoft.com\"", "contoso.onmicrosoft.com"),
        ("www.contoso.com", "contoso.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("ada@contoso.com", "contoso.com"),
        ("<ada@bücher.example>", "xn--bcher-kva.example"),
        (
            "ada_fabrikam.com#EXT#@contoso.onmicrosoft.com",
            "contoso.onmicrosoft.com",
        ),
        (ID, ID),
        ("{ 72F988BF-86F1-41AF-91AB-2D7CD011DB47 }\n", ID),
    ] {
        assert_eq!(parsed(text), (expected.to_owned(), None), "{text}");
    }
}

#[test]
fn a_directory_is_found_in_whatever_it_was_copied_with() {
    for (text, expected) in [
        ("\u{201c}contoso.com\u{201d}\u{a0}", "contoso.com"),
        ("contoso.com\u{200b}", "contoso.com"),
        ("Primary domain: contoso.com", "contoso.com"),
        (
            "Primary domain\tcontoso.com\nLicense\tMicrosoft Entra ID P2",
            "contoso.com",
        ),
        (
            "Directory (tenant) ID\n:\n72f988bf-86f1-41af-91ab-2d7cd011db47",
            ID,
        ),
        (
            "ClientId : 9b3d6a18-5c72-4e0f-a1b4-d8e2f7036c55\nTenantId : 72f988bf-86f1-41af-91ab-2d7cd011db47",
            ID,
        ),
        (
            "{\"tenantId\": \"72f988bf-86f1-41af-91ab-2d7cd011db47\", \"name\": \"x\"}",
            ID,
        ),
        (
            "https%3A%2F%2Flogin.microsoftonline.com%2Fcontoso.com%2Foauth2%2Fv2.0%2Fauthorize",
            "contoso.com",
        ),
        (
            "https%253A%252F%252Flogin.microsoftonline.com%252Fcontoso.com%252Fsaml2",
            "contoso.com",
        ),
        (
            "https:\\/\\/login.microsoftonline.com\\/contoso.com\\/saml2",
            "contoso.com",
        ),
        (
            "https://login.microsoftonline.com/contoso.com/adminconsent?a=b&amp;c=d",
            "contoso.com",
        ),
        (
            "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/\r\n  authorize?client_id=x",
            "contoso.com",
        ),
        (
            "The sign-in address is <https://login.microsoftonline.com/contoso.com/saml2>, as you see.",
            "contoso.com",
        ),
    ] {
        assert_eq!(parsed(text).0, expected, "{text}");
    }
}

#[test]
fn two_directories_in_one_text_name_none() {
    for text in [
        "Tenant ID: 72f988bf-86f1-41af-91ab-2d7cd011db47\nTenant: fabrikam.com",
        "https://login.microsoftonline.com/contoso.com/saml2 https://login.microsoftonline.com/fabrikam.com/saml2",
        "somebody at contoso or so",
    ] {
        assert_eq!(refused(text), Code::TenantMalformed, "{text}");
    }
}

#[test]
fn an_id_is_read_as_an_id() {
    assert!(matches!(
        TenantQuery::parse(ID).unwrap().directory,
        Directory::Id(_)
    ));
}

#[test]
fn any_sign_in_address_names_its_directory_and_cloud() {
    for (text, expected, cloud) in [
        (
            "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?client_id=x",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/oauth2/token",
            ID,
            Cloud::Global,
        ),
        (
            "login.microsoftonline.com/contoso.com/adminconsent",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://login.microsoftonline.com/contoso.com/saml2",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://login.microsoftonline.com/contoso.com/wsfed",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://LOGIN.windows.net/contoso.com/federationmetadata/2007-06/federationmetadata.xml",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/",
            ID,
            Cloud::Global,
        ),
        (
            "https://login.microsoftonline.us/contoso.us/oauth2/v2.0/authorize",
            "contoso.us",
            Cloud::UsGovernment,
        ),
        (
            "https://login.partner.microsoftonline.cn/contoso.cn/saml2",
            "contoso.cn",
            Cloud::China,
        ),
        (
            "https://login.microsoftonline.com/common/oauth2/authorize?domain_hint=contoso.com",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "http://127.0.0.1:4000/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
            ID,
            Cloud::Practice,
        ),
    ] {
        assert_eq!(parsed(text), (expected.to_owned(), Some(cloud)), "{text}");
    }
}

#[test]
fn a_portal_address_names_its_directory_and_cloud() {
    for (text, expected, cloud) in [
        (
            "https://portal.azure.com/#@contoso.com/blade/Microsoft_AAD_IAM",
            "contoso.com",
            Cloud::Global,
        ),
        (
            "https://portal.azure.us/contoso.us",
            "contoso.us",
            Cloud::UsGovernment,
        ),
        (
            "https://entra.microsoft.com/72f988bf-86f1-41af-91ab-2d7cd011db47#view/x",
            ID,
            Cloud::Global,
        ),
        (
            "https://launcher.myapps.microsoft.com/api/signin/a?tenantId=72f988bf-86f1-41af-91ab-2d7cd011db47",
            ID,
            Cloud::Global,
        ),
        (
            "https://portal.azure.cn/#home?tenantId=72f988bf-86f1-41af-91ab-2d7cd011db47",
            ID,
            Cloud::China,
        ),
    ] {
        assert_eq!(parsed(text), (expected.to_owned(), Some(cloud)), "{text}");
    }
}

#[test]
fn a_web_site_and_a_consent_landing_name_a_directory_too() {
    assert_eq!(
        parsed("https://www.contoso.com/about"),
        ("contoso.com".to_owned(), None)
    );
    assert_eq!(
        parsed("https://kivo.io/?admin_consent=True&tenant=72f988bf-86f1-41af-91ab-2d7cd011db47").0,
        ID
    );
}

#[test]
fn what_the_name_was_taken_out_of_is_known() {
    let taken = |text: &str| TenantQuery::parse(text).unwrap().taken_from;

    for (text, expected) in [
        ("contoso.com", None),
        (ID, None),
        ("ada@contoso.com", Some(TakenFrom::Email)),
        ("https://www.contoso.com/about", Some(TakenFrom::WebSite)),
        (
            "https://login.microsoftonline.com/contoso.com/saml2",
            Some(TakenFrom::Address),
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Flogin.microsoftonline.com%2Fcontoso.com%2Fsaml2&data=1",
            Some(TakenFrom::Wrapped(Wrapper::SafeLinks)),
        ),
    ] {
        assert_eq!(taken(text), expected, "{text}");
    }
}

#[test]
fn the_address_of_somebody_elses_service_is_no_domain_of_a_company() {
    for text in [
        "contoso.okta.com",
        "https://contoso.okta.com/app/x",
        "https://login.live.com/login.srf",
        "https://login.microsoftonline.de/contoso.onmicrosoft.de",
        "https://protect-us.mimecast.com/s/abc?domain=login.microsoftonline.com",
        "https://teams.microsoft.com/",
    ] {
        assert_eq!(refused(text), Code::TenantForeignHost, "{text}");
    }
    let failure = TenantQuery::parse("https://contoso.sharepoint.com/sites/hr").unwrap_err();
    assert_eq!(
        failure.facts.get("suggestion").map(String::as_str),
        Some("contoso.onmicrosoft.com")
    );
}

#[test]
fn an_address_on_this_computer_says_where_its_practice_tenant_is() {
    let asked = TenantQuery::parse(&format!("http://127.0.0.1:4000/{ID}/v2.0")).unwrap();

    assert_eq!(
        asked.origin.map(String::from).as_deref(),
        Some("http://127.0.0.1:4000/")
    );
}

#[test]
fn nothing_is_empty() {
    for text in ["", "  \n", "\"\"", "\u{feff}"] {
        assert_eq!(refused(text), Code::TenantEmpty, "{text:?}");
    }
}

#[test]
fn what_stands_for_many_directories_is_not_specific() {
    for text in [
        "common",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        "https://login.microsoftonline.com/organizations/v2.0",
        "https://login.microsoftonline.com/Consumers/",
        "https://login.microsoftonline.com/",
        "https://login.microsoftonline.com/login.srf",
        "https://entra.microsoft.com/#home",
        "login.microsoftonline.com",
    ] {
        assert_eq!(refused(text), Code::TenantNotSpecific, "{text}");
    }
}

#[test]
fn directories_for_customers_are_told_apart() {
    for text in [
        "https://contoso.ciamlogin.com/contoso.onmicrosoft.com/v2.0",
        "https://contoso.b2clogin.com/contoso.onmicrosoft.com/b2c_1_signin/v2.0",
        "contoso.ciamlogin.com",
    ] {
        assert_eq!(refused(text), Code::TenantExternal, "{text}");
    }
}

#[test]
fn domains_of_personal_accounts_have_no_directory() {
    for text in [
        "ada@gmail.com",
        "outlook.de",
        "live.co.uk",
        "yahoo.fr",
        "9188040d-6c67-4c5b-b112-36a304b66dad",
    ] {
        assert_eq!(refused(text), Code::TenantConsumerDomain, "{text}");
    }
    assert_eq!(parsed("live.contoso.com").0, "live.contoso.com");
}

#[test]
fn what_is_no_name_of_a_directory_is_malformed() {
    for text in [
        "contoso",
        "Contoso GmbH",
        "192.168.0.1",
        "a..b",
        "-a.com",
        "ada@",
        "00000000-0000-0000-0000-000000000000",
        "72f988bf-86f1-41af-91ab",
        "ftp://contoso.com/",
        "javascript://contoso.com/",
        "contoso.com\nfabrikam.com",
    ] {
        assert_eq!(refused(text), Code::TenantMalformed, "{text}");
    }
}
