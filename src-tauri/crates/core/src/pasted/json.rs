//! JSON that holds messages at any depth, recordings of a browser's requests among it.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::fields::{Fields, Origin, is_known, pairs};
use super::{Layer, Recorded, page};

/// A thing that a JSON document holds.
pub(super) enum JsonPart<'j> {
    /// Names with their values.
    Fields(Fields),
    /// An object, as it stands.
    Object(&'j Map<String, Value>),
    /// The end of a recording of so many requests.
    Recording(usize),
    /// What a page of a sign-in host says, from Microsoft's mark on.
    Page(String),
    /// Text that may be something by itself.
    Text(&'j str),
}

/// What is told of each part of a document.
pub(super) type Tell<'t, 'j> = &'t mut dyn FnMut(JsonPart<'j>, Layer, Option<Recorded>);

/// Text shorter than this is no message.
const LEAST_TEXT: usize = 20;

/// Tells every part of `value` that may be something, in order.
pub(super) fn parts<'j>(value: &'j Value, tell: Tell<'_, 'j>) {
    if let Some(entries) = list_at(value, &["log", "entries"]) {
        for (at, entry) in entries.iter().enumerate() {
            recorded(entry, (at, entries.len()), tell);
        }
        tell(JsonPart::Recording(entries.len()), Layer::Har, None);
    } else if let Some(requests) = traced(value) {
        for (at, request) in requests.iter().enumerate() {
            traced_request(request, (at, requests.len()), tell);
        }
        tell(JsonPart::Recording(requests.len()), Layer::SamlTracer, None);
    } else {
        walk(value, tell);
    }
}

fn list_at<'j>(value: &'j Value, path: &[&str]) -> Option<&'j Vec<Value>> {
    let mut value = value;
    for name in path {
        value = value.get(name)?;
    }
    value.as_array()
}

fn text_at<'j>(value: &'j Value, path: &[&str]) -> Option<&'j str> {
    let mut value = value;
    for name in path {
        value = value.get(name)?;
    }
    value.as_str()
}

/// An entry of a HAR file: what was asked, what was posted, and where the answer led. Nothing else in it is looked at.
fn recorded<'j>(entry: &'j Value, (at, of): (usize, usize), tell: Tell<'_, 'j>) {
    let url = text_at(entry, &["request", "url"]).unwrap_or_default();
    let began = text_at(entry, &["startedDateTime"]);
    let place = Recorded {
        at: began.and_then(|began| began.parse::<DateTime<Utc>>().ok()),
        ..place(url, at, of)
    };
    let mut fields = |fields: Fields| {
        if fields.are_known() {
            tell(JsonPart::Fields(fields), Layer::Har, Some(place.clone()));
        }
    };
    if let Some(asked) = Fields::from_address(url) {
        fields(among(asked));
    }
    let posted = text_at(entry, &["request", "postData", "text"]).map(pairs);
    let listed = || list_at(entry, &["request", "postData", "params"]).map(|list| named(list));
    if let Some(values) = posted.filter(|values| !values.is_empty()).or_else(listed) {
        fields(Fields {
            address: Some(place.address.clone()),
            origin: Origin::Among,
            values,
            ..Fields::default()
        });
    }
    if let Some(led) = text_at(entry, &["response", "redirectURL"]).and_then(Fields::from_address) {
        fields(among(led));
    }
    let kind = text_at(entry, &["response", "content", "mimeType"]).unwrap_or_default();
    let told = text_at(entry, &["response", "content", "text"]);
    match told {
        Some(text) if kind.contains("json") && names_something(text) => {
            tell(JsonPart::Text(text), Layer::Har, Some(place));
        }
        Some(text) if kind.contains("html") => {
            if let Some(said) = page::refusal(text) {
                tell(JsonPart::Page(said), Layer::Har, Some(place));
            }
        }
        _ => {}
    }
}

/// Whether a body holds any name by which something of a sign-in is recognised. Most bodies of a recording hold none, and
/// are not read.
fn names_something(body: &str) -> bool {
    const NAMES: [&str; 8] = [
        "\"error\"",
        "\"id_token\"",
        "\"access_token\"",
        "\"jwks_uri\"",
        "\"kty\"",
        "SAMLRe",
        "wresult",
        "AADSTS",
    ];
    NAMES.into_iter().any(|name| body.contains(name))
}

/// The requests of an export of SAML-tracer.
fn traced(value: &Value) -> Option<&Vec<Value>> {
    let requests = list_at(value, &["requests"])?;
    let known = |request: &Value| request.get("url").is_some() && request.get("method").is_some();
    requests.iter().all(known).then_some(requests)
}

/// What it shows as XML is the same message again.
fn traced_request<'j>(request: &'j Value, (at, of): (usize, usize), tell: Tell<'_, 'j>) {
    let url = text_at(request, &["url"]).unwrap_or_default();
    let place = place(url, at, of);
    let posted = ["post", "get"].into_iter().find_map(|name| {
        let values = named(list_at(request, &[name])?);
        let fields = Fields {
            address: Some(place.address.clone()),
            origin: Origin::Among,
            values,
            ..Fields::default()
        };
        fields.are_known().then_some(fields)
    });
    let asked = || {
        Fields::from_address(url)
            .map(among)
            .filter(Fields::are_known)
    };
    if let Some(fields) = posted.or_else(asked) {
        tell(JsonPart::Fields(fields), Layer::SamlTracer, Some(place));
    } else if let Some(text) = text_at(request, &["saml"]) {
        tell(JsonPart::Text(text), Layer::SamlTracer, Some(place));
    }
}

fn place(url: &str, at: usize, of: usize) -> Recorded {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    Recorded {
        request: at + 1,
        of,
        address: url[..end].to_owned(),
        at: None,
    }
}

fn among(fields: Fields) -> Fields {
    Fields {
        origin: Origin::Among,
        ..fields
    }
}

/// Pairs, as lists of two or as objects with `name` and `value`.
fn named(list: &[Value]) -> Vec<(String, String)> {
    let pair = |item: &Value| {
        let (name, value) = match item {
            Value::Array(pair) => (pair.first()?.as_str()?, pair.get(1)?.as_str()?),
            object => (
                object.get("name")?.as_str()?,
                object.get("value")?.as_str()?,
            ),
        };
        Some((name.to_owned(), value.to_owned()))
    };
    list.iter().filter_map(pair).collect()
}

/// Any other document, to its ends. The reader that made it bounds its depth.
fn walk<'j>(value: &'j Value, tell: Tell<'_, 'j>) {
    match value {
        Value::Array(list) => {
            let fields = among(Fields {
                values: named(list),
                ..Fields::default()
            });
            if fields.are_known() {
                tell(JsonPart::Fields(fields), Layer::Json, None);
            } else {
                for value in list {
                    walk(value, tell);
                }
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                // A parameter's own value is told together with the others.
                if !(value.is_string() && is_known(name)) {
                    walk(value, tell);
                }
            }
            let fields = Fields {
                origin: Origin::Object,
                values: members.iter().filter_map(text).collect(),
                object: members
                    .get("error")
                    .and_then(|_| serde_json::to_string(members).ok()),
                ..Fields::default()
            };
            if fields.are_known() {
                tell(JsonPart::Fields(fields), Layer::Json, None);
            }
            tell(JsonPart::Object(members), Layer::Json, None);
        }
        Value::String(text) if text.len() >= LEAST_TEXT => {
            tell(JsonPart::Text(text), Layer::Json, None);
        }
        _ => {}
    }
}

fn text((name, value): (&String, &Value)) -> Option<(String, String)> {
    Some((name.clone(), value.as_str()?.to_owned()))
}
