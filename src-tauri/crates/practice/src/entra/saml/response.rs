//! The SAML response: around a signed assertion, or with a status that says why there is none.
//!
//! SAML core 2.0 §3.3.3, sent by HTTP-POST (SAML bindings 2.0 §3.5).

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::SigningOption,
    entra::assertion::{Confirmation, SAML, SIGNATURE_POSITION, Statement, instant, signer},
    limits::{self, SAML_ASSERTION},
    scenario::Scenario,
    signing::KeyError,
    wire::{Call, Element, decided, new_id, redirect},
    world::{Reply, random},
};

/// A reply URL that nobody asked for.
const ANOTHER_REPLY_URL: &str = "https://another-service.example/saml/acs";
const SAMLP: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const SUCCESS: &str = "urn:oasis:names:tc:SAML:2.0:status:Success";
const REQUESTER: &str = "urn:oasis:names:tc:SAML:2.0:status:Requester";
const RESPONDER: &str = "urn:oasis:names:tc:SAML:2.0:status:Responder";

/// Why there is no assertion.
pub(super) struct Status {
    code: &'static str,
    /// The second-level code.
    detail: &'static str,
    /// What goes into the message, most general first; there is none where somebody cancelled.
    refusals: Vec<Refusal>,
}

impl Status {
    /// 75006: the request has a property that is not supported.
    pub(super) fn unsupported(property: &'static str) -> Self {
        Self {
            code: REQUESTER,
            detail: "urn:oasis:names:tc:SAML:2.0:status:RequestUnsupported",
            refusals: vec![
                Aadsts::SamlProcessing.into(),
                Aadsts::SamlPropertyUnsupported.about(property),
            ],
        }
    }

    /// 75016: the request asks for a `NameID` of a format there is none of.
    pub(super) fn name_id_policy(format: &str) -> Self {
        Self {
            code: REQUESTER,
            detail: "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy",
            refusals: vec![Aadsts::SamlNameIdPolicy.about(format)],
        }
    }

    /// The person could not be authenticated as asked.
    pub(super) fn responder(detail: &'static str, refusal: Refusal) -> Self {
        Self {
            code: RESPONDER,
            detail,
            refusals: vec![refusal],
        }
    }

    /// Somebody pressed Cancel.
    pub(super) fn cancelled() -> Self {
        Self {
            code: RESPONDER,
            detail: "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed",
            refusals: Vec::new(),
        }
    }

    fn element(&self, call: &Call) -> Element {
        let code = |value| Element::new("samlp:StatusCode").attribute("Value", value);
        let message = self
            .message(call)
            .map(|message| Element::new("samlp:StatusMessage").text(message));
        Element::new("samlp:Status")
            .child(code(self.code).child(code(self.detail)))
            .children(message)
    }

    /// One sentence after the other; the last has the tail with the trace and correlation IDs.
    fn message(&self, call: &Call) -> Option<String> {
        let (last, general) = self.refusals.split_last()?;
        let general: String = general
            .iter()
            .map(|refusal| refusal.message() + " ")
            .collect();
        Some(general + &last.description(call))
    }

    fn label(&self) -> String {
        self.refusals
            .first()
            .map_or_else(|| "cancelled".to_owned(), Refusal::label)
    }
}

/// Posts the assertion to the ACS URL.
pub(super) fn answer(call: &Call, reply: &Reply, statement: &Statement<'_>) -> Response {
    match success(call, reply, statement) {
        Ok(response) => decided(post(reply, &response), "saml_response"),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Posts the status to the ACS URL.
pub(super) fn refuse(call: &Call, reply: &Reply, status: &Status) -> Response {
    let issuer = call.world.v1_issuer(&reply.authority.issuer_segment());
    let response = envelope(call, reply, &reply.acs, issuer).child(status.element(call));
    decided(post(reply, &response), status.label())
}

fn success(call: &Call, reply: &Reply, statement: &Statement<'_>) -> Result<Element, KeyError> {
    let world = &call.world;
    let key = world.signing_certificate(statement.app, call.now)?;
    let signer = signer(world, &key);
    let option = match world.first_on(&[Scenario::ResponseSigned, Scenario::BothSigned]) {
        Some(Scenario::ResponseSigned) => SigningOption::Response,
        Some(_) => SigningOption::Both,
        None => statement.app.single_sign_on.signing,
    };
    let recipient = if call.is_on(Scenario::WrongRecipient) {
        ANOTHER_REPLY_URL
    } else {
        &reply.acs
    };
    let confirmation = Confirmation {
        recipient,
        in_response_to: reply.in_response_to.as_deref(),
    };
    let mut assertion = statement.assertion(SAML_ASSERTION, Some(confirmation));
    if option != SigningOption::Response {
        assertion = signer.envelope(assertion, SIGNATURE_POSITION)?;
    }
    let status = Element::new("samlp:Status")
        .child(Element::new("samlp:StatusCode").attribute("Value", SUCCESS));
    if call.is_on(Scenario::AssertionEncrypted) {
        assertion = encrypted();
    }
    let destination = if call.is_on(Scenario::WrongDestination) {
        ANOTHER_REPLY_URL
    } else {
        &reply.acs
    };
    let response = envelope(call, reply, destination, statement.issuer())
        .child(status)
        .child(assertion);
    if option == SigningOption::Assertion {
        Ok(response)
    } else {
        signer.envelope(response, SIGNATURE_POSITION)
    }
}

/// An assertion that nobody can read: what a token encryption certificate of the application makes of it (SAML core 2.0
/// §2.3.4). Nobody holds the key.
fn encrypted() -> Element {
    const ENCRYPTION: &str = "http://www.w3.org/2001/04/xmlenc#";
    let value = Element::new("xenc:CipherValue").text(random(limits::CODE_BYTES));
    let data = Element::new("xenc:EncryptedData")
        .attribute("Type", "http://www.w3.org/2001/04/xmlenc#Element")
        .declare("xenc", ENCRYPTION)
        .child(
            Element::new("xenc:EncryptionMethod")
                .attribute("Algorithm", "http://www.w3.org/2001/04/xmlenc#aes256-cbc"),
        )
        .child(Element::new("xenc:CipherData").child(value));
    Element::in_default("EncryptedAssertion", SAML).child(data)
}

fn envelope(call: &Call, reply: &Reply, destination: &str, issuer: String) -> Element {
    Element::new("samlp:Response")
        .attribute("ID", new_id())
        .attribute("Version", "2.0")
        .attribute("IssueInstant", instant(call.now))
        .attribute("Destination", destination)
        .attribute_if("InResponseTo", reply.in_response_to.clone())
        .declare("samlp", SAMLP)
        .child(Element::in_default("Issuer", SAML).text(issuer))
}

fn post(reply: &Reply, response: &Element) -> Response {
    let mut fields = vec![("SAMLResponse", STANDARD.encode(response.document()))];
    fields.extend(
        reply
            .relay_state
            .clone()
            .map(|relay_state| ("RelayState", relay_state)),
    );
    redirect::form_post(&reply.acs, &fields)
}
