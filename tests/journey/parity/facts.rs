//! The facts of a service's own article: each element of its profile that is counted as the home of one is read by
//! whoever walks all models of the service.

use std::collections::BTreeSet;

use consentry_core::service::{Home, Services};

use super::shown::{Shown, the_same_in_each_run};

/// The homes of facts of which something was not read.
pub(super) fn unread(service: &str, read: &BTreeSet<Shown>) -> Vec<String> {
    let profile = Services::shipped().get(service).unwrap();
    let homes = profile.homes().iter();
    let homes = homes.flat_map(|(id, homes)| homes.iter().map(move |home| (id, home)));
    homes
        .filter_map(|(id, home)| {
            let text = unread_text(home, read)?;
            Some(format!("{service}: {id} at {}: {text}", home.path))
        })
        .collect()
}

/// The first text of an element that was not read.
fn unread_text<'h>(home: &'h Home, read: &BTreeSet<Shown>) -> Option<&'h String> {
    let is_read = |text: &&String| {
        let parts = around_values(text);
        read.iter().any(|shown| holds(&shown.text, &parts))
    };
    home.says.iter().find(|text| !is_read(text))
}

/// What stands around the values of a template.
fn around_values(text: &str) -> Vec<String> {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default();
    let others = parts.map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    std::iter::once(first)
        .chain(others)
        .map(the_same_in_each_run)
        .collect()
}

/// Whether `text` holds all parts, one after the other.
fn holds(text: &str, parts: &[String]) -> bool {
    let mut rest = Some(text);
    for part in parts {
        rest = rest.and_then(|rest| rest.split_once(part.as_str()).map(|(_, after)| after));
    }
    rest.is_some()
}
