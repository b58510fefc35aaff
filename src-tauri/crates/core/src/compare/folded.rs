//! What differs between any two bundles, and says nothing of why one works and the other does not.

use consentry_bundle::Bundle;

/// One thing that naturally differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    /// SHA-256 of the bundle.
    Digest,
    /// Which keys the directory published: it replaces them by itself.
    Keys,
    /// Who signed in.
    People,
    /// The computer it was made on.
    Platform,
    /// The ids of the test logins and when they were.
    Runs,
    /// The set-up's id.
    SetUp,
    /// When it was written.
    WrittenAt,
}

impl Folded {
    /// Its stable id, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::Keys => "keys",
            Self::People => "people",
            Self::Platform => "platform",
            Self::Runs => "runs",
            Self::SetUp => "set-up",
            Self::WrittenAt => "written-at",
        }
    }
}

/// All of it that differs between these two.
pub(super) fn all(left: &Bundle, right: &Bundle) -> Vec<Folded> {
    let runs = |bundle: &Bundle| -> Vec<_> {
        let runs = bundle.runs.iter();
        runs.map(|run| (run.id.clone(), run.at)).collect()
    };
    let people = |bundle: &Bundle| -> Vec<_> {
        let runs = bundle.runs.iter();
        runs.map(|run| (run.who.clone(), run.upn.clone())).collect()
    };
    let differ = [
        (left.setup_id != right.setup_id, Folded::SetUp),
        (left.created_at != right.created_at, Folded::WrittenAt),
        (
            left.provenance.platform != right.provenance.platform,
            Folded::Platform,
        ),
        (runs(left) != runs(right), Folded::Runs),
        (people(left) != people(right), Folded::People),
        (left.digest != right.digest, Folded::Digest),
    ];
    let differ = differ.into_iter().filter(|(differs, _)| *differs);
    differ.map(|(_, folded)| folded).collect()
}
