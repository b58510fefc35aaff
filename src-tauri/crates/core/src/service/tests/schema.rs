//! The JSON Schema takes what is a profile, and says which of its fields are texts.

use std::collections::BTreeSet;

use serde_json::Value;

use super::SMALL;
use super::shared::sharing;
use crate::service::shipped::SHIPPED;
use crate::service::texts::TEXTS;
use crate::service::{ServiceProfile, schema};

#[test]
fn the_schema_takes_the_shipped_profiles_and_refuses_unknown_members() {
    let schema = schema();
    let validator = jsonschema::validator_for(schema.as_value()).expect("a schema");
    let shipped = SHIPPED.iter().map(|folder| folder.profile);
    for text in shipped.chain([SMALL]) {
        let document: Value = toml::from_str(text).expect("TOML");
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    for (member, wrong) in [
        ("/colour", None),
        ("/models/0/colour", None),
        ("/models/0/login/colour", None),
        ("/models/0/registration/colour", None),
        ("/models/0/consent/request/colour", None),
        ("/models/0/login/ways/0", Some("pigeon")),
        ("/models/0/guides/0/picture", Some("fresco")),
        ("/models/0/tasks/0/colour", None),
        ("/recipient", Some("age1")),
    ] {
        let mut document: Value = toml::from_str(SMALL).expect("TOML");
        let (parent, key) = member.rsplit_once('/').expect("a pointer");
        match document.pointer_mut(parent).expect("it is there") {
            Value::Array(elements) => elements[0] = wrong.into(),
            parent => parent[key] = wrong.unwrap_or("red").into(),
        }
        assert!(!validator.is_valid(&document), "{member}");
    }
}

#[test]
fn the_schema_takes_what_is_shared_and_used_and_refuses_unknown_members_of_both() {
    let validator = jsonschema::validator_for(schema().as_value()).expect("a schema");
    let fits = |text: &str| validator.is_valid(&toml::from_str::<Value>(text).expect("TOML"));
    let text = sharing();

    assert!(fits(&text));
    for (from, to) in [
        ("[shared.tasks.second]", "[shared.tasks.second]\ncolour = 1"),
        ("[shared.tasks.second]", "[shared.chores.second]"),
        ("use = \"second\"", "use = \"second\"\ncolour = 1"),
        ("use = \"second\"", "use = 2"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!fits(&text.replacen(from, to, 1)), "{to}");
    }
}

/// The fields that are the same in every language: ids, references, addresses, names and forms that programs read, and
/// what is entered somewhere exactly as it stands here.
const VALUES: [&str; 59] = [
    "acs",
    "aliases",
    "as_of",
    "by",
    "claims",
    "client_id",
    "covers",
    "default_from",
    "depends_on",
    "domain",
    "entity_id",
    "example",
    "form",
    "format",
    "id",
    "identifiers",
    "initials",
    "input",
    "kind",
    "lands_on",
    "made_in",
    "match",
    "metadata",
    "method",
    "multi_tenant_when",
    "name",
    "named_by",
    "name_default",
    "optional_claims",
    "owner",
    "paths",
    "picture",
    "portal",
    "protocol",
    "proved_by",
    "recipient",
    "redirect_uri",
    "redirect_uris",
    "scopes",
    "side",
    "sign_in_audience",
    "source_urls",
    "stage",
    "step",
    "template",
    "test_redirect_uri",
    "turn",
    "type",
    "url",
    "usual",
    "value",
    "values",
    "ways",
    "when",
    "within",
    "wreply",
    "wtrealm",
    "ask_in",
    "path",
];

/// The fields of words, each with the list or table that it stands in.
struct Fields<'a> {
    schema: &'a Value,
    found: BTreeSet<(String, String)>,
}

impl Fields<'_> {
    fn inside(&mut self, kind: &str, element: &Value) {
        for (name, field) in element["properties"].as_object().into_iter().flatten() {
            self.field(kind, name, field);
        }
        for form in forms(element) {
            self.inside(kind, form);
        }
    }

    fn field(&mut self, kind: &str, name: &str, field: &Value) {
        if let Some(reference) = field["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            let schema = self.schema;
            self.field(kind, name, schema.pointer(pointer).expect(pointer));
        } else if field["properties"].is_object() {
            self.inside(name, field);
        } else if is(field, "array") {
            self.field(kind, name, &field["items"]);
        } else if is(field, "string")
            || is(field, "object")
            || field["enum"].is_array()
            || field["const"].is_string()
        {
            self.found.insert((kind.to_owned(), name.to_owned()));
        }
        if field["properties"].is_null() {
            for form in forms(field) {
                self.field(kind, name, form);
            }
        }
    }
}

fn forms(schema: &Value) -> impl Iterator<Item = &Value> {
    let forms = ["anyOf", "oneOf"].into_iter();
    forms.filter_map(|name| schema[name].as_array()).flatten()
}

fn is(schema: &Value, kind: &str) -> bool {
    schema["type"] == kind
        || schema["type"]
            .as_array()
            .is_some_and(|kinds| kinds.contains(&kind.into()))
}

#[test]
fn every_field_of_words_is_either_a_text_or_the_same_in_every_language() {
    let schema = schemars::schema_for!(ServiceProfile).to_value();
    let mut fields = Fields {
        schema: &schema,
        found: BTreeSet::new(),
    };
    fields.inside("", &schema);
    let texts: BTreeSet<(String, String)> = TEXTS
        .iter()
        .flat_map(|(kind, texts)| {
            texts
                .iter()
                .map(|text| ((*kind).to_owned(), (*text).to_owned()))
        })
        .collect();

    let neither = fields
        .found
        .iter()
        .filter(|field| !texts.contains(field) && !VALUES.contains(&field.1.as_str()));
    assert_eq!(neither.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
    // What a choice shows is one of the values that it decides.
    let shown = ("values".to_owned(), "shown".to_owned());
    let nowhere = texts
        .iter()
        .filter(|text| !fields.found.contains(text) && **text != shown);
    assert_eq!(nowhere.collect::<Vec<_>>(), Vec::<&(String, String)>::new());
}
