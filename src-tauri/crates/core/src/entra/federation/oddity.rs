//! A part of a metadata document that is not as the standard wants it, while the rest can be read.

use serde::{Deserialize, Serialize};

use crate::xml::Element;

/// One odd part: which, and how it is odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oddity {
    /// The name of the element or attribute.
    pub part: String,
    /// Which one of its name, counted from 1, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<usize>,
    /// How it is odd.
    pub kind: OddityKind,
}

/// How a part is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OddityKind {
    /// It holds no address that could be opened; it was left out.
    Address,
    /// It holds no certificate that could be read; it was left out.
    Certificate,
    /// A comment stands beside its text; it was passed over.
    Comment,
    /// It is empty; it was left out.
    Empty,
    /// BEGIN and END lines stand around its base64; they were taken off.
    Lines,
    /// Several certificates run together in it; the first was read.
    Several,
    /// It is no moment; it was left out.
    Time,
    /// It stands around the one entity, which was taken out of it.
    Wrapper,
}

impl OddityKind {
    /// Its stable id, by which a sentence chooses its words.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Certificate => "certificate",
            Self::Comment => "comment",
            Self::Empty => "empty",
            Self::Lines => "lines",
            Self::Several => "several",
            Self::Time => "time",
            Self::Wrapper => "wrapper",
        }
    }

    /// Whether the part was left out, and not merely read with indulgence.
    #[must_use]
    pub const fn is_left_out(self) -> bool {
        match self {
            Self::Address | Self::Certificate | Self::Empty | Self::Time => true,
            Self::Comment | Self::Lines | Self::Several | Self::Wrapper => false,
        }
    }
}

impl Oddity {
    /// The part that `element` is, the `number`th of its name.
    pub(super) fn at(element: Element<'_>, number: Option<usize>, kind: OddityKind) -> Self {
        Self {
            part: element.local_name().to_owned(),
            number,
            kind,
        }
    }
}
