//! What only a signature itself can show, when it is gone: taken from whoever saw it. Everything else is checked as it was the
//! first time.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::check::{Check, CheckStatus, Checks, Clause};
use super::xml_signature::{Bergshamra, SignatureLibrary};
use crate::entra::federation::certificate::SigningCertificate;
use crate::xml::Element;

/// What only the signature of an ID token and the secrets beside it can show.
pub(super) const OF_A_TOKEN: [Clause; 4] = [
    Clause::Signature,
    Clause::AccessTokenHash,
    Clause::CodeHash,
    Clause::Whole,
];

/// What only the signature of an assertion can show.
pub(super) const OF_AN_ASSERTION: [Clause; 2] = [Clause::WhiteSpace, Clause::AssertionSignature];

/// Who says what only a signature can show.
#[derive(Clone, Copy, Default)]
pub(crate) enum Cryptography<'a> {
    /// The signature itself.
    #[default]
    Performed,
    /// These checks, which were made when it was there.
    Recorded(&'a [Check]),
}

impl Cryptography<'_> {
    /// Whether `clause` passed when it was checked; where it is checked now, what `check` says.
    pub(super) fn has_passed(self, clause: Clause, check: impl FnOnce() -> bool) -> bool {
        match self {
            Self::Performed => check(),
            Self::Recorded(recorded) => recorded
                .iter()
                .any(|check| check.id == clause.id() && check.status == CheckStatus::Pass),
        }
    }

    /// Records `clause` as it was recorded; whether there is a recording to go by.
    pub(super) fn recorded(self, checks: &mut Checks, clause: Clause) -> bool {
        let Self::Recorded(recorded) = self else {
            return false;
        };
        let earlier = recorded.iter().find(|check| check.id == clause.id());
        match earlier {
            Some(check) if check.status != CheckStatus::Skipped => checks.judge(
                clause,
                check.status == CheckStatus::Pass,
                check.expected.clone(),
                check.received.clone(),
            ),
            _ => checks.skip(clause),
        }
        true
    }
}

/// A signature that a certificate's key fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fit {
    /// The identifier of the element that carries it.
    element: String,
    /// The certificate, by SHA-256 over its DER.
    certificate: String,
    /// Whether it covers the element that carries it.
    covers: bool,
    /// Whether it does once the white space between tags is taken away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unindented: bool,
}

/// Asks the library, and keeps which keys fit.
#[derive(Default)]
pub(super) struct Noting(Mutex<Vec<Fit>>);

impl Noting {
    /// Which keys fit.
    pub(super) fn fits(self) -> Vec<Fit> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(
        &self,
        signature: Element<'_>,
        certificate: &SigningCertificate,
        covered: Option<Element<'_>>,
        unindented: bool,
    ) {
        if let (Some(covered), Some(owner)) = (covered, signature.parent()) {
            let mut fits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            fits.push(Fit {
                element: identifier(owner),
                certificate: certificate.sha256_thumbprint(),
                covers: covered == owner,
                unindented,
            });
        }
    }
}

impl SignatureLibrary for Noting {
    fn covered<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>> {
        let covered = Bergshamra.covered(signature, certificate);
        self.note(signature, certificate, covered, false);
        covered
    }

    fn covered_unindented<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>> {
        let covered = Bergshamra.covered(signature, certificate);
        self.note(signature, certificate, covered, true);
        covered
    }
}

/// Answers for the library from which keys fitted when the signatures were there.
pub(super) struct Noted<'a>(pub(super) &'a [Fit]);

impl Noted<'_> {
    fn fitting<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
        unindented: bool,
    ) -> Option<Element<'x>> {
        let owner = signature.parent()?;
        let (element, thumbprint) = (identifier(owner), certificate.sha256_thumbprint());
        let fit = self.0.iter().find(|fit| {
            fit.element == element && fit.certificate == thumbprint && fit.unindented == unindented
        })?;
        // Any other element than its own is as wrong as every other.
        Some(if fit.covers { owner } else { signature })
    }
}

impl SignatureLibrary for Noted<'_> {
    fn covered<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>> {
        self.fitting(signature, certificate, false)
    }

    fn covered_unindented<'x>(
        &self,
        signature: Element<'x>,
        certificate: &SigningCertificate,
    ) -> Option<Element<'x>> {
        self.fitting(signature, certificate, true)
    }
}

fn identifier(element: Element<'_>) -> String {
    let names = ["ID", "AssertionID", "ResponseID"];
    let found = names.into_iter().find_map(|name| element.attribute(name));
    found.unwrap_or_default().to_owned()
}
