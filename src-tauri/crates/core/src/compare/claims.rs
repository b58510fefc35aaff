//! What the services of two bundles need to learn of a person, and which claims came.

use std::collections::BTreeMap;

use consentry_bundle::{Bundle, ClaimNeed, TestRun};
use serde_json::Value;

use super::runs::last_of_each;
use super::{Aspect, BundleDifference, Contrast};
use crate::login::claims::is_address;

/// What differs in it.
pub(super) fn differences(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let mut found = contracts(&left.claims.contract, &right.claims.contract);
    let earlier = last_of_each(left);
    for (persona, (index, run)) in last_of_each(right) {
        if let Some((_, before)) = earlier.get(persona) {
            found.extend(claims(before, run, index));
            found.extend(uses(before, run, index));
        }
    }
    // The same claim of several people is one difference.
    let mut told: Vec<BundleDifference> = Vec::new();
    for one in found {
        let is_same = |other: &BundleDifference| {
            (other.aspect, &other.subject, other.contrast)
                == (one.aspect, &one.subject, one.contrast)
        };
        if !told.iter().any(is_same) {
            told.push(one);
        }
    }
    told
}

fn contracts(left: &[ClaimNeed], right: &[ClaimNeed]) -> Vec<BundleDifference> {
    let earlier: BTreeMap<_, _> = left.iter().map(|need| (&need.need, need)).collect();
    let later: BTreeMap<_, _> = right.iter().map(|need| (&need.need, need)).collect();
    let mut found = Vec::new();
    for (index, need) in left.iter().enumerate() {
        if !later.contains_key(&need.need) {
            let place = format!("/claims/contract/{index}");
            let gone = BundleDifference::new(Aspect::ClaimNeed, Contrast::Gone, place);
            found.push(gone.about(&need.need).between(Some(&need.need), None));
        }
    }
    for (index, need) in right.iter().enumerate() {
        let place = format!("/claims/contract/{index}");
        let Some(before) = earlier.get(&need.need) else {
            let added = BundleDifference::new(Aspect::ClaimNeed, Contrast::Added, place);
            found.push(added.about(&need.need).between(None, Some(&need.need)));
            continue;
        };
        if before.claims != need.claims {
            let (one, other) = (before.claims.join(", "), need.claims.join(", "));
            let place = format!("{place}/claims");
            let claims = BundleDifference::new(Aspect::NeedClaims, Contrast::Other, place);
            found.push(claims.about(&need.need).between(Some(one), Some(other)));
        }
        if before.required != need.required {
            let place = format!("{place}/required");
            let required = BundleDifference::new(Aspect::NeedRequired, Contrast::Other, place);
            let required = required.about(&need.need);
            found.push(required.between(Some(before.required), Some(need.required)));
        }
    }
    found
}

/// The claims that came with a person: those that were verified, or those of the token or assertion that was refused.
fn came(run: &TestRun) -> BTreeMap<&str, &Value> {
    if !run.claims.is_empty() {
        return run
            .claims
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect();
    }
    let token = run.trace.id_token.as_ref().map(|token| &token.claims);
    let assertion = run.trace.answer.pointer("/assertion/claims");
    let claims = token.or_else(|| assertion.and_then(Value::as_object));
    claims
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), value))
        .collect()
}

fn claims(left: &TestRun, right: &TestRun, index: usize) -> Vec<BundleDifference> {
    let (left, right) = (came(left), came(right));
    // Where none came, nothing can be missing of them.
    if left.is_empty() || right.is_empty() {
        return Vec::new();
    }
    let place = format!("/runs/{index}/claims");
    let gone = left.iter().filter(|(name, _)| !right.contains_key(*name));
    let gone = gone.map(|(name, value)| {
        let gone = BundleDifference::new(Aspect::Claim, Contrast::Gone, place.clone());
        gone.about(*name).between(Some(kind(value)), None)
    });
    let others = right.iter().filter_map(|(name, value)| {
        let Some(before) = left.get(name) else {
            let added = BundleDifference::new(Aspect::Claim, Contrast::Added, place.clone());
            return Some(added.about(*name).between(None, Some(kind(value))));
        };
        let (one, other) = (kind(before), kind(value));
        let kinds = BundleDifference::new(Aspect::ClaimKind, Contrast::Other, place.clone());
        (one != other).then(|| kinds.about(*name).between(Some(one), Some(other)))
    });
    gone.chain(others).collect()
}

/// What kind of value it is: what a service can do with it depends on that, and nothing of the person is told.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
        Value::String(text) if text.trim().is_empty() => "empty",
        Value::String(text) if text.contains("#EXT#") => "guest-name",
        Value::String(text) if is_address(text) => "address",
        Value::String(text) if uuid::Uuid::parse_str(text).is_ok() => "guid",
        Value::String(_) => "text",
    }
}

/// For which need the service takes another claim.
fn uses(left: &TestRun, right: &TestRun, index: usize) -> Vec<BundleDifference> {
    let (Some(left), Some(right)) = (&left.uses, &right.uses) else {
        return Vec::new();
    };
    let right = right.iter().enumerate();
    right
        .filter_map(|(at, used)| {
            let before = left.iter().find(|before| before.need == used.need)?;
            let contrast = Contrast::of(before.claim.as_ref(), used.claim.as_ref())?;
            let place = format!("/runs/{index}/uses/{at}/claim");
            let other = BundleDifference::new(Aspect::ClaimUsed, contrast, place);
            let other = other.about(&used.need);
            Some(other.between(before.claim.as_ref(), used.claim.as_ref()))
        })
        .collect()
}
