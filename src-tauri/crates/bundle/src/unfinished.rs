//! How far a set-up had come that was exported before somebody was seen to sign in: what support needs of it most.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::redact::{recorded, redact_where};
use crate::{Failure, Unknown};

/// How far an unfinished set-up had come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Unfinished {
    /// The step with the one next thing: `tenant`, `model`, `consent`, `credentials`, `testLogin` or `export`.
    pub step: String,
    /// The directory that was asked for last, found or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// What failed last, where something did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<Failed>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// What a person entered to name the directory, and where it was looked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Exactly what was entered.
    pub what: String,
    /// The id of the Microsoft cloud, such as `global`.
    pub cloud: String,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

/// What failed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Failed {
    /// In which step.
    pub step: String,
    /// Whether no answer came from which anything follows.
    pub inconclusive: bool,
    /// The failure.
    pub failure: Failure,
    /// What was asked and what came, to judge it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording: Option<Value>,
    /// Members this version does not know.
    #[serde(flatten)]
    pub other: Unknown,
}

impl Failed {
    /// The same with what was asked and what came, redacted.
    #[must_use]
    pub fn with_recording(mut self, mut recording: Value) -> Self {
        drop(redact_where(&mut recording, &recorded));
        self.recording = Some(recording);
        self
    }
}
