//! The SAML endpoint: reads an `AuthnRequest`, decides who it is, and posts a response or holds the refusal.
//!
//! Most refusals are shown on a page and the application hears nothing; a property that is not supported, and a
//! silent sign-in that cannot be, are answered with a `Response` that has a `Status`.

use axum::{Extension, extract::Path, response::Response};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Kind, User},
    entra::{
        admission::admitted,
        amiss,
        assertion::{self, NameId, claims},
        redirect_uri::reply_url,
        session, sign_in,
    },
    pages,
    scenario::Scenario,
    wire::{Asked, Call, decided},
    world::{Authority, NameIdFormat, Purpose, Reply, SamlRequest, World},
};

mod message;
mod response;
mod rules;

use message::Message;
use response::Status;

/// Why a request is not gone on with.
enum Unanswered {
    /// Shown on a page.
    Held(Refusal),
    /// Told to the application.
    Told(Reply, Status),
}

impl From<Refusal> for Unanswered {
    fn from(refusal: Refusal) -> Self {
        Self::Held(refusal)
    }
}

/// `GET|POST /{tenant}/saml2`
pub(crate) async fn endpoint(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    match served(&call, &tenant) {
        Ok(response) => response,
        Err(Unanswered::Held(refusal)) => pages::held(&call, &refusal),
        Err(Unanswered::Told(reply, status)) => response::refuse(&call, &reply, &status),
    }
}

fn served(call: &Call, tenant: &str) -> Result<Response, Unanswered> {
    let authority = call.world.authority(tenant)?;
    if let Some(refusal) = amiss::refusal(call, &[Scenario::SamlRequestLost]) {
        return Err(refusal.into());
    }
    let received = message::received(call)?;
    match message::parse(&received.xml)? {
        Message::LogoutRequest => {
            session::forget(call);
            Ok(decided(pages::signed_out(), "signed_out"))
        }
        Message::AuthnRequest(asked) => {
            let request = rules::check(call, authority, &asked, received.relay_state)?;
            Ok(advance(call, request))
        }
    }
}

/// A sign-in that begins at the identity provider: answered at the first reply URL, to no request.
///
/// # Errors
/// 500113 when the application has no reply URL.
pub(crate) fn unsolicited(
    call: &Call,
    app: &Application,
    relay_state: Option<String>,
) -> Result<SamlRequest, Refusal> {
    let acs = reply_url(call, app, None)?;
    let name = app.identifier_uris.first().cloned();
    let name = name.unwrap_or_else(|| app.client_id.to_string());
    Ok(SamlRequest {
        client_id: app.client_id,
        reply: Reply {
            authority: Authority::Tenant(app.home),
            acs,
            in_response_to: None,
            relay_state,
        },
        audience: assertion::audience(&name),
        name_id_format: NameIdFormat::Unspecified,
        sp_name_qualifier: None,
        force_authn: false,
        is_passive: false,
        contexts: Vec::new(),
        login_hint: None,
    })
}

/// Goes on with whoever is signed in, or asks who it is.
pub(crate) fn advance(call: &Call, request: SamlRequest) -> Response {
    if let Some(person) = call.world.auto_user() {
        // Nobody approves on a second device while nothing is shown.
        if person.kind == Kind::Mfa && request.is_passive {
            return response::refuse(call, &request.reply, &passive(Aadsts::MfaRequired.into()));
        }
        return for_person(call, &request, person);
    }
    let hint = request.login_hint.clone().unwrap_or_default();
    let signed_in = session::people_meant(call, &hint);
    match signed_in.as_slice() {
        [person] if !request.force_authn => for_person(call, &request, person),
        _ if request.is_passive => {
            let status = passive(Aadsts::SessionMissing.into());
            response::refuse(call, &request.reply, &status)
        }
        _ => sign_in::ask(call, &Purpose::Saml(Box::new(request)), &hint),
    }
}

/// Goes on with a person who is signed in. Consent is not asked for.
pub(crate) fn for_person(call: &Call, request: &SamlRequest, person: &User) -> Response {
    match statement(call, request, person) {
        Ok(statement) => response::answer(call, &request.reply, &statement),
        Err(refusal) if request.is_passive => {
            response::refuse(call, &request.reply, &passive(refusal))
        }
        Err(refusal) => pages::held(call, &refusal),
    }
}

/// Somebody pressed Cancel on the sign-in page.
pub(crate) fn cancelled(call: &Call, request: &SamlRequest) -> Response {
    response::refuse(call, &request.reply, &Status::cancelled())
}

fn statement<'a>(
    call: &'a Call,
    request: &'a SamlRequest,
    person: &'a User,
) -> Result<assertion::Statement<'a>, Refusal> {
    let world: &World = &call.world;
    let app = world.application(&request.client_id.to_string())?;
    let user = admitted(call, request.reply.authority, app, person)?;
    let amiss = [Scenario::AuthnContextMismatch, Scenario::NameIdSourceEmpty];
    if let Some(refusal) = amiss::refusal(call, &amiss) {
        return Err(refusal);
    }
    rules::check_context(&request.contexts, claims::has_second_factor(user))?;
    let name_id = NameId::for_user(world, app, user, request.name_id_format)?
        .qualified(request.sp_name_qualifier.clone());
    Ok(assertion::Statement {
        world,
        app,
        user,
        name_id,
        audience: assertion::addressee(world, &request.audience),
        authenticated: session::signed_in_at(call, person),
        now: amiss::issuing(call),
    })
}

/// SAML core 2.0 §3.2.2.2: the person cannot be authenticated passively.
fn passive(refusal: Refusal) -> Status {
    Status::responder("urn:oasis:names:tc:SAML:2.0:status:NoPassive", refusal)
}
