//! A live login from its request to its verdict: the answer is signed for this very request.

use async_trait::async_trait;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use consentry_core::entra::federation::{AcsUrl, EntityId, FederationMetadata};
use consentry_core::login::capture::LoginAnswer;
use consentry_core::login::saml::{NameIdContract, SamlParameters, SamlRequest};
use consentry_core::login::{Expect, Judged};
use consentry_core::ports::system::SystemEntropy;
use consentry_core::ports::{CapturedAnswer, Clock};
use consentry_core::view::Verdict;

use crate::generator;

/// The moment of the corpus.
struct Still;

#[async_trait]
impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        generator::NOW.parse().unwrap()
    }

    async fn sleep(&self, _: std::time::Duration) {}
}

/// A request, what the provider answers to the request with the ID that `answered` picks, and the verdict.
fn sign_in(answered: impl Fn(&str) -> String, relay_state: impl Fn(&str) -> String) -> Judged {
    let metadata = FederationMetadata::parse(generator::provider().as_bytes()).unwrap();
    let parameters = SamlParameters {
        metadata,
        entity_id: EntityId::new(generator::ENTITY_ID),
        acs: AcsUrl::new(generator::ACS),
        expect: Expect::Foreign,
        name_id: NameIdContract::default(),
        contract: Vec::new(),
        allow_sha1: false,
        login_hint: None,
        force_authn: false,
    };
    let in_flight = SamlRequest::new(parameters, &SystemEntropy, &Still)
        .unwrap()
        .sent();
    let response = generator::answer_to(&answered(in_flight.request_id()));
    let field = |name: &str, value: String| (name.to_owned(), value);
    let caught = CapturedAnswer::Form(vec![
        field("SAMLResponse", BASE64_STANDARD.encode(response)),
        field("RelayState", relay_state(in_flight.relay_state())),
    ]);
    let answer = LoginAnswer::caught(&caught).unwrap();
    in_flight.receive(answer, &Still, &|_| ())
}

#[test]
fn an_answer_to_this_request_passes() {
    let judged = sign_in(str::to_owned, str::to_owned);

    assert_eq!(judged.verdict, Verdict::Pass, "{:?}", judged.failure);
    assert_eq!(judged.who.as_deref(), Some("Ada Lovelace"));
}

#[test]
fn an_answer_to_another_request_is_refused() {
    let judged = sign_in(|_| "_another".to_owned(), str::to_owned);

    assert_eq!(judged.failure.unwrap().code.as_str(), "saml.in_response_to");
    assert!(judged.claims.is_empty());
}

#[test]
fn an_answer_with_another_relay_state_is_refused() {
    let judged = sign_in(str::to_owned, |_| "another".to_owned());

    assert_eq!(
        judged.failure.unwrap().code.as_str(),
        "login.state_mismatch"
    );
    assert!(judged.claims.is_empty());
}
