//! One thing somebody does.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Condition, Exact, FactId};
use crate::wizard::Step;

/// One thing somebody does, and how one knows that it worked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Its id: small letters, digits, `_` and `-`; unique among the profile's tasks and those of a model.
    pub id: String,
    /// In which step it is shown.
    pub step: Step,
    /// Where it is done.
    pub side: Side,
    /// What to do, as a heading.
    pub title: String,
    /// How, in sentences.
    pub text: String,
    /// Whose turn it is, in words: `You, in the Entra admin center`.
    pub who: String,
    /// The menus that lead there.
    #[serde(default)]
    pub path: Vec<String>,
    /// Other wordings of those menus.
    #[serde(default)]
    pub path_otherwise: Vec<Vec<String>>,
    /// Values to use.
    #[serde(default)]
    pub values: Vec<Exact>,
    /// How one knows that it worked.
    #[serde(default)]
    pub how_you_know: Option<String>,
    /// The tasks that come before it.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// When there is such a task at all; always, where it says nothing.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Whether the set-up is complete without it.
    #[serde(default)]
    pub optional: bool,
    /// The step whose fact shows that it was done, where one does; otherwise a person says so.
    #[serde(default)]
    pub proved_by: Option<Step>,
    /// The facts that live here.
    #[serde(default)]
    pub covers: Vec<FactId>,
}

/// Where a task is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In the domain's DNS.
    Dns,
    /// In the Entra admin center.
    Entra,
    /// By somebody else, who has to be asked.
    Person,
    /// In the service.
    Service,
}
