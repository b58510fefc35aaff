//! What a test login comes to: the verdict, the checks behind it, what the service makes of the claims, and what
//! deserves a look; and as whom and in which way somebody signs in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::PortalPage;

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

/// One check of the verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// Stable id, such as `issuer`.
    pub id: String,
    /// In words.
    pub label: String,
    /// The clause it comes from.
    pub clause: String,
    /// How it went.
    pub status: CheckStatus,
    /// What was expected.
    pub expected: Option<String>,
    /// What was received.
    pub received: Option<String>,
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CheckStatus {
    /// As expected.
    Pass,
    /// Not as expected.
    Fail,
    /// Not made, because an earlier one failed or it does not apply.
    Skipped,
}

/// What the service will take for one of its needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClaimUseView {
    /// Such as `E-mail`.
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

/// Something that deserves a look although all went well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WarningView {
    /// Stable id, such as `email_fallback`.
    pub id: String,
    /// As a heading.
    pub title: String,
    /// In sentences.
    pub text: String,
    /// The page on which to put it right.
    pub portal: Option<PortalPage>,
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
