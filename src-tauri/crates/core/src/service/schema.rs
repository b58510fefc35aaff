//! The JSON Schema of a profile, as it is written.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::ServiceProfile;

/// The lists and tables of a model whose elements can be shared, with the definition of an element.
const SHARED: [(&str, &str); 11] = [
    ("caveats", "Caveat"),
    ("claims", "ClaimNeed"),
    ("consent", "ConsentNeed"),
    ("credentials", "Credentials"),
    ("delivery", "Delivery"),
    ("guides", "Guide"),
    ("inputs", "Input"),
    ("items", "HandOver"),
    ("observations", "Observation"),
    ("rotation", "Rotation"),
    ("tasks", "Task"),
];

/// The JSON Schema of a profile (2020-12), for editors and for `consentry schema service`. What it cannot
/// say (templates, references, the task graph) is checked by [`ServiceProfile::parse`].
#[must_use]
pub fn schema() -> Schema {
    let mut schema = schemars::schema_for!(ServiceProfile);
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        for (_, name) in SHARED {
            if let Some(whole) = definitions.remove(name) {
                let using = using(&whole);
                definitions.insert(shared(name), without_id(whole.clone()));
                definitions.insert(name.to_owned(), json!({ "anyOf": [whole, using] }));
            }
        }
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        let kinds = SHARED.map(|(kind, name)| {
            let element = format!("#/$defs/{}", shared(name));
            let elements = json!({ "type": "object", "additionalProperties": { "$ref": element } });
            (kind.to_owned(), elements)
        });
        let shared = json!({
            "type": "object",
            "properties": Map::from_iter(kinds),
            "additionalProperties": false,
        });
        properties.insert("shared".to_owned(), shared);
    }
    schema
}

/// The definition of an element that is shared: its name is its id.
fn shared(name: &str) -> String {
    format!("Shared{name}")
}

fn without_id(mut element: Value) -> Value {
    if let Some(Value::Array(required)) = element.get_mut("required") {
        required.retain(|name| name != "id");
    }
    element
}

/// An element that uses a shared one, with some of its own.
fn using(whole: &Value) -> Value {
    let forms = whole.get("oneOf").and_then(Value::as_array);
    let forms = forms.map_or_else(|| vec![whole], |forms| forms.iter().collect());
    let names = forms
        .into_iter()
        .filter_map(|form| form.get("properties")?.as_object())
        .flat_map(Map::keys);
    let mut properties: Map<_, _> = names
        .map(|name| (name.clone(), Value::Bool(true)))
        .collect();
    properties.insert("use".to_owned(), json!({ "type": "string" }));
    json!({
        "type": "object",
        "properties": properties,
        "required": ["use"],
        "additionalProperties": false,
    })
}
