//! Responses of SAML 2.0: the good ones, and each rule broken once.

mod algorithms;
mod assertions;
mod documents;
mod envelopes;
mod signatures;
mod texts;

use crate::generator::Vector;
use crate::generator::assertion::{
    Assertion, Delivery, FROM, REQUEST, UNTIL, bearer, conditions, restriction,
};
use crate::generator::response::Response;
use crate::generator::signature::Signing;

/// All of them but the wrapped ones.
pub(crate) fn vectors() -> Vec<Vector> {
    [
        good(),
        signatures::vectors(),
        algorithms::vectors(),
        texts::vectors(),
        envelopes::vectors(),
        assertions::vectors(),
        documents::vectors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A good answer to the request of this ID.
pub(crate) fn answer_to(request: &str) -> String {
    let assertion = ada(|assertion| {
        assertion.confirmations = assertion.confirmations.replace(REQUEST, request);
    });
    holding(&assertion).replace(REQUEST, request)
}

fn vector(name: &str, xml: String) -> Vector {
    Vector::of("saml", name, xml)
}

fn bad(name: &str, code: &'static str, xml: String) -> Vector {
    vector(name, xml).refused(code)
}

/// A response with this signed assertion.
fn holding(assertion: &Assertion) -> String {
    Response::around(assertion.signed(&Signing::properly())).unsigned()
}

/// The usual assertion with one change.
fn ada(change: impl FnOnce(&mut Assertion)) -> Assertion {
    let mut assertion = Assertion::of_ada();
    change(&mut assertion);
    assertion
}

fn good() -> Vec<Vector> {
    let assertion = Assertion::of_ada();
    let properly = Signing::properly();
    let signed = assertion.signed(&properly);
    let started_at_the_provider = ada(|assertion| {
        assertion.confirmations = bearer(&Delivery {
            in_response_to: None,
            ..Delivery::default()
        });
    });
    let for_no_uri = ada(|assertion| {
        assertion.conditions = conditions(FROM, UNTIL, &restriction(&["spn:app-without-a-uri"]));
    });
    let unsolicited = Response {
        in_response_to: None,
        ..Response::around(started_at_the_provider.signed(&properly))
    };
    let without_key_info = Signing {
        named: None,
        ..Signing::properly()
    };
    vec![
        vector("good_assertion_signed", holding(&assertion)),
        vector(
            "good_response_signed",
            Response::around(assertion.with("")).signed(&properly),
        ),
        vector(
            "good_both_signed",
            Response::around(signed).signed(&properly),
        ),
        Vector {
            service: Some("app-without-a-uri"),
            ..vector("good_audience_with_spn", holding(&for_no_uri))
        },
        Vector {
            in_response_to: None,
            ..vector("good_started_at_the_provider", unsolicited.unsigned())
        },
        vector(
            "good_without_key_info",
            Response::around(assertion.signed(&without_key_info)).unsigned(),
        ),
        vector(
            "good_comment_between_elements",
            holding(&assertion).replace("<samlp:Status>", "<!-- harmless --><samlp:Status>"),
        ),
        Vector {
            allow_sha1: true,
            ..vector(
                "good_sha1_where_it_is_allowed",
                Response::around(assertion.signed(&Signing::with_sha1())).unsigned(),
            )
        },
    ]
    .into_iter()
    .chain(odd_values())
    .collect()
}

/// Any XML may stand in an attribute's value (SAML core §2.7.3.1.1).
fn odd_values() -> Vec<Vector> {
    let valued = |name: &str, value: &str| {
        let odd = |assertion: &mut Assertion| {
            let attribute = ("urn:oid:1.3.6.1.4.1.5923.1.1.1.10", value.to_owned());
            assertion.attributes.push(attribute);
        };
        vector(name, holding(&ada(odd)))
    };
    vec![
        valued(
            "good_attribute_with_a_name_identifier",
            "<NameID>a6c2c4d4</NameID>",
        ),
        valued(
            "good_attribute_of_elements",
            "<Street>1 Main</Street><City>Oslo</City>",
        ),
        valued("good_attribute_with_mark_up", "Contoso <b>Ltd</b>"),
    ]
}
