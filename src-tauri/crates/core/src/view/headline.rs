//! What a step is about just now, as its screen says it on top.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wizard::Standing;

/// What a step is about just now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeadlineView {
    /// The state or the next thing to do, in a sentence.
    pub title: String,
    /// What goes with it, in sentences.
    pub text: String,
    /// The standing beside it, where one is shown.
    pub standing: Option<Standing>,
}
