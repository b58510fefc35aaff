//! The authorize endpoint: reads the request, decides who it is, and sends a code back or says why not.
//!
//! A refusal before client and redirect URI are trusted is held on a page; one after that is sent back.

use axum::{Extension, extract::Path, response::Response};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Kind, User},
    entra::{
        admission::admitted,
        amiss, code_flow,
        consent::{self, Standing},
        scope, session,
        sign_in::{self, Consent},
    },
    pages,
    scenario::Scenario,
    wire::{Asked, Call, redirect},
    world::{AuthorizeRequest, Prompt, Purpose, ResponseMode, Version, World},
};

mod client;

use client::{Client, asked_mode};

/// `GET|POST /{tenant}/oauth2/v2.0/authorize`
pub(crate) async fn v2(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    authorize(&call, &tenant, Version::V2).unwrap_or_else(|refusal| pages::held(&call, &refusal))
}

/// `GET|POST /{tenant}/oauth2/authorize`
pub(crate) async fn v1(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    authorize(&call, &tenant, Version::V1).unwrap_or_else(|refusal| pages::held(&call, &refusal))
}

fn authorize(call: &Call, tenant: &str, version: Version) -> Result<Response, Refusal> {
    let parameters = call.query.and(&call.form).once()?;
    let client = Client::parse(call, tenant, &parameters)?;
    match client.request(&call.world, &parameters, version) {
        Ok(request) => advance(call, request),
        Err(refusal) => {
            let mode = asked_mode(&parameters).unwrap_or(ResponseMode::Query);
            let state = parameters.owned("state");
            let redirect_uri = &client.redirect_uri;
            Ok(send_back(call, redirect_uri, mode, state, &refusal))
        }
    }
}

/// Goes on with whoever is signed in, or asks who it is.
fn advance(call: &Call, request: AuthorizeRequest) -> Result<Response, Refusal> {
    if let Some(person) = call.world.auto_user() {
        // Nobody approves on a second device while nothing is shown.
        if person.kind == Kind::Mfa && request.prompt == Prompt::None {
            return Ok(refuse(call, &request, &Aadsts::MfaRequired.into()));
        }
        return for_person(call, request, person, Consent::NotAsked);
    }
    let hint = request.login_hint.clone().unwrap_or_default();
    let signed_in = session::people_meant(call, &hint);
    match (request.prompt, signed_in.as_slice()) {
        (Prompt::Unsaid | Prompt::Consent | Prompt::None, [person]) => {
            for_person(call, request, person, Consent::NotAsked)
        }
        (Prompt::None, _) => Ok(refuse(call, &request, &Aadsts::SessionMissing.into())),
        _ => {
            let purpose = Purpose::Authorize(Box::new(request));
            Ok(sign_in::ask(call, &purpose, &hint))
        }
    }
}

/// Goes on with a person who is signed in.
///
/// # Errors
/// What is shown on a page: 700016, those of [`admitted`], and 90094 when consent takes an administrator.
pub(crate) fn for_person(
    call: &Call,
    request: AuthorizeRequest,
    person: &User,
    consent: Consent,
) -> Result<Response, Refusal> {
    let world = &call.world;
    let app = world.application_under(request.authority, &request.client_id.to_string())?;
    if call.is_on(Scenario::SingleTenant) {
        return Err(Aadsts::NotMultiTenant.into());
    }
    if let Some(refusal) = amiss::refusal(call, &[Scenario::ResponseTypeNotEnabled]) {
        return Ok(refuse(call, &request, &refusal));
    }
    if let Some(refusal) = scope_refusal(call, app, &request) {
        return Ok(refuse(call, &request, &refusal));
    }
    let user = match admitted(call, request.authority, app, person) {
        Err(refusal) if refusal.code == Aadsts::UserNotAssigned => {
            return hold_unless_silent(call, &request, refusal);
        }
        user => user?,
    };
    if let Some(answer) = consent_scenario(call, &request) {
        return answer;
    }
    if consent == Consent::Given {
        consent::grant_for_user(world, app, user, &request.scopes);
    }
    Ok(
        match consent_standing(&request, world, app, user, consent) {
            Standing::Granted => code_flow::issue_code(call, &request, app, user),
            Standing::NeedsAdmin => {
                return hold_unless_silent(call, &request, Aadsts::AdminConsentRequired.into());
            }
            Standing::Missing if request.prompt == Prompt::None => {
                refuse(call, &request, &Aadsts::ConsentMissing.into())
            }
            Standing::Missing if world.auto.is_some() => {
                consent::grant_for_user(world, app, user, &request.scopes);
                code_flow::issue_code(call, &request, app, user)
            }
            Standing::Missing => {
                let scopes = request.scopes.clone();
                let purpose = Purpose::Authorize(Box::new(request));
                sign_in::ask_consent(call, app, None, &scopes, purpose, person)
            }
        },
    )
}

/// The refusal of a scope that the API does not have.
fn scope_refusal(call: &Call, app: &Application, request: &AuthorizeRequest) -> Option<Refusal> {
    if call.is_on(Scenario::ScopeUnknown) {
        let last = request.scopes.iter().next_back().cloned();
        let named = [app.name.clone(), last.unwrap_or_default()];
        return Some(Aadsts::ScopeUnknown.about_all(named));
    }
    scope::unknown(app, &request.scopes)
}

/// `prompt=consent` asks again even where consent is there.
fn consent_standing(
    request: &AuthorizeRequest,
    world: &World,
    app: &Application,
    user: &User,
    consent: Consent,
) -> Standing {
    match consent::standing(world, app, user, &request.scopes) {
        Standing::Granted
            if request.prompt == Prompt::Consent
                && consent == Consent::NotAsked
                && world.auto.is_none() =>
        {
            Standing::Missing
        }
        standing => standing,
    }
}

fn consent_scenario(call: &Call, request: &AuthorizeRequest) -> Option<Result<Response, Refusal>> {
    let candidates = [
        Scenario::ConsentRefused,
        Scenario::AdminApprovalNeeded,
        Scenario::ConsentMissing,
    ];
    let refusal = amiss::refusal(call, &candidates)?;
    Some(if refusal.code == Aadsts::AdminConsentRequired {
        hold_unless_silent(call, request, refusal)
    } else {
        Ok(refuse(call, request, &refusal))
    })
}

/// A silent request is told; any other is held on a page.
fn hold_unless_silent(
    call: &Call,
    request: &AuthorizeRequest,
    refusal: Refusal,
) -> Result<Response, Refusal> {
    if request.prompt == Prompt::None {
        Ok(refuse(call, request, &refusal))
    } else {
        Err(refusal)
    }
}

/// Sends a refusal to the redirect URI.
pub(crate) fn refuse(call: &Call, request: &AuthorizeRequest, refusal: &Refusal) -> Response {
    let (redirect_uri, state) = (&request.redirect_uri, request.state.clone());
    send_back(call, redirect_uri, request.mode, state, refusal)
}

/// Somebody pressed Cancel on the sign-in page.
pub(crate) fn cancelled(request: &AuthorizeRequest) -> Response {
    let mut parameters = vec![
        ("error", "access_denied".to_owned()),
        ("error_subcode", "cancel".to_owned()),
    ];
    parameters.extend(request.state.clone().map(|state| ("state", state)));
    redirect::answer(
        &request.redirect_uri,
        request.mode,
        &parameters,
        "cancelled",
    )
}

fn send_back(
    call: &Call,
    redirect_uri: &str,
    mode: ResponseMode,
    state: Option<String>,
    refusal: &Refusal,
) -> Response {
    let mut parameters = vec![
        ("error", refusal.error().to_owned()),
        ("error_description", refusal.description(call)),
        ("error_uri", refusal.uri(call)),
    ];
    parameters.extend(state.map(|state| ("state", state)));
    redirect::answer(redirect_uri, mode, &parameters, refusal.label())
}
