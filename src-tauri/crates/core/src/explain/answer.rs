//! The answer to a sign-in, or what came in its place, by its own words.

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret as _;

use super::{Fault, Looked, Measure, What, error_text};
use crate::entra::registration::{ClientId, TenantId};
use crate::failure::aadsts::{self, MicrosoftError};
use crate::failure::{Failure, FailureCode};
use crate::login::capture::{self, LoginAnswer};
use crate::login::federated::stated as federated;
use crate::login::id_token::stated as id_token;
use crate::login::saml::stated as saml;
use crate::login::stated::Stated;
use crate::login::ws_fed::stated as ws_fed;
use crate::pasted::{Item, Kind, Origin, Thing, Wanted};
use crate::protocol::Protocol;

/// Judges the answer that a thing is, at the moment when it came where that is known.
pub(super) fn look(item: &Item, measure: Measure<'_>) -> Option<Looked> {
    let recorded = item.recorded.as_ref();
    let now = recorded
        .and_then(|recorded| recorded.at)
        .unwrap_or(measure.now);
    let Some(answer) = capture::of_item(item) else {
        return error_of_a_service(item, measure);
    };
    let delivered = recorded.map(|recorded| recorded.address.as_str());
    Some(match answer {
        LoginAnswer::Code { .. } => Looked::at(What::AuthorizationResponse).by(Protocol::Oidc),
        LoginAnswer::Error {
            error,
            description,
            subcode,
            ..
        } => {
            let refusal = MicrosoftError {
                error: Some(&error),
                subcode: subcode.as_deref(),
                description: description.as_deref(),
            };
            let what = if is_object(item) {
                What::TokenResponse
            } else {
                What::AuthorizationResponse
            };
            refused(&refusal, what, measure)
        }
        LoginAnswer::IdToken { token, .. } => {
            of_token(What::IdToken, id_token::token(token.expose_secret(), now))
        }
        LoginAnswer::TokenResponse {
            id_token: Some(token),
            ..
        } => of_token(
            What::TokenResponse,
            id_token::token(token.expose_secret(), now),
        ),
        LoginAnswer::TokenResponse { access_token, .. } => {
            let looked = Looked::at(What::TokenResponse).by(Protocol::Oidc);
            let kind = access_token.and_then(|token| Kind::of_token(token.expose_secret()));
            match kind.and_then(|kind| kind.in_place_of(Wanted::Answer)) {
                Some(failure) => looked.with(failure),
                None => looked,
            }
        }
        LoginAnswer::PageError { text } => error_text::microsofts(&text)?,
        LoginAnswer::SamlResponse { xml, .. } => {
            let stated = saml::response(xml.expose_secret(), delivered, now);
            said(What::SamlResponse, Protocol::Saml, stated)
        }
        LoginAnswer::WsFed { xml, .. } => {
            let stated = ws_fed::response(xml.expose_secret(), now);
            said(What::WsFedResponse, Protocol::WsFed, stated)
        }
    })
}

/// Judges an assertion that came alone.
pub(super) fn assertion(xml: &str, now: DateTime<Utc>) -> Looked {
    let mut looked = said(
        What::Assertion,
        Protocol::Saml,
        federated::assertion(xml, now),
    );
    let alone = Kind::Assertion.in_place_of(Wanted::Answer);
    let alone = alone.map(|failure| Fault::of(failure, What::Assertion));
    looked.findings.extend(alone);
    looked
}

/// An `error` that a service adds to an address of its own.
fn error_of_a_service(item: &Item, measure: Measure<'_>) -> Option<Looked> {
    let Thing::Fields(fields) = &item.thing else {
        return None;
    };
    let error = fields.value("error")?;
    let description = fields.value("error_description").unwrap_or_default();
    let shown = format!("error {error} {description}");
    let failure = measure.services.shown_error(&shown)?;
    Some(Looked::at(What::ServiceError).with(failure))
}

fn is_object(item: &Item) -> bool {
    matches!(&item.thing, Thing::Fields(fields) if fields.origin == Origin::Object)
}

/// A refusal; where it is none of Microsoft's that is known, one that a service shows, if it is.
fn refused(refusal: &MicrosoftError<'_>, what: What, measure: Measure<'_>) -> Looked {
    let failure = aadsts::refused(refusal, &[]);
    let unexplained =
        failure.code == FailureCode::LoginRefused && !failure.facts.contains_key("aadsts");
    if unexplained {
        let words = [refusal.error, refusal.description].map(Option::unwrap_or_default);
        let shown = format!("error {}", words.join(" "));
        if let Some(shown) = measure.services.shown_error(&shown) {
            return Looked::at(What::ServiceError).with(shown);
        }
    }
    let protocol = error_text::protocol(&failure, refusal.description.unwrap_or_default());
    Looked::at(what)
        .by(protocol.unwrap_or(Protocol::Oidc))
        .with(failure)
}

fn of_token(what: What, stated: Stated) -> Looked {
    said(what, Protocol::Oidc, stated)
}

fn said(what: What, protocol: Protocol, stated: Stated) -> Looked {
    let mut looked = Looked::at(what).by(protocol);
    let findings = stated.failures.into_iter();
    looked.findings = findings
        .map(|failure: Failure| Fault::of(failure, what))
        .collect();
    looked.warnings = stated.warnings;
    looked.unchecked = stated.unchecked;
    looked.about.tenant = stated.tenant.as_deref().and_then(TenantId::parse);
    looked.about.client_id = stated.audience.as_deref().and_then(ClientId::parse);
    looked
}
