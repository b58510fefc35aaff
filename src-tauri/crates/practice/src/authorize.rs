//! The authorize endpoint: reads the request, decides who it is, and sends a code back or says why not.
//!
//! A refusal before client and redirect URI are trusted is held on a page; one after that is sent back.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    applications::{Application, Audience, Platform},
    call::{Call, Parameters},
    code_flow,
    consent::{self, Standing},
    directory::{Kind, User},
    pages,
    redirect::{self, ResponseMode},
    scenario::Scenario,
    scope::{self, Scopes},
    session::{self, Purpose, Stage},
    sign_in::{self, Consent},
    world::{Authority, World},
};

/// An authorization request that may be answered at its redirect URI.
#[derive(Debug, Clone)]
pub(crate) struct AuthorizeRequest {
    pub(crate) authority: Authority,
    pub(crate) version: Version,
    pub(crate) client_id: Uuid,
    /// As requested, port included.
    pub(crate) redirect_uri: String,
    pub(crate) platform: Platform,
    pub(crate) mode: ResponseMode,
    pub(crate) state: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) scopes: Scopes,
    pub(crate) prompt: Prompt,
    pub(crate) login_hint: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) client_info: bool,
}

/// Which generation of endpoint is spoken to: it decides the shape of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V1,
    V2,
}

/// `prompt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prompt {
    Unsaid,
    Login,
    None,
    Consent,
    SelectAccount,
}

/// PKCE: RFC 7636.
#[derive(Debug, Clone)]
pub(crate) struct Challenge {
    pub(crate) value: String,
    pub(crate) hashed: bool,
}

/// `GET|POST /{tenant}/oauth2/v2.0/authorize`
pub(crate) async fn v2(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    authorize(&call, &tenant, Version::V2)
}

/// `GET|POST /{tenant}/oauth2/authorize`
pub(crate) async fn v1(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    authorize(&call, &tenant, Version::V1)
}

fn authorize(call: &Call, tenant: &str, version: Version) -> Response {
    let parameters = call.query.and(&call.form);
    let client = match Client::parse(call, tenant, &parameters) {
        Ok(client) => client,
        Err(refusal) => return pages::held(call, &refusal),
    };
    match client.request(&call.world, &parameters, version) {
        Ok(request) => advance(call, request),
        Err(refusal) => {
            let mode = asked_mode(&parameters).unwrap_or(ResponseMode::Query);
            let state = parameters.owned("state");
            send_back(call, &client.redirect_uri, mode, state, &refusal)
        }
    }
}

/// The part of a request that has to be right before anything is sent back.
struct Client<'a> {
    authority: Authority,
    app: &'a Application,
    redirect_uri: String,
    platform: Platform,
}

impl<'a> Client<'a> {
    fn parse(call: &'a Call, tenant: &str, parameters: &Parameters) -> Result<Self, Refusal> {
        let authority = call.world.authority(tenant)?;
        let client_id = parameters
            .get("client_id")
            .ok_or_else(|| Aadsts::MissingParameter.about("client_id"))?;
        let app = application(&call.world, authority, client_id)?;
        let (redirect_uri, platform) = redirect_of(call, app, parameters.get("redirect_uri"))?;
        Ok(Self {
            authority,
            app,
            redirect_uri,
            platform,
        })
    }

    fn request(
        &self,
        world: &World,
        parameters: &Parameters,
        version: Version,
    ) -> Result<AuthorizeRequest, Refusal> {
        require_code(parameters)?;
        let mode = match parameters.get("response_mode") {
            Some(_) => {
                asked_mode(parameters).ok_or_else(|| Refusal::from(Aadsts::InvalidResponseMode))?
            }
            None => ResponseMode::Query,
        };
        Ok(AuthorizeRequest {
            authority: self.authority,
            version,
            client_id: self.app.client_id,
            redirect_uri: self.redirect_uri.clone(),
            platform: self.platform,
            mode,
            state: parameters.owned("state").map(|state| without_tags(&state)),
            nonce: parameters.owned("nonce"),
            scopes: self.scopes(world, parameters, version)?,
            prompt: prompt(parameters)?,
            login_hint: parameters.owned("login_hint"),
            challenge: challenge(parameters)?,
            client_info: parameters.get("client_info") == Some("1"),
        })
    }

    fn scopes(
        &self,
        world: &World,
        parameters: &Parameters,
        version: Version,
    ) -> Result<Scopes, Refusal> {
        match (parameters.get("scope"), version) {
            (Some(text), Version::V2) => scope::parse(world, self.app, text),
            (None, Version::V2) => Err(Aadsts::MissingParameter.about("scope")),
            (_, Version::V1) => Ok(scope::version_1()),
        }
    }
}

/// The application, if people of that authority can see it.
pub(crate) fn application<'a>(
    world: &'a World,
    authority: Authority,
    client_id: &str,
) -> Result<&'a Application, Refusal> {
    let app = world.application(client_id)?;
    match authority {
        Authority::Tenant(tenant) if app.reaches(tenant) => Ok(app),
        Authority::Tenant(_) => Err(Aadsts::UnknownClient.about(client_id)),
        _ if app.audience == Audience::MultiTenant => Ok(app),
        _ => Err(Aadsts::NotMultiTenant.into()),
    }
}

/// The redirect URI a request is answered at: the one asked for if it is registered, else a registered one.
pub(crate) fn redirect_of(
    call: &Call,
    app: &Application,
    requested: Option<&str>,
) -> Result<(String, Platform), Refusal> {
    let Some(requested) = requested else {
        return app
            .redirects
            .first()
            .map(|redirect| (redirect.uri.clone(), redirect.platform))
            .ok_or_else(|| Aadsts::NoReplyAddress.into());
    };
    redirect::registered(app, requested)
        .map(|registered| (requested.to_owned(), registered.platform))
        .ok_or_else(|| Aadsts::RedirectMismatch.about(requested))
        .and_then(|found| {
            let unregistered =
                call.is_on(Scenario::RedirectNotRegistered) && is_authorize(&call.path);
            if unregistered {
                Err(Aadsts::RedirectMismatch.about(requested))
            } else {
                Ok(found)
            }
        })
}

fn is_authorize(path: &str) -> bool {
    path.ends_with("/authorize")
}

/// Implicit and hybrid answers are switched off at every application here, as they are in a new registration.
fn require_code(parameters: &Parameters) -> Result<(), Refusal> {
    match parameters.get("response_type") {
        Some("code") => Ok(()),
        None => Err(Aadsts::MissingParameter.about("response_type")),
        Some(other)
            if other
                .split(' ')
                .all(|part| matches!(part, "code" | "id_token" | "token")) =>
        {
            Err(Aadsts::ResponseTypeNotEnabled.into())
        }
        Some(other) => Err(Aadsts::MalformedRequest.about(other)),
    }
}

fn asked_mode(parameters: &Parameters) -> Option<ResponseMode> {
    ResponseMode::parse(parameters.get("response_mode")?)
}

fn prompt(parameters: &Parameters) -> Result<Prompt, Refusal> {
    match parameters.get("prompt") {
        None => Ok(Prompt::Unsaid),
        Some("login") => Ok(Prompt::Login),
        Some("none") => Ok(Prompt::None),
        Some("consent") => Ok(Prompt::Consent),
        Some("select_account") => Ok(Prompt::SelectAccount),
        Some(other) => Err(Aadsts::MalformedRequest.about(other)),
    }
}

fn challenge(parameters: &Parameters) -> Result<Option<Challenge>, Refusal> {
    let Some(value) = parameters.get("code_challenge") else {
        return Ok(None);
    };
    if !(43..=128).contains(&value.len()) {
        return Err(Aadsts::CodeChallengeSize.into());
    }
    let hashed = match parameters.get("code_challenge_method") {
        None | Some("plain") => false,
        Some("S256") => true,
        Some(other) => return Err(Aadsts::MalformedRequest.about(other)),
    };
    Ok(Some(Challenge {
        value: value.to_owned(),
        hashed,
    }))
}

/// Entra strips HTML from `state`.
fn without_tags(state: &str) -> String {
    let mut kept = String::with_capacity(state.len());
    let mut rest = state;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((_, after)) = after.split_once('>') else {
            break;
        };
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Goes on with whoever is signed in, or asks who it is.
fn advance(call: &Call, request: AuthorizeRequest) -> Response {
    if let Some(person) = call.world.auto_user() {
        // Nobody approves on a second device while nothing is shown.
        if person.kind == Kind::Mfa && request.prompt == Prompt::None {
            return refuse(call, &request, &Aadsts::MfaRequired.into());
        }
        return for_person(call, request, person, Consent::NotAsked);
    }
    let hint = request.login_hint.clone().unwrap_or_default();
    let signed_in: Vec<_> = session::people(call)
        .into_iter()
        .filter(|person| hint.is_empty() || person.answers_to(&hint))
        .collect();
    match (request.prompt, signed_in.as_slice()) {
        (Prompt::Unsaid | Prompt::Consent | Prompt::None, [person]) => {
            for_person(call, request, person, Consent::NotAsked)
        }
        (Prompt::None, _) => refuse(call, &request, &Aadsts::SessionMissing.into()),
        _ => sign_in::ask(call, &Purpose::Authorize(Box::new(request)), &hint),
    }
}

/// Goes on with a person who is signed in.
pub(crate) fn for_person(
    call: &Call,
    request: AuthorizeRequest,
    person: &User,
    consent: Consent,
) -> Response {
    let world = &call.world;
    if person.kind == Kind::Blocked {
        return pages::held(call, &Aadsts::UserDisabled.into());
    }
    let found = application(world, request.authority, &request.client_id.to_string());
    let (app, user) = match (found, user_for(world, request.authority, person)) {
        (Ok(app), Ok(user)) => (app, user),
        (Err(refusal), _) | (_, Err(refusal)) => return pages::held(call, &refusal),
    };
    if call.is_on(Scenario::UserNotAssigned) || !consent::is_assigned(world, app, user) {
        let refusal = Aadsts::UserNotAssigned.about(&app.name);
        return hold_unless_silent(call, &request, &refusal);
    }
    if let Some(response) = consent_mishap(call, &request) {
        return response;
    }
    if consent == Consent::Given {
        consent::grant_for_user(world, app, user, &request.scopes);
    }
    match consent_standing(&request, world, app, user, consent) {
        Standing::Granted => code_flow::issue_code(call, &request, app, user),
        Standing::NeedsAdmin => {
            hold_unless_silent(call, &request, &Aadsts::AdminConsentRequired.into())
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
            let view = pages::ConsentPage {
                app,
                tenant: None,
                scopes: &scopes,
                redirect_uri: purpose.redirect_uri().map(str::to_owned),
                interaction: session::begin(call, purpose, Stage::Consenting(person.oid)),
            };
            pages::consent(&view)
        }
    }
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

fn consent_mishap(call: &Call, request: &AuthorizeRequest) -> Option<Response> {
    if call.is_on(Scenario::ConsentMissing) {
        Some(refuse(call, request, &Aadsts::ConsentMissing.into()))
    } else if call.is_on(Scenario::AdminApprovalNeeded) {
        let refusal = Aadsts::AdminConsentRequired.into();
        Some(hold_unless_silent(call, request, &refusal))
    } else if call.is_on(Scenario::ConsentRefused) {
        Some(refuse(call, request, &Aadsts::UserDeclinedConsent.into()))
    } else {
        None
    }
}

/// The user object a person has under that authority.
///
/// # Errors
/// 50020 when the tenant knows nobody of that name.
pub(crate) fn user_for<'a>(
    world: &'a World,
    authority: Authority,
    person: &'a User,
) -> Result<&'a User, Refusal> {
    match authority {
        Authority::Tenant(tenant) => world.directory.in_tenant(person, tenant),
        Authority::Common | Authority::Organizations => Some(person),
        Authority::Consumers => None,
    }
    .ok_or_else(|| Aadsts::UserUnauthorized.about(&person.sign_in_name))
}

fn hold_unless_silent(call: &Call, request: &AuthorizeRequest, refusal: &Refusal) -> Response {
    if request.prompt == Prompt::None {
        refuse(call, request, refusal)
    } else {
        pages::held(call, refusal)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_stripped_from_state_and_the_rest_is_kept() {
        assert_eq!(without_tags("a<b>c</b>d"), "acd");
        assert_eq!(without_tags("1 < 2"), "1 < 2");
        assert_eq!(without_tags("plain"), "plain");
    }
}
