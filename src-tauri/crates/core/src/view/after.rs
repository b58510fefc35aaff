//! What the screens show beside the six steps: what Consentry looks at by itself, and what comes after.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SecretView, TaskView};
use crate::failure::Failure;
use crate::step::Step;

/// One thing that Consentry looks at by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LiveCheckView {
    /// Its id in the profile.
    pub id: String,
    /// In which step it is shown.
    pub step: Step,
    /// What is looked at, as a heading.
    pub title: String,
    /// How it came out last.
    pub standing: LiveStanding,
    /// What was seen, in one sentence.
    pub seen: Option<String>,
    /// What is wrong, where something is.
    pub failure: Option<Failure>,
    /// When it was looked at last.
    pub at: Option<DateTime<Utc>>,
    /// Whether it needs a text: a token that the service issued.
    pub takes_text: bool,
}

/// How a look came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LiveStanding {
    /// It is as it should be.
    AsItShould,
    /// It is not.
    Otherwise,
    /// No answer came, or nobody can look yet.
    Unknown,
    /// Somebody is looking.
    Looking,
    /// Nobody has looked.
    NotLooked,
}

/// A signing certificate in the federation metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// SHA-1 over its DER, as the admin center shows it.
    pub thumbprint: String,
    /// From when it is valid.
    pub not_before: DateTime<Utc>,
    /// Until when it is valid.
    pub not_after: DateTime<Utc>,
    /// How it stands now.
    pub standing: CertificateStanding,
}

/// How a certificate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificateStanding {
    /// It ends within sixty days: that is when Microsoft begins to write.
    EndsSoon,
    /// It has ended.
    Expired,
    /// It is not valid yet.
    NotYet,
    /// It is valid.
    Valid,
}

/// What comes after the first success.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AfterView {
    /// Switching it on for people.
    pub enable: Vec<TaskView>,
    /// Taking the other ways of signing in away; each stays locked until nobody can be locked out.
    pub enforce: Vec<TaskView>,
    /// Replacing secret or certificate; none where there is nothing of the customer's.
    pub rotation: Option<RotationView>,
}

/// Replacing secret or certificate before it ends: the new one first, the old one last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RotationView {
    /// Whose duty it is, and what happens otherwise.
    pub text: String,
    /// When what is in use ends, where that is known.
    pub ends_on: Option<NaiveDate>,
    /// The tasks, in their order.
    pub tasks: Vec<TaskView>,
    /// The new secret, once it is proved.
    pub secret: Option<SecretView>,
    /// The new certificates, once they are read.
    pub certificates: Vec<CertificateView>,
    /// Whether new credentials are proved.
    pub proved: bool,
    /// Whether somebody signed in with them.
    pub tried: bool,
    /// Whether all is done but putting the new ones in the place of the old.
    pub can_finish: bool,
}

/// When a field is asked for, over the ids of the other fields and `model`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ConditionView {
    /// All of these hold.
    All {
        /// Which.
        of: Vec<Self>,
    },
    /// At least one of these holds.
    Any {
        /// Which.
        of: Vec<Self>,
    },
    /// The field has one of these values.
    In {
        /// The field.
        subject: String,
        /// The values.
        values: Vec<String>,
    },
    /// Something was entered.
    NonEmpty {
        /// The field.
        subject: String,
    },
    /// The other does not hold.
    Not {
        /// Which.
        of: Box<Self>,
    },
}
