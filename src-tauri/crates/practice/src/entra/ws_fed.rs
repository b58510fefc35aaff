//! The WS-Federation endpoint: reads a passive request, decides who it is, and posts a token back.
//!
//! WS-Federation 1.2 §13. Every refusal is shown on a page; the application hears of none.

use std::sync::Arc;

use axum::{Extension, extract::Path, response::Response};

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::User,
    entra::{
        admission::admitted,
        assertion::{self, NameId, Statement},
        redirect_uri::reply_url,
        session, sign_in,
    },
    pages,
    wire::{
        answer::{decided, see_other},
        call::Call,
        parameters::Parameters,
    },
    world::{
        authority::Authority,
        request::{Purpose, WsFedRequest},
    },
};

mod response;
mod saml_1_1;

/// `GET|POST /{tenant}/wsfed`
pub(crate) async fn endpoint(
    Path(tenant): Path<String>,
    Extension(call): Extension<Arc<Call>>,
) -> Response {
    match served(&call, &tenant) {
        Ok(response) => response,
        Err(refusal) => pages::held(&call, &refusal),
    }
}

fn served(call: &Call, tenant: &str) -> Result<Response, Refusal> {
    let authority = call.world.authority(tenant)?;
    let parameters = call.query.and(&call.form);
    match parameters.get("wa") {
        Some("wsignin1.0") => Ok(advance(call, parse(call, authority, &parameters)?)),
        Some("wsignout1.0" | "wsignoutcleanup1.0") => Ok(sign_out(call, &parameters)),
        Some(other) => Err(Aadsts::MalformedRequest.about(other)),
        None => Err(Aadsts::MissingParameter.about("wa")),
    }
}

fn parse(
    call: &Call,
    authority: Authority,
    parameters: &Parameters,
) -> Result<WsFedRequest, Refusal> {
    let wtrealm = parameters
        .owned("wtrealm")
        .ok_or_else(|| Aadsts::MissingParameter.about("wtrealm"))?;
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
fn advance(call: &Call, request: WsFedRequest) -> Response {
    if let Some(person) = call.world.auto_user() {
        return for_person(call, &request, person);
    }
    let hint = request.login_hint.clone().unwrap_or_default();
    let signed_in: Vec<_> = session::people(call)
        .into_iter()
        .filter(|person| hint.is_empty() || person.answers_to(&hint))
        .collect();
    match signed_in.as_slice() {
        [person] if !request.fresh => for_person(call, &request, person),
        _ => sign_in::ask(call, &Purpose::WsFed(Box::new(request)), &hint),
    }
}

/// Goes on with a person who is signed in. Consent is not asked for.
pub(crate) fn for_person(call: &Call, request: &WsFedRequest, person: &User) -> Response {
    let audience = assertion::audience(&request.wtrealm);
    let found = call.world.application(&request.client_id.to_string());
    let admitted = found.and_then(|app| {
        let user = admitted(call, request.authority, app, person)?;
        Ok((app, user))
    });
    match admitted {
        Ok((app, user)) => {
            let statement = Statement {
                world: &call.world,
                app,
                user,
                name_id: NameId::persistent(app, user),
                audience: &audience,
                authenticated: session::signed_in_at(call, person),
                now: call.now,
            };
            response::answer(call, request, &statement)
        }
        Err(refusal) => pages::held(call, &refusal),
    }
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
