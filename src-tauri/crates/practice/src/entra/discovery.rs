//! `OpenID` Provider configuration, JSON Web Key Sets and instance discovery, in version 1 and 2.

use std::sync::Arc;

use axum::{
    Extension,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use url::Url;

use crate::{
    aadsts::{Aadsts, Refusal},
    scenario::Scenario,
    wire::{Asked, Call, document},
    world::Authority,
};

/// `GET /{tenant}/v2.0/.well-known/openid-configuration`
pub(crate) async fn v2(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    configured(&call, &tenant, &V2)
}

/// `GET /{tenant}/.well-known/openid-configuration`
pub(crate) async fn v1(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    configured(&call, &tenant, &V1)
}

fn configured(call: &Call, tenant: &str, version: &Version) -> Response {
    match call.world.authority(tenant) {
        Ok(authority) => {
            let mut body = configuration(call, authority, version);
            if call.is_on(Scenario::DiscoveryIncomplete)
                && let Some(members) = body.as_object_mut()
            {
                members.remove("jwks_uri");
            }
            document(body, "discovery")
        }
        Err(refusal) => refusal.json(call),
    }
}

/// `GET /{tenant}/discovery/v2.0/keys`
pub(crate) async fn keys_v2(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    keys(tenant, call, true).await
}

/// `GET /{tenant}/discovery/keys`
pub(crate) async fn keys_v1(Path(tenant): Path<String>, Extension(call): Asked) -> Response {
    keys(tenant, call, false).await
}

async fn keys(tenant: String, call: Arc<Call>, with_issuer: bool) -> Response {
    let authority = match call.world.authority(&tenant) {
        Ok(authority) => authority,
        Err(refusal) => return refusal.json(&call),
    };
    if call.is_on(Scenario::KeysEmpty) {
        return document(json!({ "keys": [] }), "keys");
    }
    let issuer = with_issuer.then(|| call.world.v2_issuer(&authority.issuer_segment()));
    let world = Arc::clone(&call.world);
    let made =
        tokio::task::spawn_blocking(move || world.token_keys.key_set(issuer.as_deref())).await;
    match made {
        Ok(Ok(set)) => document(set, "keys"),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// `GET /common/discovery/instance`
pub(crate) async fn instance(Path(_): Path<String>, Extension(call): Asked) -> Response {
    match known_instance(&call) {
        Ok(body) => document(body, "instance"),
        Err(refusal) => refusal.json(&call),
    }
}

fn known_instance(call: &Call) -> Result<Value, Refusal> {
    let asked = call.query.required("authorization_endpoint")?;
    let named = Url::parse(asked).ok().and_then(|url| host_and_tenant(&url));
    let (host, tenant) = named.ok_or_else(|| Aadsts::InvalidInstance.about(asked))?;
    let here = authority_of(&call.world.base);
    if host != here {
        return Err(Aadsts::InvalidInstance.about(host));
    }
    let v2 = format!("/{tenant}/v2.0/.well-known/openid-configuration");
    Ok(json!({
        "tenant_discovery_endpoint": call.world.url(&v2),
        "api-version": "1.1",
        "metadata": [{ "preferred_network": here, "preferred_cache": here, "aliases": [here] }],
    }))
}

/// Host with port, as authorities are compared, and the tenant segment of the path.
fn host_and_tenant(url: &Url) -> Option<(String, String)> {
    let tenant = url.path_segments()?.next()?.to_owned();
    (url.has_host() && !tenant.is_empty()).then(|| (authority_of(url), tenant))
}

fn authority_of(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// The claims with which the list of either version begins.
const CLAIMS: [&str; 11] = [
    "sub",
    "iss",
    "cloud_instance_name",
    "cloud_instance_host_name",
    "cloud_graph_host_name",
    "msgraph_host",
    "aud",
    "exp",
    "iat",
    "auth_time",
    "acr",
];

/// What differs between the two versions of the document.
struct Version {
    endpoints: &'static str,
    keys: &'static str,
    response_types: &'static [&'static str],
    scopes: &'static [&'static str],
    /// The claims after [`CLAIMS`].
    claims: &'static [&'static str],
    is_v2: bool,
}

const V2: Version = Version {
    endpoints: "oauth2/v2.0",
    keys: "discovery/v2.0/keys",
    response_types: &["code", "id_token", "code id_token", "id_token token"],
    scopes: &["openid", "profile", "email", "offline_access"],
    claims: &[
        "nonce",
        "preferred_username",
        "name",
        "tid",
        "ver",
        "at_hash",
        "c_hash",
        "email",
    ],
    is_v2: true,
};

const V1: Version = Version {
    endpoints: "oauth2",
    keys: "discovery/keys",
    response_types: &[
        "code",
        "id_token",
        "code id_token",
        "token id_token",
        "token",
    ],
    scopes: &["openid"],
    claims: &[
        "amr",
        "nonce",
        "email",
        "given_name",
        "family_name",
        "nickname",
    ],
    is_v2: false,
};

fn configuration(call: &Call, authority: Authority, version: &Version) -> Value {
    let world = &call.world;
    let tenant = authority.path_segment();
    let endpoint = |name: &str| world.url(&format!("/{tenant}/{}/{name}", version.endpoints));
    let app_keys = call
        .query
        .get("appid")
        .map_or_else(String::new, |app| format!("?appid={}", encode(app)));
    let host = authority_of(&world.base);
    let region = match authority {
        Authority::Tenant(id) => world.tenant(id).map(|tenant| tenant.region.clone()),
        _ => None,
    };
    let claims = [CLAIMS.as_slice(), version.claims].concat();
    let mut body = json!({
        "token_endpoint": endpoint("token"),
        "token_endpoint_auth_methods_supported":
            ["client_secret_post", "private_key_jwt", "client_secret_basic"],
        "jwks_uri": world.url(&format!("/{tenant}/{}{app_keys}", version.keys)),
        "response_modes_supported": ["query", "fragment", "form_post"],
        "subject_types_supported": ["pairwise"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "response_types_supported": version.response_types,
        "scopes_supported": version.scopes,
        "issuer": issuer(call, authority, version),
        "authorization_endpoint": endpoint("authorize"),
        "device_authorization_endpoint": endpoint("devicecode"),
        "http_logout_supported": true,
        "frontchannel_logout_supported": true,
        "end_session_endpoint": endpoint("logout"),
        "claims_supported": claims,
        "kerberos_endpoint": world.url(&format!("/{tenant}/kerberos")),
        "tenant_region_scope": region,
        "cloud_instance_name": "microsoftonline.com",
        "cloud_graph_host_name": host,
        "msgraph_host": host,
        "rbac_url": world.base.as_str().trim_end_matches('/'),
    });
    if version.is_v2 {
        body["request_uri_parameter_supported"] = json!(false);
        body["userinfo_endpoint"] = json!(world.url("/oidc/userinfo"));
    } else {
        body["microsoft_multi_refresh_token"] = json!(true);
        body["check_session_iframe"] = json!(endpoint("checksession"));
        body["userinfo_endpoint"] = json!(world.url(&format!("/{tenant}/openid/userinfo")));
    }
    body
}

fn issuer(call: &Call, authority: Authority, version: &Version) -> String {
    let segment = authority.issuer_segment();
    if version.is_v2 {
        call.world.v2_issuer(&segment)
    } else {
        call.world.v1_issuer(&segment)
    }
}

fn encode(value: &str) -> String {
    form_urlencoded::byte_serialize(value.as_bytes()).collect()
}
