//! What a `wresult` says of itself.

use chrono::{DateTime, Utc};

use super::response::RequestSecurityTokenResponse;
use crate::failure::{Failure, FailureCode};
use crate::login::check::Checks;
use crate::login::federated::stated::Own;
use crate::login::federated::{Confirmed, unreadable_xml};
use crate::login::stated::Stated;
use crate::xml::Xml;

/// Judges a response.
pub(crate) fn response(text: &str, now: DateTime<Utc>) -> Stated {
    let xml = match Xml::parse(text.as_bytes()) {
        Ok(xml) => xml,
        Err(error) => {
            return Stated::refused(unreadable_xml(&error, FailureCode::WsFedMalformed));
        }
    };
    let response = match RequestSecurityTokenResponse::read(&xml) {
        Ok(response) => response,
        Err(error) => {
            let failure = Failure::new(FailureCode::WsFedMalformed);
            return Stated::refused(failure.because(error));
        }
    };
    let mut checks = Checks::default();
    let element = response.assertion(&mut checks);
    let own = element.map(|element| Own::read(response.element, element));
    let (Some(element), Some(Ok(own))) = (element, &own) else {
        let mut stated = Stated::default();
        stated.checked(checks);
        stated.failures.extend(own.and_then(Result::err));
        return stated;
    };
    response.judge(&mut checks, own.federation(now));
    let of_assertion = own.judge(response.element, element, Confirmed::Borne, now);
    let mut failures = checks.into_failures();
    failures.extend(of_assertion.failures);
    Stated {
        failures,
        ..of_assertion
    }
}
