//! What two bundles know and how: consent, credential, tasks, and where the bundles come from.

use std::collections::BTreeMap;

use consentry_bundle::{Bundle, Consent, Credential, Known};

use super::connection::of_texts;
use super::{Aspect, Bearing, BundleDifference, Contrast, listed};

/// What differs in it.
pub(super) fn differences(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let mut found = credentials(left, right);
    found.extend(consents(left.consent.as_ref(), right.consent.as_ref()));
    found.extend(tasks(left, right));
    found.extend(knowledge(left, right));
    found.extend(origins(left, right));
    found
}

fn credentials(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let (one, other) = (left.credential.as_ref(), right.credential.as_ref());
    let mut found = Vec::new();
    if left.sealed.is_some() != right.sealed.is_some() {
        let has = |bundle: &Bundle| bundle.sealed.as_ref().map(|_| ());
        let (one, other) = (has(left), has(right));
        let contrast = Contrast::of(one.as_ref(), other.as_ref());
        found.extend(
            contrast.map(|contrast| BundleDifference::new(Aspect::Sealed, contrast, "/sealed")),
        );
    }
    let (Some(one), Some(other)) = (one, other) else {
        let hint = |credential: &Credential| credential.hint.clone();
        let (one, other) = (one.map(hint), other.map(hint));
        found.extend(of_texts(
            Aspect::Secret,
            "/credential",
            one.as_ref(),
            other.as_ref(),
        ));
        return found;
    };
    found.extend(of_texts(
        Aspect::SecretHint,
        "/credential/hint",
        Some(&one.hint),
        Some(&other.hint),
    ));
    if let Some(contrast) = Contrast::of_ends(one.expires_on.as_ref(), other.expires_on.as_ref()) {
        let ends = BundleDifference::new(Aspect::SecretEnds, contrast, "/credential/expiresOn");
        let had_ended = |credential: &Credential, bundle: &Bundle| {
            credential
                .expires_on
                .is_some_and(|day| day < bundle.created_at.date_naive())
        };
        let bearing = if had_ended(one, left) || had_ended(other, right) {
            Bearing::SignIn
        } else {
            Bearing::Rest
        };
        found.push(
            ends.between(one.expires_on, other.expires_on)
                .bearing(bearing),
        );
    }
    if one.checked != other.checked {
        let checked = BundleDifference::new(
            Aspect::SecretChecked,
            Contrast::Other,
            "/credential/checked",
        );
        found.push(checked.between(Some(one.checked), Some(other.checked)));
    }
    found
}

fn consents(left: Option<&Consent>, right: Option<&Consent>) -> Vec<BundleDifference> {
    let (Some(left), Some(right)) = (left, right) else {
        let kind = |consent: &Consent| consent.kind.clone();
        let (one, other) = (left.map(kind), right.map(kind));
        return of_texts(Aspect::Consent, "/consent", one.as_ref(), other.as_ref())
            .into_iter()
            .collect();
    };
    let mut found = Vec::new();
    if left.is_skipped() != right.is_skipped() {
        let skipped =
            BundleDifference::new(Aspect::ConsentSkipped, Contrast::Other, "/consent/skipped");
        found.push(skipped.between(Some(left.is_skipped()), Some(right.is_skipped())));
    }
    found.extend(of_texts(
        Aspect::ConsentTenant,
        "/consent/tenantId",
        left.tenant_id.as_ref(),
        right.tenant_id.as_ref(),
    ));
    found.extend(listed::names(
        Aspect::Scope,
        "/consent/scopes",
        left.scopes.iter().map(String::as_str),
        right.scopes.iter().map(String::as_str),
    ));
    found
}

/// Tasks that are done in one and open in the other. Those that only one has belong to another model or profile.
fn tasks(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let earlier: BTreeMap<_, _> = left.tasks.iter().map(|task| (&task.id, task)).collect();
    let later = right.tasks.iter().enumerate();
    later
        .filter_map(|(index, task)| {
            let before = earlier.get(&task.id)?;
            let (one, other) = (before.done.as_ref(), task.done.as_ref());
            if one.is_some() == other.is_some() {
                return None;
            }
            let word = |done: Option<&Known>| done.map_or("open", how);
            let place = format!("/tasks/{index}/done");
            let found = BundleDifference::new(Aspect::Task, Contrast::Other, place);
            Some(
                found
                    .about(&task.id)
                    .between(Some(word(one)), Some(word(other))),
            )
        })
        .collect()
}

/// How each fact is known that both have.
fn knowledge(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let known = |bundle: &Bundle| {
        let federation = bundle.federation.as_ref();
        let published = federation.and_then(|federation| federation.published.as_ref());
        [
            bundle.tenant.as_ref().map(|one| how(&one.known)),
            bundle
                .model
                .as_ref()
                .and_then(|one| one.known.as_ref())
                .map(how),
            bundle.consent.as_ref().map(|one| how(&one.known)),
            bundle.credential.as_ref().map(|one| how(&one.known)),
            published.map(|one| how(&one.known)),
        ]
    };
    let places = [
        ("tenant", "/tenant/known"),
        ("model", "/model/known"),
        ("consent", "/consent/known"),
        ("credential", "/credential/known"),
        ("metadata", "/federation/published/known"),
    ];
    let pairs = known(left).into_iter().zip(known(right));
    places
        .into_iter()
        .zip(pairs)
        .filter_map(|((subject, place), (left, right))| {
            let (left, right) = (left?, right?);
            let known = BundleDifference::new(Aspect::Known, Contrast::Other, place);
            (left != right).then(|| known.about(subject).between(Some(left), Some(right)))
        })
        .collect()
}

/// The word for how it is known.
const fn how(known: &Known) -> &'static str {
    match known {
        Known::Proved { .. } => "proved",
        Known::Reported { .. } => "reported",
        Known::Stated { .. } => "stated",
    }
}

fn origins(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let mut found = Vec::new();
    if left.provenance.practice != right.provenance.practice {
        let practice =
            BundleDifference::new(Aspect::Practice, Contrast::Other, "/provenance/practice");
        let (one, other) = (left.provenance.practice, right.provenance.practice);
        found.push(practice.between(Some(one), Some(other)));
    }
    // Another service has another profile.
    if left.service.id == right.service.id {
        found.extend(of_texts(
            Aspect::ProfileVersion,
            "/service/profileVersion",
            Some(&left.service.profile_version),
            Some(&right.service.profile_version),
        ));
    }
    if left.service.id == right.service.id {
        let (one, other) = (&left.service.profile, &right.service.profile);
        let contrast = Contrast::of(one.as_ref(), other.as_ref());
        found.extend(
            contrast.map(|contrast| {
                BundleDifference::new(Aspect::Profile, contrast, "/service/profile")
            }),
        );
    }
    let program = |bundle: &Bundle| {
        let by = &bundle.created_by;
        format!("{} {}", by.program, by.version)
    };
    found.extend(of_texts(
        Aspect::Program,
        "/createdBy",
        Some(&program(left)),
        Some(&program(right)),
    ));
    found
}
