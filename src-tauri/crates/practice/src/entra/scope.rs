//! Scopes as requests name them: read into their short form, or refused.

use crate::{
    aadsts::{Aadsts, Refusal},
    directory::Application,
    world::{Scopes, World, permissions, scopes},
};

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

/// What an application is told that asks for a scope which Microsoft Graph does not have: everybody is, administrators too.
pub(crate) fn unknown(app: &Application, scopes: &Scopes) -> Option<Refusal> {
    let is_of_graph = |scope: &&String| !scope.contains('/');
    let mut of_graph = scopes.iter().filter(is_of_graph);
    let scope = of_graph.find(|scope| permissions::named(scope).is_none())?;
    Some(Aadsts::ScopeUnknown.about_all([app.name.clone(), scope.clone()]))
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
            Ok(as_listed(asked))
        } else {
            Err(Aadsts::InvalidScope.about(asked))
        };
    };
    if is_graph(world, resource) && is_name(name) {
        Ok(as_listed(name))
    } else if owns(app, resource) && is_name(name) {
        Ok(asked.to_owned())
    } else {
        Err(Aadsts::InvalidResource.about(resource))
    }
}

/// A permission in its own spelling, which requests need not keep to; anything else as it is.
fn as_listed(name: &str) -> String {
    permissions::named(name)
        .map_or(name, |permission| permission.name)
        .to_owned()
}

fn is_graph(world: &World, resource: &str) -> bool {
    [
        scopes::GRAPH,
        scopes::GRAPH_ID,
        world.base.as_str().trim_end_matches('/'),
    ]
    .contains(&resource)
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
