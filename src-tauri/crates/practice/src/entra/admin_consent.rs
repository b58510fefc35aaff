//! Admin consent, both generations: an administrator lets an application into a whole tenant.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};
use uuid::Uuid;

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::{FABRIKAM, Kind, User, applications::Application},
    entra::{
        admission::user_for,
        consent,
        redirect_uri::redirect_uri,
        scope, session,
        sign_in::{self, Consent},
    },
    pages,
    scenario::Scenario,
    wire::{call::Call, parameters::Parameters, redirect},
    world::{
        authority::Authority,
        grant::Stage,
        request::{AdminConsentRequest, Purpose},
        scopes::{Scopes, listed_in_full},
    },
};

/// `GET /{tenant}/adminconsent`: grants what the registration lists.
pub(crate) async fn v1(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    let request = parse(&call, &tenant, |app, _| {
        Ok(app.required_permissions.iter().cloned().collect())
    });
    start(&call, request)
}

/// `GET /{tenant}/v2.0/adminconsent`: grants exactly `scope`. Takes no `common`.
pub(crate) async fn v2(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    if tenant == "common" {
        return pages::held(&call, &Aadsts::MalformedRequest.about("common"));
    }
    let request = parse(&call, &tenant, |app, parameters| {
        let required = |name: &str| {
            parameters
                .get(name)
                .ok_or_else(|| Aadsts::MissingParameter.about(name))
        };
        required("redirect_uri")?;
        scope::parse(&call.world, app, required("scope")?)
    });
    start(
        &call,
        request.map(|request| AdminConsentRequest {
            repeats_scopes: true,
            ..request
        }),
    )
}

fn parse(
    call: &Call,
    tenant: &str,
    scopes: impl FnOnce(&Application, &Parameters) -> Result<Scopes, Refusal>,
) -> Result<AdminConsentRequest, Refusal> {
    let authority = call.world.authority(tenant)?;
    let client_id = call
        .query
        .get("client_id")
        .ok_or_else(|| Aadsts::MissingParameter.about("client_id"))?;
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

fn start(call: &Call, request: Result<AdminConsentRequest, Refusal>) -> Response {
    let request = match request {
        Ok(request) => request,
        Err(refusal) => return pages::held(call, &refusal),
    };
    if call.world.auto.is_some() {
        return decide(call, &request, tenant_of(call, request.authority));
    }
    match session::people(call).as_slice() {
        [person] => for_person(call, request, person, Consent::NotAsked),
        _ => sign_in::ask(call, &Purpose::AdminConsent(Box::new(request)), ""),
    }
}

/// The tenant of the path; for an alias, that of the person whose pages are skipped.
fn tenant_of(call: &Call, authority: Authority) -> Option<Uuid> {
    match authority {
        Authority::Tenant(tenant) => Some(tenant),
        _ => call.world.auto_user().map(|user| user.tenant),
    }
}

/// Goes on with a person who is signed in: checks the role, shows what is asked for.
pub(crate) fn for_person(
    call: &Call,
    request: AdminConsentRequest,
    person: &User,
    consent: Consent,
) -> Response {
    let world = &call.world;
    if person.kind == Kind::Blocked {
        return pages::held(call, &Aadsts::UserDisabled.into());
    }
    if call.is_on(Scenario::AdminApprovalNeeded) {
        return pages::held(call, &Aadsts::AdminConsentRequired.into());
    }
    let app = world.application_under(request.authority, &request.client_id.to_string());
    let (app, user) = match (app, user_for(world, request.authority, person)) {
        (Ok(app), Ok(user)) => (app, user),
        (Err(refusal), _) | (_, Err(refusal)) => return pages::held(call, &refusal),
    };
    if !consent::may_consent_for_all(user) {
        return pages::held(call, &Aadsts::GraphUserUnauthorized.into());
    }
    if consent == Consent::Given {
        return decide(call, &request, Some(user.tenant));
    }
    let scopes = request.scopes.clone();
    let tenant = world.tenant(user.tenant).map(|tenant| tenant.name.clone());
    let purpose = Purpose::AdminConsent(Box::new(request));
    let view = pages::ConsentPage {
        app,
        tenant,
        scopes: &scopes,
        redirect_uri: purpose.redirect_uri().map(str::to_owned),
        interaction: session::begin(call, purpose, Stage::Consenting(person.oid)),
    };
    pages::consent(&view)
}

/// The administrator said yes; scenarios may have it otherwise.
fn decide(call: &Call, request: &AdminConsentRequest, tenant: Option<Uuid>) -> Response {
    if call.is_on(Scenario::AdminApprovalNeeded) {
        return pages::held(call, &Aadsts::AdminConsentRequired.into());
    }
    if call.is_on(Scenario::ConsentRefused) {
        return refuse(call, request, &Aadsts::UserDeclinedConsent.into());
    }
    let tenant = if call.is_on(Scenario::WrongTenantConsented) {
        Some(FABRIKAM)
    } else {
        tenant
    };
    let app = call.world.application(&request.client_id.to_string());
    let (Ok(app), Some(tenant)) = (app, tenant) else {
        return pages::held(call, &Aadsts::NoTenantNamed.into());
    };
    consent::grant_for_tenant(&call.world, app, tenant, &request.scopes);
    let mut parameters = vec![
        ("admin_consent", "True".to_owned()),
        ("tenant", tenant.to_string()),
    ];
    parameters.extend(request.state.clone().map(|state| ("state", state)));
    if request.repeats_scopes {
        parameters.push(("scope", listed_in_full(&request.scopes)));
    }
    redirect::land(&request.redirect_uri, &parameters, "consent_granted")
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
