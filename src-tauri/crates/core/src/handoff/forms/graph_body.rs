//! What Microsoft Graph is sent to make the application, as both scripts send it (Microsoft Graph v1.0, `application` and
//! `servicePrincipal`).

use serde_json::{Value, json};

use super::line::Line;
use super::wiring::{Identifier, OwnRegistration};
use crate::entra::graph_permission::MICROSOFT_GRAPH;

/// The gallery's template for an application that is not in it.
pub(super) const SIGN_IN_TEMPLATE: &str = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

/// The type of a permission that is for whoever has signed in.
pub(super) const USER_DELEGATED: &str = "Scope";

/// `requiredResourceAccess`.
pub(super) fn permissions(own: &OwnRegistration) -> Value {
    let access: Vec<_> = own
        .permissions
        .iter()
        .map(|permission| json!({ "id": permission.id, "type": USER_DELEGATED }))
        .collect();
    if access.is_empty() {
        return json!([]);
    }
    json!([{ "resourceAppId": MICROSOFT_GRAPH, "resourceAccess": access }])
}

/// `optionalClaims`.
pub(super) fn optional_claims(own: &OwnRegistration) -> Value {
    let claims = own.optional_claims.iter();
    let claims: Vec<_> = claims
        .map(|claim| json!({ "name": claim.as_str(), "essential": false }))
        .collect();
    json!({ "idToken": claims })
}

/// An application that is registered as a whole.
pub(super) fn application(own: &OwnRegistration) -> Value {
    let mut body = json!({
        "displayName": own.name.as_str(),
        "signInAudience": own.audience,
        "web": { "redirectUris": texts(&own.redirect_uris) },
    });
    if !own.permissions.is_empty() {
        body["requiredResourceAccess"] = permissions(own);
    }
    if !own.optional_claims.is_empty() {
        body["optionalClaims"] = optional_claims(own);
    }
    if let Some(groups) = own.groups {
        body["groupMembershipClaims"] = groups.into();
    }
    body
}

/// The names and addresses of an application that was made of the template.
pub(super) fn names_and_addresses(own: &OwnRegistration) -> Value {
    json!({
        "identifierUris": texts(&exactly(own)),
        "web": { "redirectUris": texts(&own.redirect_uris) },
    })
}

/// The identifiers that are known beforehand.
pub(super) fn exactly(own: &OwnRegistration) -> Vec<Line> {
    let known = own
        .identifiers
        .iter()
        .filter_map(|identifier| match identifier {
            Identifier::Exactly(name) => Some(name.clone()),
            Identifier::OfClient => None,
        });
    known.collect()
}

fn texts(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(Line::as_str).collect()
}
