//! What customers send, explained: every file of `corpus/pasted/` through the core, some of each kind through the command,
//! pieces and changes of them, and what is far too long.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod changed;
mod command;
mod corpus;
mod large;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use consentry_core::explain;
use consentry_core::language::Language;
use consentry_core::service::Services;
use consentry_core::view::ExplanationView;

/// The moment at which the corpus is judged.
pub(crate) const AT: &str = "2026-02-01T12:00:00Z";

/// What stands in every secret, code and token of the corpus.
pub(crate) const CANARY: &str = "canary";

/// One file of the corpus, and what it is.
pub(crate) struct Pasted {
    pub(crate) file: String,
    pub(crate) kind: String,
    /// The decisive finding; none where nothing is wrong.
    pub(crate) first: Option<String>,
    /// Who must act.
    pub(crate) actor: Option<String>,
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/pasted")
}

impl Pasted {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(folder().join(&self.file)).unwrap()
    }
}

/// Every row of `expected.tsv`.
pub(crate) fn all() -> Vec<Pasted> {
    let table = std::fs::read_to_string(folder().join("expected.tsv")).unwrap();
    let rows = table.lines().skip(1).map(|row| {
        let cells: Vec<_> = row.split('\t').collect();
        let [file, kind, first, actor] = cells[..] else {
            panic!("not four cells: {row}");
        };
        let named = |cell: &str| (cell != "-").then(|| cell.to_owned());
        Pasted {
            file: file.to_owned(),
            kind: kind.to_owned(),
            first: named(first),
            actor: named(actor),
        }
    });
    rows.collect()
}

/// What the core says of `bytes`.
pub(crate) fn explained(bytes: &[u8]) -> ExplanationView {
    let at: DateTime<Utc> = AT.parse().unwrap();
    let explanation = explain::explain(bytes, Services::shipped(), at);
    ExplanationView::new(&explanation.unwrap(), Language::english())
}

/// Nothing that is secret in the corpus stands in `told`.
pub(crate) fn assert_nothing_secret(told: &str, of: &str) {
    let folded = told.to_lowercase();
    if let Some(at) = folded.find(CANARY) {
        let from = folded.floor_char_boundary(at.saturating_sub(80));
        panic!("{of}: …{}", &folded[from..at + CANARY.len()]);
    }
}
