//! The texts of a profile: which of its fields are texts, and how another language's take the place of the English ones.
//!
//! A language's file names elements by their ids, as tables: `[models.oidc.tasks.register-app]`. Where an element has no id,
//! it is named by what else no two in the list share (see [`key`]). What the file does not name stays English.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::place::{below, key};
use super::{ProfileFlaw, Template};
use crate::language::Language;

/// The fields that are texts, by the name of the list or table that they stand in. All others are structure, or values
/// that are the same in every language: ids, addresses, scopes, names of claims, what is entered somewhere.
pub(super) const TEXTS: [(&str, &[&str]); 23] = [
    ("", &["name", "tagline"]),
    ("behaviour", &["text"]),
    ("caveats", &["question", "source", "text", "title"]),
    ("observations", &["title"]),
    ("choices", &["label"]),
    ("claims", &["need"]),
    ("consent", &["explanation", "roles"]),
    ("credentials", &["why_not"]),
    ("delivery", &["never_by", "then_wait", "title"]),
    ("errors", &["cause", "fix"]),
    ("guides", &["path", "path_otherwise", "steps", "title"]),
    ("inputs", &["advice", "default", "help", "label", "risk"]),
    ("items", &["field"]),
    ("letter", LETTER),
    (
        "models",
        &[
            "afterwards",
            "cons",
            "pros",
            "tagline",
            "title",
            "you_hand_over",
            "you_need",
        ],
    ),
    ("note", LETTER),
    ("notes", &["text"]),
    ("permissions", &["name", "text"]),
    ("recommended", &["reason"]),
    ("request", &["button", "why_not"]),
    ("rotation", &["text"]),
    (
        "tasks",
        &[
            "asks",
            "how_you_know",
            "path",
            "path_otherwise",
            "text",
            "title",
            "warning",
            "who",
        ],
    ),
    ("values", &["label", "shown"]),
];

/// The texts that are templates as well.
const LETTER: &[&str] = &["body", "subject", "to"];

/// Whether `field` of an element of `kind` is a text.
fn is_text(kind: &str, field: &str, element: &DeTable<'_>) -> bool {
    let listed = TEXTS
        .iter()
        .any(|(other, fields)| *other == kind && fields.contains(&field));
    let is = |field: &str, fits: fn(&str) -> bool| {
        element
            .get(field)
            .and_then(|value| value.get_ref().as_str())
            .is_some_and(fits)
    };
    listed
        && match (kind, field) {
            // A service's own name is the same everywhere; words that stand for one until it is entered are not.
            ("", "name") => is("named_by", |_| true),
            // Only a line of text can be in a language.
            ("inputs", "default") => is("type", |kind| kind == "text"),
            // A scope, which has no space in it (RFC 6749 §3.3), is the same everywhere.
            ("permissions", "name") => is("name", |name| name.contains(' ')),
            _ => true,
        }
}

type Laid = Result<(), (String, ProfileFlaw)>;

/// Puts the texts of a language's file in the place of the profile's own.
///
/// # Errors
///
/// Fails, with the way to it, on what the profile does not have, on what is no text, on lists of another length and on
/// letters with other values in them.
pub(super) fn lay<'i>(profile: &mut DeTable<'i>, texts: &DeTable<'i>) -> Laid {
    lay_inside("", "", profile, texts)
}

fn lay_inside<'i>(kind: &str, path: &str, there: &mut DeTable<'i>, texts: &DeTable<'i>) -> Laid {
    for (name, text) in texts {
        let name = name.get_ref().as_ref();
        let at = below(path, name);
        let is_text = is_text(kind, name, there);
        let Some(there) = there.get_mut(name) else {
            return Err((at, ProfileFlaw::NoSuchText));
        };
        match (there.get_mut(), text.get_ref()) {
            (DeValue::Table(elements), DeValue::Table(texts)) if kind == "shared" => {
                for (id, texts) in texts {
                    let element = elements
                        .get_mut(id.get_ref().as_ref())
                        .map(Spanned::get_mut);
                    lay_element(
                        name,
                        &format!("{at}[{}]", id.get_ref()),
                        element,
                        texts.get_ref(),
                    )?;
                }
            }
            (DeValue::Table(inside), DeValue::Table(texts)) => {
                lay_inside(name, &at, inside, texts)?;
            }
            (DeValue::Array(elements), DeValue::Table(texts)) => {
                for (id, texts) in texts {
                    let has_id = |element: &&mut DeValue<'_>| match element {
                        DeValue::Table(element) => {
                            key(name, element) == Some(id.get_ref().as_ref())
                        }
                        _ => false,
                    };
                    let element = elements.iter_mut().map(Spanned::get_mut).find(has_id);
                    lay_element(
                        name,
                        &format!("{at}[{}]", id.get_ref()),
                        element,
                        texts.get_ref(),
                    )?;
                }
            }
            (there, text) if is_text => {
                if LETTER.contains(&name) && matches!(kind, "letter" | "note") {
                    same_values(there, text).map_err(|flaw| (at.clone(), flaw))?;
                }
                replace(there, text).map_err(|flaw| (at, flaw))?;
            }
            _ => return Err((at, ProfileFlaw::NotAText)),
        }
    }
    Ok(())
}

fn lay_element<'i>(
    kind: &str,
    at: &str,
    there: Option<&mut DeValue<'i>>,
    texts: &DeValue<'i>,
) -> Laid {
    match (there, texts) {
        (None, _) => Err((at.to_owned(), ProfileFlaw::NoSuchText)),
        (Some(DeValue::Table(there)), DeValue::Table(texts)) => lay_inside(kind, at, there, texts),
        (Some(_), _) => Err((at.to_owned(), ProfileFlaw::NotAText)),
    }
}

/// A text for a text, and a list of as many for a list.
fn replace<'i>(there: &mut DeValue<'i>, text: &DeValue<'i>) -> Result<(), ProfileFlaw> {
    match (there, text) {
        (DeValue::String(there), DeValue::String(text)) => there.clone_from(text),
        (DeValue::Array(there), DeValue::Array(texts)) => {
            let (expected, found) = (there.len(), texts.len());
            if expected != found {
                return Err(ProfileFlaw::Lines { expected, found });
            }
            for (there, text) in there.iter_mut().zip(texts) {
                replace(there.get_mut(), text.get_ref())?;
            }
        }
        _ => return Err(ProfileFlaw::NotAText),
    }
    Ok(())
}

/// A letter without the address that it is about would be worth nothing.
fn same_values(there: &DeValue<'_>, text: &DeValue<'_>) -> Result<(), ProfileFlaw> {
    let names = |text: &DeValue<'_>| -> Result<BTreeSet<_>, ProfileFlaw> {
        let template = Template::parse(text.as_str().unwrap_or_default());
        let template = template.map_err(|error| ProfileFlaw::Notation(error.into()))?;
        Ok(template.names().cloned().collect())
    };
    if names(there)? == names(text)? {
        Ok(())
    } else {
        Err(ProfileFlaw::OtherValues)
    }
}

/// Shows every text as `language` shows texts that stand outside its catalogues.
pub(super) fn show(profile: &mut DeTable<'_>, language: &Language) {
    show_inside("", profile, language);
}

fn show_inside(kind: &str, table: &mut DeTable<'_>, language: &Language) {
    let names: Vec<String> = table
        .keys()
        .map(|name| name.get_ref().clone().into_owned())
        .collect();
    for name in names {
        let is_text = is_text(kind, &name, table);
        match table.get_mut(name.as_str()).map(Spanned::get_mut) {
            Some(value) if is_text => show_text(value, language),
            Some(DeValue::Table(elements)) if kind == "shared" => {
                let elements = elements.iter_mut().map(|(_, element)| element.get_mut());
                for element in elements {
                    show_element(&name, element, language);
                }
            }
            Some(DeValue::Array(elements)) => {
                for element in elements.iter_mut() {
                    show_element(&name, element.get_mut(), language);
                }
            }
            Some(inside) => show_element(&name, inside, language),
            None => {}
        }
    }
}

fn show_element(kind: &str, element: &mut DeValue<'_>, language: &Language) {
    if let DeValue::Table(inside) = element {
        show_inside(kind, inside, language);
    }
}

fn show_text(value: &mut DeValue<'_>, language: &Language) {
    match value {
        DeValue::String(text) => *text = Cow::Owned(language.text(text).into_owned()),
        DeValue::Array(texts) => {
            for text in texts.iter_mut() {
                show_text(text.get_mut(), language);
            }
        }
        _ => {}
    }
}
