//! The request as it is sent, and answers that are none. Signed answers are judged by the corpus of the
//! hostile tests.

use super::*;
use crate::login::fixture::{Counting, Still};

const ENTRA: &[u8] = include_bytes!("../../../fixtures/entra/federation_metadata.xml");

fn params() -> WsFedParameters {
    WsFedParameters {
        metadata: FederationMetadata::parse(ENTRA).expect("metadata"),
        wtrealm: Wtrealm::new("api://11111111-2222-4333-8444-555555555555"),
        wreply: Wreply::new("https://contoso.kinde.com/login/callback"),
        expect: Expect::Foreign,
        name_id: NameIdContract::default(),
        contract: Vec::new(),
        allow_sha1: false,
        login_hint: Some("ada@contoso.com".to_owned()),
    }
}

#[test]
fn the_request_names_realm_reply_address_and_context() {
    let request = WsFedRequest::new(params(), &Counting::default()).expect("a request");

    let url = request.url().clone();
    let in_flight = request.sent();
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert!(url.as_str().starts_with(
        "https://login.microsoftonline.com/4f1c2b7e-0000-4000-8000-00000000c0de/wsfed?"
    ));
    assert_eq!(
        pairs,
        [
            ("wa", "wsignin1.0"),
            ("wtrealm", "api://11111111-2222-4333-8444-555555555555"),
            ("wreply", "https://contoso.kinde.com/login/callback"),
            ("wctx", in_flight.wctx()),
            ("login_hint", "ada@contoso.com"),
        ]
    );
}

#[test]
fn metadata_without_the_passive_profile_is_no_use() {
    let mut params = params();
    params.metadata.passive_requestor = None;

    let failure = WsFedRequest::new(params, &Counting::default()).expect_err("none");

    assert_eq!(failure.code, FailureCode::FederationEndpointMissing);
}

#[test]
fn a_saml_response_is_an_answer_of_another_protocol() {
    let answer = LoginAnswer::parse(
        r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>"#,
    )
    .expect("an answer");
    let request = WsFedRequest::new(params(), &Counting::default()).expect("a request");

    let judged = request.sent().receive(answer, &Still, &|_| ());

    let failure = judged.failure.expect("a failure");
    assert_eq!(failure.code, FailureCode::LoginWrongProtocol);
}
