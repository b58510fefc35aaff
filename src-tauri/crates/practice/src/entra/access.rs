//! Access tokens, and the one API here that takes them: userinfo.

use axum::{
    Extension, Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    directory::{Application, User},
    entra::{
        client_authentication::Proof,
        id_token::{issuer, pairwise_subject},
    },
    limits::{ACCESS_TOKEN_SECONDS, BACKDATING},
    signing::KeyError,
    wire::{Asked, Call, decided},
    world::{AccessGrant, Login, Version, World, random, scopes},
};

/// An access token for a person.
pub(crate) fn issue_for_user(
    world: &World,
    app: &Application,
    user: &User,
    login: &Login,
    now: DateTime<Utc>,
) -> Result<String, KeyError> {
    let mut claims = common(world, user.tenant, app, scopes::GRAPH, now);
    claims["oid"] = json!(user.oid);
    claims["sub"] = json!(pairwise_subject(user, app));
    claims["name"] = json!(user.display_name());
    claims["upn"] = json!(user.upn);
    claims["idtyp"] = json!("user");
    claims["scp"] = json!(scopes::listed(&login.scopes));
    let token = world.token_keys.sign(&claims, false, true)?;
    let grant = AccessGrant {
        oid: user.oid,
        client_id: app.client_id,
        scopes: login.scopes.clone(),
        expires: now + TimeDelta::seconds(ACCESS_TOKEN_SECONDS),
    };
    world.live().access_tokens.insert(token.clone(), grant);
    Ok(token)
}

/// An access token for an application in its own name. It has no permissions, as none were granted.
pub(crate) fn issue_for_app(
    world: &World,
    app: &Application,
    tenant: Uuid,
    resource: &str,
    proof: Proof,
    now: DateTime<Utc>,
) -> Result<String, KeyError> {
    let mut claims = common(world, tenant, app, resource, now);
    let acr = match proof {
        Proof::Secret => "1",
        Proof::Assertion => "2",
    };
    claims["appidacr"] = json!(acr);
    claims["idtyp"] = json!("app");
    world.token_keys.sign(&claims, false, true)
}

fn common(
    world: &World,
    tenant: Uuid,
    app: &Application,
    audience: &str,
    now: DateTime<Utc>,
) -> Value {
    let issued = (now - BACKDATING).timestamp();
    json!({
        "aud": audience,
        "iss": issuer(world, tenant, Version::V1),
        "iat": issued,
        "nbf": issued,
        "exp": now.timestamp() + ACCESS_TOKEN_SECONDS,
        "appid": app.client_id,
        "app_displayname": app.name,
        "tid": tenant,
        "uti": random(16),
        "ver": "1.0",
    })
}

/// `GET|POST /oidc/userinfo`
pub(crate) async fn user_info(Extension(call): Asked) -> Response {
    match user_info_body(&call) {
        Some(body) => decided(Json(body).into_response(), "userinfo"),
        None => unauthorised(&call),
    }
}

fn user_info_body(call: &Call) -> Option<Value> {
    let token = call
        .header(header::AUTHORIZATION)?
        .strip_prefix("Bearer ")?;
    let grant = call.world.live().access_tokens.get(token).cloned()?;
    if grant.expires <= call.now || !grant.scopes.contains("openid") {
        return None;
    }
    let user = call.world.directory.user(grant.oid)?;
    let app = call.world.application(&grant.client_id.to_string()).ok()?;
    let mut body = json!({ "sub": pairwise_subject(user, app) });
    if grant.scopes.contains("profile") {
        body["name"] = json!(user.display_name());
        body["given_name"] = json!(user.given_name);
        body["family_name"] = json!(user.family_name);
        body["picture"] = json!(call.world.url("/v1.0/me/photo/$value"));
    }
    if let Some(mail) = user
        .mail
        .as_ref()
        .filter(|_| grant.scopes.contains("email"))
    {
        body["email"] = json!(mail);
    }
    Some(body)
}

fn unauthorised(call: &Call) -> Response {
    let body = json!({ "error": {
        "code": "InvalidAuthenticationToken",
        "message": "The access token is missing, unknown or expired.",
        "innerError": {
            "date": call.now.format("%Y-%m-%dT%H:%M:%S").to_string(),
            "request-id": call.trace,
            "client-request-id": call.correlation,
        },
    }});
    let mut response = (StatusCode::UNAUTHORIZED, Json(body)).into_response();
    response
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    decided(response, "InvalidAuthenticationToken")
}
