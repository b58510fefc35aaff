//! What is connected with what: service, directory, model and application of two bundles.

use std::collections::BTreeMap;

use consentry_bundle::{Application, Bundle, Model, Tenant};
use serde_json::Value;

use super::address;
use super::listed;
use super::{Aspect, BundleDifference, Contrast};

/// What differs in them.
pub(super) fn differences(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let mut found = Vec::new();
    found.extend(of_texts(
        Aspect::Service,
        "/service/id",
        Some(&left.service.id),
        Some(&right.service.id),
    ));
    found.extend(tenants(left.tenant.as_ref(), right.tenant.as_ref()));
    if left.tenant.is_none() && right.tenant.is_none() {
        found.extend(of_texts(
            Aspect::Asked,
            "/unfinished/asked/what",
            asked(left),
            asked(right),
        ));
    }
    found.extend(models(left.model.as_ref(), right.model.as_ref()));
    found.extend(applications(
        left.application.as_ref(),
        right.application.as_ref(),
    ));
    found
}

fn asked(bundle: &Bundle) -> Option<&String> {
    let asked = bundle.unfinished.as_ref()?.asked.as_ref()?;
    Some(&asked.what)
}

/// One difference between two texts, either of which may be missing.
pub(super) fn of_texts(
    aspect: Aspect,
    place: &str,
    left: Option<&String>,
    right: Option<&String>,
) -> Option<BundleDifference> {
    let contrast = Contrast::of(left, right)?;
    Some(BundleDifference::new(aspect, contrast, place).between(left, right))
}

fn tenants(left: Option<&Tenant>, right: Option<&Tenant>) -> Vec<BundleDifference> {
    let id = |tenant: &Tenant| tenant.tenant_id.to_ascii_lowercase();
    let (one, other) = (left.map(id), right.map(id));
    let mut found: Vec<_> = of_texts(
        Aspect::Tenant,
        "/tenant/tenantId",
        one.as_ref(),
        other.as_ref(),
    )
    .into_iter()
    .collect();
    let (Some(left), Some(right)) = (left, right) else {
        return found;
    };
    let texts = [
        (
            Aspect::Cloud,
            "/tenant/cloud",
            Some(&left.cloud),
            Some(&right.cloud),
        ),
        (
            Aspect::Domain,
            "/tenant/domain",
            left.domain.as_ref(),
            right.domain.as_ref(),
        ),
    ];
    found.extend(
        texts
            .into_iter()
            .filter_map(|(aspect, place, left, right)| of_texts(aspect, place, left, right)),
    );
    // The issuer names the directory: another directory has another one.
    let follows = |tenant: &Tenant| tenant.issuer.replace(&tenant.tenant_id, "{tenantid}");
    if follows(left) != follows(right) {
        found.extend(of_texts(
            Aspect::Issuer,
            "/tenant/issuer",
            Some(&left.issuer),
            Some(&right.issuer),
        ));
    }
    let word = |tenant: &Tenant| tenant.sign_in.map(wire_name);
    let (one, other) = (word(left), word(right));
    if one.is_some() && other.is_some() {
        found.extend(of_texts(
            Aspect::PasswordAt,
            "/tenant/signIn",
            one.as_ref(),
            other.as_ref(),
        ));
    }
    found
}

fn models(left: Option<&Model>, right: Option<&Model>) -> Vec<BundleDifference> {
    let mut found: Vec<_> = of_texts(
        Aspect::Model,
        "/model/id",
        left.map(|model| &model.id),
        right.map(|model| &model.id),
    )
    .into_iter()
    .collect();
    let (Some(left), Some(right)) = (left, right) else {
        return found;
    };
    found.extend(of_texts(
        Aspect::Protocol,
        "/model/protocol",
        Some(&left.protocol),
        Some(&right.protocol),
    ));
    found.extend(values(
        Aspect::Input,
        "/model/inputs",
        &left.inputs,
        &right.inputs,
        String::clone,
    ));
    found.extend(values(
        Aspect::ServiceOption,
        "/model/options",
        &left.options,
        &right.options,
        shown,
    ));
    found
}

/// What differs between two tables of values.
fn values<T: PartialEq>(
    aspect: Aspect,
    place: &str,
    left: &BTreeMap<String, T>,
    right: &BTreeMap<String, T>,
    shown: fn(&T) -> String,
) -> Vec<BundleDifference> {
    let new = right.keys().filter(|name| !left.contains_key(*name));
    let names = left.keys().chain(new);
    names
        .filter_map(|name| {
            let (left, right) = (left.get(name), right.get(name));
            let contrast = Contrast::of(left, right)?;
            let (left, right) = (left.map(shown), right.map(shown));
            let contrast = match (contrast, &left, &right) {
                (Contrast::Other, Some(left), Some(right)) => {
                    address::between(left, right).unwrap_or(contrast)
                }
                (contrast, ..) => contrast,
            };
            let place = format!("{place}/{}", pointer_step(name));
            let found = BundleDifference::new(aspect, contrast, place);
            Some(found.about(name).between(left, right))
        })
        .collect()
}

/// A member's name in a JSON Pointer (RFC 6901 §3).
pub(super) fn pointer_step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn applications(left: Option<&Application>, right: Option<&Application>) -> Vec<BundleDifference> {
    let id = |application: &Application| application.client_id.to_ascii_lowercase();
    let (one, other) = (left.map(id), right.map(id));
    let mut found: Vec<_> = of_texts(
        Aspect::ClientId,
        "/application/clientId",
        one.as_ref(),
        other.as_ref(),
    )
    .into_iter()
    .collect();
    let (Some(left), Some(right)) = (left, right) else {
        return found;
    };
    let (one, other) = (wire_name(left.owner), wire_name(right.owner));
    found.extend(of_texts(
        Aspect::Owner,
        "/application/owner",
        Some(&one),
        Some(&other),
    ));
    found.extend(listed::addresses(
        Aspect::RedirectUri,
        "/application/redirectUris",
        &left.redirect_uris,
        &right.redirect_uris,
        address::between,
    ));
    found
}

/// The word for a variant in a bundle.
pub(super) fn wire_name(variant: impl serde::Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    shown(&value)
}

/// A value as text.
pub(super) fn shown(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| value.to_string())
}
