//! What identifies a person: kept, put into pseudonyms, or removed, everywhere in a bundle at once.
//!
//! A person is identified by names, addresses, user names, object ids, group memberships, telephone numbers and IP addresses:
//! every claim is personal that is not known to be about the directory, the application or the moment. What identifies
//! the organisation stays: directory and application ids, its domains, addresses of services, certificates. Without them there
//! is nothing to support.
//!
//! A pseudonym has the form of what it stands for, so that a verdict comes to the same: an address stays one, in the same
//! domain where that is the organisation's; a GUID stays a GUID; a guest's user name keeps its `#EXT#`; capitals stay
//! capitals. The same person has the same pseudonym everywhere in one bundle, and another one in the next: the key is random
//! and thrown away, so that nothing leads back.

mod addresses;
mod assertion;
mod claims;
mod dictionary;
mod places;
mod pseudonym;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Unknown;
use crate::json::Place;
use assertion::Piece;
use dictionary::Dictionary;
use places::{Spot, Visitor, organisation, visit};
use pseudonym::{Pseudonyms, is_telling};

/// How far personal values go.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// They stay.
    #[default]
    Kept,
    /// A pseudonym stands for each: the same for the same value, of the same form.
    Pseudonyms,
    /// Only the form stays: that there was an address, a GUID, a text.
    Removed,
}

/// Random bytes from which pseudonyms are made. Whoever makes them throws them away.
pub struct Salt(pub [u8; 32]);

/// What was done to the personal values of a bundle, without any of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Redaction {
    /// How far they go.
    pub level: Level,
    /// Every place where one was, in the order of the document.
    pub receipt: Vec<Replaced>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// A place where a personal value was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Replaced {
    /// Where, as a JSON Pointer (RFC 6901).
    pub path: String,
    /// What it was: the name of the claim, attribute or member, or `text` for a value inside a longer text.
    pub what: String,
    /// Why it cannot stay, such as `person`, `group` or `ownWords`. A later version may have other reasons.
    pub reason: String,
    /// What stands in its place, such as `pseudonym`, `form` or `nothing`.
    pub with: String,
    /// How many there were, where it was more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// Puts pseudonyms or forms in the place of every personal value in a bundle's document.
pub(crate) fn depersonalise(document: &mut Value, level: Level, salt: &Salt) -> Vec<Replaced> {
    if level == Level::Kept {
        return Vec::new();
    }
    let domains = places::domains(document);
    let pseudonyms = Pseudonyms::new(level, salt, domains);
    let mut collecting = Collecting::default();
    visit(document, &mut collecting);
    let of_organisation = organisation(document);
    collecting
        .values
        .retain(|value| !of_organisation.contains(&value.to_lowercase()));
    let dictionary = Dictionary::new(collecting.values, &pseudonyms);
    let mut replacing = Replacing {
        pseudonyms: &pseudonyms,
        dictionary: &dictionary,
        with: if level == Level::Removed {
            "form"
        } else {
            "pseudonym"
        },
        receipt: Vec::new(),
    };
    visit(document, &mut replacing);
    replacing.receipt
}

/// Finds out which values are personal, changing nothing.
#[derive(Default)]
struct Collecting {
    values: std::collections::BTreeSet<String>,
}

impl Visitor for Collecting {
    fn text(&mut self, _: &Place<'_>, spot: Spot<'_>, text: &mut String) {
        match spot {
            Spot::Personal { .. } => self.keep(text),
            Spot::Markup => {
                drop(assertion::replaced(text, &mut |piece| {
                    match piece {
                        Piece::Personal(_, value) => self.keep(value),
                        Piece::Other(text) => self.keep_addresses(text),
                    }
                    None
                }));
            }
            Spot::Prose | Spot::Other => self.keep_addresses(text),
            Spot::OwnWords | Spot::Published => {}
        }
    }
}

impl Collecting {
    fn keep_addresses(&mut self, text: &str) {
        drop(addresses::replaced(text, &mut |address| {
            self.keep(address);
            None
        }));
    }

    fn keep(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.values.insert(value.to_owned());
        // A guest's user name holds the address at home; another may stand before a `#`.
        self.values.extend(pseudonym::inside(value));
    }
}

struct Replacing<'a> {
    pseudonyms: &'a Pseudonyms,
    dictionary: &'a Dictionary<'a>,
    with: &'static str,
    receipt: Vec<Replaced>,
}

impl Visitor for Replacing<'_> {
    fn text(&mut self, place: &Place<'_>, spot: Spot<'_>, text: &mut String) {
        match spot {
            Spot::Personal { what, reason } => {
                let replaced = self.pseudonyms.of(text);
                if *text != replaced {
                    self.note(place, what, reason);
                    *text = replaced;
                }
            }
            Spot::OwnWords => {
                if !text.is_empty() {
                    text.clear();
                    self.receipt(place, "said", "ownWords", "nothing");
                }
            }
            Spot::Markup => self.markup(place, text),
            Spot::Prose => self.prose(place, text, true),
            Spot::Other => self.prose(place, text, false),
            Spot::Published => {
                if let Some(replaced) = self.dictionary.replaced(text, false) {
                    *text = replaced;
                    self.note(place, "text", "person");
                }
            }
        }
    }

    fn number(&mut self, place: &Place<'_>, what: &str, number: u64) -> u64 {
        self.note(place, what, "person");
        self.pseudonyms.number(number)
    }

    fn name(&mut self, name: &str) -> Option<String> {
        self.inside(name, false)
    }
}

impl Replacing<'_> {
    fn markup(&mut self, place: &Place<'_>, text: &mut String) {
        let mut names = Vec::new();
        let replaced = assertion::replaced(text, &mut |piece| {
            let (name, value, instead) = match piece {
                Piece::Personal(name, value) => (name, value, Some(self.pseudonyms.of(value))),
                Piece::Other(text) => ("text", text, self.inside(text, false)),
            };
            let instead = instead.filter(|instead| instead != value)?;
            names.push(name.to_owned());
            Some(instead)
        });
        for name in names {
            let reason = claims::reason(&name);
            self.note(place, &name, reason);
        }
        if let Some(replaced) = replaced {
            *text = replaced;
        }
    }

    fn prose(&mut self, place: &Place<'_>, text: &mut String, is_prose: bool) {
        if let Some(replaced) = self.inside(text, is_prose) {
            *text = replaced;
            self.note(place, "text", "person");
        }
    }

    /// The text with every personal value in it replaced; none where it holds none.
    fn inside(&self, text: &str, is_prose: bool) -> Option<String> {
        let found = self.addresses(text);
        let seen = found.as_deref().unwrap_or(text);
        let known = self.dictionary.replaced(seen, is_prose);
        known.or(found).filter(|replaced| replaced != text)
    }

    /// The text with every address in it replaced; none where it holds none.
    fn addresses(&self, text: &str) -> Option<String> {
        addresses::replaced(text, &mut |address| {
            is_telling(address).then(|| self.pseudonyms.of(address))
        })
    }

    fn note(&mut self, place: &Place<'_>, what: &str, reason: &str) {
        self.receipt(place, what, reason, self.with);
    }

    /// Several of the same list or text are told once.
    fn receipt(&mut self, place: &Place<'_>, what: &str, reason: &str, with: &str) {
        let path = match place {
            Place::Item(list, _) => list.pointer(),
            _ => place.pointer(),
        };
        if let Some(last) = self.receipt.last_mut()
            && (last.path.as_str(), last.what.as_str()) == (path.as_str(), what)
        {
            last.count = Some(last.count.unwrap_or(1) + 1);
            return;
        }
        self.receipt.push(Replaced {
            path,
            what: what.to_owned(),
            reason: reason.to_owned(),
            with: with.to_owned(),
            count: None,
            other: Unknown::default(),
        });
    }
}

#[cfg(test)]
mod tests;
