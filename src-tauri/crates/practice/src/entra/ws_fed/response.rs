//! The `RequestSecurityTokenResponse` that carries the assertion, and the form that posts it.
//!
//! WS-Trust of February 2005, as WS-Federation 1.2 §13.2.3 uses it.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::saml_1_1;
use crate::{
    directory::TokenFormat,
    entra::assertion::{SIGNATURE_POSITION, Statement, instant, signer},
    limits::{BACKDATING, WS_FED_ASSERTION},
    signing::KeyError,
    wire::{Call, Element, decided, redirect},
    world::WsFedRequest,
};

const TRUST: &str = "http://schemas.xmlsoap.org/ws/2005/02/trust";
const UTILITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const POLICY: &str = "http://schemas.xmlsoap.org/ws/2004/09/policy";
const ADDRESSING: &str = "http://www.w3.org/2005/08/addressing";
const SECURITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const SECURITY_1_1: &str = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";

/// How a token format is named in the response.
struct Names {
    token_type: &'static str,
    key_identifier: &'static str,
    id: &'static str,
}

const SAML_2_0: Names = Names {
    token_type: "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV2.0",
    key_identifier: "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLID",
    id: "ID",
};
const SAML_1_1: Names = Names {
    token_type: "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1",
    key_identifier: "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID",
    id: "AssertionID",
};

/// Posts the token to the reply URL.
pub(super) fn answer(call: &Call, request: &WsFedRequest, statement: &Statement<'_>) -> Response {
    let Ok(wresult) = wresult(call, request, statement) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut fields = vec![
        ("wa", "wsignin1.0".to_owned()),
        ("wresult", wresult.document()),
    ];
    fields.extend(request.wctx.clone().map(|wctx| ("wctx", wctx)));
    decided(
        redirect::form_post(&request.reply_to, &fields),
        "ws_fed_response",
    )
}

fn wresult(
    call: &Call,
    request: &WsFedRequest,
    statement: &Statement<'_>,
) -> Result<Element, KeyError> {
    let key = call.world.signing_certificate(statement.app, call.now)?;
    let signer = signer(&call.world, &key);
    let (token, names) = match statement.app.single_sign_on.token_format {
        TokenFormat::Saml20 => {
            let assertion = statement.assertion(WS_FED_ASSERTION, None);
            (signer.envelope(assertion, SIGNATURE_POSITION)?, SAML_2_0)
        }
        TokenFormat::Saml11 => {
            let assertion = saml_1_1::assertion(statement, WS_FED_ASSERTION);
            let position = saml_1_1::SIGNATURE_POSITION;
            (signer.envelope(assertion, position)?, SAML_1_1)
        }
    };
    Ok(around(request, statement, token, &names))
}

fn around(
    request: &WsFedRequest,
    statement: &Statement<'_>,
    token: Element,
    names: &Names,
) -> Element {
    let id = token.value_of(names.id).unwrap_or_default().to_owned();
    let address = Element::new("Address").text(&request.wtrealm);
    let text = |name, value: &str| Element::new(name).text(value);
    Element::new("t:RequestSecurityTokenResponse")
        .declare("t", TRUST)
        .child(lifetime(statement))
        .child(
            Element::new("wsp:AppliesTo")
                .declare("wsp", POLICY)
                .child(Element::in_default("EndpointReference", ADDRESSING).child(address)),
        )
        .child(Element::new("t:RequestedSecurityToken").child(token))
        .child(reference("t:RequestedAttachedReference", &id, names))
        .child(reference("t:RequestedUnattachedReference", &id, names))
        .child(text("t:TokenType", names.token_type))
        .child(text(
            "t:RequestType",
            "http://schemas.xmlsoap.org/ws/2005/02/trust/Issue",
        ))
        .child(text(
            "t:KeyType",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/NoProofKey",
        ))
}

fn lifetime(statement: &Statement<'_>) -> Element {
    let moment = |name, at| Element::new(name).declare("wsu", UTILITY).text(instant(at));
    Element::new("t:Lifetime")
        .child(moment("wsu:Created", statement.now - BACKDATING))
        .child(moment("wsu:Expires", statement.now + WS_FED_ASSERTION))
}

fn reference(name: &'static str, id: &str, names: &Names) -> Element {
    Element::new(name).child(
        Element::in_default("SecurityTokenReference", SECURITY)
            .attribute("k:TokenType", names.token_type)
            .declare("k", SECURITY_1_1)
            .child(
                Element::new("KeyIdentifier")
                    .attribute("ValueType", names.key_identifier)
                    .text(id),
            ),
    )
}
