//! Lists of which both bundles have one: what each has alone, and which of these stand for each other.

use std::collections::BTreeSet;

use super::{Aspect, BundleDifference, Contrast};

/// The most that are held against each other one by one; longer lists are told apart only as a whole.
const MOST: usize = 64;

/// The differences between two lists of addresses: those that differ in one respect are one difference, the rest are gone
/// and added.
pub(super) fn addresses(
    aspect: Aspect,
    place: &str,
    left: &[String],
    right: &[String],
    between: fn(&str, &str) -> Option<Contrast>,
) -> Vec<BundleDifference> {
    let (mut gone, mut added) = (only(left, right), only(right, left));
    let mut differences = Vec::new();
    if gone.is_empty() && added.is_empty() && left != right {
        let (left, right) = (left.join(" "), right.join(" "));
        let order = BundleDifference::new(aspect, Contrast::Order, place);
        // Which is the first one decides which one is asked for.
        return vec![order.between(Some(left), Some(right))];
    }
    if gone.len() <= MOST && added.len() <= MOST {
        gone.retain(|(_, left)| {
            let near = added.iter().position(|(_, right)| {
                between(left, right).is_some_and(|contrast| contrast != Contrast::Other)
            });
            let Some(near) = near else {
                return true;
            };
            let (index, right) = added.remove(near);
            let contrast = between(left, right).unwrap_or(Contrast::Other);
            differences.push(
                BundleDifference::new(aspect, contrast, format!("{place}/{index}"))
                    .between(Some(*left), Some(right)),
            );
            false
        });
    }
    if let ([(_, left)], [(index, right)]) = (gone.as_slice(), added.as_slice()) {
        let other = BundleDifference::new(aspect, Contrast::Other, format!("{place}/{index}"));
        differences.push(other.between(Some(*left), Some(*right)));
        return differences;
    }
    differences.extend(gone.into_iter().map(|(index, left)| {
        let gone = BundleDifference::new(aspect, Contrast::Gone, format!("{place}/{index}"));
        gone.between(Some(left), None)
    }));
    differences.extend(added.into_iter().map(|(index, right)| {
        let added = BundleDifference::new(aspect, Contrast::Added, format!("{place}/{index}"));
        added.between(None, Some(right))
    }));
    differences
}

/// The differences between two sets of names, in which no order means anything.
pub(super) fn names<'a>(
    aspect: Aspect,
    place: &str,
    left: impl IntoIterator<Item = &'a str>,
    right: impl IntoIterator<Item = &'a str>,
) -> Vec<BundleDifference> {
    let left: BTreeSet<_> = left.into_iter().collect();
    let right: BTreeSet<_> = right.into_iter().collect();
    let gone = left.difference(&right).map(|name| {
        let gone = BundleDifference::new(aspect, Contrast::Gone, place).about(*name);
        gone.between(Some(*name), None)
    });
    let added = right.difference(&left).map(|name| {
        let added = BundleDifference::new(aspect, Contrast::Added, place).about(*name);
        added.between(None, Some(*name))
    });
    gone.chain(added).collect()
}

/// What `list` has and `other` has not, with its place.
fn only<'a>(list: &'a [String], other: &[String]) -> Vec<(usize, &'a str)> {
    let known: BTreeSet<_> = other.iter().collect();
    let only = list.iter().enumerate();
    let only = only.filter(|(_, one)| !known.contains(one));
    only.map(|(index, one)| (index, one.as_str())).collect()
}
