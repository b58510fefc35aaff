//! Access tokens: for Microsoft Graph in a person's name, and for any API in an application's own.

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
    world::{AccessGrant, Login, Scopes, Version, World, random, scopes},
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
        oid: Some(user.oid),
        tenant: user.tenant,
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
    let token = world.token_keys.sign(&claims, false, true)?;
    let grant = AccessGrant {
        oid: None,
        tenant,
        client_id: app.client_id,
        scopes: Scopes::new(),
        expires: now + TimeDelta::seconds(ACCESS_TOKEN_SECONDS),
    };
    world.live().access_tokens.insert(token.clone(), grant);
    Ok(token)
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
