//! A name identifier that is taken for an email address.

use std::collections::BTreeMap;

use super::*;
use crate::entra::federation::FederationMetadata;
use crate::login::Expect;
use crate::login::assertion::Conditions;

fn assertion(value: &str, format: Option<&str>, email: Option<&str>) -> Assertion {
    let email = email.map(|email| (names::EMAIL_ADDRESS.to_owned(), vec![email.to_owned()]));
    Assertion {
        issuer: "https://idp.example/".to_owned(),
        name_id: Some(NameId {
            value: value.to_owned(),
            format: format.map(str::to_owned),
        }),
        confirmations: Vec::new(),
        conditions: Conditions::default(),
        attributes: email.into_iter().collect::<BTreeMap<_, _>>(),
        odd_parts: Vec::new(),
    }
}

fn found(assertion: &Assertion, contract: NameIdContract) -> (Vec<Warning>, Option<FailureCode>) {
    let metadata = FederationMetadata {
        entity_id: "https://idp.example/".to_owned(),
        single_sign_on: Vec::new(),
        single_logout: Vec::new(),
        passive_requestor: None,
        certificates: Vec::new(),
        valid_until: None,
        oddities: Vec::new(),
    };
    let (warnings, failure) = judge(
        assertion,
        Federation {
            library: &crate::login::xml_signature::Bergshamra,
            metadata: &metadata,
            expect: Expect::Foreign,
            audience: "https://app.example/",
            name_id: &contract,
            allow_sha1: false,
            now: chrono::DateTime::UNIX_EPOCH,
        },
    );
    (warnings, failure.map(|failure| failure.code))
}

const EMAIL: NameIdContract = NameIdContract {
    format: None,
    email: true,
};

#[test]
fn an_address_is_what_the_service_wants() {
    for email in [None, Some("ada@contoso.com"), Some("Ada@Contoso.com")] {
        let assertion = assertion("ada@contoso.com", None, email);

        assert_eq!(found(&assertion, EMAIL), (vec![], None), "{email:?}");
    }
}

#[test]
fn an_opaque_one_is_a_warning_where_an_attribute_holds_the_address_and_a_failure_where_none_does() {
    let opaque = "AbCdEfGh-opaque";

    assert_eq!(
        found(&assertion(opaque, None, Some("ada@contoso.com")), EMAIL),
        (vec![Warning::NameIdIsNotEmail], None)
    );
    for email in [None, Some("no address")] {
        assert_eq!(
            found(&assertion(opaque, None, email), EMAIL),
            (vec![], Some(FailureCode::ClaimsEmailMissing))
        );
    }
}

#[test]
fn a_user_name_that_is_not_the_mailbox_is_a_warning() {
    let assertion = assertion("ada.k@contoso.com", None, Some("ada.king@contoso.com"));

    assert_eq!(
        found(&assertion, EMAIL),
        (vec![Warning::NameIdIsNotEmail], None)
    );
}

#[test]
fn a_service_that_does_not_care_is_told_nothing() {
    let assertion = assertion("opaque", None, None);

    assert_eq!(found(&assertion, NameIdContract::default()), (vec![], None));
}

#[test]
fn another_format_than_the_one_asked_for_is_a_warning() {
    let wanting = |format| NameIdContract {
        format: Some(format),
        email: false,
    };
    let persistent = assertion("x", Some(names::FORMAT_PERSISTENT), None);
    let none = assertion("x", None, None);

    assert_eq!(
        found(&persistent, wanting(NameIdFormat::Persistent)),
        (vec![], None)
    );
    assert_eq!(
        found(&none, wanting(NameIdFormat::Unspecified)),
        (vec![], None)
    );
    assert_eq!(
        found(&persistent, wanting(NameIdFormat::EmailAddress)).0,
        [Warning::NameIdFormat {
            expected: names::FORMAT_EMAIL_ADDRESS.to_owned(),
            received: names::FORMAT_PERSISTENT.to_owned(),
        }]
    );
}

#[test]
fn a_format_is_read_by_its_name_and_by_its_uri() {
    for format in NameIdFormat::ALL {
        assert_eq!(NameIdFormat::parse(format.name()), Some(format));
        assert_eq!(NameIdFormat::parse(format.uri()), Some(format));
    }
    assert_eq!(NameIdFormat::parse("kerberos"), None);
}
