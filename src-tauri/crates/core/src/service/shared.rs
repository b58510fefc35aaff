//! What several models of a profile have in common: it is written once, as `[shared.KIND.ID]`, and taken by `use = "ID"`.
//!
//! `KIND` is the name that the list or table has in a model, such as `inputs` or `rotation`. What stands beside `use`
//! takes the place of what is shared.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::mem;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::ProfileFlaw;
use super::place::{below, key};
use crate::limits;

/// The kinds whose elements have an id: the one in `shared`, unless they say another.
const WITH_ID: [&str; 5] = ["caveats", "claims", "inputs", "observations", "tasks"];

/// Puts what is shared wherever it is used.
///
/// # Errors
///
/// Fails at the first element that uses what is not there, and at what is shared but used nowhere.
pub(super) fn spread(document: &mut DeTable<'_>) -> Result<(), (String, ProfileFlaw)> {
    let is_table = document
        .get("shared")
        .is_some_and(|shared| shared.get_ref().is_table());
    let shared = is_table.then(|| document.remove("shared")).flatten();
    let shared = match shared.map(Spanned::into_inner) {
        Some(DeValue::Table(kinds)) => kinds,
        _ => DeTable::new(),
    };
    let mut spreading = Spreading {
        shared: &shared,
        used: BTreeSet::new(),
        open: Vec::new(),
        left: limits::PROFILE_SPREAD,
    };
    spreading.inside("", "", document)?;
    let used = spreading.used;
    match declared(&shared).find(|declared| !used.contains(declared)) {
        Some((kind, id)) => Err((format!("shared.{kind}[{id}]"), ProfileFlaw::SharedUnused)),
        None => Ok(()),
    }
}

/// The kind and id of everything that is shared.
fn declared<'a>(shared: &'a DeTable<'_>) -> impl Iterator<Item = (String, String)> + 'a {
    shared.iter().flat_map(|(kind, elements)| {
        let ids: Vec<String> = match elements.get_ref() {
            DeValue::Table(elements) => elements
                .keys()
                .map(|id| id.get_ref().clone().into_owned())
                .collect(),
            _ => vec![String::new()],
        };
        ids.into_iter()
            .map(|id| (kind.get_ref().clone().into_owned(), id))
    })
}

struct Spreading<'a, 'i> {
    shared: &'a DeTable<'i>,
    used: BTreeSet<(String, String)>,
    /// What is being put in place, from the outside in.
    open: Vec<(String, String)>,
    /// How many values may still be put in place.
    left: usize,
}

impl<'i> Spreading<'_, 'i> {
    fn inside(
        &mut self,
        kind: &str,
        path: &str,
        table: &mut DeTable<'i>,
    ) -> Result<(), (String, ProfileFlaw)> {
        let outside = self.open.len();
        while let Some(id) = take_use(table) {
            self.take(kind, path, table, id)?;
        }
        for (name, value) in table.iter_mut() {
            let at = below(path, name.get_ref());
            match value.get_mut() {
                DeValue::Table(inside) => self.inside(name.get_ref(), &at, inside)?,
                DeValue::Array(elements) => {
                    for (index, element) in elements.iter_mut().enumerate() {
                        if let DeValue::Table(inside) = element.get_mut() {
                            let id = key(name.get_ref(), inside)
                                .map_or_else(|| index.to_string(), str::to_owned);
                            self.inside(name.get_ref(), &format!("{at}[{id}]"), inside)?;
                        }
                    }
                }
                _ => {}
            }
        }
        self.open.truncate(outside);
        Ok(())
    }

    /// Puts the shared element `id` under what `table` itself says.
    fn take(
        &mut self,
        kind: &str,
        path: &str,
        table: &mut DeTable<'i>,
        id: Spanned<Cow<'i, str>>,
    ) -> Result<(), (String, ProfileFlaw)> {
        let this = (kind.to_owned(), id.get_ref().clone().into_owned());
        if self.open.contains(&this) {
            return Err((path.to_owned(), ProfileFlaw::Cycle));
        }
        let elements = self.shared.get(kind).map(Spanned::get_ref);
        let shared = elements.and_then(|elements| elements.get(id.get_ref().as_ref()));
        let Some(DeValue::Table(shared)) = shared.map(Spanned::get_ref) else {
            let (kind, id) = this;
            return Err((path.to_owned(), ProfileFlaw::NoSuchShared { kind, id }));
        };
        self.left = self.left.checked_sub(count(shared)).ok_or_else(|| {
            let limit = limits::PROFILE_FILE;
            (path.to_owned(), ProfileFlaw::TooLarge { limit })
        })?;
        let own = mem::replace(table, shared.clone());
        if WITH_ID.contains(&kind) && !table.contains_key("id") {
            let span = id.span();
            let name = Spanned::new(span.clone(), Cow::Borrowed("id"));
            table.insert(name, Spanned::new(span, DeValue::String(id.into_inner())));
        }
        for (name, value) in own {
            table.insert(name, value);
        }
        self.used.insert(this.clone());
        self.open.push(this);
        Ok(())
    }
}

/// How many values a table has, at any depth.
fn count(table: &DeTable<'_>) -> usize {
    fn of(value: &DeValue<'_>) -> usize {
        match value {
            DeValue::Array(items) => items.iter().map(|item| of(item.get_ref())).sum::<usize>() + 1,
            DeValue::Table(inside) => count(inside),
            _ => 1,
        }
    }
    table
        .values()
        .map(|value| of(value.get_ref()))
        .sum::<usize>()
        + 1
}

/// Takes the reference out of an element that has one.
fn take_use<'i>(table: &mut DeTable<'i>) -> Option<Spanned<Cow<'i, str>>> {
    let is_text = matches!(table.get("use")?.get_ref(), DeValue::String(_));
    let value = is_text.then(|| table.remove("use")).flatten()?;
    let span = value.span();
    match value.into_inner() {
        DeValue::String(id) => Some(Spanned::new(span, id)),
        _ => None,
    }
}
