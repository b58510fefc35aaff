//! How Graph writes what it found: one entity or a page of them, the properties that `$select` names, and what it is called in
//! the metadata (`OData` JSON format 4.0 §4.5).

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Map, Value, json};

use super::error::GraphError;
use crate::wire::{Call, unkept};

/// The properties of an entity, in the order in which they are written.
pub(super) type Properties = Vec<(&'static str, Value)>;

/// The properties that `$select` names, if it is there.
pub(super) fn selected(call: &Call) -> Option<Vec<&str>> {
    let select = call.query.get("$select")?;
    Some(select.split(',').map(str::trim).collect())
}

/// What is written of an entity: what `$select` names of all that it has, or else its `default` properties.
///
/// # Errors
/// When `$select` names a property that no such entity has.
pub(super) fn entity(
    call: &Call,
    of: &'static str,
    all: &[(&'static str, Value)],
    default: &[&str],
) -> Result<Map<String, Value>, GraphError> {
    let names = selected(call).unwrap_or_else(|| default.to_vec());
    let property = |name: &str| {
        let found = all.iter().find(|(known, _)| *known == name);
        let found = found.map(|(known, value)| ((*known).to_owned(), value.clone()));
        found.ok_or_else(|| GraphError::UnknownProperty {
            property: name.to_owned(),
            of,
        })
    };
    names.into_iter().map(property).collect()
}

/// One entity of that set.
pub(super) fn one(call: &Call, set: &str, entity: Map<String, Value>, decision: &str) -> Response {
    let selected = selected(call).map(|names| format!("({})", names.join(",")));
    let context = context(
        call,
        &format!("{set}{}/$entity", selected.unwrap_or_default()),
    );
    let mut body = json!({ "@odata.context": context });
    if let Some(members) = body.as_object_mut() {
        members.extend(entity);
    }
    answer(body, decision)
}

/// Entities of that set; `next` is where the page after this one is.
pub(super) fn page(
    call: &Call,
    set: &str,
    entities: &[Map<String, Value>],
    next: Option<String>,
    decision: &str,
) -> Response {
    let mut body = json!({ "@odata.context": context(call, set) });
    if let Some(next) = next {
        body["@odata.nextLink"] = json!(next);
    }
    body["value"] = json!(entities);
    answer(body, decision)
}

fn context(call: &Call, what: &str) -> String {
    call.world.url(&format!("/v1.0/$metadata#{what}"))
}

fn answer(body: Value, decision: &str) -> Response {
    let mut response = unkept(StatusCode::OK, body, decision);
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
        ),
    );
    headers.insert(
        HeaderName::from_static("odata-version"),
        HeaderValue::from_static("4.0"),
    );
    response
}
