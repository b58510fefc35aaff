//! Admin consent, both generations: an administrator lets an application into a whole tenant.

use axum::{Extension, extract::Path, response::Response};
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{Application, Kind, User},
    entra::{
        admission::user_for,
        amiss, consent,
        redirect_uri::redirect_uri,
        scope, session,
        sign_in::{self, Consent},
    },
    pages,
    scenario::Scenario,
    wire::{Asked, Call, Parameters, redirect},
    world::{AdminConsentRequest, Authority, Purpose, Scopes, scopes},
};

/// `GET /{tenant}/adminconsent`: grants what the registration lists.
pub(crate) async fn v1(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    let request = parse(&call, &tenant, |app, _| {
        Ok(app.required_permissions.iter().cloned().collect())
    });
    start(&call, request).unwrap_or_else(|refusal| pages::held(&call, &refusal))
}

/// `GET /{tenant}/v2.0/adminconsent`: grants exactly `scope`. Takes no `common`.
pub(crate) async fn v2(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    if tenant == "common" {
        return pages::held(&call, &Aadsts::MalformedRequest.about("common"));
    }
    let request = parse(&call, &tenant, |app, parameters| {
        parameters.required("redirect_uri")?;
        scope::parse(&call.world, app, parameters.required("scope")?)
    });
    let request = request.map(|request| AdminConsentRequest {
        repeats_scopes: true,
        ..request
    });
    start(&call, request).unwrap_or_else(|refusal| pages::held(&call, &refusal))
}

fn parse(
    call: &Call,
    tenant: &str,
    scopes: impl FnOnce(&Application, &Parameters) -> Result<Scopes, Refusal>,
) -> Result<AdminConsentRequest, Refusal> {
    call.query.clone().once()?;
    let authority = call.world.authority(tenant)?;
    let client_id = call.query.required("client_id")?;
    let app = call.world.application_under(authority, client_id)?;
    let (redirect_uri, _) = redirect_uri(call, app, call.query.get("redirect_uri"))?;
    Ok(AdminConsentRequest {
        authority,
        client_id: app.client_id,
        redirect_uri,
        state: call.query.owned("state"),
        scopes: scopes(app, &call.query)?,
        repeats_scopes: false,
    })
}

fn start(call: &Call, request: Result<AdminConsentRequest, Refusal>) -> Result<Response, Refusal> {
    let request = request?;
    if call.world.auto.is_some() {
        return decide(call, &request, tenant_of(call, request.authority));
    }
    if let [person] = session::people(call).as_slice() {
        return for_person(call, request, person, Consent::NotAsked);
    }
    let purpose = Purpose::AdminConsent(Box::new(request));
    Ok(sign_in::ask(call, &purpose, ""))
}

/// The tenant of the path; for an alias, that of the person whose pages are skipped.
fn tenant_of(call: &Call, authority: Authority) -> Option<Uuid> {
    match authority {
        Authority::Tenant(tenant) => Some(tenant),
        _ => call.world.auto_user().map(|user| user.tenant),
    }
}

/// Goes on with a person who is signed in: checks the role, shows what is asked for.
///
/// # Errors
/// 50057 for a blocked account, 90094 in the scenario of that name, 50020 for a stranger, 90093 for somebody who is no
/// administrator; all are shown on a page.
pub(crate) fn for_person(
    call: &Call,
    request: AdminConsentRequest,
    person: &User,
    consent: Consent,
) -> Result<Response, Refusal> {
    let world = &call.world;
    let client_id = request.client_id.to_string();
    if person.kind == Kind::Blocked {
        return Err(Aadsts::AccountDisabled.into());
    }
    if call.is_on(Scenario::AdminApprovalNeeded) {
        return Err(Aadsts::AdminConsentRequired.into());
    }
    let app = world.application_under(request.authority, &client_id)?;
    let user = user_for(world, request.authority, person)?;
    if !consent::may_consent_for_all(user) {
        return Err(Aadsts::GraphUserUnauthorized.into());
    }
    if consent == Consent::Given {
        return decide(call, &request, Some(user.tenant));
    }
    let scopes = request.scopes.clone();
    let tenant = world.tenant(user.tenant).map(|tenant| tenant.name.clone());
    let purpose = Purpose::AdminConsent(Box::new(request));
    Ok(sign_in::ask_consent(
        call, app, tenant, &scopes, purpose, person,
    ))
}

/// The administrator said yes; scenarios may have it otherwise.
fn decide(
    call: &Call,
    request: &AdminConsentRequest,
    tenant: Option<Uuid>,
) -> Result<Response, Refusal> {
    match amiss::refusal(
        call,
        &[Scenario::ConsentRefused, Scenario::AdminApprovalNeeded],
    ) {
        Some(refusal) if refusal.code == Aadsts::AdminConsentRequired => return Err(refusal),
        Some(refusal) => return Ok(refuse(call, request, &refusal)),
        None => {}
    }
    let app = call.world.application(&request.client_id.to_string())?;
    if let Some(refusal) = scope::unknown(app, &request.scopes) {
        return Ok(refuse(call, request, &refusal));
    }
    let tenant = if call.is_on(Scenario::WrongTenantConsented) {
        tenant.map(|tenant| call.world.directory.other_tenant(tenant))
    } else {
        tenant
    };
    let tenant = tenant.ok_or_else(|| Refusal::from(Aadsts::NoTenantNamed))?;
    consent::grant_for_tenant(&call.world, app, tenant, &request.scopes);
    let mut parameters = vec![
        ("admin_consent", "True".to_owned()),
        ("tenant", tenant.to_string()),
    ];
    parameters.extend(request.state.clone().map(|state| ("state", state)));
    if request.repeats_scopes {
        parameters.push(("scope", scopes::listed_in_full(&request.scopes)));
    }
    Ok(redirect::land(
        &request.redirect_uri,
        &parameters,
        "consent_granted",
    ))
}

/// Somebody pressed Cancel on the sign-in page.
pub(crate) fn cancelled(request: &AdminConsentRequest) -> Response {
    let parameters = vec![
        ("error", "access_denied".to_owned()),
        ("error_subcode", "cancel".to_owned()),
    ];
    land(request, parameters, "cancelled")
}

/// Sends a refusal to the redirect URI: `admin_consent=True` comes along all the same.
pub(crate) fn refuse(call: &Call, request: &AdminConsentRequest, refusal: &Refusal) -> Response {
    let parameters = vec![
        ("error", refusal.error().to_owned()),
        ("error_description", refusal.description(call)),
        ("error_uri", refusal.uri(call)),
    ];
    land(request, parameters, &refusal.label())
}

fn land(
    request: &AdminConsentRequest,
    mut parameters: Vec<(&str, String)>,
    decision: &str,
) -> Response {
    parameters.push(("admin_consent", "True".to_owned()));
    parameters.extend(request.state.clone().map(|state| ("state", state)));
    redirect::land(&request.redirect_uri, &parameters, decision)
}
