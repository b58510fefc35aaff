//! Web browser sign-on with SAML 2.0 (SAML profiles §4.1), as a typestate: the request's ID and `RelayState`
//! are made once, sent once and compared once.

mod request;
mod response;
pub(crate) mod stated;
mod status;

use std::fmt;

use chrono::{DateTime, Utc};

use super::capture::LoginAnswer;
use super::check::Clause;
use super::claims::ClaimContract;
use super::federated::{self, Asked, Confirmed, Federation};
use super::judge::Proceedings;
use super::recording::{AskedSaml, Keeping, LoginRecording, RecordedRequest};
use super::unsent::Unsent;
use super::witness::Noting;
use super::xml_signature::SignatureLibrary;
use super::{EventSink, Expect, Judged, LoginEvent, pkce};
use crate::entra::federation::{AcsUrl, EntityId, FederationMetadata};
use crate::failure::{Failure, FailureCode};
use crate::pasted::{Pasted, Taken, Wanted};
use crate::ports::{Clock, Entropy};
use crate::protocol::Protocol;
use crate::xml::Xml;

pub use super::federated::{NameIdContract, NameIdFormat};

/// What a test login with SAML 2.0 needs to know.
#[derive(Debug, Clone)]
pub struct SamlParameters {
    /// The provider's own description; its certificates are the only ones that count.
    pub metadata: FederationMetadata,
    /// Identifier (Entity ID) of the service.
    pub entity_id: EntityId,
    /// Where the answer goes, exactly as it is registered.
    pub acs: AcsUrl,
    /// Whose assertion it must be.
    pub expect: Expect,
    /// What the service needs of the name identifier.
    pub name_id: NameIdContract,
    /// What the service needs of the attributes, by their full names, and of the name identifier, as `NameID`.
    pub contract: Vec<ClaimContract>,
    /// Whether a signature with SHA-1 may pass, for a service that cannot do better.
    pub allow_sha1: bool,
    /// The user name to begin with.
    pub login_hint: Option<String>,
    /// Whether to make the provider ask again, so that a session in the browser is not used silently.
    pub force_authn: bool,
}

impl SamlParameters {
    fn federation<'a>(
        &'a self,
        now: DateTime<Utc>,
        library: &'a dyn SignatureLibrary,
    ) -> Federation<'a> {
        Federation {
            metadata: &self.metadata,
            expect: self.expect,
            audience: self.entity_id.as_str(),
            name_id: &self.name_id,
            allow_sha1: self.allow_sha1,
            now,
            library,
        }
    }
}

/// An authentication request (SAML core §3.4.1) that nobody has sent yet.
pub type SamlRequest = Unsent<SamlInFlight>;

/// A login whose request was sent and whose answer has not come.
pub struct SamlInFlight {
    params: SamlParameters,
    id: String,
    relay_state: String,
}

impl SamlRequest {
    /// Makes a request with a fresh ID and a fresh `RelayState`, in this order.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::FederationEndpointMissing`] when the metadata names no address for requests by
    /// HTTP-Redirect.
    pub fn new(
        params: SamlParameters,
        entropy: &dyn Entropy,
        clock: &dyn Clock,
    ) -> Result<Self, Failure> {
        let facts = [("expected", "SingleSignOnService, HTTP-Redirect")];
        let endpoint = params
            .metadata
            .redirect_sign_on()
            .ok_or_else(|| Failure::with(FailureCode::FederationEndpointMissing, &facts))?;
        // An ID is an XML name: no digit at its beginning (SAML core §1.3.4).
        let id = format!("_{}", pkce::unguessable(entropy));
        let relay_state = pkce::unguessable(entropy);
        let request = request::AuthnRequest {
            id: &id,
            issued: clock.now(),
            endpoint,
            params: &params,
        };
        let url = request.redirect(&relay_state)?;
        Ok(Self {
            url,
            login: SamlInFlight {
                params,
                id,
                relay_state,
            },
        })
    }
}

impl SamlInFlight {
    /// The `RelayState` that the answer must carry.
    #[must_use]
    pub fn relay_state(&self) -> &str {
        &self.relay_state
    }

    /// The ID that the answer must name.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.id
    }

    /// Takes the answer, verifies it and judges.
    #[must_use]
    pub fn receive(self, answer: LoginAnswer, clock: &dyn Clock, report: EventSink<'_>) -> Judged {
        if !matches!(answer, LoginAnswer::PageError { .. }) {
            report(LoginEvent::AnswerArrived);
        }
        let asked = SentRequest {
            id: Some(&self.id),
            relay_state: Some(&self.relay_state),
        };
        noted(&self.params, asked, answer, clock.now(), report)
    }
}

/// What is known when a saved answer is judged without a browser.
#[derive(Debug, Clone)]
pub struct SavedSaml {
    /// What the login knew.
    pub params: SamlParameters,
    /// The ID of the request, where somebody knows it. An answer that was started at the provider has none.
    pub in_response_to: Option<String>,
    /// The moment at which to judge.
    pub at: DateTime<Utc>,
}

/// Judges a saved response, however it is dressed.
///
/// # Errors
///
/// As [`LoginAnswer::read`].
pub fn judge_response(saved: &SavedSaml, pasted: &Pasted) -> Result<Judged, Failure> {
    let Taken {
        value: answer,
        dress,
    } = LoginAnswer::read(pasted, Wanted::SamlAnswer)?;
    let asked = SentRequest {
        id: saved.in_response_to.as_deref(),
        relay_state: None,
    };
    Ok(Judged {
        dress,
        ..noted(&saved.params, asked, answer, saved.at, &|_| ())
    })
}

/// Judges `answer` at `now`, and keeps what the verdict rests on.
fn noted(
    params: &SamlParameters,
    asked: SentRequest<'_>,
    answer: LoginAnswer,
    now: DateTime<Utc>,
    report: EventSink<'_>,
) -> Judged {
    let request = AskedSaml {
        metadata: params.metadata.clone(),
        entity_id: params.entity_id.as_str().to_owned(),
        acs: params.acs.as_str().to_owned(),
        directory: params.expect.tenant(),
        name_id: params.name_id,
        allow_sha1: params.allow_sha1,
        request: asked.id.map(str::to_owned),
        stated: asked.relay_state.is_some(),
    };
    let recording = LoginRecording::new(
        now,
        RecordedRequest::Saml(request),
        &params.contract,
        &answer,
        &Keeping::of(asked.relay_state),
    );
    let noting = Noting::default();
    let judged = received(params, asked, answer, now, &noting, report);
    judged.resting_on(LoginRecording {
        fits: noting.fits(),
        ..recording
    })
}

/// What is known of the request.
#[derive(Clone, Copy)]
pub(super) struct SentRequest<'a> {
    /// Its ID.
    pub(super) id: Option<&'a str>,
    /// Its `RelayState`.
    pub(super) relay_state: Option<&'a str>,
}

/// Judges `answer` at `now`; `library` says which key fits a signature.
pub(super) fn received(
    params: &SamlParameters,
    asked: SentRequest<'_>,
    answer: LoginAnswer,
    now: DateTime<Utc>,
    library: &dyn SignatureLibrary,
    report: EventSink<'_>,
) -> Judged {
    let federation = params.federation(now, library);
    let sent = Asked {
        protocol: Protocol::Saml,
        address: params.acs.as_str(),
        state: asked.relay_state,
    };
    match federated::arrived(federation, sent, &params.contract, answer, report) {
        Ok((proceedings, xml)) => judged(proceedings, &xml, params, asked, federation, report),
        Err(ended) => *ended,
    }
}

fn judged(
    mut proceedings: Proceedings<'_>,
    xml: &Xml,
    params: &SamlParameters,
    asked: SentRequest<'_>,
    federation: Federation<'_>,
    report: EventSink<'_>,
) -> Judged {
    let response = match response::SamlResponse::read(xml) {
        Ok(response) => response,
        Err(error) => {
            let failure = Failure::new(FailureCode::SamlMalformed);
            return proceedings.failed(failure.because(error));
        }
    };
    proceedings.trace.note("response", response.traced());
    let acs = match asked.relay_state {
        Some(_) => params.acs.clone(),
        None => response.answered_at(&params.acs),
    };
    let checks = &mut proceedings.checks;
    let refusal = response.refusal(checks);
    if checks.first_failed().is_some() {
        // A status is a refusal in the provider's own words; a wrong RelayState comes before it.
        return match refusal {
            Some(refusal) if proceedings.failed_first(Clause::Status) => {
                proceedings.failed(refusal)
            }
            _ => proceedings.refused(),
        };
    }
    response.judge(checks, acs.as_str(), asked.id, federation);
    let assertion = response.assertion(checks);
    let Some(verified) = federated::verified(checks, response.element, assertion, federation)
    else {
        return proceedings.refused();
    };
    let confirmed = Confirmed::Delivered {
        to: acs.as_str(),
        in_response_to: asked.id,
    };
    federated::conclude(proceedings, verified, federation, confirmed, report)
}

impl fmt::Debug for SamlInFlight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SamlInFlight").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
