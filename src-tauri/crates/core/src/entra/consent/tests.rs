//! Consent addresses, landings, and what a landing proves.

use super::{Landing, judge, own_app};
use crate::entra::cloud::{Authority, Cloud, Clouds};
use crate::entra::discovery::Directory;
use crate::entra::registration::{ClientId, RedirectUri, TenantId};
use crate::failure::{Failure, FailureCode as Code};
use crate::language::Language;
use crate::outcome::Outcome;
use crate::pasted::Pasted;

const TENANT: &str = "55555555-aaaa-4bbb-8ccc-000000000001";
const PAGE: &str = include_str!("../../../fixtures/entra/error_page.txt");

fn global() -> Authority {
    Clouds::default().authority(Cloud::Global).unwrap()
}

fn tenant() -> TenantId {
    TenantId::parse(TENANT).unwrap()
}

fn landed(query: &str) -> Outcome<super::ConsentAnswer> {
    judge(&Landing::parse(query).unwrap(), tenant(), None)
}

fn disproved(query: &str) -> Failure {
    match landed(query) {
        Outcome::Disproved(failure) => failure,
        other => panic!("{query}: {other:?}"),
    }
}

#[test]
fn the_customers_own_registration_is_asked_for_exactly_its_scopes() {
    let client_id = ClientId::parse("66666666-aaaa-4bbb-8ccc-000000000001").unwrap();
    let redirect_uri = RedirectUri::new("https://kivo.io/cb/");

    let url = own_app(
        &global(),
        tenant(),
        client_id,
        &redirect_uri,
        &["openid", "https://graph.microsoft.com/User.Read"],
        Some("s&1"),
    );

    assert_eq!(
        url.as_str(),
        "https://login.microsoftonline.com/55555555-aaaa-4bbb-8ccc-000000000001/v2.0/adminconsent?\
         client_id=66666666-aaaa-4bbb-8ccc-000000000001&scope=openid+https%3A%2F%2Fgraph.microsoft.com%2FUser.Read\
         &redirect_uri=https%3A%2F%2Fkivo.io%2Fcb%2F&state=s%261"
    );
}

#[test]
fn consent_in_the_expected_directory_is_proved() {
    let query =
        format!("https://kivo.io/?admin_consent=True&tenant={TENANT}&scope=openid+profile#");

    let Outcome::Proved(answer) = landed(&query) else {
        panic!("not proved")
    };

    assert_eq!(answer.directory, Directory::Id(tenant()));
    assert_eq!(answer.scopes, ["openid", "profile"]);
    assert!(!answer.state_checked);
}

#[test]
fn the_query_alone_is_enough_in_any_order() {
    for query in [
        format!("?tenant={TENANT}&admin_consent=True"),
        format!("tenant={TENANT}&admin_consent=true"),
        format!("kivo.io/?tenant={TENANT}&admin_consent=True#"),
    ] {
        assert!(matches!(landed(&query), Outcome::Proved(_)), "{query}");
    }
}

#[test]
fn a_directory_named_by_its_domain_stays_a_domain() {
    let Outcome::Proved(answer) = landed("?admin_consent=True&tenant=contoso.com") else {
        panic!("not proved")
    };

    assert_eq!(
        answer.directory,
        Directory::Domain("contoso.com".to_owned())
    );
}

#[test]
fn an_error_counts_before_the_consent_beside_it() {
    let failure = disproved(&format!(
        "?error=consent_required&error_description=AADSTS65004%3a+Declined.&admin_consent=True&tenant={TENANT}"
    ));

    assert_eq!(failure.code, Code::ConsentRefused);
    assert_eq!(
        failure.detail.unwrap().aadsts.as_deref(),
        Some("AADSTS65004")
    );
}

#[test]
fn refusals_are_told_apart() {
    for (query, expected) in [
        (
            "?error=access_denied&error_description=AADSTS65004%3a+x",
            Code::ConsentRefused,
        ),
        ("?error=access_denied", Code::ConsentRefused),
        (
            "?error=permission_denied&error_description=No",
            Code::ConsentRefused,
        ),
        (
            "?error=access_denied&error_description=AADSTS90094%3a+x",
            Code::ConsentAdminRequired,
        ),
        (
            "?error=invalid_request&error_description=AADSTS50020%3a+x",
            Code::LoginAccountNotInTenant,
        ),
        (
            "?error=unauthorized_client&error_description=AADSTS700016%3a+x",
            Code::ApplicationUnknown,
        ),
        (
            "?error=invalid_request&error_description=AADSTS50011%3a+x",
            Code::RedirectUriNotRegistered,
        ),
    ] {
        assert_eq!(disproved(query).code, expected, "{query}");
    }
}

#[test]
fn cancelling_disproves_nothing() {
    let outcome = landed("?error=access_denied&error_subcode=cancel&state=x");

    assert!(
        matches!(outcome, Outcome::Inconclusive(failure) if failure.code == Code::LoginDeclined)
    );
}

#[test]
fn trouble_of_microsofts_disproves_nothing() {
    let outcome = landed("?error=server_error&error_description=AADSTS90033%3a+x");

    assert!(
        matches!(outcome, Outcome::Inconclusive(failure) if failure.code == Code::MicrosoftUnavailable)
    );
}

#[test]
fn the_state_must_come_back_only_where_one_was_sent() {
    let landing =
        Landing::parse(&format!("?admin_consent=True&tenant={TENANT}&state=sent")).unwrap();

    for state in [None, Some("sent")] {
        let Outcome::Proved(answer) = judge(&landing, tenant(), state) else {
            panic!("{state:?} is not proved")
        };
        assert_eq!(answer.state_checked, state.is_some());
    }
    let other = judge(&landing, tenant(), Some("other"));
    assert!(
        matches!(other, Outcome::Inconclusive(failure) if failure.code == Code::ConsentStateMismatch)
    );
    let without = Landing::parse(&format!("?admin_consent=True&tenant={TENANT}")).unwrap();
    assert!(matches!(
        judge(&without, tenant(), Some("sent")),
        Outcome::Inconclusive(_)
    ));
}

#[test]
fn consent_in_another_directory_names_both() {
    let failure = disproved("?admin_consent=True&tenant=99999999-aaaa-4bbb-8ccc-000000000001");

    assert_eq!(failure.code, Code::ConsentWrongTenant);
    assert!(
        failure.summary(Language::english()).contains("99999999")
            && failure.advice(Language::english()).contains(TENANT),
        "{failure:?}"
    );
}

#[test]
fn consent_that_was_not_granted_is_missing() {
    assert_eq!(
        disproved(&format!("?admin_consent=False&tenant={TENANT}")).code,
        Code::ConsentMissing
    );
}

#[test]
fn the_text_of_an_error_page_is_a_refusal() {
    let failure = disproved(PAGE);

    assert_eq!(failure.code, Code::LoginUserNotAssigned);
    assert!(failure.detail.unwrap().correlation_id.is_some());
}

#[test]
fn a_landing_is_read_in_every_dress() {
    let address =
        format!("https://kivo.io/?admin_consent=True&tenant={TENANT}&scope=openid%20profile#");
    for text in [
        format!(" “{address}” "),
        format!("<{address}>"),
        format!("> {}\n> {}", &address[..40], &address[40..]),
        address.replace('&', "&amp;"),
        address.replace('&', "\\u0026"),
        address
            .replace(':', "%3A")
            .replace('/', "%2F")
            .replace('?', "%3F")
            .replace('=', "%3D")
            .replace('&', "%26")
            .replace("%20", "%2520")
            .replace('#', "%23"),
        format!("admin_consent: True\ntenant: {TENANT}"),
        format!("It said {address} in the end."),
        format!(r#"{{"log":{{"entries":[{{"request":{{"url":"{address}"}},"response":{{}}}}]}}}}"#),
    ] {
        let landing = Landing::parse(&text).unwrap_or_else(|failure| panic!("{failure:?}: {text}"));
        assert!(
            matches!(judge(&landing, tenant(), None), Outcome::Proved(_)),
            "{text}"
        );
    }
}

#[test]
fn the_wrong_thing_is_named() {
    let metadata = r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="e"><IDPSSODescriptor/></EntityDescriptor>"#;

    for (text, code) in [
        (metadata, Code::PastedProviderMetadata),
        (
            r#"{"keys":[{"kty":"RSA","n":"x","e":"AQAB"}]}"#,
            Code::PastedKeySet,
        ),
        (
            r#"{"issuer":"https://login.microsoftonline.com/x/v2.0","jwks_uri":"https://login.microsoftonline.com/x/discovery/v2.0/keys"}"#,
            Code::PastedDiscoveryDocument,
        ),
        (
            "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
            Code::PastedCertificate,
        ),
    ] {
        assert_eq!(Landing::parse(text).unwrap_err().code, code, "{text}");
    }
}

#[test]
fn other_addresses_and_texts_are_no_landing() {
    for text in [
        "",
        "https://kivo.io/",
        "https://kivo.io/?code=1&state=2",
        "hello world",
        "?admin_consent=True&tenant=a/b",
        "?admin_consent=True&admin_consent=False&tenant=contoso.com",
    ] {
        assert_eq!(
            Landing::parse(text).unwrap_err().code,
            Code::ConsentNotALanding,
            "{text:.60}"
        );
    }
    let without_tenant = landed("?admin_consent=True");
    assert!(
        matches!(without_tenant, Outcome::Inconclusive(failure) if failure.code == Code::ConsentNotALanding)
    );
}

#[test]
fn a_landing_is_read_out_of_a_mail_filters_link() {
    let wrapped = format!(
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fkivo.io%2F%3Fadmin_consent%3DTrue%26tenant%3D{TENANT}&data=05"
    );

    assert!(matches!(landed(&wrapped), Outcome::Proved(_)));
}

#[test]
fn which_of_several_landings_was_taken_is_known() {
    let text = format!(
        "First https://kivo.io/?error=access_denied&error_description=AADSTS65004+no then \
         https://kivo.io/?admin_consent=True&tenant={TENANT}"
    );

    let taken = Landing::read(&Pasted::from_text(&text).unwrap()).unwrap();

    assert_eq!(taken.value.admin_consent, Some(true));
    assert_eq!((taken.dress.which, taken.dress.of), (2, 2));
}
