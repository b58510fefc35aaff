//! Two bundles side by side, by what they mean: each difference as data, those first that the failure is about. Nothing in
//! either is acted on.

mod address;
mod cause;
mod claims;
mod connection;
mod difference;
mod evidence;
mod failing;
mod federation;
mod folded;
mod listed;
mod runs;
#[cfg(test)]
mod tests;

use consentry_bundle::Bundle;

pub use difference::{Aspect, Bearing, BundleDifference, BundlePart, BundleSide, Contrast};
pub use failing::FailingPoint;
pub use folded::Folded;

/// Two bundles, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What failed last in either of them, the left one first.
    pub failing: Vec<FailingPoint>,
    /// What differs, what matters most first.
    pub differences: Vec<BundleDifference>,
    /// What differs between any two bundles and says nothing.
    pub folded: Vec<Folded>,
}

impl Comparison {
    /// Whether they mean the same.
    #[must_use]
    pub const fn is_equal(&self) -> bool {
        self.differences.is_empty()
    }
}

/// Compares `left` with `right`.
#[must_use]
pub fn compare(left: &Bundle, right: &Bundle) -> Comparison {
    let failing = failing::points(left, right);
    let mut differences = connection::differences(left, right);
    differences.extend(federation::differences(left, right));
    differences.extend(evidence::differences(left, right));
    differences.extend(claims::differences(left, right));
    differences.extend(runs::differences(left, right));
    for difference in &mut differences {
        if let Some(rank) = failing::rank(&failing, difference.aspect.part()) {
            difference.bearing = Bearing::Failure;
            difference.rank = rank;
        }
    }
    let mut folded = folded::all(left, right);
    let is_of_keys = |one: &BundleDifference| {
        one.aspect == Aspect::SigningKey && one.bearing != Bearing::Failure
    };
    if differences.iter().any(is_of_keys) {
        differences.retain(|one| !is_of_keys(one));
        folded.push(Folded::Keys);
    }
    // What was found first stays first among its like.
    differences.sort_by_key(|difference| (difference.bearing, difference.rank));
    Comparison {
        failing,
        differences,
        folded,
    }
}
