//! `/organization`: the directory that the caller's token is of.

use axum::{Extension, response::Response};
use serde_json::{Value, json};

use super::{
    caller::Caller,
    error::GraphError,
    odata::{self, Properties},
};
use crate::{
    directory::Tenant,
    wire::{Asked, Call},
};

/// Any of these lets one read it; with the first alone, ID, name and domains.
const READ: [&str; 5] = [
    "User.Read",
    "Organization.Read.All",
    "Organization.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
];
const DEFAULT: [&str; 6] = [
    "id",
    "displayName",
    "countryLetterCode",
    "createdDateTime",
    "tenantType",
    "verifiedDomains",
];

/// `GET /v1.0/organization`
pub(crate) async fn organization(Extension(call): Asked) -> Response {
    listed(&call).unwrap_or_else(|error| error.response(&call))
}

fn listed(call: &Call) -> Result<Response, GraphError> {
    let caller = Caller::of(call)?;
    caller.needs_any(&READ)?;
    let whole = caller.has_any(&READ[1..]);
    let tenant = call.world.tenant(caller.grant.tenant).into_iter();
    let tenant = tenant
        .map(|tenant| odata::entity(call, "organization", &properties(tenant, whole), &DEFAULT));
    let tenant: Vec<_> = tenant.collect::<Result<_, _>>()?;
    let set = match odata::selected(call) {
        Some(names) => format!("organization({})", names.join(",")),
        None => "organization".to_owned(),
    };
    Ok(odata::page(call, &set, &tenant, None, "graph_organization"))
}

fn properties(tenant: &Tenant, whole: bool) -> Properties {
    let kind = if tenant.federated_to.is_some() {
        "Federated"
    } else {
        "Managed"
    };
    let domain = |(index, name): (usize, &String)| {
        json!({
            "capabilities": "Email, OfficeCommunicationsOnline",
            "isDefault": index == 0,
            "isInitial": name.contains(".onmicrosoft."),
            "name": name,
            "type": kind,
        })
    };
    let domains: Vec<_> = tenant.domains.iter().enumerate().map(domain).collect();
    vec![
        ("id", json!(tenant.id)),
        ("displayName", json!(tenant.name)),
        ("countryLetterCode", Value::Null),
        ("createdDateTime", Value::Null),
        ("tenantType", if whole { json!("AAD") } else { Value::Null }),
        ("verifiedDomains", json!(domains)),
    ]
}
