//! `/me` and `/users/{id}`: a person, as the `user` resource of Microsoft Graph describes one.

use axum::{Extension, extract::Path, response::Response};
use serde_json::{Value, json};

use super::{
    caller::Caller,
    error::GraphError,
    odata::{self, Properties},
};
use crate::{
    directory::{Kind, User},
    wire::{Asked, Call},
};

/// Any of these lets one read the person who is signed in.
const READ_ME: [&str; 8] = [
    "User.Read",
    "User.ReadWrite",
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
    "Directory.AccessAsUser.All",
];
/// Any of these lets one read everybody.
const READ_ALL: [&str; 6] = [
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
    "Directory.AccessAsUser.All",
];
/// What comes without `$select`.
const DEFAULT: [&str; 11] = [
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
];
/// Properties that a person here has no value of.
const EMPTY: [&str; 14] = [
    "city",
    "companyName",
    "country",
    "department",
    "employeeId",
    "jobTitle",
    "mobilePhone",
    "officeLocation",
    "onPremisesSamAccountName",
    "postalCode",
    "preferredLanguage",
    "state",
    "streetAddress",
    "usageLocation",
];

/// `GET /v1.0/me`
pub(crate) async fn me(Extension(call): Asked) -> Response {
    let found = Caller::of(&call).and_then(|caller| {
        let person = caller.person()?;
        caller.needs_any(&READ_ME)?;
        one(&call, person)
    });
    found.unwrap_or_else(|error| error.response(&call))
}

/// `GET /v1.0/users/{id | userPrincipalName}`
pub(crate) async fn user(Path(id): Path<String>, Extension(call): Asked) -> Response {
    let found = Caller::of(&call).and_then(|caller| {
        let mut users = call.world.directory.users.iter();
        let is_meant = |user: &&User| {
            user.tenant == caller.grant.tenant
                && (user.oid.to_string() == id.to_ascii_lowercase()
                    || user.upn.eq_ignore_ascii_case(&id))
        };
        let user = users.find(is_meant);
        let is_me = user.is_some_and(|user| Some(user.oid) == caller.grant.oid);
        caller.needs_any(if is_me { &READ_ME } else { &READ_ALL })?;
        let user = user.ok_or_else(|| GraphError::UnknownObject(id.clone()))?;
        one(&call, user)
    });
    found.unwrap_or_else(|error| error.response(&call))
}

fn one(call: &Call, user: &User) -> Result<Response, GraphError> {
    let entity = odata::entity(call, "user", &properties(user), &DEFAULT)?;
    Ok(odata::one(call, "users", entity, "graph_user"))
}

fn properties(user: &User) -> Properties {
    let local_part = user.upn.split('@').next().unwrap_or_default();
    let kind = if user.home.is_some() {
        "Guest"
    } else {
        "Member"
    };
    let mut properties = vec![
        ("id", json!(user.oid)),
        ("accountEnabled", json!(user.kind != Kind::Blocked)),
        ("businessPhones", json!([])),
        ("displayName", json!(user.display_name())),
        ("givenName", json!(user.given_name)),
        ("mail", json!(user.mail)),
        ("mailNickname", json!(local_part)),
        ("otherMails", json!([])),
        ("surname", json!(user.family_name)),
        ("userPrincipalName", json!(user.upn)),
        ("userType", json!(kind)),
    ];
    properties.extend(EMPTY.map(|name| (name, Value::Null)));
    properties
}
