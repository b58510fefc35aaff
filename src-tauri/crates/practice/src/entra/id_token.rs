//! The ID token: which claims it carries, by the rules of version 1 and version 2.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    directory::{Application, User},
    limits,
    scenario::Scenario,
    world::{Login, Version, World, random},
};

mod spoiled;

/// What `preferred_username` is for somebody who signs in by telephone: no real number.
pub(crate) const TELEPHONE: &str = "+14255550100";

/// The claims of an ID token for `login`.
pub(crate) fn claims(
    world: &World,
    app: &Application,
    user: &User,
    login: &Login,
    now: DateTime<Utc>,
) -> Value {
    let issued = now - limits::BACKDATING;
    let mut claims = Map::new();
    let mut put = |name: &str, value: Value| {
        claims.insert(name.to_owned(), value);
    };
    put("aud", json!(app.client_id));
    put("iss", json!(issuer(world, user.tenant, login.version)));
    put("iat", json!(issued.timestamp()));
    put("nbf", json!(issued.timestamp()));
    put("exp", json!((now + limits::ID_TOKEN).timestamp()));
    put("aio", json!(random(48)));
    put("rh", json!(format!("1.{}.", random(32))));
    put("sid", json!(login.session));
    put("sub", json!(pairwise_subject(user, app)));
    put("tid", json!(user.tenant));
    put("uti", json!(random(16)));
    if let Some(nonce) = &login.nonce {
        put("nonce", json!(nonce));
    }
    if let Some(home) = user.home {
        put("idp", json!(world.v1_issuer(&home.to_string())));
    }
    let nameless = world.is_on(Scenario::EmailMissing);
    let email = email(user, login).filter(|_| !nameless && !world.is_on(Scenario::EmailFallback));
    if let Some(email) = email {
        put("email", json!(email));
    }
    let profile = login.scopes.contains("profile");
    if profile {
        put("oid", json!(user.oid));
        put("name", json!(user.display_name()));
    }
    let user_name = if nameless {
        TELEPHONE
    } else {
        &user.sign_in_name
    };
    match login.version {
        Version::V2 => {
            put("ver", json!("2.0"));
            if profile {
                put("preferred_username", json!(user_name));
            }
        }
        Version::V1 => {
            put("ver", json!("1.0"));
            put("amr", json!(["pwd"]));
            put("unique_name", json!(user_name));
            put("given_name", json!(user.given_name));
            put("family_name", json!(user.family_name));
            if user.home.is_none() && !nameless {
                put("upn", json!(user.upn));
            }
        }
    }
    let overage = world.is_on(Scenario::GroupsOverage);
    if app.group_claims || overage {
        put_groups(user, overage, put);
    }
    spoiled::spoil(&mut claims, world, user);
    Value::Object(claims)
}

/// Guests with an email address always show it; members need the scope, and a mail attribute.
fn email<'a>(user: &'a User, login: &Login) -> Option<&'a str> {
    let shown = user.home.is_some() || login.scopes.contains("email");
    user.mail.as_deref().filter(|_| shown)
}

/// Where to ask for the groups of somebody in too many. The address is of Azure AD Graph, as in real tokens, and
/// answers nobody.
pub(crate) fn groups_endpoint(user: &User) -> String {
    format!(
        "https://graph.windows.net/{}/users/{}/getMemberObjects",
        user.tenant, user.oid
    )
}

/// The groups, or where to ask for them.
fn put_groups(user: &User, overage: bool, mut put: impl FnMut(&str, Value)) {
    let groups = user.groups();
    if groups.len() <= limits::ID_TOKEN_GROUPS && !overage {
        put("groups", json!(groups));
        return;
    }
    let endpoint = groups_endpoint(user);
    put("_claim_names", json!({ "groups": "src1" }));
    put(
        "_claim_sources",
        json!({ "src1": { "endpoint": endpoint } }),
    );
}

/// The issuer of a tenant's tokens.
pub(crate) fn issuer(world: &World, tenant: Uuid, version: Version) -> String {
    match version {
        Version::V1 => world.v1_issuer(&tenant.to_string()),
        Version::V2 => world.v2_issuer(&tenant.to_string()),
    }
}

/// `sub`: another one for every pair of person and application.
pub(crate) fn pairwise_subject(user: &User, app: &Application) -> String {
    let digest = Sha256::new()
        .chain_update(user.tenant)
        .chain_update(user.oid)
        .chain_update(app.client_id)
        .finalize();
    URL_SAFE_NO_PAD.encode(digest)
}

/// `client_info`, as Microsoft's libraries ask for it with `client_info=1`.
pub(crate) fn client_info(user: &User) -> String {
    let info = json!({ "uid": user.oid, "utid": user.tenant });
    URL_SAFE_NO_PAD.encode(info.to_string())
}
