//! What keeps well-formed XML from being the document that was wanted: which part of it is at fault, by its name.

/// An element that may occur once occurs several times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Several(pub(crate) &'static str);

/// Why an element is not what was wanted. Never quotes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShapeError {
    /// Parts of this name contradict each other.
    Contradictory(&'static str),
    /// A part of this name must be there.
    Missing(&'static str),
    /// A part of this name may occur once, and occurs several times.
    Several(&'static str),
    /// It is none of this name, or of no known version.
    Unlike(&'static str),
    /// The part of this name has no value of the kind that belongs there.
    Unreadable(&'static str),
}

impl ShapeError {
    /// Its stable id, by which a sentence chooses its words, and the name of the part.
    pub(crate) const fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Contradictory(part) => ("contradictory", part),
            Self::Missing(part) => ("missing-part", part),
            Self::Several(part) => ("several", part),
            Self::Unlike(part) => ("unlike", part),
            Self::Unreadable(part) => ("unreadable", part),
        }
    }
}

impl From<Several> for ShapeError {
    fn from(several: Several) -> Self {
        Self::Several(several.0)
    }
}
