//! The WS-Federation endpoint: reads a passive request, decides who it is, and posts a token back.
//!
//! WS-Federation 1.2 §13. Every refusal is shown on a page; the application hears of none.

use axum::{Extension, extract::Path, response::Response};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::User,
    entra::{
        admission::admitted,
        amiss,
        assertion::{self, NameId, Statement},
        redirect_uri::reply_url,
        session, sign_in,
    },
    pages,
    wire::{Asked, Call, Parameters, decided, see_other},
    world::{Authority, Purpose, WsFedRequest},
};

mod response;
mod saml_1_1;

/// `GET|POST /{tenant}/wsfed`
pub(crate) async fn endpoint(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    match served(&call, &tenant) {
        Ok(response) => response,
        Err(refusal) => pages::held(&call, &refusal),
    }
}

fn served(call: &Call, tenant: &str) -> Result<Response, Refusal> {
    let authority = call.world.authority(tenant)?;
    let parameters = call.query.and(&call.form);
    match parameters.required("wa")? {
        "wsignin1.0" => advance(call, parse(call, authority, &parameters)?),
        "wsignout1.0" | "wsignoutcleanup1.0" => Ok(sign_out(call, &parameters)),
        other => Err(Aadsts::MalformedRequest.about(other)),
    }
}

fn parse(
    call: &Call,
    authority: Authority,
    parameters: &Parameters,
) -> Result<WsFedRequest, Refusal> {
    let wtrealm = parameters.required("wtrealm")?.to_owned();
    let app = call.world.application_named(authority, &wtrealm)?;
    Ok(WsFedRequest {
        authority,
        client_id: app.client_id,
        reply_to: reply_url(call, app, parameters.get("wreply"))?,
        wtrealm,
        wctx: parameters.owned("wctx"),
        fresh: parameters.get("wfresh") == Some("0"),
        login_hint: parameters
            .owned("login_hint")
            .or_else(|| parameters.owned("username")),
    })
}

/// Goes on with whoever is signed in, or asks who it is.
fn advance(call: &Call, request: WsFedRequest) -> Result<Response, Refusal> {
    if let Some(person) = call.world.auto_user() {
        return for_person(call, &request, person);
    }
    let hint = request.login_hint.clone().unwrap_or_default();
    let signed_in = session::people_meant(call, &hint);
    match signed_in.as_slice() {
        [person] if !request.fresh => for_person(call, &request, person),
        _ => {
            let purpose = Purpose::WsFed(Box::new(request));
            Ok(sign_in::ask(call, &purpose, &hint))
        }
    }
}

/// Goes on with a person who is signed in. Consent is not asked for.
///
/// # Errors
/// Those of [`admitted`], and 700016; all are shown on a page.
pub(crate) fn for_person(
    call: &Call,
    request: &WsFedRequest,
    person: &User,
) -> Result<Response, Refusal> {
    let app = call.world.application(&request.client_id.to_string())?;
    let user = admitted(call, request.authority, app, person)?;
    let statement = Statement {
        world: &call.world,
        app,
        user,
        name_id: NameId::persistent(app, user),
        audience: assertion::addressee(&call.world, &assertion::audience(&request.wtrealm)),
        authenticated: session::signed_in_at(call, person),
        now: amiss::issuing(call),
    };
    Ok(response::answer(call, request, &statement))
}

/// Back to `wreply` if that is some application's.
fn sign_out(call: &Call, parameters: &Parameters) -> Response {
    session::forget(call);
    let target = parameters.get("wreply").filter(|wreply| {
        call.world
            .applications
            .iter()
            .any(|app| reply_url(call, app, Some(wreply)).is_ok())
    });
    let response = target.map_or_else(pages::signed_out, see_other);
    decided(response, "signed_out")
}
