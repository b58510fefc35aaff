//! What a check of bundles comes to, as a document: of all of them, or of one part; and the parts joined again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::finding::{FindingCode, Severity, WatchFinding};
use super::shard::Shard;
use crate::entra::ending::DaysBefore;
use crate::failure::{Failure, FailureCode};

/// What `format` says in every such document.
pub const FORMAT: &str = "consentry.check";

/// The version of its shape.
pub const VERSION: u32 = 1;

/// What stands before the bundles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultsHead {
    /// Always [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// The moment at which everything stood as it says.
    pub at: DateTime<Utc>,
    /// Whether Microsoft was asked.
    pub live: bool,
    /// How many days before an end it is spoken of.
    pub within: DaysBefore,
    /// Which part of the bundles it is about.
    pub shard: Shard,
}

impl ResultsHead {
    /// The head of what is found at `at`.
    #[must_use]
    pub fn new(at: DateTime<Utc>, live: bool, within: DaysBefore, shard: Shard) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            at,
            live,
            within,
            shard,
        }
    }
}

/// One bundle, and what is found about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Watched {
    /// The file, as it was named or found.
    pub file: String,
    /// The bundle's digest; none for what is no bundle.
    #[serde(default)]
    pub digest: Option<String>,
    /// The set-up that it was made from.
    #[serde(default)]
    pub setup: Option<String>,
    /// The service's own name.
    #[serde(default)]
    pub service: Option<String>,
    /// The directory, by its domain where it was found by one, else by its ID.
    #[serde(default)]
    pub directory: Option<String>,
    /// Whether Microsoft was asked about it and answered.
    #[serde(default)]
    pub asked: bool,
    /// What in it ends on a known day.
    #[serde(default)]
    pub endings: Vec<Ending>,
    /// What is found, the worst first.
    #[serde(default)]
    pub findings: Vec<WatchFinding>,
}

/// Something that ends on a known day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// What it is.
    pub what: EndingKind,
    /// Its last day.
    pub on: NaiveDate,
    /// Whole days from the moment of the check; negative when it has ended.
    pub days: i64,
    /// Which it is: the first characters of a secret, the SHA-1 thumbprint of a certificate.
    pub id: String,
}

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndingKind {
    /// A signing certificate.
    Certificate,
    /// A client secret.
    Secret,
}

impl EndingKind {
    /// Its stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Secret => "secret",
        }
    }
}

/// How many bundles, and how many things found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Files that were looked at.
    pub bundles: u64,
    /// Those of which nobody has to do anything.
    pub fine: u64,
    /// Those that are no bundle, or cannot be read.
    pub unreadable: u64,
    /// Those about which Microsoft was asked and answered.
    pub asked: u64,
    /// Findings for which somebody cannot sign in.
    pub errors: u64,
    /// Findings for which somebody has to do something in time.
    pub warnings: u64,
    /// What is good to know.
    pub notices: u64,
}

/// The whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Results {
    /// What stands before the bundles.
    #[serde(flatten)]
    pub head: ResultsHead,
    /// Each bundle, by the name of its file.
    pub bundles: Vec<Watched>,
    /// Whether every bundle was looked at: nobody stopped it, and no part is missing.
    pub complete: bool,
    /// The parts that are missing, where several were joined.
    #[serde(default)]
    pub missing: Vec<u32>,
}

/// Why results cannot be joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmergeable {
    /// One is of another format or version, or there is none.
    Foreign,
    /// They are parts of different checks: this is not the same in all of them.
    Different(&'static str),
}

impl Unmergeable {
    /// Its stable name, on which sentences select.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Different(what) => what,
        }
    }
}

impl Watched {
    pub(super) fn of(file: String) -> Self {
        Self {
            file,
            ..Self::default()
        }
    }

    /// A bundle that this program failed to look at.
    #[must_use]
    pub fn defect(file: String) -> Self {
        let mut watched = Self::of(file);
        let failure = Failure::new(FailureCode::InternalDefect);
        watched.findings.push(WatchFinding::of_bundle(&failure));
        watched
    }

    pub(super) fn find(&mut self, code: FindingCode, facts: &[(&str, &str)]) {
        self.findings.push(WatchFinding::new(code, facts));
    }

    /// That `ending` is near, or past.
    pub(super) fn find_end(&mut self, code: FindingCode, ending: &Ending, within: u32) {
        let (date, days) = (ending.on.to_string(), ending.days.to_string());
        let within = within.to_string();
        let facts = [
            ("date", date.as_str()),
            ("days", &days),
            ("within", &within),
            ("id", &ending.id),
        ];
        self.find(code, &facts);
    }

    /// The worst first; what is equally bad stays in its order.
    pub(super) fn put_in_order(&mut self) {
        self.findings.sort_by_key(|finding| finding.severity);
    }

    /// Whether nobody has to do anything about it.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity == Severity::Notice)
    }
}

impl Counts {
    /// One bundle more.
    pub fn add(&mut self, watched: &Watched) {
        let of = |severity| {
            let found = watched.findings.iter();
            found.filter(|finding| finding.severity == severity).count() as u64
        };
        self.bundles += 1;
        self.fine += u64::from(watched.is_fine());
        self.unreadable += u64::from(watched.digest.is_none());
        self.asked += u64::from(watched.asked);
        self.errors += of(Severity::Error);
        self.warnings += of(Severity::Warning);
        self.notices += of(Severity::Notice);
    }

    /// Whether somebody has to do something.
    #[must_use]
    pub const fn has_findings(&self) -> bool {
        self.fine < self.bundles
    }
}

impl Results {
    /// `results` as if all their bundles had been looked at in one go, whatever their order. Of two results for one file
    /// the later stands.
    ///
    /// # Errors
    ///
    /// [`Unmergeable`] where they do not belong together.
    pub fn merge(mut results: Vec<Self>) -> Result<Self, Unmergeable> {
        results.sort_by_key(|result| (result.head.at, result.head.shard));
        let last = results.last().ok_or(Unmergeable::Foreign)?.head.clone();
        for result in &results {
            result.head.belongs_to(&last)?;
        }
        let there: BTreeSet<_> = results.iter().map(|one| one.head.shard.index).collect();
        let missing: Vec<_> = (1..=last.shard.of)
            .filter(|index| !there.contains(index))
            .collect();
        let complete = missing.is_empty() && results.iter().all(|result| result.complete);
        let bundles: BTreeMap<_, _> = results
            .into_iter()
            .flat_map(|result| result.bundles)
            .map(|watched| (watched.file.clone(), watched))
            .collect();
        Ok(Self {
            head: ResultsHead {
                shard: Shard::WHOLE,
                ..last
            },
            bundles: bundles.into_values().collect(),
            complete,
            missing,
        })
    }
}

impl ResultsHead {
    fn belongs_to(&self, other: &Self) -> Result<(), Unmergeable> {
        let different = [
            ("live", self.live != other.live),
            ("within", self.within != other.within),
            ("shard", self.shard.of != other.shard.of),
        ];
        if self.format != FORMAT || self.version != VERSION {
            return Err(Unmergeable::Foreign);
        }
        let different = different.into_iter().find(|(_, differs)| *differs);
        different.map_or(Ok(()), |(what, _)| Err(Unmergeable::Different(what)))
    }
}
