//! What an answer says of itself, held against itself: for whoever has the answer and knows neither what was asked nor
//! whose it should be. Nothing of it is believed.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::assertion::NAME_ID;
use super::check::Checks;
use super::claims::{self, ClaimContract, names};
use super::warning::Warning;
use crate::failure::Failure;

/// What is wrong with an answer by its own words.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    /// What is wrong, the decisive first.
    pub(crate) failures: Vec<Failure>,
    /// What deserves a look beside that.
    pub(crate) warnings: Vec<Warning>,
    /// What only somebody else could check.
    pub(crate) unchecked: Vec<Unchecked>,
    /// Directory (tenant) ID, as it names it.
    pub(crate) tenant: Option<String>,
    /// The application that it is for, as it names it.
    pub(crate) audience: Option<String>,
}

/// What an answer alone does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unchecked {
    /// Whether it is for the application that was set up.
    Audience,
    /// Whether the service finds in it what it needs.
    Claims,
    /// Whether it comes from the directory that was set up.
    Issuer,
    /// Whether it answers the request that was sent.
    Request,
    /// Whether its signature holds.
    Signature,
    /// Whether the certificate that signed it is the provider's.
    Signer,
}

impl Unchecked {
    /// Its stable id, on which sentences select.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Audience => "audience",
            Self::Claims => "claims",
            Self::Issuer => "issuer",
            Self::Request => "request",
            Self::Signature => "signature",
            Self::Signer => "signer",
        }
    }
}

impl Stated {
    /// An answer that only says `failure`.
    pub(crate) fn refused(failure: Failure) -> Self {
        Self {
            failures: vec![failure],
            ..Self::default()
        }
    }

    /// Takes up what checks of the answer found.
    pub(crate) fn checked(&mut self, checks: Checks) {
        self.failures.extend(checks.into_failures());
    }

    /// Takes up what a service usually needs of the claims: an address to know people by.
    pub(crate) fn claimed(&mut self, claims: &BTreeMap<String, Value>, among: &[&str]) {
        let contract = ClaimContract {
            need: "email".to_owned(),
            claims: among.iter().map(|claim| (*claim).to_owned()).collect(),
            required: true,
        };
        let outcome = claims::judge_unverified(claims, &[contract]);
        self.failures.extend(outcome.failure);
        // Which claim is the permanent key is for the service's contract to say.
        let said = outcome.warnings.into_iter();
        self.warnings
            .extend(said.filter(|warning| *warning != Warning::MutableKey));
    }
}

/// Where the address of a person stands in an ID token of Entra's.
pub(crate) const IN_A_TOKEN: [&str; 3] = ["email", "preferred_username", "upn"];

/// Where it stands in an assertion.
pub(crate) const IN_AN_ASSERTION: [&str; 4] = [
    names::EMAIL_ADDRESS,
    names::USER_NAMES[4],
    names::USER_NAMES[3],
    NAME_ID,
];
