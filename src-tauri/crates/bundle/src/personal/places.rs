//! Where in a bundle personal values stand, and where text stands that may hold some.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::claims;
use crate::json::Place;

/// What a string in a bundle is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot<'a> {
    /// An answer in XML.
    Markup,
    /// Anything else.
    Other,
    /// What somebody wrote in words of their own, in which nobody can tell a name.
    OwnWords,
    /// A value that is personal as a whole.
    Personal {
        /// The name of its claim or member.
        what: &'a str,
        /// Why it cannot stay.
        reason: &'static str,
    },
    /// Sentences, in which a name may stand.
    Prose,
    /// What is published to whoever asks.
    Published,
}

/// Meets every string.
pub(super) trait Visitor {
    /// A string, and what it is.
    fn text(&mut self, place: &Place<'_>, spot: Spot<'_>, text: &mut String);

    /// A number that is personal as a whole; the one that takes its place.
    fn number(&mut self, _: &Place<'_>, _: &str, number: u64) -> u64 {
        number
    }

    /// A member's name; the one that takes its place.
    fn name(&mut self, _: &str) -> Option<String> {
        None
    }
}

/// Members that hold a person, wherever they are.
const PEOPLE: [&str; 8] = [
    "by",
    "login_hint",
    "loginHint",
    "mail",
    "upn",
    "userPrincipalName",
    "username",
    "who",
];

/// Members that hold sentences of somebody's.
const PROSE: [&str; 10] = [
    "advice",
    "description",
    "error_description",
    "message",
    "raw",
    "sentence",
    "summary",
    "text",
    "title",
    "reason",
];

/// Leads `visitor` through a document.
pub(super) fn visit(document: &mut Value, visitor: &mut dyn Visitor) {
    Walk { visitor }.value(document, &Place::Root, Context::Other);
}

/// What the values inside a value are.
#[derive(Clone, Copy)]
enum Context<'a> {
    /// The claims of a person, by name.
    Claims,
    /// A value of this claim.
    Claim(&'a str),
    /// What the values of a failure or a warning are.
    Facts,
    /// What a service takes for its needs.
    Uses,
    /// What is published to whoever asks.
    Published,
    Other,
}

struct Walk<'v> {
    visitor: &'v mut dyn Visitor,
}

impl Walk<'_> {
    fn value(&mut self, value: &mut Value, place: &Place<'_>, context: Context<'_>) {
        match value {
            Value::Object(members) => self.members(members, place, context),
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.value(item, &Place::Item(place, index), context);
                }
            }
            Value::String(text) => self.visitor.text(place, spot(place, context, text), text),
            Value::Number(number) => {
                if let (Context::Claim(name), Some(known)) = (context, number.as_u64()) {
                    *value = self.visitor.number(place, name, known).into();
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn members(
        &mut self,
        members: &mut Map<String, Value>,
        place: &Place<'_>,
        context: Context<'_>,
    ) {
        let claim = members.get("claim").and_then(Value::as_str);
        let claim = claim.map(str::to_owned);
        for (name, mut value) in std::mem::take(members) {
            let renamed = self.visitor.name(&name);
            let shown = renamed.as_deref().unwrap_or(&name);
            let inside = match (context, name.as_str()) {
                (Context::Uses, "value") => used(claim.as_deref()),
                (_, "claims") if matches!(place, Place::Root) => Context::Other,
                _ => inside(&name, &value, context),
            };
            self.value(&mut value, &Place::Member(place, shown), inside);
            members.insert(renamed.unwrap_or(name), value);
        }
    }
}

/// What the value of the member `name` is.
fn inside<'a>(name: &'a str, value: &Value, context: Context<'a>) -> Context<'a> {
    match (context, name) {
        (Context::Claims, _) if claims::is_personal(name) => Context::Claim(name),
        (Context::Claims, _) => Context::Other,
        (Context::Claim(claim), _) => Context::Claim(claim),
        (Context::Published, _) | (_, "published" | "der" | "armored") => Context::Published,
        // Names of claims are a list; claims have values.
        (_, "claims") if value.is_object() => Context::Claims,
        (_, "facts") => Context::Facts,
        (_, "uses") => Context::Uses,
        (_, name) if PEOPLE.contains(&name) && value.is_string() => Context::Claim(name),
        _ => Context::Other,
    }
}

/// What the value is that a service takes from this claim. Of several, some may be the directory's: then each is found by
/// itself.
fn used(claim: Option<&str>) -> Context<'_> {
    match claim {
        Some(claim) if claim.contains('+') || !claims::is_personal(claim) => Context::Other,
        Some(claim) => Context::Claim(claim),
        None => Context::Claim("value"),
    }
}

fn spot<'a>(place: &Place<'_>, context: Context<'a>, text: &str) -> Spot<'a> {
    let name = match place {
        Place::Member(_, name) => name,
        _ => "",
    };
    match context {
        Context::Claim(what) => Spot::Personal {
            what,
            reason: claims::reason(what),
        },
        Context::Published => Spot::Published,
        Context::Claims | Context::Facts | Context::Other | Context::Uses => match name {
            "said" => Spot::OwnWords,
            _ if text.trim_start().starts_with('<') => Spot::Markup,
            _ if PROSE.contains(&name) || matches!(context, Context::Facts) => Spot::Prose,
            _ => Spot::Other,
        },
    }
}

/// The organisation's own values, in small letters: they stay, whoever has them as a name.
pub(super) fn organisation(document: &Value) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    for place in [
        "/service",
        "/tenant/tenantId",
        "/tenant/domain",
        "/tenant/displayName",
        "/tenant/issuer",
        "/tenant/cloud",
        "/tenant/region",
        "/tenant/authority",
        "/model/id",
        "/model/kind",
        "/model/protocol",
        "/application",
        "/federation/identifier",
        "/federation/replyUrls",
        "/createdBy",
        "/provenance",
    ] {
        if let Some(value) = document.pointer(place) {
            keep(value, &mut kept);
        }
    }
    kept
}

fn keep(value: &Value, kept: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            kept.insert(text.trim().to_lowercase());
        }
        Value::Array(items) => items.iter().for_each(|item| keep(item, kept)),
        Value::Object(members) => members.values().for_each(|member| keep(member, kept)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The organisation's domains, in small letters: the one that its directory was found by.
pub(super) fn domains(document: &Value) -> BTreeSet<String> {
    let of_tenant = document.pointer("/tenant/domain");
    let asked = ["/tenant/asked", "/unfinished/asked/what"];
    let asked = asked
        .into_iter()
        .filter_map(|place| document.pointer(place));
    let named = of_tenant.into_iter().chain(asked).filter_map(Value::as_str);
    let domains = named.map(|name| name.rsplit('@').next().unwrap_or(name).trim());
    domains
        .filter(|domain| domain.contains('.') && !domain.contains(['/', ' ', ':']))
        .map(str::to_lowercase)
        .collect()
}
