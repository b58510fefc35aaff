//! One thing that is wrong, and its rank among others.

use crate::failure::aadsts::redacted;
use crate::failure::{Failure, FailureCode};
use crate::pasted::Recorded;

use super::{About, What};

/// One thing that is wrong.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong.
    pub failure: Failure,
    /// In which request of a recording.
    pub recorded: Option<Recorded>,
    /// What it was found in.
    pub(super) what: What,
    /// How far it decides.
    pub(super) weight: Weight,
}

/// How far a finding decides, the heaviest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Somebody refused, or nobody could go on.
    Decisive,
    /// A secret was shown to somebody.
    Shown,
    /// It is not the thing that would tell.
    AnotherThing,
    /// What was changed on its way here may not have been when it was used.
    Changed,
    /// A sign-in went on after it.
    Overcome,
    /// It is over by now, and may not have been when it was used.
    Over,
}

impl Fault {
    /// `failure`, found in something that is `what`.
    pub(super) fn of(failure: Failure, what: What) -> Self {
        Self {
            weight: Weight::of(failure.code),
            failure,
            recorded: None,
            what,
        }
    }

    /// The same, which a sign-in went on after.
    pub(super) fn overcome(mut self) -> Self {
        self.weight = self.weight.max(Weight::Overcome);
        self
    }

    /// Whether it is only that something else would tell.
    #[must_use]
    pub fn is_another_thing(&self) -> bool {
        self.weight == Weight::AnotherThing
    }

    /// Tells the failure what it is about, and takes out of it whatever may not be told.
    pub(super) fn tell(&mut self, about: &About) {
        for fact in self.failure.facts.values_mut() {
            *fact = redacted(fact);
        }
        if let Some(detail) = &mut self.failure.detail {
            // All of the text is here already, and may hold what nobody recognised as a secret.
            detail.raw = None;
        }
        if let Some(protocol) = about.protocol
            && self.failure.code != FailureCode::PastedSecret
        {
            self.failure = self.failure.clone().of(protocol, protocol);
        }
    }

    fn is_same_as(&self, other: &Self) -> bool {
        let number = |finding: &Self| finding.failure.facts.get("aadsts").cloned();
        self.failure.code == other.failure.code && number(self) == number(other)
    }
}

impl Weight {
    const fn of(code: FailureCode) -> Self {
        match code {
            FailureCode::IdTokenExpired | FailureCode::SamlExpired | FailureCode::WsFedLifetime => {
                Self::Over
            }
            FailureCode::SamlSignature | FailureCode::SamlWhiteSpace => Self::Changed,
            FailureCode::PastedSecret => Self::Shown,
            FailureCode::PastedAccessToken
            | FailureCode::PastedAssertion
            | FailureCode::PastedCutOff
            | FailureCode::PastedEncryptedToken
            | FailureCode::PastedGraphToken
            | FailureCode::PastedLogout
            | FailureCode::PastedRecording
            | FailureCode::PastedRequest
            | FailureCode::PastedUnknown => Self::AnotherThing,
            _ => Self::Decisive,
        }
    }
}

/// Puts the decisive first, and leaves out what is the same again.
pub(super) fn rank(findings: &mut Vec<Fault>) {
    findings.sort_by_key(|finding| finding.weight);
    let mut kept: Vec<Fault> = Vec::with_capacity(findings.len());
    for finding in findings.drain(..) {
        if !kept.iter().any(|other| other.is_same_as(&finding)) {
            kept.push(finding);
        }
    }
    *findings = kept;
}
