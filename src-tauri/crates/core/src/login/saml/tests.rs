//! The request as it is sent, and answers that are none. Signed answers are judged by the corpus of the
//! hostile tests.

use std::io::Read as _;
use std::sync::Mutex;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::read::DeflateDecoder;
use url::Url;

use super::*;
use crate::failure::Raw;
use crate::login::fixture::{Counting, Still, tenant};
use crate::login::verdict::CheckStatus::{Fail, Pass};
use crate::login::verdict::Verdict;
use crate::xml::ns;

const ENTRA: &[u8] = include_bytes!("../../../fixtures/entra/federation_metadata.xml");
const ACS: &str = "https://api.kloudmate.com/sso/saml";
const ENTITY_ID: &str = "https://api.kloudmate.com/sso/saml/metadata";

fn params() -> SamlParameters {
    SamlParameters {
        metadata: FederationMetadata::parse(ENTRA).expect("metadata"),
        entity_id: EntityId::new(ENTITY_ID),
        acs: AcsUrl::new(ACS),
        expect: Expect::Entra { tenant: tenant() },
        name_id: NameIdContract {
            format: Some(NameIdFormat::EmailAddress),
            email: true,
        },
        contract: Vec::new(),
        allow_sha1: false,
        login_hint: None,
        force_authn: false,
    }
}

fn request(params: SamlParameters) -> SamlRequest {
    SamlRequest::new(params, &Counting::default(), &Still).expect("a request")
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
}

/// The request that an address carries.
fn sent(url: &Url) -> String {
    let packed = parameter(url, "SAMLRequest").expect("a request");
    let packed = BASE64_STANDARD.decode(packed).expect("base64");
    let mut xml = String::new();
    DeflateDecoder::new(packed.as_slice())
        .read_to_string(&mut xml)
        .expect("DEFLATE");
    xml
}

#[test]
fn the_request_says_what_entra_reads_and_nothing_that_it_refuses() {
    let request = request(params());

    let text = sent(request.url());
    let xml = Xml::parse(text.as_bytes()).expect("XML");
    let root = xml.root().expect("a root");
    let attribute = |name| root.attribute(name).unwrap_or_default();
    assert!(root.is(ns::PROTOCOL, "AuthnRequest"));
    assert!(
        attribute("ID").starts_with('_'),
        "no digit at its beginning"
    );
    assert_eq!(attribute("Version"), "2.0");
    assert_eq!(attribute("AssertionConsumerServiceURL"), ACS);
    assert_eq!(
        DateTime::parse_from_rfc3339(attribute("IssueInstant")).expect("a moment"),
        Still.now()
    );
    assert_eq!(root.attribute("ForceAuthn"), None);
    let children: Vec<_> = root
        .children()
        .map(crate::xml::Element::local_name)
        .collect();
    assert_eq!(children, ["Issuer", "NameIDPolicy"]);
    let issuer = root.children().next().and_then(crate::xml::Element::text);
    assert_eq!(issuer.as_deref(), Some(ENTITY_ID));
    assert_eq!(
        root.children()
            .last()
            .and_then(|policy| policy.attribute("Format")),
        Some(NameIdFormat::EmailAddress.uri())
    );
}

#[test]
fn the_request_goes_where_the_metadata_says_with_a_state_that_fits() {
    let request = request(params());

    let url = request.url().clone();
    let in_flight = request.sent();
    assert!(url.as_str().starts_with(
        "https://login.microsoftonline.com/4f1c2b7e-0000-4000-8000-00000000c0de/saml2?SAMLRequest="
    ));
    assert_eq!(
        parameter(&url, "RelayState").as_deref(),
        Some(in_flight.relay_state())
    );
    assert!(in_flight.relay_state().len() <= 80, "SAML bindings §3.4.3");
    assert!(sent(&url).contains(in_flight.request_id()));
    assert_ne!(in_flight.request_id()[1..], *in_flight.relay_state());
}

#[test]
fn a_hint_and_a_fresh_sign_in_are_asked_for_where_they_are_wanted() {
    let request = request(SamlParameters {
        login_hint: Some("ada@contoso.com".to_owned()),
        force_authn: true,
        name_id: NameIdContract::default(),
        ..params()
    });

    let xml = sent(request.url());
    assert_eq!(
        parameter(request.url(), "login_hint").as_deref(),
        Some("ada@contoso.com")
    );
    assert!(xml.contains(r#"ForceAuthn="true""#));
    assert!(!xml.contains("NameIDPolicy"));
}

#[test]
fn an_identifier_is_written_so_that_it_stays_one() {
    let request = request(SamlParameters {
        entity_id: EntityId::new("a<b>&\"c"),
        acs: AcsUrl::new("https://a.example/?x=1&y=\"2\""),
        ..params()
    });

    let text = sent(request.url());
    let xml = Xml::parse(text.as_bytes()).expect("XML");
    let root = xml.root().expect("a root");
    let issuer = root.children().next().and_then(crate::xml::Element::text);
    assert_eq!(issuer.as_deref(), Some("a<b>&\"c"));
    assert_eq!(
        root.attribute("AssertionConsumerServiceURL"),
        Some("https://a.example/?x=1&y=\"2\"")
    );
}

#[test]
fn metadata_without_an_address_for_requests_is_no_use() {
    let mut params = params();
    params.metadata.single_sign_on.clear();

    let failure = SamlRequest::new(params, &Counting::default(), &Still).expect_err("none");

    assert_eq!(failure.code, FailureCode::FederationEndpointMissing);
}

/// What comes of an answer, with what was told on the way.
fn judged(answer: &str) -> (Judged, Vec<LoginEvent>) {
    let events = Mutex::new(Vec::new());
    let report = |event| events.lock().expect("one at a time").push(event);
    let answer = LoginAnswer::parse(answer).expect("an answer");
    let judged = request(params()).sent().receive(answer, &Still, &report);
    (judged, events.into_inner().expect("all told"))
}

#[test]
fn an_answer_of_another_protocol_is_refused() {
    for answer in [
        "http://localhost/?code=0.the-code&state=s",
        r#"<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"/>"#,
    ] {
        let (judged, _) = judged(answer);

        let failure = judged.failure.expect("a failure");
        assert_eq!(failure.code, FailureCode::LoginWrongProtocol, "{answer}");
        assert_eq!(judged.verdict, Verdict::Fail);
    }
}

#[test]
fn the_text_of_entras_error_page_is_explained() {
    let (judged, events) = judged("AADSTS50105: The signed in user is not assigned to a role.");

    let failure = judged.failure.expect("a failure");
    assert_eq!(failure.code, FailureCode::LoginUserNotAssigned);
    assert!(events.is_empty(), "no answer arrived");
}

#[test]
fn an_answer_with_another_relay_state_is_refused_before_it_is_read_further() {
    let refused = r#"<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status></samlp:Response>"#;
    let fields = form_urlencoded::Serializer::new(String::new())
        .append_pair("SAMLResponse", &BASE64_STANDARD.encode(refused))
        .append_pair("RelayState", "another")
        .finish();

    let (judged, events) = judged(&fields);

    let failure = judged.failure.expect("a failure");
    assert_eq!(failure.code, FailureCode::LoginStateMismatch);
    let told = [LoginEvent::AnswerArrived, LoginEvent::AnswerRead];
    assert_eq!(events, told);
}

#[test]
fn neither_request_nor_login_in_flight_shows_what_only_they_know() {
    let request = request(params());
    let relay_state = request.login.relay_state.clone();

    let before = format!("{request:?}");
    let after = format!("{:?}", request.sent());

    assert!(!before.contains(&relay_state) && !after.contains(&relay_state));
}

#[test]
fn each_reason_of_a_refusal_has_its_own_sentence_and_leads_nowhere_to_paste_it_again() {
    use crate::failure::NextAction;
    for (reason, code) in [
        ("AuthnFailed", FailureCode::SamlAuthnFailed),
        ("InvalidNameIDPolicy", FailureCode::SamlNameIdPolicy),
        ("NoAuthnContext", FailureCode::SamlAuthnContext),
        ("NoAvailableIDP", FailureCode::SamlNoIdentityProvider),
        ("NoPassive", FailureCode::SamlNoPassive),
        ("RequestDenied", FailureCode::SamlRequestDenied),
        ("RequestUnsupported", FailureCode::SamlRequestUnsupported),
        ("RequestVersionTooHigh", FailureCode::SamlVersion),
        ("UnknownPrincipal", FailureCode::SamlUnknownPrincipal),
        ("UnsupportedBinding", FailureCode::SamlUnsupportedBinding),
        ("ProxyCountExceeded", FailureCode::SamlRefused),
    ] {
        let failure = refused_with(reason, "Cannot provide it.");

        assert_eq!(failure.code, code, "{reason}");
        assert_eq!(failure.facts["status"], reason);
        assert_ne!(failure.next, NextAction::PasteError, "{reason}");
        let detail = failure.detail.expect("a detail");
        assert_eq!(
            detail.raw.as_ref().map(Raw::as_str),
            Some("Cannot provide it.")
        );
    }
}

#[test]
fn microsofts_number_beside_a_reason_decides() {
    let failure = refused_with("RequestDenied", "AADSTS50105: The user is not assigned.");

    assert_eq!(failure.code, FailureCode::LoginUserNotAssigned);
}

/// What a response with this second-level status and message comes to.
fn refused_with(reason: &str, message: &str) -> Failure {
    const STATUS: &str = "urn:oasis:names:tc:SAML:2.0:status";
    let xml = format!(
        r#"<p:Response xmlns:p="{}" ID="_r" Version="2.0" Destination="{ACS}"><p:Status><p:StatusCode Value="{STATUS}:Requester"><p:StatusCode Value="{STATUS}:{reason}"/></p:StatusCode><p:StatusMessage>{message}</p:StatusMessage></p:Status></p:Response>"#,
        ns::PROTOCOL
    );
    let saved = SavedSaml {
        params: params(),
        in_response_to: None,
        at: Still.now(),
    };
    let judged = judge_response(
        &saved,
        &crate::pasted::Pasted::from_text(&xml).expect("short"),
    )
    .expect("an answer");
    judged.failure.expect("a refusal")
}

#[test]
fn a_saved_answer_may_come_from_any_port_of_this_computer_where_none_is_named() {
    let destination = |acs: &str, sent: &str| {
        let xml = format!(
            r#"<p:Response xmlns:p="{}" ID="_r" Version="2.0" Destination="{sent}"><p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status></p:Response>"#,
            ns::PROTOCOL
        );
        let saved = SavedSaml {
            params: SamlParameters {
                acs: AcsUrl::new(acs),
                ..params()
            },
            in_response_to: None,
            at: Still.now(),
        };
        let judged = judge_response(
            &saved,
            &crate::pasted::Pasted::from_text(&xml).expect("short"),
        )
        .expect("an answer");
        let check = judged
            .checks
            .into_iter()
            .find(|check| check.id == "destination");
        check.expect("it is made").status
    };
    for (acs, sent, status) in [
        ("http://localhost/acs", "http://localhost:50123/acs", Pass),
        ("http://localhost/acs", "http://localhost:50123/other", Fail),
        (
            "http://localhost:7071/acs",
            "http://localhost:50123/acs",
            Fail,
        ),
        (
            "https://app.example/acs",
            "https://app.example:50123/acs",
            Fail,
        ),
    ] {
        assert_eq!(destination(acs, sent), status, "{acs} {sent}");
    }
}

#[test]
fn microsofts_number_for_a_format_it_does_not_have_means_what_the_status_means() {
    for number in ["AADSTS75016", "AADSTS750161"] {
        let failure = refused_with("InvalidNameIDPolicy", &format!("{number}: formats are: x"));

        assert_eq!(failure.code, FailureCode::SamlNameIdPolicy, "{number}");
    }
}
