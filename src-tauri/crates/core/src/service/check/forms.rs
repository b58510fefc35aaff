//! Ids, lists that must not be empty, and elements of which there is one each.

use std::collections::BTreeSet;

use super::Checked;
use crate::service::condition::MODEL;
use crate::service::place::below;
use crate::service::{Guide, ProfileFlaw};

pub(super) fn check_some<T>(at: &str, elements: &[T]) -> Checked {
    if elements.is_empty() {
        Err((at.to_owned(), ProfileFlaw::None))
    } else {
        Ok(())
    }
}

pub(super) fn check_unique<'a>(at: &str, ids: impl Iterator<Item = &'a String>) -> Checked {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err((at.to_owned(), ProfileFlaw::IdTaken { id: id.clone() }));
        }
    }
    Ok(())
}

/// Hyphens are for ids that stand in no expression; `model` is no input's id, because it means the model.
pub(super) fn check_id(at: &str, id: &str, hyphens: bool) -> Checked {
    let fits =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || (hyphens && c == '-');
    let well_formed = id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(fits);
    if well_formed && (hyphens || id != MODEL) {
        Ok(())
    } else {
        Err((at.to_owned(), ProfileFlaw::Id { id: id.to_owned() }))
    }
}

pub(super) fn check_guides(at: &str, guides: &[Guide]) -> Checked {
    for (index, guide) in guides.iter().enumerate() {
        if guides[..index]
            .iter()
            .any(|earlier| earlier.step == guide.step)
        {
            return Err((
                below(at, &format!("guides[{index}]")),
                ProfileFlaw::GuideTwice,
            ));
        }
    }
    Ok(())
}
