//! What people paste, save and drop, undressed: one reader for every encoding, wrapper and escape, which says how a thing
//! was dressed.
//!
//! What lies inside is handed on to the letter: undressing takes wrappers off and never mends what they hold. Whether it
//! is worth anything is for others to verify.

mod base64;
mod command;
mod dress;
pub(crate) mod encoding;
pub(crate) mod escapes;
mod fields;
mod json;
mod kind;
mod labelled;
mod lines;
mod page;
mod search;
pub(crate) mod single;
pub(crate) mod strict_json;
pub(crate) mod surroundings;
pub(crate) mod wrapped_link;
mod wrong_thing;

use crate::failure::{Failure, FailureCode};
use crate::limits;

pub use dress::{Dress, Layer, Recorded};
pub(crate) use fields::{Fields, Origin, pairs};
pub(crate) use kind::has_ellipsis;
pub use kind::{Kind, SignInRequest};
pub(crate) use search::document_in;
pub use wrapped_link::Wrapper;
pub use wrong_thing::Wanted;

/// What somebody brought: everything that was found in it, in its order.
pub struct Pasted {
    items: Vec<Item>,
}

/// One thing that was found.
pub(crate) struct Item {
    /// The thing.
    pub(crate) thing: Thing,
    /// What was taken off, from the outside in.
    layers: Vec<Layer>,
    /// The request that it stood in, where a browser's requests were recorded.
    pub(crate) recorded: Option<Recorded>,
}

/// A thing as it lies inside.
pub(crate) enum Thing {
    /// Names with their values: of an address, a form, a table or a JSON object.
    Fields(Fields),
    /// A JSON object.
    Object(serde_json::Map<String, serde_json::Value>),
    /// What a page of a sign-in host says, where it stands in a recording of a browser's requests.
    Page(String),
    /// The end of a recording of a browser's requests.
    Recording {
        /// How many there are.
        requests: usize,
    },
    /// Text, as a whole.
    Text(String),
    /// Three or five parts with dots between them, without anything else (RFC 7515 §7.1, RFC 7516 §7.1).
    Token(String),
    /// A document in XML.
    Xml(String),
}

/// What a reader took, with how it was dressed.
#[derive(Debug, Clone)]
pub struct Taken<T> {
    /// What was taken.
    pub value: T,
    /// How it was dressed.
    pub dress: Dress,
}

impl Pasted {
    /// Undresses the bytes of a file or of standard input, in whatever encoding they are.
    ///
    /// # Errors
    ///
    /// Fails with [`FailureCode::PastedTooLong`] when there is more than anybody pastes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Failure> {
        let (text, layer) = encoding::text(bytes)?;
        Ok(Self::undressed(&text, layer))
    }

    /// Undresses text.
    ///
    /// # Errors
    ///
    /// As [`Pasted::from_bytes`].
    pub fn from_text(text: &str) -> Result<Self, Failure> {
        if text.len() > limits::PASTED {
            return Err(Failure::new(FailureCode::PastedTooLong));
        }
        Ok(Self::undressed(text, None))
    }

    fn undressed(text: &str, layer: Option<Layer>) -> Self {
        let items = search::items(text, layer);
        Self { items }
    }

    /// Everything that was found, in its order.
    pub(crate) fn items(&self) -> &[Item] {
        &self.items
    }

    /// The best that `take` makes of what was found: of those that it ranks highest, the last. The dress says which of
    /// how many different ones that is.
    pub(crate) fn last<T, R: Ord>(
        &self,
        take: impl Fn(&Item) -> Option<(R, T)>,
    ) -> Option<Taken<T>> {
        let mut best: Vec<(&Item, T)> = Vec::new();
        let mut rank: Option<R> = None;
        for item in &self.items {
            let Some((ranked, value)) = take(item) else {
                continue;
            };
            if rank.as_ref().is_some_and(|rank| ranked < *rank) {
                continue;
            }
            if rank.as_ref().is_none_or(|rank| ranked > *rank) {
                best.clear();
            }
            // A redirect and the request that follows it are one and the same.
            let again = best
                .last()
                .is_some_and(|(other, _)| other.thing.is_same_as(&item.thing));
            if again {
                best.pop();
            }
            rank = Some(ranked);
            best.push((item, value));
        }
        let of = best.len();
        let (item, value) = best.pop()?;
        let dress = Dress {
            layers: item.layers.clone(),
            recorded: item.recorded.clone(),
            which: of,
            of,
        };
        Some(Taken { value, dress })
    }

    /// The last document in XML.
    ///
    /// # Errors
    ///
    /// Names what stands there where it is something else than what is wanted, is `several` where documents of that kind
    /// differ and nobody says which is meant, and `otherwise` where there is no document at all.
    pub(crate) fn document(
        &self,
        wanted: Wanted,
        several: FailureCode,
        otherwise: FailureCode,
    ) -> Result<&str, Failure> {
        let described = self.described(wanted);
        if described.len() > 1 {
            let count = described.len().to_string();
            let entities = described.join(", ");
            let facts = [("count", count.as_str()), ("entities", &entities)];
            return Err(Failure::with(several, &facts));
        }
        let document = self.items.iter().rev().find_map(|item| match &item.thing {
            Thing::Xml(text) => Some(text.as_str()),
            _ => None,
        });
        let named = self.kind().and_then(|kind| kind.in_place_of(wanted));
        match (document, named) {
            (Some(document), None) => Ok(document),
            (_, Some(failure)) => Err(failure),
            (None, None) => Err(Failure::with(otherwise, &[("wanted", wanted.id())])),
        }
    }

    /// Whom the metadata here describes, once for each document that is not the same as another.
    fn described(&self, wanted: Wanted) -> Vec<String> {
        let mut documents: Vec<&str> = Vec::new();
        let mut described = Vec::new();
        for item in &self.items {
            let Thing::Xml(text) = &item.thing else {
                continue;
            };
            if documents.contains(&text.as_str()) {
                continue;
            }
            let entity = Kind::of_xml(text).and_then(|kind| kind.described_for(wanted));
            if let Some(entity) = entity {
                documents.push(text);
                described.push(entity);
            }
        }
        described
    }

    /// The failure that this is in the place of what is wanted, and `otherwise` where nobody can tell what it is.
    pub(crate) fn in_place_of(&self, wanted: Wanted, otherwise: FailureCode) -> Failure {
        let named = self.kind().and_then(|kind| kind.in_place_of(wanted));
        named.unwrap_or_else(|| Failure::with(otherwise, &[("wanted", wanted.id())]))
    }

    /// All of it as text, where it is not too long to be one.
    #[must_use]
    pub fn text(&self) -> &str {
        let mut found = self.items.iter().rev();
        let text = found.find_map(|item| match &item.thing {
            Thing::Text(text) => Some(text.as_str()),
            _ => None,
        });
        text.unwrap_or_default()
    }

    /// What it is, as far as anybody can tell: the last thing that has a name.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        self.items
            .iter()
            .rev()
            .find_map(|item| Kind::of_thing(&item.thing))
    }
}

/// The text of a file, in whatever encoding it is, without a byte order mark.
///
/// # Errors
///
/// Fails with [`FailureCode::PastedTooLong`] when there is more than anybody brings.
pub fn text(bytes: &[u8]) -> Result<String, Failure> {
    encoding::text(bytes).map(|(text, _)| text)
}

impl Item {
    /// How it was dressed; one of one.
    pub(crate) fn dress(&self) -> Dress {
        Dress {
            layers: self.layers.clone(),
            recorded: self.recorded.clone(),
            which: 1,
            of: 1,
        }
    }
}

impl Thing {
    fn is_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fields(one), Self::Fields(other)) => one.says_the_same_as(other),
            (Self::Text(one), Self::Text(other))
            | (Self::Page(one), Self::Page(other))
            | (Self::Token(one), Self::Token(other))
            | (Self::Xml(one), Self::Xml(other)) => one == other,
            _ => false,
        }
    }
}

impl std::fmt::Debug for Pasted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Secrets may be in it.
        out.debug_struct("Pasted").finish_non_exhaustive()
    }
}
