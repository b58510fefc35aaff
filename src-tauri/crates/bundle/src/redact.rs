//! Removing from a trace whatever could be used again: codes, tokens, secrets, verifiers, states, assertions.
//!
//! Members are judged by their name, strings by what is in them — URLs, form bodies, JSON, compact tokens. What is
//! removed is gone; the receipt says what and where. The same input always gives the same output and receipt.
//! A secret in a member of another name, in none of these shapes, cannot be recognised.

mod name;
mod text;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Unknown;
use crate::json::Place;
use crate::limits::MAX_LAYERS;
use crate::unsigned;
pub(crate) use name::Sensitive;

/// One thing that was removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Removed {
    /// Where it was, as a JSON Pointer (RFC 6901) into what was redacted.
    pub path: String,
    /// The standard's name of it, such as `code`.
    pub what: String,
    /// Why it cannot stay.
    pub reason: Reason,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

impl Removed {
    /// The same, seen from further out.
    pub(crate) fn under(self, parent: &str) -> Self {
        let path = if self.path == "/" {
            parent.to_owned()
        } else {
            format!("{parent}{}", self.path)
        };
        Self { path, ..self }
    }

    pub(crate) fn at(path: String, sensitive: Sensitive) -> Self {
        Self {
            path,
            what: sensitive.what.to_owned(),
            reason: sensitive.reason,
            other: Unknown::default(),
        }
    }
}

/// Why something was removed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// It is a signed statement about the user that a service would accept (SAML 2.0, WS-Federation).
    Assertion,
    /// It can be exchanged for tokens (RFC 6749 §4.1.2, RFC 8628 §3.2).
    Code,
    /// It authenticates a client or a person.
    Credential,
    /// It is markup, which may hold any of the others.
    Markup,
    /// It is wrapped too often to be looked into.
    Opaque,
    /// It stands for the browser's session.
    Session,
    /// It ties the answer to the request (RFC 6749 §10.12); the request keeps its hash.
    State,
    /// It gives access or identifies the user (RFC 6749 §1.4, `OpenID` Connect Core §2).
    Token,
    /// It proves who asked (RFC 7636 §4.1).
    Verifier,
}

/// Removes what could be used again, at any depth, and says what was removed, in the order of the paths.
#[must_use = "the receipt belongs into the trace"]
pub fn redact(value: &mut Value) -> Vec<Removed> {
    redact_layer(value, &|_| Rule::Names, MAX_LAYERS)
}

/// The same for a document in which some names have another meaning.
pub(crate) fn redact_where(value: &mut Value, rule: &dyn Fn(&str) -> Rule) -> Vec<Removed> {
    redact_layer(value, rule, MAX_LAYERS)
}

/// How the members below a place are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Names and strings are judged; what is sensitive is removed with its member.
    Names,
    /// Only strings are judged, and stay, emptied if need be.
    Text,
    /// Nothing is judged.
    Keep,
    /// XML stays without its signatures; where those cannot be told from the rest, nothing of it.
    Unsigned,
}

/// How a recording is judged, by the place in it: what was published to whoever asked stays, and an answer in XML without
/// its signatures.
pub(crate) fn recorded(path: &str) -> Rule {
    match path.rsplit('/').next() {
        Some("published") => Rule::Keep,
        Some("document") => Rule::Unsigned,
        _ => Rule::Names,
    }
}

fn redact_layer(value: &mut Value, rule: &dyn Fn(&str) -> Rule, layers: u8) -> Vec<Removed> {
    let mut walk = Walk {
        rule,
        layers,
        receipt: Vec::new(),
    };
    if !walk.keeps(value, &Place::Root) {
        *value = Value::Null;
    }
    walk.receipt
        .sort_by(|a, b| (&a.path, &a.what, a.reason).cmp(&(&b.path, &b.what, b.reason)));
    walk.receipt
}

struct Walk<'a> {
    rule: &'a dyn Fn(&str) -> Rule,
    layers: u8,
    receipt: Vec<Removed>,
}

impl Walk<'_> {
    /// Redacts the value; says whether anything of it may stay.
    fn keeps(&mut self, value: &mut Value, place: &Place<'_>) -> bool {
        match value {
            Value::Object(members) => self.members(members, place),
            Value::Array(items) => self.items(items, place),
            Value::String(text) => return self.text(text, place),
            _ => {}
        }
        true
    }

    fn members(&mut self, members: &mut Map<String, Value>, place: &Place<'_>) {
        if (self.rule)(&place.pointer()) == Rule::Keep {
            return;
        }
        // `{"name": "code", "value": "…"}`, as HTTP archives write parameters and headers.
        let pair = members
            .get("name")
            .and_then(Value::as_str)
            .and_then(Sensitive::named);
        for (name, mut value) in std::mem::take(members) {
            let sensitive = Sensitive::named(&name).or(if name == "value" { pair } else { None });
            if let Some(sensitive) = sensitive {
                let path = Place::Member(place, &name).pointer();
                if (self.rule)(&path) == Rule::Names {
                    self.receipt.push(Removed::at(path, sensitive));
                    continue;
                }
            }
            let (shown, cuts) = text::cut(&name, self.layers);
            let place = Place::Member(place, &shown);
            if !cuts.is_empty() {
                self.receipt.extend(
                    cuts.into_iter()
                        .map(|cut| Removed::at(place.pointer(), cut)),
                );
                continue;
            }
            if self.keeps(&mut value, &place) {
                members.insert(name, value);
            }
        }
    }

    fn items(&mut self, items: &mut Vec<Value>, place: &Place<'_>) {
        let rule = (self.rule)(&place.pointer());
        if rule == Rule::Keep {
            return;
        }
        // `["code", "…"]`, as lists of parameters and headers are often written.
        let pair = match items.as_slice() {
            // Two names beside each other are a list of names.
            [Value::String(name), Value::String(value)]
                if rule == Rule::Names && Sensitive::named(value).is_none() =>
            {
                Sensitive::named(name)
            }
            _ => None,
        };
        if let Some(sensitive) = pair {
            items.truncate(1);
            self.receipt
                .push(Removed::at(Place::Item(place, 1).pointer(), sensitive));
        }
        let mut index = 0;
        items.retain_mut(|item| {
            let stays = self.keeps(item, &Place::Item(place, index));
            index += 1;
            stays
        });
    }

    fn xml(&mut self, text: &mut String, pointer: String) -> bool {
        let unsigned = unsigned(text);
        let stays = unsigned.is_some();
        if unsigned.as_ref() != Some(text) {
            self.receipt.push(Removed::at(
                pointer,
                if stays {
                    Sensitive::SIGNATURE
                } else {
                    Sensitive::MARKUP
                },
            ));
        }
        *text = unsigned.unwrap_or_default();
        stays
    }

    fn text(&mut self, text: &mut String, place: &Place<'_>) -> bool {
        let pointer = place.pointer();
        let rule = (self.rule)(&pointer);
        if rule == Rule::Keep {
            return true;
        }
        if rule == Rule::Unsigned {
            return self.xml(text, pointer);
        }
        let (kept, cuts) = text::cut(text, self.layers);
        if cuts.is_empty() {
            return true;
        }
        self.receipt.extend(
            cuts.into_iter()
                .map(|cut| Removed::at(pointer.clone(), cut)),
        );
        *text = kept;
        rule == Rule::Text || !text.is_empty()
    }
}
