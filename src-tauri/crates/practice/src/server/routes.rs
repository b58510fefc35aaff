//! Which path is whose, and what happens around every request: parameters, outages, headers, log.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{Html, IntoResponse, Response},
    routing::{MethodFilter, any, get, on, post},
};
use uuid::Uuid;

use super::interaction;
use crate::{
    aadsts::Aadsts,
    entra::{
        admin_consent, authorize, device, discovery, federation_metadata, my_apps, realm, saml,
        sign_out, token, ws_fed,
    },
    graph,
    limits::{REQUEST_BODY, RETRY_AFTER_SECONDS, SLOW_ANSWER},
    pages::portal,
    scenario::Scenario,
    wire::{Call, Decision, Page, Parameters, decided},
    world::{World, log::ServedRequest},
};

/// What a browser may come with, be it sent by a redirect or by a form.
const EITHER: MethodFilter = MethodFilter::GET.or(MethodFilter::POST);

pub(super) fn router(world: Arc<World>) -> Router {
    Router::new()
        .merge(metadata())
        .merge(protocol())
        .merge(microsoft_graph())
        .merge(ours())
        .fallback(not_found)
        .layer(middleware::from_fn(move |request, next| {
            around(Arc::clone(&world), request, next)
        }))
}

fn metadata() -> Router {
    Router::new()
        .route(
            "/{tenant}/v2.0/.well-known/openid-configuration",
            get(discovery::v2),
        )
        .route(
            "/{tenant}/.well-known/openid-configuration",
            get(discovery::v1),
        )
        .route("/{tenant}/discovery/v2.0/keys", get(discovery::keys_v2))
        .route("/{tenant}/discovery/keys", get(discovery::keys_v1))
        .route("/{tenant}/discovery/instance", get(discovery::instance))
        .route(
            "/{tenant}/federationmetadata/2007-06/federationmetadata.xml",
            get(federation_metadata::document),
        )
        .route("/{tenant}/userrealm/{login}", get(realm::by_path))
        .route("/{tenant}/userrealm/", get(realm::by_query))
        .route("/{tenant}/userrealm", get(realm::by_query))
        .route("/getuserrealm.srf", get(realm::legacy))
        .route("/GetUserRealm.srf", get(realm::legacy))
}

fn protocol() -> Router {
    Router::new()
        .route("/{tenant}/oauth2/v2.0/authorize", on(EITHER, authorize::v2))
        .route("/{tenant}/oauth2/authorize", on(EITHER, authorize::v1))
        .route(
            "/{tenant}/oauth2/v2.0/token",
            post(token::v2).get(token::get),
        )
        .route("/{tenant}/oauth2/token", post(token::v1).get(token::get))
        .route(
            "/{tenant}/oauth2/v2.0/devicecode",
            post(device::v2).get(token::get),
        )
        .route(
            "/{tenant}/oauth2/devicecode",
            post(device::v1).get(token::get),
        )
        .route(
            "/{tenant}/oauth2/v2.0/logout",
            on(EITHER, sign_out::sign_out),
        )
        .route("/{tenant}/oauth2/logout", on(EITHER, sign_out::sign_out))
        .route("/{tenant}/saml2", on(EITHER, saml::endpoint))
        .route("/{tenant}/wsfed", on(EITHER, ws_fed::endpoint))
        .route("/{tenant}/adminconsent", get(admin_consent::v1))
        .route("/{tenant}/v2.0/adminconsent", get(admin_consent::v2))
        .route("/devicelogin", on(EITHER, device::page))
}

fn microsoft_graph() -> Router {
    Router::new()
        .route("/oidc/userinfo", on(EITHER, graph::user_info))
        .route("/{tenant}/openid/userinfo", on(EITHER, graph::user_info))
        .route("/v1.0/me", get(graph::me))
        .route("/v1.0/me/memberOf", get(graph::member_of))
        .route("/v1.0/organization", get(graph::organization))
        .route("/v1.0/users/{id}", get(graph::user))
        .route("/v1.0/{*elsewhere}", any(graph::unknown))
}

fn ours() -> Router {
    Router::new()
        .route("/practice/interaction", post(interaction::answered))
        .route("/practice/myapps/{client_id}", get(my_apps::start))
        .route("/practice/portal", get(portal::overview))
        .route("/practice/portal/{client_id}", get(portal::application))
}

async fn not_found() -> Response {
    let page = Page::new(
        "Nothing here",
        "<p>The practice tenant has no such address.</p>",
    );
    decided(page.status(StatusCode::NOT_FOUND).response(), "not_found")
}

/// Reads the request, serves it, adds Entra's headers and notes it in the log.
async fn around(world: Arc<World>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, REQUEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let call = Arc::new(Call {
        path: parts.uri.path().to_owned(),
        query: Parameters::parse(parts.uri.query().unwrap_or_default().as_bytes()),
        form: form(&parts.headers, &bytes),
        headers: parts.headers.clone(),
        trace: Uuid::new_v4(),
        correlation: correlation(&parts.headers),
        now: world.clock.now(),
        world,
    });
    let method = parts.method.to_string();
    parts.extensions.insert(Arc::clone(&call));
    let is_portal = call.path.starts_with("/practice/portal");
    let mut response = match outage(&call).filter(|_| !is_portal) {
        Some(outage) => outage,
        None => next.run(Request::from_parts(parts, Body::empty())).await,
    };
    if !is_portal {
        add_headers(&call, response.headers_mut());
    }
    if call.is_on(Scenario::Slow) {
        take_time().await;
    }
    call.world.answered();
    note(&call, method, &response);
    response
}

#[expect(
    clippy::disallowed_methods,
    reason = "that time goes by is what is acted out, and nothing waits for it"
)]
async fn take_time() {
    tokio::time::sleep(SLOW_ANSWER).await;
}

fn form(headers: &HeaderMap, body: &Bytes) -> Parameters {
    let is_form = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
    if is_form {
        Parameters::parse(body)
    } else {
        Parameters::default()
    }
}

fn correlation(headers: &HeaderMap) -> Uuid {
    headers
        .get("client-request-id")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| Uuid::parse_str(value).ok())
        .unwrap_or_else(Uuid::new_v4)
}

/// What comes in the place of an answer.
fn outage(call: &Call) -> Option<Response> {
    let mut candidates = vec![Scenario::Throttled, Scenario::Down];
    if call.path.ends_with("/token") {
        candidates.extend([Scenario::TokenThrottled, Scenario::TokenDown]);
    }
    if is_document(&call.path) {
        candidates.push(Scenario::ProxyPage);
    }
    Some(match call.world.first_on(&candidates)? {
        Scenario::Throttled | Scenario::TokenThrottled => throttled(call),
        Scenario::ProxyPage => {
            let page = Html("<!doctype html><title>Proxy</title><h1>Access denied</h1>");
            decided(page.into_response(), "proxy_page")
        }
        _ => {
            let response = (StatusCode::SERVICE_UNAVAILABLE, "Service unavailable").into_response();
            decided(response, "down")
        }
    })
}

/// Whether programs read what is published there.
fn is_document(path: &str) -> bool {
    ["/.well-known/", "/discovery/", "/federationmetadata/"]
        .iter()
        .any(|part| path.contains(part))
}

fn throttled(call: &Call) -> Response {
    let mut response = if graph::is_below(&call.path) {
        graph::throttled(call)
    } else {
        Aadsts::Throttled.about("").json(call)
    };
    response.headers_mut().insert(
        header::RETRY_AFTER,
        HeaderValue::from_static(RETRY_AFTER_SECONDS),
    );
    response
}

fn add_headers(call: &Call, headers: &mut HeaderMap) {
    if let Ok(trace) = HeaderValue::from_str(&call.trace.to_string()) {
        headers.insert("x-ms-request-id", trace);
    }
    headers.insert(
        "x-ms-ests-server",
        HeaderValue::from_static("2.1.00000.00 - PRACTICE ProdSlices"),
    );
    if call.headers.contains_key("client-request-id")
        && let Ok(correlation) = HeaderValue::from_str(&call.correlation.to_string())
    {
        headers.insert("client-request-id", correlation);
    }
    for cookie in ["x-ms-gateway-slice=estsfd", "stsservicecookie=estsfd"] {
        let cookie = format!("{cookie}; path=/; samesite=none; secure; httponly");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

fn note(call: &Call, method: String, response: &Response) {
    let decided = response
        .extensions()
        .get::<Decision>()
        .map_or_else(|| "nothing".to_owned(), |decision| decision.0.clone());
    call.world.log.note(ServedRequest {
        at: call.now,
        method,
        path: call.path.clone(),
        parameters: call.query.and(&call.form).without_secrets(),
        status: response.status().as_u16(),
        decided,
    });
}
