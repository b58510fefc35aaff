//! What scenarios make of the claims of an ID token.

use serde_json::{Map, Value, json};
use uuid::{Uuid, uuid};

use crate::{
    directory::User,
    scenario::Scenario,
    world::{Version, World},
};

/// The client ID of an application that nobody has.
const ANOTHER_APPLICATION: Uuid = uuid!("5e0c7d31-9b42-4a8f-8c16-f2d7390a6be4");

/// Spoils the claims of `user` as the scenarios have it that are on.
pub(super) fn spoil(claims: &mut Map<String, Value>, world: &World, user: &User) {
    let mut put = |name: &str, value: Value| {
        claims.insert(name.to_owned(), value);
    };
    if world.is_on(Scenario::TokenVersion1) {
        put("iss", json!(super::issuer(world, user.tenant, Version::V1)));
        put("ver", json!("1.0"));
    }
    if world.is_on(Scenario::TokenOfAnotherTenant) {
        let tenant = world.directory.other_tenant(user.tenant);
        put("iss", json!(super::issuer(world, tenant, Version::V2)));
        put("tid", json!(tenant));
    }
    if world.is_on(Scenario::TokenForAnotherApplication) {
        put("aud", json!(ANOTHER_APPLICATION));
    }
    if world.is_on(Scenario::EmailUnverified) {
        put("xms_edov", json!(false));
    }
    let shown = match world.first_on(&[Scenario::GroupsMissing, Scenario::GroupsAsNames]) {
        Some(Scenario::GroupsAsNames) if claims.contains_key("groups") => {
            Some(json!(user.group_names()))
        }
        None => return spoil_ids(claims, world),
        Some(_) => None,
    };
    for name in ["groups", "_claim_names", "_claim_sources"] {
        claims.remove(name);
    }
    claims.extend(shown.map(|groups| ("groups".to_owned(), groups)));
    spoil_ids(claims, world);
}

fn spoil_ids(claims: &mut Map<String, Value>, world: &World) {
    if world.is_on(Scenario::OidMissing) {
        claims.remove("oid");
    }
}
