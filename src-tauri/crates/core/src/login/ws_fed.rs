//! The passive profile of WS-Federation (WS-Federation §13), as a typestate: `wctx` is made once, sent once
//! and compared once.

mod response;
pub(crate) mod stated;

use std::fmt;

use chrono::{DateTime, Utc};

use super::capture::LoginAnswer;
use super::claims::ClaimContract;
use super::federated::{self, Asked, Confirmed, Federation, NameIdContract};
use super::judge::Proceedings;
use super::recording::{AskedWsFed, Keeping, LoginRecording, RecordedRequest};
use super::unsent::Unsent;
use super::witness::Noting;
use super::xml_signature::SignatureLibrary;
use super::{EventSink, Expect, Judged, LoginEvent, pkce};
use crate::entra::federation::{FederationMetadata, Wreply, Wtrealm};
use crate::failure::{Failure, FailureCode};
use crate::pasted::{Pasted, Taken, Wanted};
use crate::ports::{Clock, Entropy};
use crate::protocol::Protocol;
use crate::xml::Xml;

/// What a test login with WS-Federation needs to know.
#[derive(Debug, Clone)]
pub struct WsFedParameters {
    /// The provider's own description; its certificates are the only ones that count.
    pub metadata: FederationMetadata,
    /// The service's name.
    pub wtrealm: Wtrealm,
    /// Where the answer goes, exactly as it is registered.
    pub wreply: Wreply,
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
}

impl WsFedParameters {
    fn federation<'a>(
        &'a self,
        now: DateTime<Utc>,
        library: &'a dyn SignatureLibrary,
    ) -> Federation<'a> {
        Federation {
            metadata: &self.metadata,
            expect: self.expect,
            audience: self.wtrealm.as_str(),
            name_id: &self.name_id,
            allow_sha1: self.allow_sha1,
            now,
            library,
        }
    }
}

/// A sign-in request (WS-Federation §13.2.1) that nobody has sent yet.
pub type WsFedRequest = Unsent<WsFedInFlight>;

/// A login whose request was sent and whose answer has not come.
pub struct WsFedInFlight {
    params: WsFedParameters,
    context: String,
}

impl WsFedRequest {
    /// Makes a request with a fresh `wctx`.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::FederationEndpointMissing`] when the metadata names no address for the passive
    /// profile.
    pub fn new(params: WsFedParameters, entropy: &dyn Entropy) -> Result<Self, Failure> {
        let facts = [("expected", "PassiveRequestorEndpoint")];
        let mut url = params
            .metadata
            .passive_requestor
            .clone()
            .ok_or_else(|| Failure::with(FailureCode::FederationEndpointMissing, &facts))?;
        let context = pkce::unguessable(entropy);
        url.query_pairs_mut()
            .append_pair("wa", "wsignin1.0")
            .append_pair("wtrealm", params.wtrealm.as_str())
            .append_pair("wreply", params.wreply.as_str())
            .append_pair("wctx", &context);
        if let Some(hint) = &params.login_hint {
            url.query_pairs_mut().append_pair("login_hint", hint);
        }
        Ok(Self {
            url,
            login: WsFedInFlight { params, context },
        })
    }
}

impl WsFedInFlight {
    /// The `wctx` that the answer must carry.
    #[must_use]
    pub fn wctx(&self) -> &str {
        &self.context
    }

    /// Takes the answer, verifies it and judges.
    #[must_use]
    pub fn receive(self, answer: LoginAnswer, clock: &dyn Clock, report: EventSink<'_>) -> Judged {
        if !matches!(answer, LoginAnswer::PageError { .. }) {
            report(LoginEvent::AnswerArrived);
        }
        let context = Some(self.context.as_str());
        noted(&self.params, context, answer, clock.now(), report)
    }
}

/// What is known when a saved answer is judged without a browser.
#[derive(Debug, Clone)]
pub struct SavedWsFed {
    /// What the login knew.
    pub params: WsFedParameters,
    /// The moment at which to judge.
    pub at: DateTime<Utc>,
}

/// Judges a saved `wresult`, however it is dressed.
///
/// # Errors
///
/// As [`LoginAnswer::read`].
pub fn judge_response(saved: &SavedWsFed, pasted: &Pasted) -> Result<Judged, Failure> {
    let Taken {
        value: answer,
        dress,
    } = LoginAnswer::read(pasted, Wanted::WsFedAnswer)?;
    Ok(Judged {
        dress,
        ..noted(&saved.params, None, answer, saved.at, &|_| ())
    })
}

/// Judges `answer` at `now`, and keeps what the verdict rests on.
fn noted(
    params: &WsFedParameters,
    context: Option<&str>,
    answer: LoginAnswer,
    now: DateTime<Utc>,
    report: EventSink<'_>,
) -> Judged {
    let request = AskedWsFed {
        metadata: params.metadata.clone(),
        wtrealm: params.wtrealm.as_str().to_owned(),
        wreply: params.wreply.as_str().to_owned(),
        directory: params.expect.tenant(),
        name_id: params.name_id,
        allow_sha1: params.allow_sha1,
        stated: context.is_some(),
    };
    let recording = LoginRecording::new(
        now,
        RecordedRequest::WsFed(request),
        &params.contract,
        &answer,
        &Keeping::of(context),
    );
    let noting = Noting::default();
    let judged = received(params, context, answer, now, &noting, report);
    judged.resting_on(LoginRecording {
        fits: noting.fits(),
        ..recording
    })
}

/// Judges `answer` at `now`; `library` says which key fits a signature.
pub(super) fn received(
    params: &WsFedParameters,
    context: Option<&str>,
    answer: LoginAnswer,
    now: DateTime<Utc>,
    library: &dyn SignatureLibrary,
    report: EventSink<'_>,
) -> Judged {
    let federation = params.federation(now, library);
    let asked = Asked {
        protocol: Protocol::WsFed,
        address: params.wreply.as_str(),
        state: context,
    };
    match federated::arrived(federation, asked, &params.contract, answer, report) {
        Ok((proceedings, xml)) => judged(proceedings, &xml, federation, report),
        Err(ended) => *ended,
    }
}

fn judged(
    mut proceedings: Proceedings<'_>,
    xml: &Xml,
    federation: Federation<'_>,
    report: EventSink<'_>,
) -> Judged {
    let response = match response::RequestSecurityTokenResponse::read(xml) {
        Ok(response) => response,
        Err(error) => {
            let failure = Failure::new(FailureCode::WsFedMalformed);
            return proceedings.failed(failure.because(error));
        }
    };
    proceedings.trace.note("response", response.traced());
    let checks = &mut proceedings.checks;
    response.judge(checks, federation);
    let assertion = response.assertion(checks);
    let Some(verified) = federated::verified(checks, response.element, assertion, federation)
    else {
        return proceedings.refused();
    };
    federated::conclude(proceedings, verified, federation, Confirmed::Borne, report)
}

impl fmt::Debug for WsFedInFlight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("WsFedInFlight").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
