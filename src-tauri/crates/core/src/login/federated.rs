//! From signed XML to a verdict: what SAML 2.0 and WS-Federation have in common. Both bring one assertion, and
//! both believe only what the provider's published keys have signed.

mod conditions;
mod name_id;
mod signed;
pub(crate) mod stated;

use chrono::{DateTime, SecondsFormat, Utc};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

pub use name_id::{NameIdContract, NameIdFormat};
pub(crate) use signed::verified;

use super::assertion::Assertion;
use super::capture::{Arrival, ArrivedAt, LoginAnswer};
use super::check::Clause;
use super::claims::{ClaimContract, names};
use super::judge::{self, Proceedings};
use super::verified_claims::VerifiedClaims;
use super::warning::Warning;
use super::xml_signature::{SignatureLibrary, Verified};
use super::{EventSink, Expect, Judged, LoginEvent};
use crate::entra::federation::FederationMetadata;
use crate::entra::federation::validity::CertificateValidity;
use crate::failure::{Failure, FailureCode};
use crate::login::verdict::Verdict;
use crate::protocol::Protocol;
use crate::xml::{ShapeError, Xml, XmlError};

/// What a judgement of either protocol needs to know.
#[derive(Clone, Copy)]
pub(crate) struct Federation<'a> {
    /// The provider.
    pub(crate) metadata: &'a FederationMetadata,
    /// Whose assertion it must be.
    pub(crate) expect: Expect,
    /// The service's name: entity ID or wtrealm.
    pub(crate) audience: &'a str,
    /// What the service needs of the name identifier.
    pub(crate) name_id: &'a NameIdContract,
    /// Whether SHA-1 may pass.
    pub(crate) allow_sha1: bool,
    /// The present moment.
    pub(crate) now: DateTime<Utc>,
    /// Who says which key fits a signature.
    pub(crate) library: &'a dyn SignatureLibrary,
}

/// What the subject's confirmation must say.
#[derive(Clone, Copy)]
pub(crate) enum Confirmed<'a> {
    /// By whoever brings it to this address, in answer to this request where it is known (SAML profiles
    /// §4.1.4.2).
    Delivered {
        to: &'a str,
        in_response_to: Option<&'a str>,
    },
    /// By whoever brings it, where it says how (WS-Federation has no such rule).
    Borne,
}

impl Federation<'_> {
    /// The names by which an audience may call the service: Entra puts `spn:` before one that is no URI.
    pub(crate) fn audiences(&self) -> [String; 2] {
        [self.audience.to_owned(), format!("spn:{}", self.audience)]
    }

    /// Whether `issuer` is the provider, and the provider the directory that is expected.
    pub(crate) fn is_issuer(&self, issuer: &str) -> bool {
        let of_directory = self
            .expect
            .tenant()
            .is_none_or(|tenant| self.metadata.entity_id.contains(&tenant.to_string()));
        issuer == self.metadata.entity_id && of_directory
    }
}

/// The request to which an answer belongs.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// In which protocol.
    pub(crate) protocol: Protocol,
    /// Where the answer goes.
    pub(crate) address: &'a str,
    /// The state that must come back, where somebody knows it.
    pub(crate) state: Option<&'a str>,
}

/// Takes what came as XML, with its state compared; or ends, where it is none.
pub(crate) fn arrived<'a>(
    federation: Federation<'_>,
    asked: Asked<'_>,
    contract: &'a [ClaimContract],
    answer: LoginAnswer,
    report: EventSink<'_>,
) -> Result<(Proceedings<'a>, Xml), Box<Judged>> {
    let mut proceedings = Proceedings::begin(federation.now, contract);
    let request = traced_request(federation, asked.address);
    proceedings.trace.note("request", request);
    proceedings.trace.answered(&answer);
    let (xml, landing, clause, malformed) = match (asked.protocol, answer) {
        (Protocol::Saml, LoginAnswer::SamlResponse { xml, landing }) => {
            (xml, landing, Clause::RelayState, FailureCode::SamlMalformed)
        }
        (Protocol::WsFed, LoginAnswer::WsFed { xml, landing }) => {
            (xml, landing, Clause::Context, FailureCode::WsFedMalformed)
        }
        (protocol, other) => {
            let failure = judge::refusal_of(other, protocol, &[], &proceedings.trace);
            return Err(Box::new(proceedings.failed(failure)));
        }
    };
    let xml = match Xml::parse(xml.expose_secret().as_bytes()) {
        Ok(xml) => xml,
        Err(error) => {
            return Err(Box::new(
                proceedings.failed(unreadable_xml(&error, malformed)),
            ));
        }
    };
    state(&mut proceedings, clause, asked.state, &landing);
    report(LoginEvent::AnswerRead);
    Ok((proceedings, xml))
}

/// Judges the claims of a verified assertion, and ends.
pub(crate) fn conclude(
    mut proceedings: Proceedings<'_>,
    verified: Verified<'_, '_>,
    federation: Federation<'_>,
    confirmed: Confirmed<'_>,
    report: EventSink<'_>,
) -> Judged {
    let assertion = match Assertion::read(verified) {
        Ok(assertion) => assertion,
        Err(error) => return proceedings.failed(unreadable(error)),
    };
    conditions::judge(&mut proceedings.checks, &assertion, federation, confirmed);
    let passed = proceedings.checks.first_failed().is_none();
    proceedings
        .trace
        .note("assertion", traced(&assertion, verified, passed));
    if !passed {
        return proceedings.refused();
    }
    report(LoginEvent::AssertionVerified);
    let claims = VerifiedClaims::vouched(assertion.claims());
    let judged = proceedings.concluded(claims);
    beside_the_claims(judged, &assertion, verified, federation)
}

/// What deserves a look beside the claims, and what the name identifier lacks.
fn beside_the_claims(
    mut judged: Judged,
    assertion: &Assertion,
    verified: Verified<'_, '_>,
    federation: Federation<'_>,
) -> Judged {
    let (warnings, failure) = name_id::judge(assertion, federation);
    judged.warnings.extend(warnings);
    judged
        .warnings
        .extend(of_certificates(federation.metadata, federation.now));
    let oddities = federation.metadata.oddities.iter();
    judged.warnings.extend(oddities.map(Warning::from));
    let odd_parts = assertion.odd_parts.iter();
    judged.warnings.extend(odd_parts.map(Warning::from));
    judged
        .warnings
        .extend(verified.used_sha1().then_some(Warning::Sha1));
    if judged.failure.is_none()
        && let Some(failure) = failure
    {
        judged.verdict = Verdict::Fail;
        judged.failure = Some(failure);
    }
    judged
}

/// What deserves a look about the certificates of `metadata`.
pub(crate) fn of_certificates(
    metadata: &FederationMetadata,
    now: DateTime<Utc>,
) -> Option<Warning> {
    match metadata.validity(now) {
        CertificateValidity::EndsSoon(certificate) => Some(Warning::CertificateEndsSoon {
            on: certificate.not_after,
        }),
        CertificateValidity::Replaced { expired, valid } => Some(Warning::CertificateReplaced {
            expired: expired.not_after,
            valid: valid.not_after,
        }),
        CertificateValidity::Valid
        | CertificateValidity::Expired(_)
        | CertificateValidity::NotYetValid(_) => None,
    }
}

fn unreadable(error: ShapeError) -> Failure {
    let code = match error {
        ShapeError::Unlike(_) => FailureCode::SamlVersion,
        ShapeError::Contradictory(_)
        | ShapeError::Missing(_)
        | ShapeError::Several(_)
        | ShapeError::Unreadable(_) => FailureCode::SamlMalformed,
    };
    Failure::new(code).because(error)
}

/// The failure that unreadable XML is: `malformed`, unless it was made to mislead.
pub(crate) fn unreadable_xml(error: &XmlError, malformed: FailureCode) -> Failure {
    let code = if error.is_hostile() {
        FailureCode::SamlUnsafeXml
    } else {
        malformed
    };
    Failure::new(code).because(error)
}

/// A moment as the checks show it.
pub(crate) fn shown(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// What support keeps of a signed assertion: all of it but its signature.
fn traced(assertion: &Assertion, verified: Verified<'_, '_>, passed: bool) -> Value {
    json!({
        "signed_by": verified.certificate().sha1_thumbprint(),
        "verified": passed,
        "issuer": assertion.issuer,
        "audiences": assertion.conditions.audience_restrictions,
        "not_before": assertion.conditions.not_before,
        "not_on_or_after": assertion.conditions.not_on_or_after,
        "claims": assertion.claims(),
    })
}

/// The issuer that a trace names besides the entity.
fn traced_request(federation: Federation<'_>, address: &str) -> Value {
    json!({
        "issuer": federation.metadata.entity_id,
        "directory": federation.expect.tenant(),
        "service": federation.audience,
        "address": address,
        "allow_sha1": federation.allow_sha1,
        "certificates": federation.metadata.certificates.iter().map(|certificate| json!({
            "subject": certificate.subject,
            "sha1": certificate.sha1_thumbprint(),
            "not_after": certificate.not_after,
        })).collect::<Vec<_>>(),
    })
}

/// The directory that an assertion names.
pub(crate) fn tenant_named(assertion: &Assertion) -> Option<&str> {
    let values = assertion.attributes.get(names::TENANT_ID)?;
    values.first().map(String::as_str)
}

/// Records that the state came back, or did not. Pasted without its field, it cannot be told: then a response of SAML 2.0
/// is bound to the request by its ID alone.
fn state(proceedings: &mut Proceedings<'_>, clause: Clause, sent: Option<&str>, landing: &Arrival) {
    let pasted = matches!(landing.at, ArrivedAt::Unknown);
    let received = landing.state.as_deref();
    match sent {
        Some(sent) if received.is_some() || !pasted => proceedings.checks.judge(
            clause,
            received == Some(sent),
            sent.to_owned(),
            received.map(str::to_owned),
        ),
        _ => proceedings.checks.skip(clause),
    }
}
