//! Scopes: what was asked for, in short form, and which of it takes an administrator.

use std::collections::BTreeSet;

use crate::{
    aadsts::{Aadsts, Refusal},
    applications::Application,
    world::World,
};

const GRAPH: &str = "https://graph.microsoft.com";
/// Delegated permissions people may consent to for themselves.
const UNRESTRICTED: [&str; 6] = [
    "openid",
    "profile",
    "email",
    "offline_access",
    "User.Read",
    "User.ReadBasic.All",
];
/// What a version 1 request, which names no scopes, amounts to.
const VERSION_1: [&str; 4] = ["openid", "profile", "offline_access", "User.Read"];

/// Scopes by their short names: `User.Read` for `https://graph.microsoft.com/User.Read`.
pub(crate) type Scopes = BTreeSet<String>;

/// The scopes named in a request, separated by spaces.
///
/// # Errors
/// 70011 for text that is no scope, 500011 for an API the tenant does not know.
pub(crate) fn parse(world: &World, app: &Application, text: &str) -> Result<Scopes, Refusal> {
    let mut scopes = Scopes::new();
    for asked in text.split_ascii_whitespace() {
        let scope = short(world, app, asked)?;
        if scope == ".default" {
            scopes.extend(app.required_permissions.iter().cloned());
        } else {
            scopes.insert(scope);
        }
    }
    if scopes.is_empty() {
        return Err(Aadsts::InvalidScope.about(text));
    }
    Ok(scopes)
}

pub(crate) fn version_1() -> Scopes {
    VERSION_1.map(str::to_owned).into()
}

/// Whether one of the scopes takes an administrator's consent.
pub(crate) fn restricted(scopes: &Scopes) -> bool {
    scopes
        .iter()
        .any(|scope| !UNRESTRICTED.contains(&scope.as_str()))
}

/// The scopes as a response lists them.
pub(crate) fn listed(scopes: &Scopes) -> String {
    scopes.iter().cloned().collect::<Vec<_>>().join(" ")
}

/// The scopes as admin consent lists them: permissions with their API in front.
pub(crate) fn listed_in_full(scopes: &Scopes) -> String {
    let full = |scope: &String| format!("{GRAPH}/{scope}");
    scopes.iter().map(full).collect::<Vec<_>>().join(" ")
}

/// The one API a `/.default` scope of the client credentials grant is about.
///
/// # Errors
/// 1002012 unless it is exactly one such scope, 500011 for an API the tenant does not know.
pub(crate) fn resource(world: &World, text: &str) -> Result<String, Refusal> {
    let resource = text
        .strip_suffix("/.default")
        .filter(|resource| !resource.contains([' ', '%']))
        .ok_or_else(|| Aadsts::ClientCredentialsScope.about(text))?;
    let known =
        is_graph(world, resource) || world.applications.iter().any(|app| owns(app, resource));
    if known {
        Ok(resource.to_owned())
    } else {
        Err(Aadsts::InvalidResource.about(resource))
    }
}

fn short(world: &World, app: &Application, asked: &str) -> Result<String, Refusal> {
    let Some((resource, name)) = asked.rsplit_once('/') else {
        return if is_name(asked) {
            Ok(asked.to_owned())
        } else {
            Err(Aadsts::InvalidScope.about(asked))
        };
    };
    if is_graph(world, resource) && is_name(name) {
        Ok(name.to_owned())
    } else if owns(app, resource) && is_name(name) {
        Ok(asked.to_owned())
    } else {
        Err(Aadsts::InvalidResource.about(resource))
    }
}

fn is_graph(world: &World, resource: &str) -> bool {
    resource == GRAPH || resource == world.base.as_str().trim_end_matches('/')
}

fn owns(app: &Application, resource: &str) -> bool {
    resource == app.client_id.to_string() || app.identifier_uris.iter().any(|uri| uri == resource)
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}
