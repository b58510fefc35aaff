//! `/me/memberOf`: the groups that the person is directly in, page by page.

use axum::{Extension, response::Response};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{caller::Caller, error::GraphError, odata};
use crate::wire::{Asked, Call};

/// Any of these lets one see that there are groups.
const SEE: [&str; 7] = [
    "User.Read",
    "User.ReadWrite",
    "User.Read.All",
    "GroupMember.Read.All",
    "Group.Read.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
];
/// Any of these lets one read more of a group than its ID: all other properties are null without.
const READ: [&str; 6] = [
    "GroupMember.Read.All",
    "GroupMember.ReadWrite.All",
    "Group.Read.All",
    "Group.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
];
const DEFAULT: [&str; 7] = [
    "id",
    "description",
    "displayName",
    "groupTypes",
    "mail",
    "mailEnabled",
    "securityEnabled",
];
/// How many come at a time, unless `$top` says otherwise, and how many at most.
const PAGE: usize = 100;
const LARGEST_PAGE: usize = 999;

/// `GET /v1.0/me/memberOf[?$select=…][&$top=…]`
pub(crate) async fn member_of(Extension(call): Asked) -> Response {
    listed(&call).unwrap_or_else(|error| error.response(&call))
}

fn listed(call: &Call) -> Result<Response, GraphError> {
    let caller = Caller::of(call)?;
    let person = caller.person()?;
    caller.needs_any(&SEE)?;
    let readable = caller.has_any(&READ);
    let number = |name: &str| call.query.get(name).and_then(|text| text.parse().ok());
    let size = number("$top").unwrap_or(PAGE).clamp(1, LARGEST_PAGE);
    let from: usize = number("$skiptoken").unwrap_or(0);
    let groups = person.groups();
    let page = groups.iter().enumerate().skip(from).take(size);
    let page = page.map(|(index, id)| group(call, index, *id, readable));
    let page: Vec<_> = page.collect::<Result<_, _>>()?;
    let rest = groups.len() > from.saturating_add(size);
    let next = rest.then(|| next_link(call, size, from + size));
    Ok(odata::page(
        call,
        "directoryObjects",
        &page,
        next,
        "graph_groups",
    ))
}

fn next_link(call: &Call, size: usize, from: usize) -> String {
    let select = odata::selected(call).map(|names| format!("&$select={}", names.join(",")));
    call.world.url(&format!(
        "/v1.0/me/memberOf?$top={size}&$skiptoken={from}{}",
        select.unwrap_or_default()
    ))
}

fn group(
    call: &Call,
    index: usize,
    id: Uuid,
    readable: bool,
) -> Result<Map<String, Value>, GraphError> {
    let unless_hidden = |value: Value| if readable { value } else { Value::Null };
    let properties = [
        ("id", json!(id)),
        ("description", Value::Null),
        (
            "displayName",
            unless_hidden(json!(format!("Practice group {}", index + 1))),
        ),
        ("groupTypes", unless_hidden(json!([]))),
        ("mail", Value::Null),
        ("mailEnabled", unless_hidden(json!(false))),
        ("securityEnabled", unless_hidden(json!(true))),
    ];
    let mut written = Map::new();
    written.insert("@odata.type".to_owned(), json!("#microsoft.graph.group"));
    written.extend(odata::entity(
        call,
        "directoryObject",
        &properties,
        &DEFAULT,
    )?);
    Ok(written)
}
