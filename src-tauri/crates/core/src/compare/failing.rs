//! What failed last in either of two bundles, and which parts of a bundle that is about.

use consentry_bundle::{Bundle, Verdict};

use super::{BundlePart, BundleSide, cause};

/// What failed last in a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailingPoint {
    /// In which of the two.
    pub side: BundleSide,
    /// In which step, in the word of the bundle.
    pub step: String,
    /// The failure's stable code; none where nobody could tell.
    pub code: Option<String>,
    /// The first check that failed; none where it failed before any.
    pub check: Option<String>,
    /// What it is about, the likeliest first.
    pub parts: Vec<BundlePart>,
}

/// What failed last in each; nothing of one in which all went well.
pub(super) fn points(left: &Bundle, right: &Bundle) -> Vec<FailingPoint> {
    let both = [(BundleSide::Left, left), (BundleSide::Right, right)];
    both.into_iter()
        .filter_map(|(side, bundle)| point(side, bundle))
        .collect()
}

/// The place of this part among what the failures are about.
pub(super) fn rank(points: &[FailingPoint], part: BundlePart) -> Option<usize> {
    let of_one = |point: &FailingPoint| point.parts.iter().position(|about| *about == part);
    points.iter().filter_map(of_one).min()
}

fn point(side: BundleSide, bundle: &Bundle) -> Option<FailingPoint> {
    let of_step = of_step(bundle);
    let (step, code, check) = of_step.or_else(|| of_run(bundle))?;
    // What it came to is told after what it came from.
    let mut parts = cause::parts(code.as_deref(), check.as_deref());
    parts.push(BundlePart::Runs);
    Some(FailingPoint {
        side,
        step,
        code,
        check,
        parts,
    })
}

fn of_step(bundle: &Bundle) -> Option<(String, Option<String>, Option<String>)> {
    let failed = bundle.unfinished.as_ref()?.failed.as_ref()?;
    let last = bundle.runs.iter().max_by_key(|run| run.at);
    // A test login is told by its own run.
    if failed.step == TEST_LOGIN && last.is_some_and(|run| run.verdict != Verdict::Pass) {
        return None;
    }
    Some((failed.step.clone(), Some(failed.failure.code.clone()), None))
}

fn of_run(bundle: &Bundle) -> Option<(String, Option<String>, Option<String>)> {
    let run = bundle.runs.iter().max_by_key(|run| run.at)?;
    if run.verdict == Verdict::Pass {
        return None;
    }
    let code = run.failure.as_ref().map(|failure| failure.code.clone());
    let check = run.checks.iter().find(|check| check.status == "fail");
    Some((
        TEST_LOGIN.to_owned(),
        code,
        check.map(|check| check.id.clone()),
    ))
}

/// The word of the step in a bundle.
const TEST_LOGIN: &str = "testLogin";
