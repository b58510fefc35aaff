//! What a test login comes to: the verdict, the checks behind it, what the service makes of the claims, and what
//! deserves a look; and as whom and in which way somebody signs in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::check::{Check, CheckStatus};
pub use super::warning::Warning;
use crate::failure::{Failure, FailureCode};

/// The verdict of a test login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// The person can sign in.
    Pass,
    /// The person cannot sign in.
    Fail,
    /// No answer came.
    Inconclusive,
}

/// What the service will take for one of its needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimUse {
    /// The need's id in the service's profile.
    pub need: String,
    /// The claim it will use, where there is one.
    pub claim: Option<String>,
    /// That claim's value.
    pub value: Option<String>,
    /// The claims before it that are missing.
    pub missing: Vec<String>,
    /// Whether nobody gets in without it.
    pub required: bool,
}

/// What a login leaves unproved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unproved {
    /// Which claims the service will see.
    Claims,
    /// Who signed in, and from which directory.
    Person,
    /// That the service can redeem the code.
    Redemption,
}

impl Unproved {
    /// Its stable id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Person => "person",
            Self::Redemption => "redemption",
        }
    }
}

/// How a test login is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// The system browser, the answer caught on loopback (RFC 8252 §7.3).
    Loopback,
    /// The system browser, the final address pasted.
    Paste,
    /// A window of ours, the answer caught before it leaves the machine.
    SignInWindow,
}

/// A kind of person who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Persona {
    /// An ordinary member with a mailbox.
    Ordinary,
    /// A guest of the directory.
    Guest,
    /// A member without a mailbox.
    NoMailbox,
    /// A member who is not assigned to the application and should be refused.
    Unassigned,
}

impl Persona {
    /// What `verdict` with its `failure` means of such a person: who should be refused must be, for that very reason.
    #[must_use]
    pub fn verdict(self, verdict: Verdict, failure: Option<Failure>) -> (Verdict, Option<Failure>) {
        let refused = failure
            .as_ref()
            .is_some_and(|failure| failure.code == FailureCode::LoginUserNotAssigned);
        match (self, verdict) {
            (Self::Unassigned, _) if refused => (Verdict::Pass, None),
            (Self::Unassigned, Verdict::Pass) => (
                Verdict::Fail,
                Some(Failure::new(FailureCode::LoginOutsiderLetIn)),
            ),
            (_, verdict) => (verdict, failure),
        }
    }
}
