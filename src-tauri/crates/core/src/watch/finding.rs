//! What is found about a bundle: a stable code, how bad it is, and the facts that its sentence is about.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::limits;

/// One thing that is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchFinding {
    /// Its stable code: that of a [`FindingCode`], or of a failure.
    pub code: String,
    /// How bad it is.
    pub severity: Severity,
    /// What its sentences are about, by the names of their variables. They come from outside as they are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub facts: BTreeMap<String, String>,
}

/// How bad something is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Nobody can sign in, or that is not to be known.
    Error,
    /// Somebody has to do something before nobody can sign in.
    Warning,
    /// It is good to know, and nobody has to do anything.
    Notice,
}

impl Severity {
    /// Its stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal: $severity:ident;)+) => {
        /// The stable name of something that is found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum FindingCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl FindingCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is written everywhere.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// How bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    /// A certificate's dates or thumbprint are not those that the bundle states, or it ends before it begins.
    CertificateContradicts = "certificate.contradicts": Error;
    /// No certificate is valid any more.
    CertificateEnded = "certificate.ended": Error;
    /// The last valid certificate ends soon.
    CertificateEnds = "certificate.ends": Warning;
    /// One certificate ends soon, and from then on Entra signs with the other.
    CertificateHandsOver = "certificate.hands_over": Warning;
    /// No certificate is valid yet.
    CertificateNotYetValid = "certificate.not_yet_valid": Error;
    /// One certificate has ended since the bundle was made, and Entra signs with the other by now.
    CertificateReplaced = "certificate.replaced": Error;
    /// The same, and it had ended before the bundle was made.
    CertificateReplacedBefore = "certificate.replaced_before": Warning;
    /// Certificates are published, or not published any more, that were not, or were, when the bundle was made.
    DriftCertificates = "drift.certificates": Warning;
    /// The discovery document says something else.
    DriftDiscovery = "drift.discovery": Error;
    /// None of the keys of then is published any more, as keys come and go.
    DriftKeys = "drift.keys": Notice;
    /// The federation metadata says something else.
    DriftMetadata = "drift.metadata": Error;
    /// The file cannot be read.
    FileUnreadable = "file.unreadable": Error;
    /// Microsoft was not asked: there is no directory in the bundle, or only one that is not running.
    NotAsked = "live.not_asked": Notice;
    /// The profile is another version than the one that was followed.
    ProfileChanged = "profile.changed": Warning;
    /// The profile does not have the integration model any more.
    ProfileModelGone = "profile.model_gone": Warning;
    /// The service is not known here.
    ProfileUnknown = "profile.unknown": Notice;
    /// The client secret has ended.
    SecretEnded = "secret.ended": Error;
    /// The client secret ends soon.
    SecretEnds = "secret.ends": Warning;
    /// Nobody wrote down when the client secret ends.
    SecretEndUnknown = "secret.end_unknown": Notice;
}

impl FindingCode {
    /// The code of this name, as it is written everywhere.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// The message that says it; its advice stands beside it.
    #[must_use]
    pub fn message_id(self) -> String {
        format!("watch-{}", self.as_str().replace('.', "-"))
    }
}

impl WatchFinding {
    /// The finding of this code. An empty fact is none.
    pub(super) fn new(code: FindingCode, facts: &[(&str, &str)]) -> Self {
        let facts = facts.iter().filter(|(_, value)| !value.is_empty());
        Self {
            code: code.as_str().to_owned(),
            severity: code.severity(),
            facts: facts
                .map(|(name, value)| ((*name).to_owned(), clipped(value)))
                .collect(),
        }
    }

    /// What is no bundle, or not the one that it says.
    pub(super) fn of_bundle(failure: &Failure) -> Self {
        let flaw = failure.flaw().into_iter().flat_map(|flaw| &flaw.facts);
        let facts = failure.facts.iter().chain(flaw);
        Self {
            code: failure.code.as_str().to_owned(),
            severity: Severity::Error,
            facts: facts
                .map(|(name, value)| (name.clone(), clipped(value)))
                .collect(),
        }
    }

    /// What came of a question to Microsoft: that it is not so, or nobody's answer.
    pub(super) fn of_answer(failure: &Failure) -> Self {
        let severity = if failure.code.disproves() {
            Severity::Error
        } else {
            Severity::Warning
        };
        Self {
            severity,
            ..Self::of_bundle(failure)
        }
    }
}

/// A value from outside, no longer than a sentence takes.
pub(super) fn clipped(value: &str) -> String {
    value.chars().take(limits::FACT).collect()
}
