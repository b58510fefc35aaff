//! What a response of SAML 2.0 says of itself.

use chrono::{DateTime, Utc};

use super::response::SamlResponse;
use crate::failure::{Failure, FailureCode};
use crate::login::check::Checks;
use crate::login::federated::stated::Own;
use crate::login::federated::{Confirmed, unreadable_xml};
use crate::login::stated::Stated;
use crate::xml::Xml;

/// Judges a response that came to `delivered_to`, where that is known.
pub(crate) fn response(text: &str, delivered_to: Option<&str>, now: DateTime<Utc>) -> Stated {
    let xml = match Xml::parse(text.as_bytes()) {
        Ok(xml) => xml,
        Err(error) => {
            return Stated::refused(unreadable_xml(&error, FailureCode::SamlMalformed));
        }
    };
    let response = match SamlResponse::read(&xml) {
        Ok(response) => response,
        Err(error) => {
            let failure = Failure::new(FailureCode::SamlMalformed);
            return Stated::refused(failure.because(error));
        }
    };
    let mut checks = Checks::default();
    if let Some(refusal) = response.refusal(&mut checks) {
        return Stated::refused(refusal);
    }
    let element = response.assertion(&mut checks);
    let own = element.map(|element| Own::read(response.element, element));
    let (Some(element), Some(Ok(own))) = (element, &own) else {
        let mut stated = Stated::default();
        stated.checked(checks);
        stated.failures.extend(own.and_then(Result::err));
        return stated;
    };
    let attribute = |name| response.element.attribute(name);
    let to = delivered_to
        .or(attribute("Destination"))
        .or(own.recipient())
        .unwrap_or_default();
    let in_response_to = attribute("InResponseTo");
    response.judge(&mut checks, to, in_response_to, own.federation(now));
    let confirmed = Confirmed::Delivered { to, in_response_to };
    let of_assertion = own.judge(response.element, element, confirmed, now);
    let mut failures = checks.into_failures();
    failures.extend(of_assertion.failures);
    Stated {
        failures,
        ..of_assertion
    }
}
