//! What must hold for every bundle: the digest covers each leaf, limits hold, what is written can be read.

use consentry_bundle::{Bundle, BundleError, MAX_BYTES, schema};
use serde_json::{Value, json};

const COMPLETE: &[u8] = include_bytes!("vectors/complete.consentry");
const UNKNOWN: &[u8] = include_bytes!("vectors/unknown_members_at_every_level.consentry");

fn pointers(value: &Value, at: &str, leaves: &mut Vec<String>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, member) in members {
                pointers(member, &format!("{at}/{name}"), leaves);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), leaves);
            }
        }
        _ => leaves.push(at.to_owned()),
    }
}

/// Other values for a leaf; at least one of them is allowed by the format wherever it stands.
fn others(leaf: &Value) -> Vec<Value> {
    match leaf {
        Value::Null => vec![json!(0), json!("x")],
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(value) => vec![
            json!(value.as_f64().map(|number| number + 1.0)),
            json!(value.as_u64().unwrap_or(7) + 1),
        ],
        Value::String(text) => [
            &format!("{text}x"),
            "2026-03-02T09:30:01Z",
            "2027-03-02",
            "federated",
            "vendor",
            "fail",
            "state",
            "passphrase",
            "here",
            "landing",
        ]
        .iter()
        .map(|text| json!(text))
        .collect(),
        Value::Array(_) => vec![json!([1]), json!(["x"])],
        Value::Object(_) => vec![json!({ "x": "x" })],
    }
}

#[test]
fn the_digest_changes_with_every_leaf_known_or_not() {
    let document: Value = serde_json::from_slice(UNKNOWN).unwrap();
    let mut leaves = Vec::new();
    pointers(&document, "", &mut leaves);
    assert!(leaves.len() > 150, "{}", leaves.len());

    // These have one allowed value only, and the digest does not cover itself.
    let fixed = [
        "/format",
        "/version",
        "/digest",
        "/credential/kind",
        "/sealed/method",
    ];
    for leaf in leaves
        .iter()
        .filter(|leaf| !fixed.contains(&leaf.as_str()) && !leaf.ends_with("/how"))
    {
        let mut changed = 0;
        for other in others(document.pointer(leaf).unwrap()) {
            let mut edited = document.clone();
            *edited.pointer_mut(leaf).unwrap() = other;
            if edited == document {
                continue;
            }
            if let Ok(bundle) = Bundle::parse(&serde_json::to_vec(&edited).unwrap()) {
                assert!(
                    matches!(bundle.verify(), Err(BundleError::Digest { .. })),
                    "{leaf}"
                );
                changed += 1;
            }
        }
        assert!(changed > 0, "nothing else is allowed at {leaf}");
    }
}

#[test]
fn the_digest_does_not_depend_on_order_or_space() {
    let document: Value = serde_json::from_slice(UNKNOWN).unwrap();
    let reversed = reversed(&document);
    assert!(Bundle::parse(reversed.as_bytes()).unwrap().verify().is_ok());
}

/// The document with the members of every object in the opposite order, without any space.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let mut parts: Vec<_> = members
                .iter()
                .map(|(name, member)| format!("{}:{}", json!(name), reversed(member)))
                .collect();
            parts.reverse();
            format!("{{{}}}", parts.join(","))
        }
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(reversed).collect::<Vec<_>>().join(",")
        ),
        leaf => leaf.to_string(),
    }
}

#[test]
fn an_edited_bundle_is_fine_again_once_it_is_written() {
    let mut bundle = Bundle::parse(COMPLETE).unwrap();
    bundle.tenant.as_mut().unwrap().domain = Some("example.org".to_owned());
    assert!(bundle.verify().is_err());
    let written = Bundle::parse(&bundle.to_bytes().unwrap()).unwrap();
    assert_eq!(
        written
            .verify()
            .unwrap()
            .bundle()
            .tenant
            .as_ref()
            .unwrap()
            .domain
            .as_deref(),
        Some("example.org")
    );
}

#[test]
fn one_byte_above_the_limit_is_refused_and_the_limit_itself_is_not() {
    let mut bytes = COMPLETE.to_vec();
    bytes.resize(MAX_BYTES, b' ');
    assert!(Bundle::parse(&bytes).is_ok());
    bytes.push(b' ');
    assert_eq!(
        Bundle::parse(&bytes).unwrap_err(),
        BundleError::TooLarge {
            limit: MAX_BYTES,
            actual: MAX_BYTES + 1
        }
    );
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let complete = Bundle::parse(COMPLETE).unwrap();

    let mut shadowed = complete.clone();
    let tenant = shadowed.tenant.as_mut().unwrap();
    tenant
        .other
        .0
        .insert("issuer".to_owned(), json!("https://elsewhere.example"));
    let path = "/tenant/issuer".to_owned();
    assert_eq!(
        shadowed.to_bytes(),
        Err(BundleError::DuplicateMember { path })
    );

    let mut inexact = complete.clone();
    let model = inexact.model.as_mut().unwrap();
    model.options.insert("limit".to_owned(), json!(u64::MAX));
    let path = "/model/options/limit".to_owned();
    assert_eq!(
        inexact.to_bytes(),
        Err(BundleError::NumberOutOfRange { path })
    );

    let mut large = complete;
    large.tenant.as_mut().unwrap().asked = "x".repeat(MAX_BYTES);
    assert!(matches!(
        large.to_bytes(),
        Err(BundleError::TooLarge { .. })
    ));
}

#[test]
fn an_error_repeats_no_more_than_a_little_of_a_hostile_document() {
    let mut document: Value = serde_json::from_slice(COMPLETE).unwrap();
    document["tenant"] = json!(format!("\u{1b}[31m{}", "x".repeat(100_000)));
    let error = Bundle::parse(&serde_json::to_vec(&document).unwrap())
        .unwrap_err()
        .to_string();
    assert!(error.len() < 300 && !error.contains('\u{1b}'), "{error}");

    let deep = format!("{{\"{}\":{}", "n".repeat(100_000), "[".repeat(40));
    let error = Bundle::parse(deep.as_bytes()).unwrap_err().to_string();
    assert!(error.len() < 300, "{error}");
}

#[test]
fn the_schema_names_every_member_and_allows_unknown_ones() {
    let schema = schema();
    let document: Value = serde_json::from_slice(COMPLETE).unwrap();
    for name in document.as_object().unwrap().keys() {
        assert!(
            schema.pointer(&format!("/properties/{name}")).is_some(),
            "{name}"
        );
    }
    assert_ne!(schema.get("additionalProperties"), Some(&json!(false)));
    assert_eq!(
        schema
            .pointer("/$defs/Verdict/oneOf")
            .and_then(Value::as_array)
            .map(Vec::len),
        Some(3)
    );
}
