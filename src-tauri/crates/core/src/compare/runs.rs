//! What test logins and steps came to in two bundles: verdicts, and the first check that decides differently.

use std::collections::BTreeMap;

use consentry_bundle::{Bundle, TestRun, Verdict};

use super::connection::{of_texts, wire_name};
use super::{Aspect, BundleDifference, Contrast, listed};

/// What differs in it.
pub(super) fn differences(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let mut found = steps(left, right);
    let (earlier, later) = (last_of_each(left), last_of_each(right));
    for (persona, (index, run)) in &earlier {
        if !later.contains_key(persona) {
            let place = format!("/runs/{index}");
            let gone = BundleDifference::new(Aspect::Run, Contrast::Gone, place).about(*persona);
            found.push(gone.between(Some(wire_name(run.verdict)), None));
        }
    }
    for (persona, (index, run)) in &later {
        let Some((_, before)) = earlier.get(persona) else {
            let place = format!("/runs/{index}");
            let added = BundleDifference::new(Aspect::Run, Contrast::Added, place).about(*persona);
            found.push(added.between(None, Some(wire_name(run.verdict))));
            continue;
        };
        found.extend(runs(before, run, *index, persona));
    }
    found
}

/// The last test login of each kind of person, with its place.
pub(super) fn last_of_each(bundle: &Bundle) -> BTreeMap<&str, (usize, &TestRun)> {
    let mut last: BTreeMap<&str, (usize, &TestRun)> = BTreeMap::new();
    for (index, run) in bundle.runs.iter().enumerate() {
        let is_later = last
            .get(run.persona.as_str())
            .is_none_or(|(_, before)| before.at <= run.at);
        if is_later {
            last.insert(&run.persona, (index, run));
        }
    }
    last
}

fn runs(left: &TestRun, right: &TestRun, index: usize, persona: &str) -> Vec<BundleDifference> {
    let mut found = Vec::new();
    if left.verdict != right.verdict {
        let place = format!("/runs/{index}/verdict");
        let verdict = BundleDifference::new(Aspect::Verdict, Contrast::Other, place);
        let (one, other) = (wire_name(left.verdict), wire_name(right.verdict));
        found.push(verdict.about(persona).between(Some(one), Some(other)));
    }
    found.extend(first_check(left, right, index));
    let code = |run: &TestRun| {
        let failure = run.failure.as_ref();
        failure.map(|failure| failure.code.clone())
    };
    let (one, other) = (code(left), code(right));
    let place = format!("/runs/{index}/failure");
    found.extend(
        of_texts(Aspect::RunFailure, &place, one.as_ref(), other.as_ref())
            .map(|failure| failure.about(persona)),
    );
    let ids = |run: &'_ TestRun| -> Vec<String> {
        let warnings = run.warnings.iter().flatten();
        warnings.map(|warning| warning.id.clone()).collect()
    };
    // Who fails is told nothing else.
    if left.verdict == Verdict::Pass && right.verdict == Verdict::Pass {
        let (one, other) = (ids(left), ids(right));
        let place = format!("/runs/{index}/warnings");
        found.extend(listed::names(
            Aspect::Warning,
            &place,
            one.iter().map(String::as_str),
            other.iter().map(String::as_str),
        ));
    }
    let kids = |run: &TestRun| run.trace.jwks_kids.clone();
    let (one, other) = (kids(left), kids(right));
    if !one.is_empty() && !other.is_empty() {
        found.extend(listed::names(
            Aspect::SigningKey,
            &format!("/runs/{index}/trace/jwksKids"),
            one.iter().map(String::as_str),
            other.iter().map(String::as_str),
        ));
    }
    found
}

/// The first check, in the order of decision, that went differently. One that was not made says nothing.
fn first_check(left: &TestRun, right: &TestRun, index: usize) -> Option<BundleDifference> {
    let mut checks = right.checks.iter().enumerate();
    checks.find_map(|(at, check)| {
        let before = left.checks.iter().find(|before| before.id == check.id)?;
        let is_made = |status: &str| status == "pass" || status == "fail";
        let differs =
            before.status != check.status && is_made(&before.status) && is_made(&check.status);
        let place = format!("/runs/{index}/checks/{at}");
        let found = BundleDifference::new(Aspect::Check, Contrast::Other, place);
        differs.then(|| {
            found
                .about(&check.id)
                .between(Some(&before.status), Some(&check.status))
        })
    })
}

fn steps(left: &Bundle, right: &Bundle) -> Vec<BundleDifference> {
    let (one, other) = (left.unfinished.as_ref(), right.unfinished.as_ref());
    let mut found: Vec<_> = of_texts(
        Aspect::Step,
        "/unfinished/step",
        one.map(|unfinished| &unfinished.step),
        other.map(|unfinished| &unfinished.step),
    )
    .into_iter()
    .collect();
    let failed = |bundle: &Bundle| {
        let failed = bundle.unfinished.as_ref()?.failed.as_ref()?;
        Some((failed.step.clone(), failed.failure.code.clone()))
    };
    let (one, other) = (failed(left), failed(right));
    if let Some(contrast) = Contrast::of(one.as_ref(), other.as_ref()) {
        let step = other.as_ref().or(one.as_ref());
        let step = step.map(|(step, _)| step.clone()).unwrap_or_default();
        let failure =
            BundleDifference::new(Aspect::StepFailure, contrast, "/unfinished/failed/failure");
        let code = |failed: Option<(String, String)>| failed.map(|(_, code)| code);
        found.push(failure.about(step).between(code(one), code(other)));
    }
    found
}
